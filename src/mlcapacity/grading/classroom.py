"""Grade a class: every submission ends as graded, graded with notes, or refused with a reason.

Workers read the submissions and run them (`intake`, `run`); this process alone writes the
gradebook and the graded copies. What is written for one submission is whole or not there, so that a
run may be stopped at any moment and started again; what did not change since is not run again.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import signal
import sys
import tempfile
import threading
import traceback
import unicodedata
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import nbformat

from mlcapacity import CourseError, course
from mlcapacity.course import Module
from mlcapacity.grading import box, intake
from mlcapacity.grading import run as runner
from mlcapacity.grading.box import Limits
from mlcapacity.grading.gradebook import Book, back_up, check_usable
from mlcapacity.grading.nbgrader_settings import release, settings
from mlcapacity.grading.provisioner import WarmParent, bench_for
from mlcapacity.grading.reading import Refused

GRADED, NOTED, REFUSED, UNCHANGED = "graded", "graded with notes", "refused", "unchanged"
RECORD = "grading.json"
SPARE = 120  # seconds a submission may take on top of what its cells may


@dataclass(frozen=True)
class Job:
    """One submission, and how it is to be run. Plain data: it travels to a worker."""

    learner: str
    slug: str
    source: str
    folder: str
    limits: dict[str, Any]
    warm: str = ""
    wall: str = ""
    judge: str = ""
    imports: tuple[str, ...] = ()
    unsafe: bool = False
    scratch: str = ""


@dataclass
class Outcome:
    """What became of one submission. `notebook` is the executed notebook as JSON.

    `ours` says that a failure may be the grader's: the submission is tried once more.
    """

    learner: str
    slug: str
    state: str
    reason: str = ""
    notes: list[str] = field(default_factory=list)
    notebook: str = ""
    seconds: float = 0.0
    ours: bool = False


def work(job: Job) -> Outcome:
    """Read and run one submission. Never raises: what goes wrong becomes the outcome."""
    began = datetime.now()
    place = job.scratch or None
    with tempfile.TemporaryDirectory(
        prefix="mlc-", dir=place, ignore_cleanup_errors=True
    ) as scratch:
        try:
            taken, notes = grade_notebook(job, Path(scratch) / "files")
            outcome = Outcome(
                job.learner,
                job.slug,
                NOTED if notes else GRADED,
                notes=notes,
                notebook=nbformat.writes(taken.notebook, version=4),
            )
        except Refused as refused:
            outcome = Outcome(job.learner, job.slug, REFUSED, str(refused))
        except CourseError as error:
            outcome = Outcome(job.learner, job.slug, REFUSED, str(error), ours=True)
        except _OutOfTime:
            reason = "Reading and running it took longer than one submission may take."
            outcome = Outcome(job.learner, job.slug, REFUSED, reason)
        except MemoryError:
            outcome = Outcome(
                job.learner, job.slug, REFUSED, "It needs too much memory to be read."
            )
        except Exception as error:
            where = traceback.format_exception_only(error)[-1].strip()
            reason = f"It could not be read or run ({where})."
            outcome = Outcome(job.learner, job.slug, REFUSED, reason, ours=True)
    outcome.seconds = (datetime.now() - began).total_seconds()
    return outcome


def grade_notebook(job: Job, stage: Path) -> tuple[intake.Intake, list[str]]:
    """Take a submission in and run it; the executed notebook, and all notes on it."""
    if threading.current_thread() is threading.main_thread() and hasattr(signal, "alarm"):
        signal.signal(signal.SIGALRM, _out_of_time)
        signal.alarm(int(job.limits.get("notebook", Limits().notebook)) + SPARE)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            module = _module(job.source, Path(job.source).stat().st_mtime_ns)
            taken = intake.take_in(module, Path(job.folder), stage)
        chosen: dict[str, Any] = {
            "warm": job.warm,
            "wall": job.wall,
            "imports": list(job.imports),
            "unsafe": job.unsafe,
            "gives": module.facts.get("gives", []),
            "scratch": job.scratch,
        }
        limits = Limits(**job.limits)
        with bench_for(module, job.judge, job.wall, chosen["imports"]) as bench:
            notes = runner.execute(taken.notebook, stage, limits, bench, **chosen)
        return taken, [*taken.notes, *notes]
    finally:
        if threading.current_thread() is threading.main_thread() and hasattr(signal, "alarm"):
            signal.alarm(0)


@lru_cache(maxsize=8)
def _module(source: str, changed: int) -> Module:
    """A module, read once in each worker and again where its source has changed."""
    return course.read(Path(source))


class _OutOfTime(BaseException):
    """The time of one submission is over; no handler of errors may swallow this."""


def _out_of_time(*_: Any) -> None:
    raise _OutOfTime


def imports_of(module: Module) -> list[str]:
    """What the teacher's cells import, and the tables they load, for the warm parent."""
    names: list[str] = []
    for cell in module.notebook.cells:
        if cell.cell_type != "code":
            continue
        names += re.findall(r"^(?:import|from) ([\w.]+)", cell.source, re.MULTILINE)
        for found in re.findall(r"^from mlcapacity import (.+)$", cell.source, re.MULTILINE):
            names += [f"mlcapacity.{name.strip()}" for name in found.split(",")]
        tables = re.findall(r"statland\.load\([\"']([\w-]+)[\"']\)", cell.source)
        names += [f"mlcapacity.statland:{table}" for table in tables]
    return list(dict.fromkeys(names))


# ------------------------------------------------------------------------ the folders of a class


@dataclass(frozen=True)
class Area:
    """The folders that a class is graded in."""

    root: Path

    @property
    def grading(self) -> Path:
        return self.root / "instructor" / "grading"

    @property
    def submitted(self) -> Path:
        return self.grading / "submitted"

    def graded(self, learner: str, slug: str) -> Path:
        return self.grading / "autograded" / learner / slug

    def feedback(self, learner: str, slug: str) -> Path:
        return self.grading / "feedback" / learner / slug

    @property
    def reports(self) -> Path:
        return self.grading / "reports"


def submissions(area: Area, slug: str, known: list[str]) -> tuple[dict[str, Path], list[str]]:
    """The folder of each learner's submission of a module, and who handed in nothing for it.

    A folder in another case, without its number, or left out altogether is found as well.
    """
    found: dict[str, Path] = {}
    nothing = []
    for learner in sorted(area.submitted.iterdir()):
        if learner.name.startswith(".") or learner.is_symlink() or not learner.is_dir():
            continue
        if not _is_text(learner.name):
            continue
        with suppress(OSError):
            inside = sorted(learner.iterdir())
            match = next((p for p in inside if p.name == slug), None) or next(
                (p for p in inside if _means(p.name, slug)), None
            )
            others = [p for p in inside if any(_means(p.name, s) for s in known)]
            if match is not None and (match.is_dir() or match.is_symlink()):
                found[learner.name] = match
            elif (inside and not others) or match is not None:
                found[learner.name] = learner
            else:
                nothing.append(learner.name)
    return found, nothing


def _is_text(name: str) -> bool:
    """Whether a folder's name can be written down; old archives bring names that cannot."""
    return not any(unicodedata.category(letter) in ("Cc", "Cs") for letter in name)


def _means(name: str, slug: str) -> bool:
    plain = re.sub(r"[\s_.-]+", "-", name.lower()).strip("-")
    plain = re.sub(r"-?(ipynb|zip)$", "", plain)
    return plain in (slug.lower(), slug.split("-", 1)[-1].lower(), slug.split("-")[0])


def strays(area: Area) -> list[tuple[str, str]]:
    """What lies in submitted/ and is no learner's folder, with the reason it is not graded."""
    found = []
    for path in sorted(area.submitted.iterdir()):
        if not _is_text(path.name):
            shown = "".join(c if _is_text(c) else "?" for c in path.name)
            found.append((shown, "The folder's name is no valid text: rename the folder."))
            continue
        if path.name.startswith(".") or (path.is_dir() and not path.is_symlink()):
            continue
        found.append((path.name, "It is no folder: put it into submitted/<learner>/<module>/."))
    return found


def digest(folder: Path) -> str:
    """A checksum of what was handed in: names and contents of the regular files."""
    summary = hashlib.sha256()
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(place, name)
            summary.update(f"{path.relative_to(folder)}\0".encode("utf-8", "surrogateescape"))
            with suppress(OSError):
                if path.is_file() and not path.is_symlink():
                    with path.open("rb") as file:
                        summary.update(hashlib.file_digest(file, "sha256").digest())
    return summary.hexdigest()


def handed_in(folder: Path) -> datetime | None:
    """When a submission was handed in, by nbgrader's timestamp.txt; None where it does not say."""
    from nbgrader.utils import parse_utc

    with suppress(OSError, ValueError, TypeError, OverflowError, IndexError):
        path = folder / "timestamp.txt"
        if path.is_file() and not path.is_symlink() and path.stat().st_size < 200:
            found: datetime = parse_utc(path.read_text(encoding="utf-8").strip())
            return found
    return None


@contextmanager
def alone(area: Area) -> Iterator[str]:
    """Keep a second run out; yield one folder for all that this run sets aside.

    What a run that was killed has left in its folder is removed by the next. Raises CourseError
    where another run is under way.
    """
    try:
        import fcntl
    except ImportError:  # Windows
        with tempfile.TemporaryDirectory(prefix="mlc-", ignore_cleanup_errors=True) as scratch:
            yield scratch
        return
    area.grading.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (area.grading / ".lock").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise CourseError(
                "Another run is grading this class: wait until it has ended."
            ) from error
        file.seek(0)
        left = Path(file.read() or "/nothing")
        if left.name.startswith("mlc-"):
            shutil.rmtree(left, ignore_errors=True)
        with tempfile.TemporaryDirectory(prefix="mlc-", ignore_cleanup_errors=True) as scratch:
            file.truncate(0)
            file.write(scratch)
            file.flush()
            yield scratch
            file.truncate(0)


# -------------------------------------------------------------------------------------- the run


@dataclass
class Books:
    """The balance of one run over one module. Every submission is in exactly one of the lists."""

    slug: str
    outcomes: list[Outcome] = field(default_factory=list)
    nothing: list[str] = field(default_factory=list)

    def count(self, state: str) -> int:
        return sum(outcome.state == state for outcome in self.outcomes)


def grade(
    slugs: list[str],
    *,
    workers: int,
    again: bool = False,
    unsafe: bool = False,
    limits: Limits | None = None,
    scheduler: str = "",
    say: Callable[[str, int, int], None] = lambda what, done, of: None,
) -> list[Books]:
    """Grade all submissions of these modules.

    Raises CourseError where nothing can run at all: no submissions, no box, an unusable gradebook,
    another run. `say` is told the learner, how many are done, and of how many.
    """
    area = Area(course.root())
    wall = box.kind()
    if wall == "none" and not unsafe:
        raise CourseError(box.why_none())
    if not area.submitted.is_dir() or not any(area.submitted.iterdir()):
        raise CourseError(
            f"There are no submissions: put them into {area.submitted}/<learner>/<module>/."
        )
    with alone(area) as scratch, ExitStack() as stack:
        modules = [course.module(slug, area.root) for slug in slugs]
        imports = list(dict.fromkeys(name for module in modules for name in imports_of(module)))
        parent = None
        if not scheduler and sys.platform == "linux":
            # It gets ready while the gradebook is opened.
            parent = WarmParent(wall, imports, scratch)
            stack.callback(parent.stop)
        address = settings(area.root).CourseDirectory.db_url
        check_usable(address)
        back_up(address, area.grading / "backups")
        book = stack.enter_context(Book(address))
        for module in modules:
            _define(area, module.slug, scratch)
        run = _Run(area, book, modules, tuple(imports))
        jobs = run.plan(limits or Limits(), again, unsafe)
        if jobs:
            from mlcapacity.grading import workers as pools

            warm = parent.address if parent else ""
            judges = {m.slug: parent.judge(m) for m in modules} if parent else {}
            jobs = [replace(job, judge=judges.get(job.slug, "")) for job in jobs]
            results = (
                pools.on_dask(scheduler, jobs)
                if scheduler
                else pools.here(jobs, workers, warm, wall, scratch)
            )
            for done, outcome in enumerate(results, start=1):
                run.settle(outcome)
                say(outcome.learner, done, len(jobs))
        return list(run.books.values())


def _define(area: Area, slug: str, scratch: str) -> None:
    """Have nbgrader write the module's tasks into the gradebook; its release goes nowhere."""
    with tempfile.TemporaryDirectory(prefix="mlc-", dir=scratch) as nowhere:
        config = settings(area.root)
        config.CourseDirectory.release_directory = nowhere
        release(config, slug)


class _Run:
    """One run: what is to be done, and the books of what was done."""

    def __init__(
        self, area: Area, book: Book, modules: list[Module], imports: tuple[str, ...]
    ) -> None:
        self.area, self.book, self.imports = area, book, imports
        self.modules = {module.slug: module for module in modules}
        self.books = {slug: Books(slug) for slug in self.modules}
        self.folders: dict[tuple[str, str], Path] = {}
        self.versions: dict[tuple[str, str], dict[str, str]] = {}

    def plan(self, limits: Limits, again: bool, unsafe: bool) -> list[Job]:
        """A job for every submission that is new, or changed, or to be graded again."""
        known = course.slugs(self.area.root)
        jobs = []
        for slug, module in self.modules.items():
            books = self.books[slug]
            found, books.nothing = submissions(self.area, slug, known)
            version = _version(module)
            for learner, folder in found.items():
                made = {"submission": digest(folder), "course": version}
                self.versions[learner, slug], self.folders[learner, slug] = made, folder
                _mend(self.area.graded(learner, slug))
                before = read_record(self.area.graded(learner, slug))
                if not again and all(before.get(k) == v for k, v in made.items()):
                    books.outcomes.append(Outcome(learner, slug, UNCHANGED, notes=before["notes"]))
                    continue
                where = (str(module.source), str(folder))
                jobs.append(
                    Job(learner, slug, *where, asdict(limits), imports=self.imports, unsafe=unsafe)
                )
        first = next(iter(self.modules))
        for name, reason in strays(self.area):
            self.books[first].outcomes.append(Outcome(name, first, REFUSED, reason))
        return jobs

    def settle(self, outcome: Outcome) -> None:
        """Enter one outcome into gradebook and books; an earlier grade outlives a refusal."""
        if outcome.state != REFUSED:
            try:
                self._write(outcome)
            except Exception as error:
                where = str(error).strip().splitlines() or [type(error).__name__]
                outcome.state = REFUSED
                outcome.reason = f"It ran, but could not be entered: {where[0]}"
        elif read_record(self.area.graded(outcome.learner, outcome.slug)):
            outcome.reason += " The grade of the earlier submission stays."
        self.books[outcome.slug].outcomes.append(outcome)

    def _write(self, outcome: Outcome) -> None:
        """Enter one submission into the gradebook, then put its graded copy into its place."""
        from mlcapacity.build import copy_given_files

        folder = self.folders[outcome.learner, outcome.slug]
        module = self.modules[outcome.slug]
        stamp = handed_in(folder)
        place = self.area.graded(outcome.learner, outcome.slug)
        new, old = (place.with_name(f".{outcome.slug}.{which}") for which in ("new", "old"))
        for left in (new, old):
            shutil.rmtree(left, ignore_errors=True)
        new.mkdir(parents=True)
        (new / f"{outcome.slug}.ipynb").write_text(outcome.notebook, encoding="utf-8")
        copy_given_files(module, new)
        copy_exchange_files(folder, new)
        record = {
            **self.versions[outcome.learner, outcome.slug],
            "notes": outcome.notes,
            "seconds": round(outcome.seconds, 2),
            "handed_in": stamp.isoformat() if stamp else "",
            "graded": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        text = json.dumps(record, indent=2, ensure_ascii=False)
        (new / RECORD).write_text(text, encoding="utf-8")
        notebook = nbformat.reads(outcome.notebook, as_version=4)
        self.book.save(outcome.slug, outcome.learner, notebook, stamp)
        if place.exists():
            place.rename(old)
        new.rename(place)
        shutil.rmtree(old, ignore_errors=True)


def _version(module: Module) -> str:
    """A checksum of what a grade of this module depends on."""
    from mlcapacity.build import source_digest

    summary = hashlib.sha256(source_digest(module).encode())
    for path in (module.solution, module.released):
        summary.update(path.read_bytes())
    return summary.hexdigest()


def _mend(place: Path) -> None:
    """Put a graded copy back that a run was about to replace when it was stopped."""
    old = place.with_name(f".{place.name}.old")
    if old.exists() and not place.exists():
        old.rename(place)


def read_record(folder: Path) -> dict[str, Any]:
    """What was written beside a graded copy; empty where there is none."""
    with suppress(OSError, ValueError):
        found = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        if isinstance(found, dict) and {"submission", "course", "notes"} <= set(found):
            return found
    return {}


def copy_exchange_files(source: Path, target: Path) -> None:
    """Copy what nbgrader's exchange needs to give feedback back to whom it belongs."""
    for name in intake.EXCHANGE_FILES:
        path = source / name
        if path.is_file() and not path.is_symlink() and path.stat().st_size < 10_000:
            shutil.copyfile(path, target / name)
