"""Reading: from whatever was handed in to cells.

Files may be packed, or in another encoding, or damaged, or another format than a notebook's. What
had to be done to read them is noted, in words for the learner.
"""

from __future__ import annotations

import ast
import email
import email.policy
import io
import json
import os
import re
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from mlcapacity import CourseError

_MIB = 2**20
LARGEST_NOTEBOOK = 60 * _MIB
LARGEST_FILES = 100 * _MIB
MOST_FILES = 500
MOST_CELLS = 2_000
_LARGEST_SCRIPT = 2 * _MIB
_MOST_FAILURES = 100
_LONGEST_CELL = 1_000_000
_DEEPEST = 2_000  # characters of a folder's path; below that, systems begin to fail
_SKIP = {".ipynb_checkpoints", "__pycache__", "__MACOSX", ".git", ".venv", "node_modules"}
# byte order marks; the longer ones first, since a shorter one begins like them
_MARKS = {b"\xff\xfe\x00\x00": "utf-32", b"\x00\x00\xfe\xff": "utf-32"}
_MARKS |= {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
# of older systems; where several fit, the first one that makes the most sense of the cells
_ENCODINGS = ("cp1252", "cp1250", "cp1251", "koi8_r", "cp932", "gb18030", "euc_kr", "big5")
_BROKEN = (
    *(zipfile.BadZipFile, tarfile.TarError, zlib.error, OSError, RuntimeError),
    *(NotImplementedError, EOFError, ValueError, LookupError),
)
PACKED = re.compile(r"\.(zip|tar|t?gz|t?bz2|t?xz|7z|rar|eml)$", re.IGNORECASE)
NOTEBOOK = re.compile(r"\.(ipynb|json)(\.(txt|json|ipynb))*$|\.ipynb", re.IGNORECASE)
_SCRIPT = re.compile(r"\.(py|md)(\.txt)?$", re.IGNORECASE)
_CELL_MARK = re.compile(r"^# ?(?:In\s*\[[ \d*]*\]:|%%.*|COMMAND -+)$", re.MULTILINE)
_TOO_MUCH_JSON = re.compile(
    r'("(?:[^"\\\n]|\\.)*")|,(?=\s*[}\]])|//[^\n]*|/\*.*?\*/', re.DOTALL
)  # commas before a bracket, and comments


class Refused(CourseError):
    """A submission that cannot be graded; the text is one sentence for its learner."""


Content = bytes | Path


@dataclass
class Cell:
    """One cell as it was handed in. `kind` is "code" or "text"; `after`: the place it follows."""

    kind: str
    source: str
    id: str
    marks: dict[str, Any]
    claimed: bool = False
    after: int = -1


def read(content: Content) -> bytes:
    """The bytes of a file, up to a size that no submission may have."""
    if isinstance(content, bytes):
        return content
    with content.open("rb") as file:
        return file.read(max(LARGEST_NOTEBOOK, LARGEST_FILES) + 1)


# ------------------------------------------------------------------------------------------- files


def files_of(folder: Path, checkpoints: bool = False) -> tuple[dict[str, Content], list[str]]:
    """The regular files below a folder, by their path in it; and what was left out.

    With `checkpoints`, also the copies that JupyterLab keeps. Raises Refused where the folder is a
    link.
    """
    found: dict[str, Content] = {}
    notes, odd, size = [], [], 0
    skip = _SKIP - {".ipynb_checkpoints"} if checkpoints else _SKIP
    if folder.is_symlink():
        raise Refused("The submission is a link to another folder: hand in the files themselves.")
    for place, folders, names in os.walk(folder):
        links = [f for f in folders if os.path.islink(os.path.join(place, f))]
        odd += links
        deep = len(place) > _DEEPEST
        folders[:] = sorted(f for f in folders if not (deep or f in skip or f in links))
        for name in sorted(names):
            path = Path(place, name)
            with suppress(OSError):
                seen = path.lstat()
                if not stat.S_ISREG(seen.st_mode):
                    odd.append(name)
                    continue
                size += seen.st_size
                if len(found) >= MOST_FILES or size > LARGEST_FILES:
                    if NOTEBOOK.search(name) and seen.st_size <= LARGEST_NOTEBOOK:
                        found[_name(path.relative_to(folder).as_posix())] = path
                    notes = [
                        f"Only {MOST_FILES} files and {LARGEST_FILES // _MIB} MB are taken; "
                        "some files were left out."
                    ]
                    continue
                found[_name(path.relative_to(folder).as_posix())] = path
    odd = [_name(name) for name in odd]
    if odd:
        notes.append(f"Links, pipes and devices were left out: {', '.join(sorted(odd)[:5])}.")
    return found, notes


def _name(name: str) -> str:
    """A file's name as text, whatever bytes it was made of."""
    return name.encode("utf-8", "replace").decode("utf-8")


def unpack(files: dict[str, Content]) -> dict[str, Content]:
    """The files, with the contents of readable archives and saved mails in place of these."""
    rest = dict(files)
    left, count = LARGEST_FILES, 0
    for name, content in files.items():
        unpacked: dict[str, Content] = {}
        with suppress(*_BROKEN):
            for entry, open_entry in _entries(name, content):
                inner = PurePosixPath(entry.replace("\\", "/"))
                bad = inner.is_absolute() or {"..", *_SKIP} & set(inner.parts)
                if bad or count >= MOST_FILES:
                    continue
                data = open_entry(left + 1)
                if len(data) <= left:
                    left, count = left - len(data), count + 1
                    unpacked[inner.as_posix()] = data
        if unpacked:
            del rest[name]
            rest = unpacked | rest
    return rest


def _entries(name: str, content: Content) -> Iterator[tuple[str, Callable[[int], bytes]]]:
    """The regular files in an archive or a saved mail: names, and how to read so many bytes."""
    data = read(content)
    if name.lower().endswith(".eml"):
        mail = email.message_from_bytes(data, policy=email.policy.default)
        for part in mail.walk():
            if attached := part.get_filename():
                packed = part.get_payload(decode=True)
                yield attached, lambda most, packed=packed: bytes(packed)[:most]  # type: ignore[misc]
    elif zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.infolist():
                kind = stat.S_IFMT(entry.external_attr >> 16)
                if not entry.is_dir() and kind in (0, stat.S_IFREG):
                    with archive.open(entry) as file:
                        yield entry.filename, file.read
    elif PACKED.search(name):
        with tarfile.open(fileobj=io.BytesIO(data)) as tar:
            for member in tar:
                if member.isreg() and (packed := tar.extractfile(member)):
                    yield member.name, packed.read


# ------------------------------------------------------------------------------------------- cells


def is_script(path: str) -> bool:
    """Whether a file may be a notebook that was exported as a script or as Markdown."""
    return _SCRIPT.search(path) is not None


def readings(data: bytes, script: bool, marked: bool) -> Iterator[tuple[list[Cell], list[str]]]:
    """The cells of a file and how they were read, once for each encoding that it may be in.

    With `marked`, only such scripts are read in which the cells are marked.
    """
    for text, notes in _texts(data):
        cells, more = _script(text, marked) if script else _cells(text)
        yield cells, [*notes, *more]


def _texts(data: bytes) -> Iterator[tuple[str, list[str]]]:
    if data.startswith(b"\x1f\x8b"):
        with suppress(zlib.error):
            data = zlib.decompressobj(31).decompress(data, LARGEST_NOTEBOOK)
            yield from ((t, ["The file was packed with gzip.", *n]) for t, n in _texts(data))
        return
    for mark, name in _MARKS.items():
        if data.startswith(mark):
            yield data.decode(name, errors="replace"), [_saved_as(name)]
            return
    if b"\x00" in data[:200]:
        name = "utf-16-le" if data[1:2] == b"\x00" else "utf-16-be"
        yield data.decode(name, errors="replace"), [_saved_as(name)]
        return
    with suppress(UnicodeDecodeError):
        yield data.decode("utf-8"), []
        return
    for name in _ENCODINGS:
        with suppress(UnicodeDecodeError):
            yield data.decode(name), [_saved_as(name)]
    yield data.decode("cp1252", errors="replace"), [_saved_as("cp1252")]


def _saved_as(name: str) -> str:
    common = name.replace("cp125", "Windows-125").replace("cp932", "Shift-JIS")
    return f"The file was saved in the encoding {common}; it was read as such. Notebooks are UTF-8."


def _cells(text: str) -> tuple[list[Cell], list[str]]:
    """The cells of a notebook's text; of as much of it as can be read."""
    notes: list[str] = []
    raw: Any = None
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError):
        if re.search(r"^<{7} .*?^={7}$.*?^>{7} ", text, re.MULTILINE | re.DOTALL):
            return _conflict(text)
        raw = _mended(text)
        if raw is None:
            raw = {"cells": max(_whole_cells(text), _whole_cells(_without_slips(text)), key=len)}
            if raw["cells"]:
                notes = [
                    f"The file is damaged or was cut off; only {len(raw['cells'])} of its cells "
                    "could be read."
                ]
        else:
            notes = ["The file was not valid JSON; it was mended."]
    if isinstance(raw, str):
        with suppress(ValueError, RecursionError):
            raw = json.loads(raw)
    if not isinstance(raw, dict):
        return [], []
    if isinstance(raw.get("content"), dict):  # what a Jupyter server says of a notebook
        raw = raw["content"]
    rows = raw.get("cells")
    if not isinstance(rows, list):
        sheets = raw.get("worksheets")
        sheets = sheets if isinstance(sheets, list) else []
        rows = [c for s in sheets if isinstance(s, dict) for c in s.get("cells") or []]
    cells = [cell for row in rows[:MOST_CELLS] for cell in _cell(row)]
    if len(rows) > MOST_CELLS:
        notes.append(f"The notebook has {len(rows)} cells; only {MOST_CELLS} were read.")
    return cells, notes


def _without_slips(text: str) -> str:
    return _TOO_MUCH_JSON.sub(lambda match: match[1] or "", text)


def _mended(text: str) -> Any:
    """What a text means that is JSON but for a few slips, or Python's print of a notebook."""
    with suppress(ValueError, RecursionError):
        return json.loads(_without_slips(text))
    if text.startswith(("{'", "NotebookNode({'")):
        with suppress(ValueError, SyntaxError, RecursionError, MemoryError):
            return ast.literal_eval(text.removeprefix("NotebookNode(").rstrip(")\n"))
    return None


def _conflict(text: str) -> tuple[list[Cell], list[str]]:
    """A file with the marks of an unsolved git conflict: the version with more cells."""
    conflict = re.compile(
        r"^<{7} [^\n]*\n(.*?)^(?:\|{7}[^\n]*\n.*?)?={7}\n(.*?)^>{7} [^\n]*\n?",
        re.MULTILINE | re.DOTALL,
    )
    versions = []
    for group in (1, 2):
        cells, notes = _cells(conflict.sub(rf"\g<{group}>", text))
        versions.append((len(cells) - 1_000 * bool(notes), -group, cells))
    _, group, cells = max(versions, key=lambda v: v[:2])
    which = "first" if group == -1 else "second"
    return cells, [f"The file holds an unsolved git conflict; its {which} version was taken."]


def _whole_cells(text: str) -> list[Any]:
    start = text.find('"cells"')
    at = text.find("[", start) + 1 if start >= 0 else 0
    decoder = json.JSONDecoder()
    found: list[Any] = []
    failures = 0
    while at and len(found) < MOST_CELLS and failures < _MOST_FAILURES:
        at = text.find("{", at)
        if at < 0:
            break
        try:
            cell, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            failures += 1
            following = re.compile(r'\{\s*"(cell_type|id|attachments|execution_count)"').search(
                text, at + 1
            )
            at = following.start() if following else 0
            continue
        if isinstance(cell, dict) and "cell_type" in cell:
            found.append(cell)
    return found


def _cell(raw: Any) -> list[Cell]:
    """A notebook's cell; several where a whole exported script was put into one."""
    if not isinstance(raw, dict):
        return []
    source = raw.get("source", raw.get("input", ""))
    if isinstance(source, list):
        source = "".join(str(row) for row in source)
    if not isinstance(source, str) or len(source) > _LONGEST_CELL:
        return []
    source = source.replace("\r\n", "\n").encode("utf-8", "replace").decode("utf-8")
    metadata = raw.get("metadata")
    marks = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    marks = marks if isinstance(marks, dict) else {}
    kind = "code" if raw.get("cell_type") == "code" else "text"
    if kind == "code" and len(_CELL_MARK.findall(source)) > 2:
        return _script(source, marked=True)[0]
    if kind == "code" and source.startswith(("%md", "%python\n")):  # as Databricks writes them
        kind = "text" if source.startswith("%md") else "code"
        source = re.sub(r"^%\w+\s*", "", source)
    return [Cell(kind, source, str(raw.get("id", "")), marks)]


def _script(text: str, marked: bool) -> tuple[list[Cell], list[str]]:
    """The cells of a notebook that was exported as a script or as Markdown."""
    notes = ["The notebook was handed in as a script; its cells were read from it."]
    text = text.replace("\r\n", "\n")
    parts = _CELL_MARK.split(text)
    if len(parts) > 1:
        return [Cell("code", part.strip("\n"), "", {}) for part in parts[:MOST_CELLS]], notes
    if marked or len(text) > _LARGEST_SCRIPT:
        return [], []
    import jupytext

    form = "md" if re.search(r"^```", text, re.MULTILINE) else "py:light"
    with suppress(Exception):  # whatever a text that is no script brings jupytext to
        cells = jupytext.reads(text, fmt=form).cells[:MOST_CELLS]
        return [
            Cell("code" if c.cell_type == "code" else "text", c.source, "", {}) for c in cells
        ], notes
    return [], []
