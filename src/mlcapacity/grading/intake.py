"""Intake: the learner's answers, put into the teacher's notebook.

The learner's file itself is never graded. Whatever happened to it (cells copied, split, deleted or
moved, metadata stripped, saved in another encoding, cut off, renamed, zipped), its answers are
found and put where the teacher's notebook has them. Given cells, checks, points and order are the
teacher's. Every repair becomes a note for learner and instructor; what cannot be graded is refused
with one sentence.
"""

from __future__ import annotations

import ast
import re
import shutil
import textwrap
import unicodedata
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

import nbformat

from mlcapacity import CourseError
from mlcapacity.course import YOURS, Module, Task, written_file
from mlcapacity.grading import reading
from mlcapacity.grading.reading import NOTEBOOK, PACKED, Cell, Content, Refused

_MIB = 2**20
LARGEST_OWN = 40 * _MIB
MOST_EXTRA = 200
# what nbgrader's exchange lays beside a submission; not the learner's, and not for the box
EXCHANGE_FILES = ("timestamp.txt", "submission_secret.txt")
_BLANK = re.compile(r"\s+")
_MAGIC = re.compile(r"^(\s*)[%!].*$", re.MULTILINE)


@dataclass
class Intake:
    """What is graded: the teacher's notebook with the learner's answers, and the notes on it."""

    notebook: Any
    notes: list[str] = field(default_factory=list)


@dataclass
class _Candidate:
    path: str
    cells: list[Cell]
    notes: list[str]
    exact: bool
    work: int = 0
    matches: int = 0

    @property
    def rank(self) -> tuple[int, int, int]:
        code = [cell.source for cell in self.cells if cell.kind == "code"]
        return self.work, self.matches, sum(map(_is_code, code))


def take_in(module: Module, folder: Path, stage: Path) -> Intake:
    """Rebuild the module's notebook with the answers found in `folder`; put the files into `stage`.

    Files of the course are copied without the right to write, the learner's own with it.
    Raises Refused where there is nothing that can be graded.
    """
    teacher = _Teacher(module)
    files, notes = reading.files_of(folder)
    found, packed = _candidates(teacher, files), set[str]()
    if not found:
        unpacked = reading.unpack(files)
        found = _candidates(teacher, unpacked) or _candidates(teacher, unpacked, loose=True)
        if found:
            packed, files = set(files) - set(unpacked), unpacked
            if packed:
                where = ", ".join(sorted(packed))
                notes.append(f"The notebook was inside {where}; it was unpacked.")
    if not found:
        copies, _ = reading.files_of(folder, checkpoints=True)
        found = _candidates(teacher, copies)
    if not found:
        raise Refused(_nothing(module, files, notes))
    chosen = _choose(found)
    if not chosen.matches:
        raise Refused(
            f"{chosen.path} is not the notebook of {module.slug}: none of its cells belong to it."
        )
    if not chosen.exact:
        notes.append(f"The notebook was found as {chosen.path}; hand it in as {module.slug}.ipynb.")
    others = [c.path for c in found if c is not chosen and c.work]
    if others:
        notes.append(f"{chosen.path} was graded; not looked at: {', '.join(sorted(others))}.")
    notes += chosen.notes
    result = teacher.rebuild(chosen.cells)
    result.notes[:0] = notes
    scripts = {c.path for c in found if reading.is_script(c.path) and c is not chosen}
    taken = {candidate.path for candidate in found} - scripts | packed
    beside = chosen.path.rpartition("/")[0]
    if beside:
        moved = {n.removeprefix(f"{beside}/"): c for n, c in files.items()}
        files, taken = {**files, **moved}, {n.removeprefix(f"{beside}/") for n in taken} | taken
    result.notes += _stage(module, files, taken, stage)
    return result


def _nothing(module: Module, files: dict[str, Content], notes: list[str]) -> str:
    names = sorted(files)
    if not names and notes:
        return f"There is no notebook. {notes[0]} Hand in {module.slug}.ipynb."
    if not names:
        return f"The folder is empty: hand in {module.slug}.ipynb."
    if packed := [n for n in names if PACKED.search(n)]:
        return f"{packed[0]} could not be unpacked: hand in {module.slug}.ipynb itself."
    if broken := [n for n in names if NOTEBOOK.search(n)]:
        return (
            f"{broken[0]} is not a readable notebook: open it in JupyterLab, save it and hand it "
            "in again."
        )
    shown = ", ".join(names[:5]) + (", ..." if len(names) > 5 else "")
    return f"There is no notebook, only {shown}: hand in {module.slug}.ipynb."


def _candidates(
    teacher: _Teacher, files: dict[str, Content], loose: bool = False
) -> list[_Candidate]:
    """The files that hold cells of this module. With `loose`, also scripts without marks."""
    found = []
    slug = teacher.module.slug
    for path, content in files.items():
        script = reading.is_script(path) and path not in teacher.given
        if not (NOTEBOOK.search(path) or script):
            continue
        data = reading.read(content)
        if len(data) > reading.LARGEST_NOTEBOOK:
            if _same_name(path, slug):
                raise Refused(
                    f"{path} has {len(data) // _MIB} MB: in JupyterLab choose Edit > Clear "
                    "Outputs of All Cells, save it and hand it in again."
                )
            continue
        best: _Candidate | None = None
        for cells, notes in reading.readings(data, script, marked=not loose):
            if cells and not any("### BEGIN HIDDEN TESTS" in cell.source for cell in cells):
                candidate = _Candidate(path, cells, notes, path == f"{slug}.ipynb")
                candidate.work, candidate.matches = teacher.look(cells)
                if best is None or candidate.rank > best.rank:
                    best = candidate
        if best and (best.work or not script):
            found.append(best)
    return found


def _same_name(path: str, slug: str) -> bool:
    return PurePosixPath(path).name.lower() == f"{slug}.ipynb".lower()


def _choose(found: list[_Candidate]) -> _Candidate:
    """The notebook under its own name, if it holds any answer; else the one that holds most."""
    exact = next((c for c in found if c.exact and c.work), None)
    return exact or max(found, key=lambda c: (*c.rank, c.exact, -c.path.count("/"), -len(c.path)))


def _plain(source: str) -> str:
    return _BLANK.sub(" ", source).strip()


def defined(source: str) -> set[str]:
    """The names that a piece of code defines at its top level; none where it is not Python.

    A cell that writes a file defines that file's name.
    """
    if written := written_file(source):
        return {written[0]}
    try:
        tree = ast.parse(_MAGIC.sub(r"\1pass", source))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        pattern = r"^(?:def|class)\s+(\w+)|^(\w+)\s*(?::[^=]+)?=[^=]"
        return {a or b for a, b in re.findall(pattern, source, re.MULTILINE)}
    names: set[str] = set()
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names |= {(a.asname or a.name).split(".")[0] for a in node.names}
        else:
            names |= {
                part.id
                for part in ast.walk(node)
                if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)
            }
    return names


def _is_code(source: str) -> bool:
    """Whether a text can be run, as far as its syntax goes; magics count as lines of Python."""
    if written_file(source):
        return True
    with suppress(SyntaxError, ValueError, RecursionError, MemoryError):
        ast.parse(_MAGIC.sub(r"\1pass", source))
        return True
    return False


def _without(source: str, given: str) -> str:
    """A text without the lines that stand in another."""
    rows = set(given.split("\n"))
    return "\n".join(row for row in source.split("\n") if row not in rows or not row)


class _Teacher:
    """The teacher's notebook: with the hidden tests, and as it was handed out."""

    def __init__(self, module: Module) -> None:
        from mlcapacity.build import given_files

        if not module.solution.exists() or not module.released.exists():
            raise CourseError(f"{module.slug} is not built: run `mlcapacity build {module.slug}`.")
        self.module = module
        self.solution = nbformat.read(module.solution, as_version=4)
        self.released = nbformat.read(module.released, as_version=4)
        self.given = {p.relative_to(module.source.parent).as_posix() for p in given_files(module)}
        self.kinds = [self._kind(cell) for cell in self.solution.cells]
        self.by_id = {
            c.metadata["nbgrader"]["grade_id"]: n
            for n, c in enumerate(self.solution.cells)
            if "nbgrader" in c.metadata
        }
        self.stubs = [_plain(c.source) for c in self.released.cells]
        self.at = {
            _plain(c.source): n
            for n, c in reversed(list(enumerate(self.released.cells)))
            if self.kinds[n] != "answer" and c.source.strip()
        }
        self.ids = {str(c.get("id", "")): n for n, c in enumerate(self.solution.cells)}
        self.heads = {
            match.group(0): n
            for n, c in enumerate(self.released.cells)
            if c.cell_type == "markdown"
            and (match := re.search(r"^#{1,6} .+$", c.source, re.MULTILINE))
        }
        self.wanted = {task.answer: self._asked(task) for task in module.tasks}
        self.helpers = self._helpers()

    def _helpers(self) -> dict[str, str]:
        """The given programs that an answer need not know, each with the pattern of its use.

        What a cell that is handed out for an answer imports, the learner is meant to use.
        """
        sources: dict[str, list[str]] = {"answer": [], "given": [], "check": []}
        for cell, kind in zip(self.released.cells, self.kinds, strict=True):
            if cell.cell_type == "code":
                sources[kind].append(cell.source)
        shown = {kind: "\n".join(texts) for kind, texts in sources.items()}
        found = {}
        for name in sorted(PurePosixPath(n).stem for n in self.given if n.endswith(".py")):
            word = re.escape(name)
            brought = rf"^\s*(?:import|from)\s+{word}\b"
            if not re.search(brought, shown["answer"], re.MULTILINE):
                known = re.search(brought, shown["given"], re.MULTILINE)
                found[name] = rf"\b{word}\b" if known else brought
        return found

    def _asked(self, task: Task) -> set[str]:
        """The names that an answer must define: those of the teacher's that its checks mention."""
        names = defined(self.solution.cells[task.answer].source)
        checks = " ".join(self.solution.cells[n].source for n in task.checks)
        asked = {name for name in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", checks)}
        return asked or names

    @staticmethod
    def _kind(cell: Any) -> str:
        marks = cell.metadata.get("nbgrader", {})
        if marks.get("solution"):
            return "answer"
        return "check" if marks.get("grade") else "given"

    def place(self, cell: Cell) -> int | None:
        """Which of the teacher's cells a learner's cell is, other than by its names."""
        number = self.by_id.get(str(cell.marks.get("grade_id", "")))
        if number is None and cell.marks.get("grade_id"):
            return None if cell.marks.get("solution") else self.at.get(_plain(cell.source))
        if number is None:
            number = self.at.get(_plain(cell.source))
        if number is None:
            number = self.ids.get(cell.id)
        if number is None and cell.kind == "text":
            head = re.search(r"^#{1,6} .+$", cell.source, re.MULTILINE)
            number = self.heads.get(head.group(0)) if head else None
        return number

    def look(self, cells: list[Cell]) -> tuple[int, int]:
        """How many answers a notebook seems to hold, and how many cells of this module."""
        places = [self.place(cell) for cell in cells]
        matches = sum(place is not None for place in places)
        work = {
            place
            for cell, place in zip(cells, places, strict=True)
            if place is not None
            and self.kinds[place] == "answer"
            and _plain(cell.source) not in ("", self.stubs[place])
        }
        names = [defined(c.source) for c, p in zip(cells, places, strict=True) if p is None]
        for number, wanted in self.wanted.items():
            if number not in work and any(wanted & found for found in names):
                work.add(number)
                matches += 1
        return len(work), matches

    def rebuild(self, cells: list[Cell]) -> Intake:
        """The teacher's notebook with these cells' answers, and their other cells in between."""
        notes: list[str] = []
        places = self._places(cells)
        self._join(cells, places, notes)
        last = -1
        for cell, place in zip(cells, places, strict=True):
            if place is not None:
                last = place
            cell.after = last
        answers: dict[int, list[Cell]] = {n: [] for n in self.wanted}
        before: dict[int, list[Cell]] = {}
        seen: set[int] = set()
        for cell, place in zip(cells, places, strict=True):
            if place is None:
                continue
            cell.claimed = True
            kind = self.kinds[place]
            if kind == "answer":
                answers[place].append(cell)
            elif kind == "check":
                if _plain(cell.source) not in (self.stubs[place], ""):
                    notes.append(f"The check of {self._task(place)} was changed; ours was used.")
            elif _plain(cell.source) not in (self.stubs[place], ""):
                self._changed(cell, place, before, notes)
            seen.add(place)
        for number in answers:
            if not answers[number]:
                answers[number] = self._pasted(number, answers, notes)
        for number in answers:
            if not self._work(number, answers[number]):
                answers[number] = self._search(number, cells, notes) or answers[number]
            if not self._work(number, answers[number]):
                answers[number] = self._in_check(number, cells, places, notes) or answers[number]
        for number in answers:
            answers[number] = [*self._later(number, answers, notes), *answers[number]]
        lost = [n for n, k in enumerate(self.kinds) if k != "given" and n not in seen]
        if lost and len(lost) > len(self.wanted):
            notes.append("The marks of the graded cells were lost; answers were found by place.")
        for number, found in answers.items():
            own = self._work(number, found)
            if not found:
                notes.append(f"No answer cell of {self._task(number)} was found.")
            if len(own) > 1:
                notes.append(
                    f"The answer of {self._task(number)} is in {len(own)} cells; all were run."
                )
            answers[number] = own
        notebook = self._assemble(answers, before, cells, notes)
        theirs = "\n".join(cell.source for cell in cells if not self._given(cell))
        for name, used in self.helpers.items():
            if re.search(used, theirs, re.MULTILINE):
                notes.append(
                    f"The notebook's own code uses {name}, which the checks are made of and which "
                    "may know the answer: a person should read it before its points count."
                )
        return Intake(notebook, notes)

    def _given(self, cell: Cell) -> bool:
        """Whether a cell is as it was handed out."""
        return cell.kind != "code" or _plain(cell.source) in self.stubs

    def _places(self, cells: list[Cell]) -> list[int | None]:
        """Where each cell belongs; None for the learner's own.

        A given cell that is there again, word for word, is the learner's own from the second time
        on. So is a copy of an answer cell below the task's check, where one above it holds work.
        """
        places = [self.place(cell) for cell in cells]
        seen: set[int] = set()
        checked: set[int] = set()
        worked: set[int] = set()
        for n, (cell, place) in enumerate(zip(cells, places, strict=True)):
            if place is None:
                continue
            plain = _plain(cell.source)
            if self.kinds[place] == "given" and place in seen:
                places[n] = None
            elif self.kinds[place] == "check":
                checked |= {t.answer for t in self.module.tasks if place in t.checks}
            elif self.kinds[place] == "answer" and plain not in ("", self.stubs[place]):
                if place in checked and place in worked:
                    places[n] = None
                worked.add(place)
            seen.add(place)
        return places

    def _join(self, cells: list[Cell], places: list[int | None], notes: list[str]) -> None:
        """Put an answer together again that was split where neither part can run alone."""
        for n in range(len(cells) - 2, -1, -1):
            place, first, second = places[n], cells[n], cells[n + 1]
            if place is None or self.kinds[place] != "answer" or places[n + 1] is not None:
                continue
            whole = f"{first.source}\n{second.source}"
            both = first.kind == second.kind == "code"
            if both and not _is_code(first.source) and _is_code(whole):
                first.source = whole
                del cells[n + 1], places[n + 1]
                notes.append(f"The answer of {self._task(place)} was split; it was joined.")

    def _later(self, number: int, answers: dict[int, list[Cell]], notes: list[str]) -> list[Cell]:
        """An answer that stands in the cell of a later task, so that its check comes before it."""
        wanted = self.wanted[number]
        if any(wanted & defined(c.source) for c in self._work(number, answers[number])):
            return []
        earlier = [c for n, cells in answers.items() if n < number for c in cells]
        found = [
            cell
            for later, cells in answers.items()
            if later > number
            for cell in self._work(later, cells)
            if wanted & defined(cell.source)
        ]
        if not found or any(wanted & defined(c.source) for c in earlier):
            return []
        notes.append(f"The answer of {self._task(number)} was in the cell of a later task.")
        return found

    def _changed(
        self, cell: Cell, place: int, before: dict[int, list[Cell]], notes: list[str]
    ) -> None:
        """Keep of a changed given cell what is the learner's own."""
        if cell.kind == "text":
            cell.claimed = False
            notes.append("Text that was written into a given cell was kept below it.")
            return
        given = self.released.cells[place]
        more = defined(cell.source) - defined(given.source)
        which = textwrap.shorten(given.source.split("\n")[0], 50, placeholder="...")
        if more:
            before.setdefault(place, []).append(cell)
            shown = ", ".join(sorted(more)[:3])
            notes.append(
                f"The given cell `{which}` was changed; the course's was run after yours "
                f"(for {shown})."
            )
        elif YOURS not in given.metadata.get("tags", []):
            notes.append(
                f"The given cell `{which}` was changed; the course's was run in its place."
            )

    def _work(self, number: int, cells: list[Cell]) -> list[Cell]:
        """Those of an answer's cells that are neither empty nor as they were handed out."""
        return [c for c in cells if _plain(c.source) not in ("", self.stubs[number])]

    def _in_check(
        self, number: int, cells: list[Cell], places: list[int | None], notes: list[str]
    ) -> list[Cell]:
        """An answer that was typed into its check, without the check's own lines."""
        checks = next(t.checks for t in self.module.tasks if t.answer == number)
        for cell, place in zip(cells, places, strict=True):
            if place in checks and self.wanted[number] & defined(cell.source):
                own = _without(cell.source, self.released.cells[place].source)
                notes.append(f"The answer of {self._task(number)} was in its check.")
                return [Cell("code", own, "", {}, claimed=True)]
        return []

    def _pasted(self, number: int, answers: dict[int, list[Cell]], notes: list[str]) -> list[Cell]:
        """An answer that carries the mark of another task, which has an answer of its own."""
        wanted = self.wanted[number]
        for other, cells in answers.items():
            fitting = [
                c
                for c in cells
                if wanted & defined(c.source) and not self.wanted[other] & defined(c.source)
            ]
            if len(cells) > 1 and fitting and other != number:
                answers[other] = [c for c in cells if c not in fitting]
                notes.append(
                    f"The answer of {self._task(number)} had the mark of {self._task(other)}."
                )
                return fitting
        return []

    def _search(self, number: int, cells: list[Cell], notes: list[str]) -> list[Cell]:
        """An answer without its mark: by the names it defines, else by the prompt above it."""
        wanted = self.wanted[number]
        free = [c for c in cells if not c.claimed and c.source.strip()]
        start = max((n for n in self.by_id.values() if n < number), default=-1)
        near = [c for c in free if start <= c.after < number + 1]
        prompt = max((n for n in self.heads.values() if n < number), default=-1)
        found = [c for c in near if wanted & defined(c.source)]
        found = found or [c for c in free if wanted & defined(c.source)]
        if not found and self.solution.cells[number].cell_type == "markdown":
            found = [c for c in near if c.after == prompt and c.kind == "text"]
        if not found:
            found = [c for c in near if c.after == prompt and c.kind == "code"][:1]
        for cell in found:
            cell.claimed = True
            if cell.kind == "text" and self.solution.cells[number].cell_type == "code":
                texts = [c.source for c in self.released.cells if c.cell_type == "markdown"]
                own = _without(cell.source, "\n".join(texts))
                cell.source = re.sub(r"^```.*$", "", own, flags=re.MULTILINE)
        if found:
            notes.append(f"The answer of {self._task(number)} had lost its mark; it was found.")
        return found

    def _task(self, number: int) -> str:
        for task in self.module.tasks:
            if number == task.answer or number in task.checks:
                return task.heading.split(":")[0].lower()
        return "a task"

    def _assemble(
        self,
        answers: dict[int, list[Cell]],
        before: dict[int, list[Cell]],
        cells: list[Cell],
        notes: list[str],
    ) -> Any:
        extra: dict[int, list[Cell]] = {}
        stubs = {"", *(self.stubs[n] for n in self.wanted)}
        own = [c for c in cells if not c.claimed and _plain(c.source) not in stubs]
        for cell in own[:MOST_EXTRA]:
            extra.setdefault(cell.after, []).append(cell)
        if len(own) > MOST_EXTRA:
            notes.append(f"Of {len(own)} cells of your own, the first {MOST_EXTRA} were kept.")
        notebook = nbformat.from_dict(self.solution)
        notebook.cells = []
        self._add(notebook, extra.get(-1, []))
        for number, original in enumerate(self.solution.cells):
            self._add(notebook, before.get(number, []))
            cell = nbformat.from_dict(original)
            kind = self.kinds[number]
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None
            if kind == "answer":
                found = answers[number]
                if cell.cell_type == "markdown":
                    text = "\n\n".join(c.source for c in found)
                    cell.source = text or self.released.cells[number].source
                else:
                    self._add(notebook, found[:-1])
                    stub = self.released.cells[number].source
                    others = (*before.items(), *answers.items(), *extra.items())
                    above = [c for n, cs in others if n < number for c in cs]
                    if any(self.wanted[number] & defined(c.source) for c in above):
                        stub = "# The answer is in a cell above."
                    cell.source = found[-1].source if found else stub
                cell.metadata["nbgrader"]["checksum"] = self._checksum(number)
            elif kind == "given":
                cell.metadata["given"] = True
            notebook.cells.append(cell)
            self._add(notebook, extra.get(number, []))
        return notebook

    def _checksum(self, number: int) -> str:
        marks = self.released.cells[number].metadata.get("nbgrader", {})
        return str(marks.get("checksum", ""))

    @staticmethod
    def _add(notebook: Any, cells: list[Cell]) -> None:
        for cell in cells:
            make = (
                nbformat.v4.new_code_cell if cell.kind == "code" else nbformat.v4.new_markdown_cell
            )
            notebook.cells.append(make(cell.source, id=f"extra-{len(notebook.cells)}"))


def _stage(module: Module, files: dict[str, Content], taken: set[str], stage: Path) -> list[str]:
    """Put the course's files and the learner's own into `stage`; note what was left out.

    `taken` names the files that were read as notebooks or unpacked.
    """
    from mlcapacity.build import given_files

    stage.mkdir(parents=True)
    given, notes, size = {}, [], 0
    for path in given_files(module):
        inside = path.relative_to(module.source.parent)
        target = stage / inside
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
        target.chmod(0o444)
        given[inside.as_posix()] = path
    stems = {PurePosixPath(name).stem for name in given if "/" not in name and name.endswith(".py")}
    for name, content in files.items():
        parts = PurePosixPath(name).parts
        plain = unicodedata.normalize("NFC", name)
        if name in taken or ".ipynb" in name.lower() or name.endswith(".pyc"):
            continue
        if plain in given:
            if reading.read(content) != given[plain].read_bytes():
                notes.append(f"Your {plain} was changed; the course's was used.")
            continue
        if PurePosixPath(parts[0]).stem.split(".")[0] in stems or name in EXCHANGE_FILES:
            continue
        size += len(reading.read(content))
        if size > LARGEST_OWN:
            notes.append(f"{plain} was left out: only {LARGEST_OWN // _MIB} MB of files are taken.")
            continue
        with suppress(OSError, ValueError):
            target = stage / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(reading.read(content))
            target.chmod(0o644)
    return notes
