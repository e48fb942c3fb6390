"""What happens to submissions in real classes, by name: the grade each must get, and the note."""

from __future__ import annotations

import copy
import gzip
import io
import json
import os
import tarfile
import zipfile
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from grading.classes import RIGHT, SLUG, WRONG, Case, Desk, at, code

ALL = 8


def cases(desk: Desk) -> list[Case]:
    """Every accident, as a case."""
    found = [*_structure(desk), *_file(desk), *_place(desk), *_running(desk), *_false_zeros(desk)]
    assert len({case.name for case in found}) == len(found)
    return found


def _saved(desk: Desk, change: Any, **answers: Any) -> Any:
    """Make a submission from a notebook that `change` has altered (or replaced)."""

    def make(folder: Path) -> None:
        notebook = desk.notebook(**answers)
        desk.write(folder, change(notebook) or notebook)

    return make


def _bytes(desk: Desk, change: Any, **answers: Any) -> Any:
    """Make a submission whose text or bytes `change` has altered."""

    def make(folder: Path) -> None:
        path = desk.write(folder, desk.notebook(**answers))
        changed = change(path.read_text(encoding="utf-8"))
        path.write_bytes(changed if isinstance(changed, bytes) else changed.encode("utf-8"))

    return make


# ------------------------------------------------------------------------------ cells and marks


def _structure(desk: Desk) -> list[Case]:
    def copied(name: str) -> Any:
        return lambda nb: nb["cells"].insert(at(nb, name), copy.deepcopy(nb["cells"][at(nb, name)]))

    def copied_as_stub(nb: Any) -> None:
        stub = copy.deepcopy(next(c for c in desk.released["cells"] if c["id"] == "double"))
        nb["cells"].insert(at(nb, "double") + 1, stub)

    def split(nb: Any) -> None:
        place = at(nb, "by-region")
        first, second = RIGHT["by-region"].split("\n", 1)
        other = copy.deepcopy(nb["cells"][place])
        nb["cells"][place]["source"], other["source"] = first, second
        nb["cells"].insert(place + 1, other)

    def split_without_mark(nb: Any) -> None:
        place = at(nb, "by-region")
        first, second = RIGHT["by-region"].split("\n", 1)
        nb["cells"][place]["source"] = first
        nb["cells"].insert(place + 1, code(second))

    def removed(*names: str) -> Any:
        return lambda nb: nb.update(cells=[c for c in nb["cells"] if c["id"] not in names])

    def without(*, marks: bool = False, ids: bool = False) -> Any:
        def change(nb: Any) -> None:
            for cell in nb["cells"]:
                if marks:
                    cell["metadata"] = {}
                if ids:
                    cell.pop("id")
            if marks:
                nb["metadata"] = {"colab": {"provenance": []}}

        return change

    def marked(name: str, **marks: Any) -> Any:
        return lambda nb: nb["cells"][at(nb, name)]["metadata"]["nbgrader"].update(marks)

    def all_marked(**marks: Any) -> Any:
        def change(nb: Any) -> None:
            for cell in nb["cells"]:
                if "nbgrader" in cell["metadata"]:
                    cell["metadata"]["nbgrader"].update(marks)

        return change

    def typed(kind: str) -> Any:
        def change(nb: Any) -> None:
            cell = nb["cells"][at(nb, "double")]
            cell["cell_type"] = kind
            cell.pop("outputs"), cell.pop("execution_count")

        return change

    def misspelt(nb: Any) -> None:
        cell = nb["cells"][at(nb, "wave")]
        cell["metadata"]["nbgrader"]["grade_id"] = cell["id"] = "wawe"

    def pasted(nb: Any) -> None:
        first, second = (nb["cells"][at(nb, name)] for name in ("double", "wave"))
        second["metadata"] = copy.deepcopy(first["metadata"])
        second["id"] = "pasted"

    def answers_last(nb: Any) -> None:
        answers = [c for c in nb["cells"] if c["id"] in RIGHT]
        nb["cells"] = [c for c in nb["cells"] if c["id"] not in RIGHT] + answers

    def old_format(nb: Any) -> Any:
        cells = []
        for cell in nb["cells"]:
            plain = {"cell_type": cell["cell_type"], "metadata": cell["metadata"]}
            key = "input" if cell["cell_type"] == "code" else "source"
            more = {"language": "python", "outputs": [], "prompt_number": 1, "collapsed": False}
            cells.append({**plain, key: cell["source"], **(more if key == "input" else {})})
        return {
            "nbformat": 3,
            "nbformat_minor": 0,
            "metadata": {"name": ""},
            "worksheets": [{"cells": cells, "metadata": {}}],
        }

    def helper_above(nb: Any) -> None:
        nb["cells"].insert(at(nb, "double") - 1, code("def twice(x):\n    return 2 * x"))
        nb["cells"][at(nb, "double")]["source"] = "def double(x):\n    return twice(x)"

    def helper_in_given(nb: Any) -> None:
        given = next(c for c in nb["cells"] if "import examine" in c["source"])
        given["source"] += "\ndef twice(x):\n    return 2 * x"
        nb["cells"][at(nb, "double")]["source"] = "def double(x):\n    return twice(x)"

    def given_broken(nb: Any) -> None:
        given = next(c for c in nb["cells"] if "import examine" in c["source"])
        given["source"] = "import panda as pd"

    def many(nb: Any) -> None:
        nb["cells"] += [code(f"x{n} = {n}") for n in range(3_000)]

    def lists(nb: Any) -> None:
        for cell in nb["cells"]:
            cell["source"] = cell["source"].splitlines(keepends=True)

    def odd_cells(nb: Any) -> None:
        nb["cells"][2:2] = [
            None,
            7,
            {},
            {"cell_type": "code"},
            {"cell_type": "heading", "source": 3},
        ]

    def r_kernel(nb: Any) -> None:
        nb["metadata"] = {"kernelspec": {"name": "ir", "language": "R"}}

    def drop_ids(nb: Any) -> None:
        nb["nbformat_minor"] = 2
        without(ids=True)(nb)

    stub = dict.fromkeys(RIGHT)
    check_passes = "checks.expect(True, '', '', '')"

    def check_edited(nb: Any) -> None:
        nb["cells"][at(nb, "double-check")]["source"] = check_passes

    def in_check(nb: Any) -> None:
        nb["cells"][at(nb, "wave-check")]["source"] += f"\n{RIGHT['wave']}"
        stub = next(c for c in desk.released["cells"] if c["id"] == "wave")
        nb["cells"][at(nb, "wave")]["source"] = stub["source"]

    def elsewhere(place: int, left: str | None) -> Any:
        def change(nb: Any) -> None:
            stub = next(c for c in desk.released["cells"] if c["id"] == "double")
            nb["cells"][at(nb, "double")]["source"] = stub["source"] if left is None else left
            nb["cells"].insert(place % len(nb["cells"]), code(RIGHT["double"]))

        return change

    def scratch_copy(nb: Any) -> None:
        extra = copy.deepcopy(nb["cells"][at(nb, "double")])
        extra["source"] = "def double(x):\n    return 'trying something'"
        nb["cells"].append(extra)

    def given_again(nb: Any) -> None:
        given = next(c for c in nb["cells"] if "import examine" in c["source"])
        nb["cells"][at(nb, "double")]["source"] += "\nanswers = None"
        nb["cells"].insert(at(nb, "by-region"), copy.deepcopy(given))

    def set_up_above(nb: Any) -> None:
        nb["cells"].insert(at(nb, "wave"), code("import os\nos.environ['WAVE'] = '2023Q1'"))
        nb["cells"][at(nb, "wave")]["source"] = "wave = os.environ['WAVE']"

    def in_prompt(nb: Any) -> None:
        prompt = next(c for c in nb["cells"] if "Task 2" in c["source"])
        prompt["source"] += "\n\nMy answer: it is the first one."

    def in_later_cell(nb: Any) -> None:
        both = f"{RIGHT['wave']}\n{RIGHT['by-region']}"
        nb["cells"][at(nb, "by-region")]["source"] = both
        stub = next(c for c in desk.released["cells"] if c["id"] == "wave")
        nb["cells"][at(nb, "wave")]["source"] = stub["source"]

    def swapped(nb: Any) -> None:
        first, second = (nb["cells"][at(nb, name)] for name in ("double", "share"))
        first["source"], second["source"] = second["source"], first["source"]

    def cut_in_two(nb: Any) -> None:
        place = at(nb, "double")
        head, body = RIGHT["double"].split("\n", 1)
        nb["cells"][place]["source"] = head
        nb["cells"].insert(place + 1, code(body))

    def merged_into_prompt(nb: Any) -> None:
        place = at(nb, "double")
        nb["cells"][place - 1]["source"] += f"\n\n{nb['cells'].pop(place)['source']}"

    def databricks(nb: Any) -> None:
        for cell in nb["cells"]:
            cell["metadata"] = {}
            if cell["cell_type"] == "code":
                cell["source"] = f"%python\n{cell['source']}"
            else:
                cell.update(code(f"%md\n{cell['source']}"))

    def in_one_cell(nb: Any) -> None:
        sources = [c["source"] for c in nb["cells"] if c["cell_type"] == "code"]
        nb["cells"] = [code("".join(f"# In[{n}]:\n\n{s}\n\n" for n, s in enumerate(sources)))]

    saved = lambda change, **answers: _saved(desk, change, **answers)  # noqa: E731
    return [
        Case("answer in the cell of a later task", saved(in_later_cell), ALL, "of a later task"),
        Case("two answers swapped", saved(swapped), ALL, "of a later task"),
        Case("answer split where neither part can run", saved(cut_in_two), ALL, "it was joined"),
        Case("answer merged into its prompt", saved(merged_into_prompt), ALL, "found"),
        Case("through another platform and back", saved(databricks), ALL),
        Case("an exported script pasted into one cell", saved(in_one_cell), ALL, "found"),
        Case("answer typed into the check", saved(in_check), ALL, "was in its check"),
        Case("answer above, stub left", saved(elsewhere(4, None)), ALL),
        Case("answer above, cell emptied", saved(elsewhere(4, "")), ALL),
        Case("answer at the end, stub left", saved(elsewhere(-1, None)), ALL),
        Case("scratch copy of an answer at the end", saved(scratch_copy), ALL),
        Case("given cell run again by a copy", saved(given_again), ALL),
        Case("set-up in a cell above the answer", saved(set_up_above), ALL),
        Case("text typed into a prompt", saved(in_prompt), ALL, "kept below it"),
        Case("untouched", saved(lambda nb: None, **stub), 0),
        Case("all right", saved(lambda nb: None), ALL),
        Case("all wrong", saved(lambda nb: None, **{n.replace("-", "_"): c for n, c in WRONG.items()}), 0),
        Case("answer copied", saved(copied("double")), ALL, "is in 2 cells"),
        Case("answer copied, the copy untouched", saved(copied_as_stub), ALL),
        Case("check copied", saved(copied("double-check")), ALL),
        Case("answer split", saved(split), ALL, "is in 2 cells"),
        Case("answer split, half without mark", saved(split_without_mark), ALL),
        Case("answer deleted", saved(removed("by-region")), ALL - 3, "No answer cell of task 3"),
        Case("check deleted", saved(removed("double-check", "share-check")), ALL),
        Case("check deleted, answer wrong", saved(removed("wave-check"), wave=WRONG["wave"]), ALL - 1),
        Case("all given cells deleted", saved(lambda nb: nb.update(
            cells=[c for c in nb["cells"] if "nbgrader" in c["metadata"]])), ALL),
        Case("only the answers left", saved(lambda nb: nb.update(
            cells=[c for c in nb["cells"] if c["id"] in RIGHT])), ALL),
        Case("marks stripped", saved(without(marks=True)), ALL),
        Case("marks and ids stripped", saved(without(marks=True, ids=True)), ALL, "found"),
        Case("marks and ids stripped, one wrong", saved(
            without(marks=True, ids=True), wave=WRONG["wave"]), ALL - 1),
        Case("marks and ids stripped, one untouched", saved(
            without(marks=True, ids=True), share=None), ALL - 2),
        Case("ids stripped", saved(without(ids=True)), ALL),
        Case("ids stripped, older minor version", saved(drop_ids), ALL),
        Case("cells in reverse", saved(lambda nb: nb["cells"].reverse()), ALL),
        Case("answers moved to the end", saved(answers_last), ALL),
        Case("answer made a text cell", saved(typed("markdown")), ALL),
        Case("answer made a raw cell", saved(typed("raw")), ALL),
        Case("grade_id misspelt", saved(misspelt), ALL, "task 2"),
        Case("answer pasted with another's mark", saved(pasted), ALL, "task 2"),
        Case("points raised", saved(marked("double-check", points=99)), ALL),
        Case("answer no longer marked a solution", saved(marked("double", solution=False)), ALL),
        Case("check marked a solution", saved(marked("double-check", solution=True)), ALL),
        Case("metadata of version 1", saved(all_marked(schema_version=1)), ALL),
        Case("metadata of version 2", saved(all_marked(schema_version=2)), ALL),
        Case("metadata of a version to come", saved(all_marked(schema_version=9)), ALL),
        Case("checksums gone", saved(all_marked(checksum="")), ALL),
        Case("old notebook format", saved(old_format), ALL),
        Case("helper above the answer", saved(helper_above), ALL),
        Case("helper in a given cell", saved(helper_in_given), ALL, "was changed; the course's was run after yours"),
        Case("given cell broken", saved(given_broken), ALL),
        Case("three thousand more cells", saved(many), ALL, "cells"),
        Case("sources as lists", saved(lists), ALL),
        Case("entries that are no cells", saved(odd_cells), ALL),
        Case("kernel of another language", saved(r_kernel), ALL),
        Case("check edited, answer wrong", saved(check_edited, double=WRONG["double"]), ALL - 2,
             "The check of task 1 was changed"),
        Case("check edited, answer right", saved(check_edited), ALL, "The check of task 1"),
    ]  # fmt: skip


# --------------------------------------------------------------------------------------- the file


def _file(desk: Desk) -> list[Case]:
    def cut_at(marker: str) -> Any:
        return lambda text: text[: text.index(marker) + len(marker)]

    def conflict(text: str) -> str:
        rows = json.dumps(json.loads(text), indent=1).split("\n")
        n = next(n for n, row in enumerate(rows) if "2023" in row and "Q1" in row)
        other = rows[n].replace("Q1", "Q4")
        rows[n : n + 1] = ["<<<<<<< HEAD", rows[n], "=======", other, ">>>>>>> theirs"]
        return "\n".join(rows)

    def nan(text: str) -> str:
        return text.replace('"outputs": []', '"outputs": [{"output_type": "x", "data": NaN}]', 1)

    def accents(text: str) -> bytes:
        return text.replace("The end.", "L\u2019été à Genève.").encode("cp1252", "replace")

    def surrogate(text: str) -> str:
        return text.replace("The end.", "\\ud83d alone")

    def nul(text: str) -> str:
        return text.replace("wave = '2023'", "\\u0000wave = '2023'")

    def large(text: str) -> str:
        picture = json.dumps(
            {"output_type": "display_data", "data": {"image/png": "A" * 30_000_000}}
        )
        return text.replace('"outputs": []', f'"outputs": [{picture}]', 1)

    def nested(text: str) -> str:
        deep = "[" * 100_000 + "]" * 100_000
        return text.replace('"outputs": []', f'"outputs": {deep}', 1)

    def japanese(text: str) -> bytes:
        return text.replace("The end.", "以上、表示。").encode("cp932", "replace")

    def slips(text: str) -> str:
        return "// my work\n" + text.replace('"outputs": []', '"outputs": [{},]')

    changed = lambda change, **answers: _bytes(desk, change, **answers)  # noqa: E731
    return [
        Case("Japanese encoding", changed(japanese), ALL, "encoding"),
        Case("JSON with slips", changed(slips), ALL, "mended"),
        Case("Python's print of it", changed(lambda t: str(json.loads(t))), ALL, "mended"),
        Case("still packed with gzip", changed(lambda t: gzip.compress(t.encode())), ALL, "gzip"),
        Case("byte order mark", changed(lambda t: b"\xef\xbb\xbf" + t.encode()), ALL, "encoding"),
        Case("UTF-32", changed(lambda t: t.encode("utf-32")), ALL, "encoding"),
        Case("UTF-16", changed(lambda t: t.encode("utf-16")), ALL, "encoding"),
        Case("UTF-16, no mark", changed(lambda t: t.encode("utf-16-le")), ALL, "encoding"),
        Case("Windows encoding", changed(accents), ALL, "Windows-1252"),
        Case("Windows line ends", changed(lambda t: t.replace("\\n", "\\r\\n")), ALL),
        Case("cut off after task 2", changed(cut_at('"wave-check"')), 3, "cut off"),
        Case("last bytes lost", changed(lambda t: t[:-40]), ALL, "could be read"),
        Case("more text after the end", changed(lambda t: t + "\n" + t[:500]), ALL),
        Case("git conflict", changed(conflict), ALL, "git conflict"),
        Case("NaN in an output", changed(nan), ALL),
        Case("half a character", changed(surrogate), ALL),
        Case("NUL in an answer", changed(nul), ALL - 1),
        Case("thirty megabytes of pictures", changed(large), ALL),
        Case("outputs nested without end", changed(nested), ALL),
        Case("text saved as text", changed(lambda t: json.dumps(t)), ALL),
        Case("empty file", changed(lambda t: ""), None, "not a readable notebook"),
        Case("only blanks", changed(lambda t: "  \n"), None, "not a readable notebook"),
        Case("a web page", changed(lambda t: "<!DOCTYPE html><html></html>"), None, "not a readable"),
        Case("a list", changed(lambda t: "[1, 2]"), None, "not a readable notebook"),
        Case("bytes of something", changed(lambda t: bytes(range(256)) * 50), None, "not a readable"),
        Case("no cells", changed(lambda t: '{"cells": [], "nbformat": 4}'), None, "not a readable"),
        Case("cells are no list", changed(lambda t: '{"cells": 3}'), None, "not a readable"),
    ]  # fmt: skip


# ------------------------------------------------------------------------------- name and place


def _place(desk: Desk) -> list[Case]:
    def named(name: str) -> Any:
        return lambda folder: desk.write(folder, desk.notebook(), name)

    def beside(folder: Path) -> None:
        desk.write(folder, copy.deepcopy(desk.released))
        desk.write(folder, desk.notebook(), f"{SLUG}-Copy1.ipynb")

    def older_copy(folder: Path) -> None:
        desk.write(folder, desk.notebook())
        desk.write(folder, desk.notebook(wave=WRONG["wave"]), "old.ipynb")

    def zipped(**more: bytes) -> Any:
        def make(folder: Path) -> None:
            data = io.BytesIO()
            with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr(f"{SLUG}/{SLUG}.ipynb", json.dumps(desk.notebook()))
                for name, content in more.items():
                    archive.writestr(name.replace("__", "/"), content)
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "handin.zip").write_bytes(data.getvalue())

        return make

    def traversal(folder: Path) -> None:
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w") as archive:
            archive.writestr("../../../escaped.txt", "out")
            archive.writestr("/tmp/escaped-too.txt", "out")
            archive.writestr(f"{SLUG}.ipynb", json.dumps(desk.notebook()))
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "a.zip").write_bytes(data.getvalue())

    def bad_zip(folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "handin.zip").write_bytes(b"PK\x03\x04 nothing more")

    def only(name: str, content: bytes) -> Any:
        def make(folder: Path) -> None:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)

        return make

    def script(folder: Path) -> None:
        rows = ["#!/usr/bin/env python", "# coding: utf-8"]
        for cell in desk.notebook()["cells"]:
            if cell["cell_type"] == "code":
                rows += ["", "# In[ ]:", "", cell["source"]]
            else:
                rows += ["", *(f"# {row}" for row in cell["source"].split("\n"))]
        only(f"{SLUG}.py", "\n".join(rows).encode())(folder)

    def other_module(folder: Path) -> None:
        notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [code("x = 1")]}
        desk.write(folder, notebook)

    def timestamp(text: str) -> Any:
        def make(folder: Path) -> None:
            desk.write(folder, desk.notebook())
            (folder / "timestamp.txt").write_text(text)

        return make

    def own_helper(folder: Path) -> None:
        desk.write(folder, desk.notebook(double="from mine import twice as double"))
        (folder / "mine.py").write_text("def twice(x):\n    return 2 * x\n")

    def given_changed(folder: Path) -> None:
        desk.write(folder, desk.notebook(share=WRONG["share"]))
        (folder / "examine.py").write_text("def share(theirs):\n    pass\n")

    def odd_name(folder: Path) -> None:
        desk.write(folder, desk.notebook())
        Path(os.fsdecode(os.fsencode(folder) + b"/\xdcbung.docx")).write_bytes(b"PK")

    def with_solution(folder: Path) -> None:
        desk.write(folder, desk.notebook(wave=None))
        solution = desk.course / "solutions" / SLUG / f"{SLUG}.ipynb"
        (folder / "solutions").mkdir()
        (folder / "solutions" / f"{SLUG}.ipynb").write_bytes(solution.read_bytes())

    def deeper_with_helper(folder: Path) -> None:
        desk.write(
            folder, desk.notebook(double="from mine import twice as double"), f"sub/{SLUG}.ipynb"
        )
        (folder / "sub" / "mine.py").write_text("def twice(x):\n    return 2 * x\n")

    def own_data(folder: Path) -> None:
        desk.write(
            folder, desk.notebook(wave="import json\nwave = json.load(open('mine.json'))['wave']")
        )
        (folder / "mine.json").write_text('{"wave": "2023Q1"}')

    def exported(name: str, frame: str) -> Any:
        def make(folder: Path) -> None:
            cells = [c["source"] for c in desk.notebook()["cells"] if c["cell_type"] == "code"]
            text = "\n\n".join(frame.format(source) for source in cells)
            only(name, text.encode())(folder)

        return make

    def mail(folder: Path) -> None:
        message = EmailMessage()
        message.set_content("My homework.")
        text = json.dumps(desk.notebook()).encode()
        message.add_attachment(text, "application", "json", filename=f"{SLUG}.ipynb")
        only("FW homework.eml", message.as_bytes())(folder)

    def tape(folder: Path) -> None:
        data, text = io.BytesIO(), json.dumps(desk.notebook()).encode()
        with tarfile.open(fileobj=data, mode="w:gz") as archive:
            entry = tarfile.TarInfo(f"work/{SLUG}.ipynb")
            entry.size = len(text)
            archive.addfile(entry, io.BytesIO(text))
        only("work.tar.gz", data.getvalue())(folder)

    def rubbish(folder: Path) -> None:
        desk.write(folder, desk.notebook())
        for n in range(700):
            (folder / f"rubbish-{n}.txt").write_text("x")

    return [
        Case("only its checkpoint", named(f".ipynb_checkpoints/{SLUG}-checkpoint.ipynb"), ALL, "found"),
        Case("a saved mail", mail, ALL, "inside FW homework.eml"),
        Case("an archive of Linux", tape, ALL, "inside work.tar.gz"),
        Case("a script without marks", exported(f"{SLUG}.py", "# +\n{}\n# -"), ALL, "script"),
        Case("Markdown", exported(f"{SLUG}.md", "```python\n{}\n```"), ALL, "script"),
        Case("renamed", named("final version.ipynb"), ALL, "found as final version.ipynb"),
        Case("downloaded twice", named(f"{SLUG} (1).ipynb"), ALL, "found as"),
        Case("in capitals", named(f"{SLUG.upper()}.IPYNB"), ALL, "found as"),
        Case("saved as text", named(f"{SLUG}.ipynb.txt"), ALL, "found as"),
        Case("saved as JSON", named(f"{SLUG}.json"), ALL, "found as"),
        Case("one folder too deep", named(f"{SLUG}/{SLUG}.ipynb"), ALL, "found as"),
        Case("three folders too deep", named(f"a/b/c/{SLUG}.ipynb"), ALL, "found as"),
        Case("blank beside a copy with the work", beside, ALL, "Copy1"),
        Case("older copy beside it", older_copy, ALL, "not looked at: old.ipynb"),
        Case("zipped", zipped(), ALL, "inside handin.zip"),
        Case("zipped by a Mac", zipped(**{"__MACOSX__x.ipynb": b"\x00"}), ALL, "inside"),
        Case("zip that climbs out", traversal, ALL, "inside a.zip"),
        Case("broken zip", bad_zip, None, "could not be unpacked"),
        Case("another packer", only("work.rar", b"Rar!"), None, "could not be unpacked"),
        Case("exported as a script", script, ALL, "script"),
        Case("exported as a web page", only(f"{SLUG}.html", b"<html>"), None, "no notebook"),
        Case("a document", only("answers.docx", b"PK"), None, "no notebook"),
        Case("empty folder", lambda folder: folder.mkdir(parents=True), None, "empty"),
        Case("another module's notebook", other_module, None, "is not the notebook of"),
        Case("odd timestamp", timestamp("yesterday, at noon"), ALL),
        Case("timestamp of nothing", timestamp(""), ALL),
        Case("good timestamp", timestamp("2026-11-20 10:00:00 UTC"), ALL),
        Case("a file with a name of other bytes", odd_name, ALL),
        Case("the course's solution handed in as well", with_solution, ALL - 1),
        Case("one folder too deep, with a helper", deeper_with_helper, ALL, "found as"),
        Case("own data in JSON", own_data, ALL),
        Case("a script of another editor", exported(f"{SLUG}.py", "#%%\n{}"), ALL, "script"),
        Case("own helper file", own_helper, ALL),
        Case("changed given file", given_changed, ALL - 2, "Your examine.py was changed"),
        Case("seven hundred files", rubbish, ALL, "files"),
    ]  # fmt: skip


# ------------------------------------------------------------------- what a cell does when it runs


def _running(desk: Desk) -> list[Case]:
    def answer(**answers: str) -> Any:
        return _saved(desk, lambda nb: None, **answers)

    def extra(source: str) -> Any:
        return _saved(desk, lambda nb: nb["cells"].insert(at(nb, "wave") - 1, code(source)))

    def late(folder: Path) -> None:
        source = "import os, threading\nthreading.Timer(0.4, os._exit, [1]).start()"
        notebook = desk.notebook()
        notebook["cells"].insert(at(notebook, "by-region"), code(source))
        notebook["cells"].insert(at(notebook, "by-region") + 1, code("import time; time.sleep(1)"))
        desk.write(folder, notebook)

    ignore = "import time\nwhile True:\n    try:\n        time.sleep(1)\n    except BaseException:\n        pass"
    return [
        Case("syntax error", answer(wave="wave = = 3"), ALL - 1),
        Case("name not defined", answer(wave="wave = first_wave"), ALL - 1),
        Case("endless loop", answer(wave="while True:\n    pass"), ALL - 1),
        Case("endless loop in a function", answer(
            double="def double(x):\n    while True:\n        pass"), ALL - 2),
        Case("loop that ignores interrupts", answer(wave=ignore), ALL - 1, "could not be interrupted"),
        Case("a call that ignores interrupts", answer(
            double="def double(x):\n" + "\n".join("    " + r for r in ignore.split("\n"))),
            ALL - 2, "could not be interrupted"),
        Case("kernel ended", answer(wave="import os\nos._exit(3)"), ALL - 1, "exit code 3"),
        Case("kernel ended in a check", answer(
            double="def double(x):\n    import os\n    os._exit(3)"), ALL - 2, "exit code 3"),
        Case("crash", answer(wave="import faulthandler\nfaulthandler._sigsegv()"), ALL - 1, "SIGSEGV"),
        Case("abort", answer(wave="import os\nos.abort()"), ALL - 1, "SIGABRT"),
        Case("kernel ended by a thread, later", late, ALL, "was stopped"),
        Case("quit", answer(wave=RIGHT["wave"] + "\nquit()"), ALL),
        Case("exit", extra("exit"), ALL),
        Case("sys.exit", extra("import sys\nsys.exit(0)"), ALL),
        Case("out of memory at once", answer(wave="wave = bytearray(10**12)"), ALL - 1),
        Case("out of memory by and by", answer(
            wave="wave = []\nwhile True:\n    wave.append(bytearray(10**7))"), ALL - 1),
        Case("endless recursion", answer(
            double="def double(x):\n    return double(x)"), ALL - 2),
        Case("recursion without limit", answer(
            wave="import sys\nsys.setrecursionlimit(10**8)\ndef f(): f()\nf()"), ALL - 1, "was stopped"),
        Case("asks for input", answer(wave="wave = input('which? ')"), ALL - 1),
        Case("prints without end", answer(wave="while True:\n    print('x' * 1000)"), ALL - 1),
        Case("prints a lot", extra("for n in range(20_000):\n    print('x' * 200)"), ALL),
        Case("one very long line", extra("print('x' * 20_000_000)"), ALL),
        Case("draws fifty figures", extra(
            "import matplotlib.pyplot as plt\nfor n in range(50):\n    plt.figure()\n    plt.plot([1, 2])"), ALL),
        Case("no network", extra("!pip install --quiet nothing-like-this"), ALL),
        Case("a magic that is not there", extra("%nothing"), ALL),
        Case("a shell cell", extra("%%bash\nls"), ALL),
        Case("awaits", answer(
            wave="import asyncio\nawait asyncio.sleep(0)\nwave = '2023Q1'"), ALL),
        Case("a local service", extra(
            "import socket\ns = socket.create_server(('127.0.0.1', 0))\n"
            "c = socket.create_connection(s.getsockname())\nassert c"), ALL),
    ]  # fmt: skip


# ------------------------------------------------------------------------- what must not cost points


def _false_zeros(desk: Desk) -> list[Case]:
    def before(source: str) -> Any:
        """A right answer with these lines above it."""
        return _saved(desk, lambda nb: None, wave=f"{source}\n{RIGHT['wave']}")

    def inside(*lines: str) -> Any:
        body = "\n".join(f"    {line}" for line in (*lines, "return 2 * x"))
        return _saved(desk, lambda nb: None, double=f"def double(x):\n{body}")

    def after(source: str) -> Any:
        return _saved(desk, lambda nb: None, wave=f"{RIGHT['wave']}\n{source}")

    def later(source: str) -> Any:
        return _saved(desk, lambda nb: None, by_region=f"{RIGHT['by-region']}\n{source}")

    sources = {
        "warning on stderr": inside("import warnings", "warnings.warn('old', DeprecationWarning)"),
        "user warning": inside("import warnings", "warnings.warn('mind')"),
        "logging": inside("import logging", "logging.warning('careful')"),
        "progress on stderr": inside("import sys", "print('50 %', file=sys.stderr)"),
        "numpy warning": inside("np.array([1.0]) / 0"),
        "stderr in a check by atexit": inside("import os", "os.write(2, b'x')"),
        "shows 0": later("0"),
        "shows a number": later("3"),
        "shows a table": later("answers"),
        "list taken": before("list = []"),
        "len taken": before("len = 5"),
        "sum taken": before("sum = 0"),
        "print taken": before("print = None"),
        "str taken": before("str = 'text'"),
        "pd taken": before("pd = None"),
        "np taken": before("np = 3"),
        "checks taken": before("checks = 'done'"),
        "examine taken": before("examine = 0"),
        "other folder": before("import os\nos.chdir('/')"),
        "folder gone": before("import os\nos.mkdir('d')\nos.chdir('d')\nos.rmdir('../d')"),
        "warnings made errors": before("import warnings\nwarnings.simplefilter('error')"),
        "numpy made strict": before("np.seterr(all='raise')"),
        "pandas option left on": before("pd.set_option('display.max_colwidth', 3)"),
        "recursion limit low": before("import sys\nsys.setrecursionlimit(120)"),
        "random seed set": before("import random\nrandom.seed(1)\nnp.random.seed(1)"),
        "stdout closed": before("import sys\nsys.stdout.close()"),
        "stdout replaced": before("import io, sys\nsys.stdout = io.StringIO()"),
        "stderr replaced": before("import sys\nsys.stderr = None"),
        "environment cleared": before("import os\nos.environ.clear()"),
        "path cleared": before("import sys\nsys.path.clear()"),
        "thread that prints": before(
            "import threading, time\n"
            "def talk():\n    for n in range(50):\n        print(n)\n        time.sleep(0.02)\n"
            "threading.Thread(target=talk, daemon=True).start()"
        ),
        "trace set": before("import sys\nsys.settrace(lambda *a: None)"),
        "alarm set": before("import signal\nsignal.alarm(1)"),
        "sigint ignored": before("import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)"),
        "exception hook set": before("import sys\nsys.excepthook = None"),
        "timeout for sockets": before("import socket\nsocket.setdefaulttimeout(0.001)"),
        "data changed after use": after("answers = answers.assign(own=1)"),
        "given table replaced": later("answers = pd.DataFrame({'region': ['North'] * 9})"),
        "given table changed in place": later("answers.drop(columns='region', inplace=True)"),
        "given table lost": later("answers = None"),
        "limit taken": later("limit = 'none'"),
    }
    # what libraries do with frames, code and signals is not denied
    uses = {
        "a figure in a function": ["import matplotlib.pyplot as plt", "plt.figure()"],
        "logging with the caller's name": [
            "import logging", "logging.basicConfig(format='%(funcName)s', force=True)",
            "logging.warning('x')"],
        "a printed traceback": [
            "import traceback", "try:", "    1 / 0", "except ZeroDivisionError:",
            "    traceback.print_exc()", "    traceback.print_stack()"],
        "a query with a variable": ["n = 1", "pd.DataFrame({'a': [1]}).query('a == @n')"],
        "an evaluated expression": ["n = 1", "pd.eval('n + 1')"],
        "a named tuple": [
            "from collections import namedtuple", "from typing import NamedTuple",
            "namedtuple('P', 'a b')(1, 2)", "NamedTuple('Q', [('a', int)])(1)"],
        "an enumeration": ["import enum", "enum.Enum('E', 'a b')"],
        "a data class": [
            "import dataclasses", "dataclasses.make_dataclass('D', ['a'])(1)"],
        "tests of one's own": [
            "import doctest, unittest", "doctest.run_docstring_examples(lambda: 0, {})",
            "case = unittest.FunctionTestCase(lambda: None)", "case.run()"],
        "parallel work": [
            "import joblib", "joblib.Parallel(n_jobs=2)(joblib.delayed(abs)(n) for n in (1, 2))"],
        "a signature looked up": [
            "import inspect", "inspect.signature(double)", "inspect.getsource(double)"],
        "compiled text": ["exec(compile('a = 1', 'my text', 'exec'))"],
        "a handler of signals": [
            "import signal", "signal.signal(signal.SIGUSR1, lambda number, frame: None)",
            "signal.raise_signal(signal.SIGUSR1)"],
        "a deprecated function": [
            "import functools, warnings", "warnings.warn('old', FutureWarning, stacklevel=2)"],
        "a chosen threshold by a model": [
            "from sklearn.linear_model import LogisticRegression",
            "LogisticRegression().fit([[0], [1]], [0, 1]).predict([[1]])"],
        "a child of multiprocessing": [
            "import multiprocessing", "child = multiprocessing.Process(target=print, args=(1,))",
            "child.start()", "child.join()"],
    }  # fmt: skip
    helpless = {
        "a function called print": "def print(*things):\n    raise ValueError('mine')",
        "a function called sorted": "def sorted(things):\n    return 0",
        "a class called dict": "class dict:\n    pass",
    }
    return [
        *[Case(name, make, ALL) for name, make in sources.items()],
        *[Case(name, before(source), ALL) for name, source in helpless.items()],
        *[Case(name, inside(*lines), ALL) for name, lines in uses.items()],
        Case(
            "magics on top",
            _saved(
                desk,
                lambda nb: None,
                wave=f"%%time\n{RIGHT['wave']}",
                double=f"%%capture out\n{RIGHT['double']}",
            ),
            ALL,
        ),
    ]
