"""A notebook is read in whatever form it comes, and what had to be done to read it is said."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from email.message import EmailMessage

import pytest

from mlcapacity.grading import reading

CELLS = ["answers = 3", "city = 'Zürich'", "def double(x):\n    return 2 * x"]


def notebook(sources=CELLS):
    cells = [
        {"cell_type": "code", "id": f"c{n}", "metadata": {}, "outputs": [], "source": source}
        for n, source in enumerate(sources)
    ]
    return {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def read(data, script=False, marked=True):
    """The sources in the first reading, and its notes."""
    data = data if isinstance(data, bytes) else data.encode()
    cells, notes = next(iter(reading.readings(data, script, marked)))
    return [cell.source for cell in cells], " ".join(notes)


def text_of(value):
    return json.dumps(value, ensure_ascii=False)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("as it is", text_of(notebook()), ""),
        ("byte order mark", text_of(notebook()).encode("utf-8-sig"), "utf-8-sig"),
        ("UTF-16", text_of(notebook()).encode("utf-16"), "utf-16"),
        ("Windows", text_of(notebook()).encode("cp1252"), "Windows-1252"),
        ("gzip", gzip.compress(text_of(notebook()).encode()), "gzip"),
        ("text in text", json.dumps(text_of(notebook())), ""),
        ("Python's print", str(notebook()), "mended"),
        ("comma too many", text_of(notebook()).replace("[]", "[{},]"), "mended"),
        ("comments", "// my work\n" + text_of(notebook()), "mended"),
    ],
)
def test_the_cells_are_read_from(name, data, said):
    sources, notes = read(data)
    assert sources == CELLS
    assert said in notes


def test_a_file_in_another_encoding_is_read_in_each_that_fits():
    data = text_of(notebook(["name = '表示'"])).encode("cp932")
    found = [cells[0].source for cells, _ in reading.readings(data, False, True) if cells]
    assert "name = '表示'" in found


def test_of_a_file_that_was_cut_off_the_whole_cells_are_read():
    text = text_of(notebook())
    sources, notes = read(text[: text.index("def double")])
    assert sources == CELLS[:2]
    assert "only 2 of its cells" in notes


def test_a_pair_of_slashes_inside_a_text_is_no_comment():
    sources, _ = read(text_of(notebook(["a = 'http://x'"])).replace("[]", "[{},]"))
    assert sources == ["a = 'http://x'"]


@pytest.mark.parametrize(
    "text",
    [
        "# %%\na = 1\n# %%\nb = 2\n",
        "# In[1]:\n\n\na = 1\n\n\n# In[ ]:\n\n\nb = 2\n",
        "# Databricks notebook source\na = 1\n# COMMAND ----------\nb = 2\n",
    ],
)
def test_the_marked_cells_of_a_script_are_read(text):
    sources, notes = read(text, script=True)
    assert [source for source in sources if "=" in source][-1].strip() == "b = 2"
    assert "script" in notes


@pytest.mark.parametrize(
    "text", ["a = 1\n\n# Some text\n\nb = 2\n", "Text\n\n```python\na = 1\n```\n\n```python\nb = 2\n```\n"]
)  # fmt: skip
def test_scripts_without_marks_and_markdown_are_read_where_nothing_else_is_found(text):
    assert read(text, script=True) == ([], "")
    sources, _ = read(text, script=True, marked=False)
    assert [source for source in sources if "=" in source] == ["a = 1", "b = 2"]


def test_a_script_pasted_into_one_cell_is_taken_apart():
    script = "".join(f"# In[{n}]:\n\n{source}\n\n" for n, source in enumerate(CELLS))
    sources, _ = read(text_of(notebook([script])))
    assert [source for source in sources if source] == CELLS


def test_magics_of_another_platform_are_understood():
    cells, _ = next(iter(reading.readings(text_of(
        notebook(["%md\n# A title", "%python\na = 1"])).encode(), False, True)))  # fmt: skip
    assert [(c.kind, c.source) for c in cells] == [("text", "# A title"), ("code", "a = 1")]


def packed(kind, files):
    data = io.BytesIO()
    if kind == "zip":
        with zipfile.ZipFile(data, "w") as archive:
            for name, content in files.items():
                archive.writestr(name, content)
    elif kind == "tgz":
        with tarfile.open(fileobj=data, mode="w:gz") as archive:
            for name, content in files.items():
                entry = tarfile.TarInfo(name)
                entry.size = len(content)
                archive.addfile(entry, io.BytesIO(content))
    else:
        mail = EmailMessage()
        mail.set_content("My work.")
        for name, content in files.items():
            mail.add_attachment(content, "application", "x-ipynb+json", filename=name)
        data.write(mail.as_bytes())
    return data.getvalue()


@pytest.mark.parametrize("kind", ["zip", "tgz", "eml"])
def test_archives_and_mails_are_unpacked_but_nothing_climbs_out(kind):
    files = {"work.ipynb": b"{}", "../outside.txt": b"x", "/root.txt": b"x"}
    found = reading.unpack({f"handin.{kind}": packed(kind, files), "a.csv": b"1"})
    assert found == {"work.ipynb": b"{}", "a.csv": b"1"}


def test_a_broken_archive_stays_as_it_is():
    files = {"handin.zip": b"PK\x03\x04 and no more", "b.tar": b"no", "c.eml": b"\xff\xfe"}
    assert reading.unpack(files) == files


def test_links_and_pipes_are_left_out_and_folders_that_are_too_deep(tmp_path):
    (tmp_path / "a.ipynb").write_text("{}")
    (tmp_path / "b.ipynb").symlink_to("/etc/hostname")
    deep = tmp_path
    for _ in range(12):
        deep = deep / ("d" * 200)
        deep.mkdir()
    files, notes = reading.files_of(tmp_path)
    assert list(files) == ["a.ipynb"]
    assert "Links, pipes and devices" in notes[0]
