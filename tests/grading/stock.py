"""What stock nbgrader makes of the same submissions: the table in instructor/grading.md.

    python tests/grading/stock.py [WORKERS]      about a quarter of an hour; as root, on Linux

Each case is graded alone, beside one honest learner whose folder comes after it, with nbgrader's own
defaults, in a box around the whole of nbgrader (no network, own processes, own copy of the course).
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from conftest import write_course
from grading import accidents, classes, hostile
from grading.classes import POINTS, SLUG, Case, Desk
from mlcapacity import build, course
from mlcapacity.grading import classroom, report
from mlcapacity.grading.box import Limits

PAGE = course.root() / "instructor" / "grading.md"
INSIDE = Path("/tmp/stock")
SECONDS = 45
NOT_TRIED = {"forks without end": "not tried: it would take the machine down"}
CONFIG = """
c = get_config()
c.CourseDirectory.root = "/tmp/stock/course"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.submitted_directory = "instructor/grading/submitted"
c.CourseDirectory.autograded_directory = "instructor/grading/autograded"
c.CourseDirectory.ignore = ["*.md", "build.json", ".ipynb_checkpoints"]
c.Execute.timeout = 8
"""


def main(workers: int) -> None:
    """Run every case with nbgrader as it is and with ours; write the table."""
    with tempfile.TemporaryDirectory(prefix="stock-") as scratch:
        made = write_course(Path(scratch) / "course")
        build.build(course.read(classes.write_module(made)))
        cases = _cases(made)
        ours = _ours(made, cases)
        blank = Path(scratch) / "blank"
        shutil.copytree(made / "solutions", blank / "course" / "solutions")
        (blank / "home" / ".ssh").mkdir(parents=True)
        (blank / "home" / ".ssh" / "id").write_text("a key of the grader's")
        (blank / "course" / "nbgrader_config.py").write_text(CONFIG)
        _nbgrader(blank, "generate_assignment", SLUG)
        with ThreadPoolExecutor(workers) as pool:
            jobs = [(blank, made, Path(scratch) / f"case-{n}", c) for n, c in enumerate(cases)]
            stock = list(pool.map(lambda job: _stock(*job), jobs))
    _write(cases, stock, ours)


def _cases(made: Path) -> list[Case]:
    """All cases, with the paths that they will see inside."""
    desk = Desk(made)
    return [
        *accidents.cases(desk),
        *hostile.cases(desk, INSIDE / "course", INSIDE / "home", 9),
    ]


def _ours(made: Path, cases: list[Case]) -> dict[str, str]:
    area = classroom.Area(made)
    course.root = lambda: made
    for case in cases:
        case.make(area.submitted / case.name / SLUG)
    limits = Limits(cell=8, notebook=60, memory=600)
    (books,) = classroom.grade([SLUG], workers=2, limits=limits)
    address = f"sqlite:///{made}/instructor/grading/gradebook.db"
    rows, _, _ = report.write(area, books, address)
    return {
        row.learner: "refused"
        if row.reason
        else _points(row.points) + (", noted" * bool(row.notes))
        for row in rows
    }


def _points(points: float) -> str:
    return f"{points:g} of {POINTS}"


def _nbgrader(work: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).parent / "nbgrader"
    return subprocess.run(
        [
            *("bwrap", "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc"),
            *("--tmpfs", "/tmp", "--bind", str(work), str(INSIDE), "--unshare-pid"),
            *("--unshare-net", "--unshare-ipc", "--die-with-parent", "--chdir", f"{INSIDE}/course"),
            *("prlimit", "--data=4000000000", str(program), *arguments),
        ],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
        env={
            "PATH": f"{program.parent}:{os.environ['PATH']}",
            "HOME": f"{INSIDE}/home",
            "SECRET": "grader-secret",
            "OMP_NUM_THREADS": "1",
            "OPENBLAS_NUM_THREADS": "1",
        },
    )


def _stock(blank: Path, made: Path, work: Path, case: Case) -> str:
    """What one case leads to, in a few words."""
    if case.name in NOT_TRIED:
        return NOT_TRIED[case.name]
    shutil.copytree(blank, work)
    submitted = work / "course" / "instructor" / "grading" / "submitted"
    desk = Desk(made)
    desk.write(submitted / "neighbour" / SLUG, desk.notebook())
    case.make(submitted / "case" / SLUG)
    for path in submitted.rglob("*"):
        if path.is_symlink() and str(made) in os.readlink(path):
            target = os.readlink(path).replace(str(made), str(INSIDE / "course"))
            path.unlink()
            path.symlink_to(target)
    before = _trace(work)
    try:
        run = _nbgrader(work, "autograde", SLUG)
    except subprocess.TimeoutExpired:
        shutil.rmtree(work, ignore_errors=True)
        return "**the class hangs**"
    scores = _scores(work / "course" / "gradebook.db")
    graded = work / "course" / "instructor" / "grading" / "autograded" / "case"
    copies = [p for p in graded.rglob("*.ipynb") if p.is_file()]
    text = "".join(p.read_text(encoding="utf-8", errors="replace") for p in copies)
    through = hostile.ESCAPED in text and not case.name.startswith("script")
    harmed = _trace(work) != before or scores.get("neighbour") != POINTS
    shutil.rmtree(work, ignore_errors=True)
    found = []
    if through:
        found.append("**gets through**")
    if scores.get("neighbour") is None:
        found.append("**others get no grade**")
    elif harmed:
        found.append("**changes files outside**")
    if scores.get("case") is None:
        found.append("no grade" + (", exit 0" if run.returncode == 0 else ""))
    else:
        found.append(_points(scores["case"]))
    return ", ".join(found)


def _trace(work: Path) -> dict[str, int]:
    """What a submission must not change."""
    places = [work / "course" / "solutions", work / "home"]
    places.append(work / "course" / "instructor" / "grading" / "submitted" / "neighbour")
    skip = (".local", ".cache", ".ipython/profile_default/db", ".ipython/profile_default/security")
    return {
        str(p): hash(p.read_bytes())
        for place in places
        for p in sorted(place.rglob("*"))
        if p.is_file()
        and not p.is_symlink()
        and not any(s in str(p) for s in skip)
        and "history.sqlite" not in p.name
        and p.name != "README"
    }


def _scores(path: Path) -> dict[str, float]:
    query = (
        "SELECT student.id, SUM(COALESCE(grade.manual_score, grade.auto_score, 0)) FROM grade "
        "JOIN submitted_notebook ON grade.notebook_id = submitted_notebook.id "
        "JOIN submitted_assignment ON submitted_notebook.assignment_id = submitted_assignment.id "
        "JOIN student ON submitted_assignment.student_id = student.id "
        "WHERE grade.auto_score IS NOT NULL GROUP BY 1"
    )
    try:
        with sqlite3.connect(path) as connection:
            return dict(connection.execute(query).fetchall())
    except sqlite3.Error:
        return {}


def _write(cases: list[Case], stock: list[str], ours: dict[str, str]) -> None:
    rows = ["| submission | deserves | stock nbgrader | mlcapacity grade |", "|---|---|---|---|"]
    for case, outcome in zip(cases, stock, strict=True):
        deserves = "refusal" if case.points is None else _points(case.points)
        rows.append(f"| {case.name} | {deserves} | {outcome} | {ours[case.name]} |")
    wrong = sum(o.split(", noted")[0] != _deserved(c) for c, o in zip(cases, stock, strict=True))
    summary = (
        f"Of {len(cases)} submissions, stock nbgrader gave {len(cases) - wrong} the grade they "
        "deserve without harm to anything else."
    )
    table = "\n".join([summary, "", *rows])
    marks = re.compile(r"(<!-- cases -->\n).*?(<!-- end of cases -->)", re.DOTALL)
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(marks.sub(lambda m: f"{m[1]}\n{table}\n\n{m[2]}", text), encoding="utf-8")
    print(json.dumps({"cases": len(cases), "stock deserved": len(cases) - wrong}))


def _deserved(case: Case) -> str:
    return "no grade" if case.points is None else _points(case.points)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2)
