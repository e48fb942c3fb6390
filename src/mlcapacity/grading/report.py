"""What people read after a run: a page for each learner, the class at a glance, and CSV files."""

from __future__ import annotations

import csv
import re
import statistics
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import nbformat

from mlcapacity import course
from mlcapacity.course import Module
from mlcapacity.grading.classroom import REFUSED, Area, Books, copy_exchange_files, read_record
from mlcapacity.grading.gradebook import Book
from mlcapacity.grading.results import TaskResult, task_results

_ENOUGH = 10  # learners, before a task is called too easy or too hard


@dataclass(frozen=True)
class Row:
    """One learner's standing in a module. Times are UTC; `reason` says why a work was refused."""

    learner: str
    tasks: list[TaskResult] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    reason: str = ""
    handed_in: datetime | None = None
    late: bool = False
    seconds: float = 0.0
    graded: str = ""

    @property
    def points(self) -> float:
        return sum(task.points for task in self.tasks)

    @property
    def out_of(self) -> float:
        return sum(task.out_of for task in self.tasks)

    @property
    def needs_person(self) -> bool:
        return any(task.needs_person for task in self.tasks)


@dataclass(frozen=True)
class Item:
    """How a class did on one task.

    `share` is the mean share of its points; `discrimination` the correlation of a learner's points
    here with those on all other tasks (item-rest correlation), None where it is not defined.
    """

    heading: str
    share: float
    full: int
    of: int
    discrimination: float | None
    said: list[tuple[str, int]]
    remark: str


def rows(area: Area, module: Module, books: Books, book: Book) -> list[Row]:
    """Every learner with a graded copy, or refused in this run, in order of their names."""
    refused = {o.learner: o.reason for o in books.outcomes if o.state == REFUSED}
    due = book.due(module.slug)
    found = []
    learners = {o.learner for o in books.outcomes}
    for learner in sorted(learners):
        place = area.graded(learner, module.slug)
        record = read_record(place)
        scores = book.scores(module.slug, learner) if record else None
        if not record or scores is None:
            found.append(Row(learner, reason=refused.get(learner, "It is not graded.")))
            continue
        notebook = nbformat.read(place / f"{module.slug}.ipynb", as_version=4)
        stamp = datetime.fromisoformat(record["handed_in"]) if record.get("handed_in") else None
        found.append(
            Row(
                learner,
                task_results(module, notebook, scores, hide=True),
                list(record["notes"]),
                refused.get(learner, ""),
                stamp,
                bool(stamp and due and stamp > due),
                float(record.get("seconds", 0)),
                str(record.get("graded", "")),
            )
        )
    return found


def items(module: Module, graded: list[Row]) -> list[Item]:
    """The tasks of a module, as this class did them."""
    found = []
    for n, task in enumerate(module.tasks):
        here = [row.tasks[n] for row in graded]
        shares = [t.points / t.out_of if t.out_of else 0.0 for t in here]
        rest = [row.points - row.tasks[n].points for row in graded]
        said = Counter(
            _short(message) for t in here if t.points < t.out_of for message in t.messages[:1]
        )
        share = statistics.fmean(shares) if shares else 0.0
        correlation = _correlation(shares, rest)
        found.append(
            Item(
                task.heading.rsplit(" (", 1)[0],
                share,
                sum(s == 1 for s in shares),
                len(here),
                correlation,
                said.most_common(3),
                _remark(share, correlation, len(here)),
            )
        )
    return found


def _correlation(first: list[float], second: list[float]) -> float | None:
    try:
        return statistics.correlation(first, second)
    except statistics.StatisticsError:
        return None


def _remark(share: float, discrimination: float | None, learners: int) -> str:
    if learners < _ENOUGH:
        return ""
    if share < 0.25:
        return "hard: talk it through"
    if share > 0.95:
        return "easy: solved by almost all"
    if discrimination is not None and discrimination < 0.1:
        return "does not tell strong from weak: read the answers"
    return ""


def _short(message: str) -> str:
    """The part of a message that is the same for learners with the same mistake."""
    seen = re.search(r"Seen:(.*?)(?=\n  (?:Wanted|Why|Look at):|\Z)", message, re.DOTALL)
    text = " ".join((seen[1] if seen else message).split())
    text = re.sub(r"(?<![\w.])-?\d+\.\d+", "…", text)
    return text if len(text) <= 160 else f"{text[:157]}..."


def _environment() -> Any:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("mlcapacity.grading", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["points"] = lambda value: f"{value:g}"
    environment.filters["percent"] = lambda value: f"{100 * value:.0f} %"
    return environment


def write(area: Area, books: Books, address: str) -> tuple[list[Row], list[Item], Path]:
    """Write the pages and CSV files of one module; return the path of the class page last."""
    module = course.read(area.root / "solutions" / books.slug / f"{books.slug}.md")
    with Book(address) as book:
        everyone = rows(area, module, books, book)
    environment = _environment()
    page = environment.get_template("feedback.html")
    for row in everyone:
        place = area.feedback(row.learner, books.slug)
        place.mkdir(parents=True, exist_ok=True)
        text = page.render(row=row, title=module.facts["title"], slug=books.slug)
        (place / f"{books.slug}.html").write_text(text, encoding="utf-8")
        copy_exchange_files(area.graded(row.learner, books.slug), place)
    graded = [row for row in everyone if row.tasks]
    tasks = items(module, graded)
    area.reports.mkdir(parents=True, exist_ok=True)
    target = area.reports / f"{books.slug}.html"
    text = environment.get_template("class.html").render(
        title=module.facts["title"],
        slug=books.slug,
        rows=sorted(everyone, key=lambda r: (-r.points, r.learner)),
        graded=graded,
        refused=[row for row in everyone if row.reason],
        noted=[row for row in graded if row.notes],
        person=[row for row in graded if row.needs_person],
        late=[row for row in graded if row.late],
        nothing=books.nothing,
        items=tasks,
        points=module.points,
        bars=_bars(graded, module.points),
        median=statistics.median([r.points for r in graded]) if graded else 0,
        made=datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
    )
    target.write_text(text, encoding="utf-8")
    _csv(area.reports, books.slug, everyone, module.points)
    return everyone, tasks, target


def _bars(graded: list[Row], most: float) -> list[tuple[str, int]]:
    """How many learners are in each fifth of the points."""
    counts = [0] * 5
    for row in graded:
        counts[min(4, int(5 * row.points / most)) if most else 0] += 1
    edges = [most * n / 5 for n in range(6)]
    labels = [f"{edges[n]:g} to under {edges[n + 1]:g}" for n in range(4)]
    labels.append(f"{edges[4]:g} to {edges[5]:g}")
    return list(zip(labels, counts, strict=True))


def _safe(value: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{value}" if value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


def _csv(folder: Path, slug: str, everyone: list[Row], most: float) -> None:
    """Write the class's results for any reader, for Moodle's and for Canvas's gradebook import."""
    _write_rows(
        folder / f"{slug}.csv",
        ["learner", "module", "points", "out_of", "needs_person", "handed_in", "late", "notes"],
        (
            [
                *(_safe(r.learner), slug, f"{r.points:g}" if r.tasks else "", f"{most:g}"),
                *("yes" if r.needs_person else "", r.handed_in.isoformat() if r.handed_in else ""),
                *("yes" if r.late else "", _safe(" ".join([r.reason, *r.notes]).strip())),
            ]
            for r in everyone
        ),
    )
    graded = [row for row in everyone if row.tasks]
    _write_rows(
        folder / f"{slug}-moodle.csv",
        ["username", f"{slug} ({most:g} points)", "feedback"],
        ([_safe(r.learner), f"{r.points:g}", _safe(" ".join(r.notes))] for r in graded),
    )
    _write_rows(
        folder / f"{slug}-canvas.csv",
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", slug],
        [
            ["    Points Possible", "", "", "", "", f"{most:g}"],
            *([_safe(r.learner), "", "", _safe(r.learner), "", f"{r.points:g}"] for r in graded),
        ],
    )


def _write_rows(path: Path, head: list[str], content: Iterable[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        writer.writerows(content)
