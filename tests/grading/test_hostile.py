"""Code that means harm reaches nothing: no test, no grade, no other learner, not the machine."""

from __future__ import annotations

import socket
import subprocess
import tempfile
from pathlib import Path

import pytest

from grading import hostile
from grading.classes import POINTS, SLUG, Desk
from mlcapacity.grading import classroom, report
from mlcapacity.grading.box import Limits

NAMES = [case.name for case in hostile.cases(Desk(Path()), Path("/c"), Path("/h"), 1)]
LIMITS = Limits(cell=8, notebook=60, memory=600)
HONEST = ("a first", "neighbour", "z last")


@pytest.fixture(scope="module")
def graded(office_shared, boxed, tmp_path_factory):
    """One class with every attack and three honest learners, graded in one run."""
    desk = Desk(office_shared)
    home = tmp_path_factory.mktemp("home")
    (home / ".ssh").mkdir()
    (home / ".ssh" / "id").write_text("a key of the grader's")
    area = classroom.Area(office_shared)
    for name in HONEST:
        desk.write(area.submitted / name / SLUG, desk.notebook())
    with (
        socket.create_server(("127.0.0.1", 0)) as service,
        socket.socket(socket.AF_UNIX) as abstract,
    ):
        port = service.getsockname()[1]
        abstract.bind(f"\0mlcapacity-{port}")
        abstract.listen()
        cases = {case.name: case for case in hostile.cases(desk, office_shared, home, port)}
        for name, case in cases.items():
            case.make(area.submitted / name / SLUG)
        before = outside(office_shared, home)
        scratch = Path(tempfile.mkdtemp(prefix="t-", dir="/tmp"))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(tempfile, "tempdir", str(scratch))
            (books,) = classroom.grade([SLUG], workers=2, limits=LIMITS)
    rows, _, page = report.write(
        area, books, f"sqlite:///{office_shared}/instructor/grading/gradebook.db"
    )
    yield {
        "cases": cases,
        "rows": {row.learner: row for row in rows},
        "outcomes": {outcome.learner: outcome for outcome in books.outcomes},
        "before": before,
        "after": outside(office_shared, home),
        "left": list(scratch.glob("mlc-*")),
        "area": area,
        "page": page,
    }


def outside(folder, home):
    """Everything that a submission must not change, with its content."""
    places = [
        folder / "solutions",
        folder / "modules",
        folder / "instructor/grading/submitted",
        home,
    ]
    return {
        str(path): path.read_bytes() if path.is_file() and not path.is_symlink() else b""
        for place in places
        for path in sorted(place.rglob("*"))
        if not (path.exists() and path.stat().st_mode & 0o170000 in (0o010000, 0o020000))
    }


@pytest.mark.parametrize("name", NAMES)
def test_an_attack_gets_the_grade_of_its_answers(graded, name):
    case, row = graded["cases"][name], graded["rows"][name]
    said = " ".join([row.reason, *row.notes])
    assert (row.points if row.tasks else None) == case.points, [row.tasks, said]
    assert case.says in said


@pytest.mark.parametrize("name", [n for n in NAMES if not n.startswith("script")])
def test_an_attack_does_not_get_through(graded, name):
    assert hostile.ESCAPED not in graded["outcomes"][name].notebook


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_learner_is_not_touched(graded, name):
    row = graded["rows"][name]
    assert (row.points, row.notes, row.reason) == (POINTS, [], "")


def test_nothing_outside_is_changed(graded):
    assert graded["after"] == graded["before"]


def test_nothing_is_left_behind(graded):
    # no process, and no folder of the grader's
    found = subprocess.run(
        ["pgrep", "-f", "^left-behind-by-a-test"], capture_output=True, text=True
    )
    assert found.stdout == ""
    assert not graded["left"]


def test_pages_run_no_script_and_hide_the_hidden_tests(graded):
    area = graded["area"]
    pages = [graded["page"], *area.grading.glob(f"feedback/*/{SLUG}/{SLUG}.html")]
    assert len(pages) == len(NAMES) + len(HONEST) + 1
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert "<script" not in text and "<img" not in text, page
        assert "142" not in text and "BEGIN HIDDEN" not in text, page
