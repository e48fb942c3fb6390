"""Turn a module's source into its executed solution and the learner's notebook."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mlcapacity import CourseError, course, handover, lint
from mlcapacity.course import Module

RECORD = "build.json"


def stale(folder: Path) -> list[str]:
    """What is not up to date, one sentence each: notebooks, the README's table, the conda file."""
    found = []
    for module in course.modules(folder):
        made = _recorded(module)
        if made.get("source") != source_digest(module):
            found.append(f"{module.slug}: its source has changed since it was built")
        elif made.get("files") != _file_digests(module):
            found.append(f"{module.slug}: a built file was changed by hand or is missing")
    known = set(course.slugs(folder))
    found += [
        f"{path.name}: modules/ has it, but no source does; remove that folder"
        for path in sorted((folder / "modules").glob("*/"))
        if path.name not in known
    ]
    found += [
        f"{path.name}: its generated part is not up to date"
        for path, text in _generated(folder)
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    return found


def build(module: Module, say: Callable[[str], None] = lambda _: None) -> None:
    """Build one module: check the source, execute the answers, derive the learner's notebook.

    Raises CourseError listing every fault of the source with file and line, or the cell that
    stopped with an error. Nothing is written unless the whole module could be built.
    """
    say("checking the source")
    folder = module.source.parents[2]
    faults = lint.problems(module, folder / "tests" / "attempts")
    if faults:
        raise CourseError("\n".join(faults))
    with tempfile.TemporaryDirectory(prefix="mlcapacity-") as scratch:
        root = Path(scratch).resolve()
        work, solutions = root / "work", root / "solutions" / module.slug
        for place in (work, solutions):
            place.mkdir(parents=True)
            copy_given_files(module, place)
        say("running the answers")
        notebook = execute(module, work)  # the files that answers write stay there
        given = {name: written_hand_over(work, name) for name in module.facts.get("gives", [])}
        _write(notebook, solutions / f"{module.slug}.ipynb")
        say("making the learner's notebook")
        released = _release(root, module.slug)
        shutil.copyfile(solutions / f"{module.slug}.ipynb", module.solution)
        shutil.rmtree(module.released.parent, ignore_errors=True)
        module.released.parent.parent.mkdir(exist_ok=True)
        shutil.copytree(released, module.released.parent)
        for name, made in given.items():
            shutil.rmtree(handover.reference(folder, name), ignore_errors=True)
            shutil.copytree(made, handover.reference(folder, name))
    record = {"source": source_digest(module), "files": _file_digests(module)}
    text = json.dumps(record, indent=2, sort_keys=True) + "\n"
    (module.source.parent / RECORD).write_text(text, encoding="utf-8", newline="\n")


def execute(module: Module, folder: Path) -> Any:
    """The module's notebook with the outputs of its answers, run in `folder`."""
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError
    from traitlets.config import Config

    from mlcapacity.grading.box import Limits
    from mlcapacity.grading.nbgrader_settings import ONE_THREAD

    # A fixed hash seed: a set is shown in the same order by every build.
    os.environ.update(ONE_THREAD, PYTHONHASHSEED="0")
    notebook = to_solution(module)
    client = NotebookClient(
        notebook,
        timeout=int(Limits().cell),
        record_timing=False,
        coalesce_streams=True,
        resources={"metadata": {"path": str(folder)}},
        config=Config(KernelManager={"transport_encryption": "auto"}),
    )
    try:
        client.execute()
    except (CellExecutionError, CellTimeoutError) as error:
        at = next(
            (
                n
                for n, cell in enumerate(notebook.cells)
                if any(o.output_type == "error" for o in cell.get("outputs", []))
            ),
            0,
        )
        raise CourseError(
            f"{module.source}:{module.lines[at]}: this cell stopped with an error. Correct it.\n"
            f"{error}"
        ) from error
    notebook.metadata["language_info"] = {"name": "python"}
    for cell, line in zip(notebook.cells, module.lines, strict=True):
        if cell.cell_type != "code":
            continue
        for output in cell.outputs:
            if output.get("name") == "stderr":
                raise CourseError(
                    f"{module.source}:{line}: this cell writes to stderr: "
                    f"{output.text.strip()[:200]}. Remove the cause."
                )
            data = output.get("data", {})
            if "text/plain" in data:  # where an object lies in memory differs from run to run
                data["text/plain"] = re.sub(r" at 0x[0-9a-f]+>", ">", data["text/plain"])
            if "image/png" in data:
                raise CourseError(
                    f"{module.source}:{line}: this figure has no alt text. End the cell with "
                    "`figures.show(drawn, alt='...')`."
                )
    return notebook


def to_solution(module: Module) -> Any:
    """The source as an nbgrader source notebook: stable ids, and the keys that never vary."""
    import nbformat

    notebook = nbformat.from_dict(module.notebook)
    notebook.metadata = nbformat.from_dict(
        {
            "kernelspec": {
                "name": "python3",
                "display_name": "Python 3 (ipykernel)",
                "language": "python",
            },
            "language_info": {"name": "python"},
            "mlcapacity": module.facts,
        }
    )
    seen: set[str] = set()
    for cell in notebook.cells:
        mark = cell.metadata.get("nbgrader")
        if mark is not None:
            grade, solution = bool(mark.get("grade")), bool(mark.get("solution"))
            mark.update(
                schema_version=3,
                grade=grade,
                solution=solution,
                task=False,
                locked=not solution,
                cell_type=cell.cell_type,
            )
            cell.id = mark["grade_id"]
        else:
            base = hashlib.sha256(cell.source.encode()).hexdigest()[:12]
            cell.id = next(i for i in (base, *(f"{base}-{n}" for n in range(99))) if i not in seen)
        seen.add(cell.id)
    return notebook


def written_hand_over(solutions: Path, name: str) -> Path:
    """The folder of a hand-over as the answers wrote it, in a form that each build repeats."""
    made = solutions / "hand-over" / name
    if not made.is_dir() or not any(made.iterdir()):
        raise CourseError(f"`gives` names {name}, but the answers wrote no hand-over/{name}.")
    for model in made.rglob("*.skops"):
        _same_bytes(model)
    return made


def _same_bytes(model: Path) -> None:
    """Write a skops file anew: its parts numbered as they come, without dates.

    skops names the parts after their place in memory, which differs from run to run.
    """
    with zipfile.ZipFile(model) as archive:
        schema = archive.read("schema.json").decode()
        numbers = dict.fromkeys(re.findall(r"\b\d{9,}\b", schema))
        new = {old: str(10**9 + n) for n, old in enumerate(numbers)}
        schema = re.sub(r"\b\d{9,}\b", lambda match: new[match[0]], schema)
        parts = {name.removesuffix(".npy"): name for name in archive.namelist()}
        parts.pop("schema.json")
        content = {f"{new[old]}.npy": archive.read(name) for old, name in parts.items()}
    with zipfile.ZipFile(model, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in [*sorted(content.items()), ("schema.json", schema.encode())]:
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED, 9)


def given_files(module: Module) -> list[Path]:
    """The files of a module that travel with its notebook."""
    own = {module.source, module.solution, module.source.parent / RECORD}
    return [
        path
        for path in sorted(module.source.parent.rglob("*"))
        if path.is_file() and path not in own and not _left_behind(path, module.source.parent)
    ]


def copy_given_files(module: Module, folder: Path) -> None:
    """Copy the files that travel with a module's notebook into a folder."""
    for path in given_files(module):
        target = folder / path.relative_to(module.source.parent)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)


def _left_behind(path: Path, folder: Path) -> bool:
    """Whether a file was left by a run or an editor, and belongs to nobody's module."""
    parts = path.relative_to(folder).parts
    skip = {"hand-over", "evidence", "__pycache__"}
    return bool(skip & set(parts)) or any(p.startswith(".") or p.endswith("~") for p in parts)


def write_generated(folder: Path) -> None:
    """Write the README's tables and environment.yml."""
    for path, text in _generated(folder):
        path.write_text(text, encoding="utf-8", newline="\n")


def source_digest(module: Module) -> str:
    """A checksum of all that the notebook's content depends on.

    That is the source, the given files, this package, the tables, hand-overs and the lock.
    """
    folder, package = module.source.parents[2], Path(__file__).parent
    parts = [
        module.source,
        *given_files(module),
        *sorted([*package.rglob("*.py"), *package.glob("*.toml")]),
        folder / "datasets" / "SHA256SUMS",
        folder / "requirements.txt",
        *_handed_over(module, "takes"),
    ]
    digest = hashlib.sha256()
    for part in parts:
        base = folder if part.is_relative_to(folder) else package
        data = part.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{part.relative_to(base).as_posix()}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()


def _recorded(module: Module) -> dict[str, Any]:
    try:
        return dict(json.loads((module.source.parent / RECORD).read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


def _file_digests(module: Module) -> dict[str, str]:
    released = sorted(module.released.parent.rglob("*"))
    files = [module.solution, *released, *_handed_over(module, "gives")]
    return {
        path.relative_to(module.source.parents[2]).as_posix(): hashlib.sha256(
            path.read_bytes().replace(b"\r\n", b"\n")
        ).hexdigest()
        for path in files
        if path.is_file() and not _left_behind(path, path.parent.parent)
    }


def _handed_over(module: Module, which: str) -> list[Path]:
    """The files of the reference hand-overs that a module "takes" or "gives"."""
    folder = module.source.parents[2]
    places = [handover.reference(folder, name) for name in module.facts.get(which, [])]
    return [
        path
        for place in places
        for path in sorted(place.rglob("*"))
        if path.is_file() and not _left_behind(path, place)
    ]


def _write(notebook: Any, path: Path) -> None:
    text = json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")


def _release(root: Path, slug: str) -> Path:
    """Run nbgrader's generate_assignment in a course of one module; return the released folder."""
    from mlcapacity.grading.nbgrader_settings import release, settings

    release(settings(root), slug)
    released = root / "modules" / slug
    text = (released / f"{slug}.ipynb").read_text(encoding="utf-8")
    if re.search(r"### (BEGIN|END)", text):
        raise CourseError(f"{slug}: an answer or a hidden test reached the learner's notebook.")
    return released


def _generated(folder: Path) -> list[tuple[Path, str]]:
    readme, modules = folder / "README.md", course.modules(folder)
    text = readme.read_text(encoding="utf-8")
    text = _filled(text, "syllabus", course.syllabus(modules))
    text = _filled(text, "coverage", course.coverage_table(modules))
    return [(readme, text), (folder / "environment.yml", conda_environment(folder))]


def _filled(text: str, name: str, table: str) -> str:
    """A page with `table` between the marks of that name, where it has them."""
    marks = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end of {name} -->)", re.DOTALL)
    return marks.sub(lambda match: f"{match[1]}\n{table}\n\n{match[2]}", text)


def conda_environment(folder: Path) -> str:
    """environment.yml: Python and pip from conda, every other package as the lock has it."""
    lock = (folder / "requirements.txt").read_text(encoding="utf-8")
    pins = [row.removesuffix(" \\") for row in lock.splitlines() if re.match(r"[a-z0-9]", row)]
    rows = [
        "# Generated from requirements.txt by `mlcapacity build`; do not edit.",
        "name: mlcapacity",
        "channels:",
        "  - conda-forge",
        "dependencies:",
        "  - python=3.11",
        "  - pip",
        "  - pip:",
        *(f'    - "{pin}"' for pin in pins),
        "    - -e .",
    ]
    return "\n".join(rows) + "\n"
