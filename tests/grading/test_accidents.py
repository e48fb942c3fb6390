"""Whatever happens to a submission in a real class, it gets the grade that its answers deserve."""

from __future__ import annotations

from pathlib import Path

import pytest

from grading import accidents
from grading.classes import SLUG, Desk
from mlcapacity.grading import classroom, report
from mlcapacity.grading.box import Limits

NAMES = [case.name for case in accidents.cases(Desk(Path()))]


@pytest.fixture(scope="module")
def graded(office_shared, boxed):
    """One class that has had every accident, graded in one run."""
    desk = Desk(office_shared)
    cases = {case.name: case for case in accidents.cases(desk)}
    submitted = classroom.Area(office_shared).submitted
    for name, case in cases.items():
        case.make(submitted / name / SLUG)
    before = classroom.digest(submitted)
    limits = Limits(cell=8, notebook=90, memory=600)
    (books,) = classroom.grade([SLUG], workers=2, limits=limits)
    address = f"sqlite:///{office_shared}/instructor/grading/gradebook.db"
    rows, _, _ = report.write(classroom.Area(office_shared), books, address)
    yield {
        "cases": cases,
        "rows": {row.learner: row for row in rows},
        "books": books,
        "unchanged": before == classroom.digest(submitted),
        "course": office_shared,
    }


@pytest.mark.parametrize("name", NAMES)
def test_an_accident_gets_the_grade_it_deserves(graded, name):
    case, row = graded["cases"][name], graded["rows"][name]
    said = " ".join([row.reason, *row.notes])
    assert (row.points if row.tasks else None) == case.points, [row.tasks, said]
    assert case.says in said
    if case.points is None:
        assert len(row.reason.splitlines()) == 1


def test_the_books_balance(graded):
    # every submission is in the books once, in the state that its case asks for
    books = graded["books"]
    assert sorted(o.learner for o in books.outcomes) == sorted(NAMES)
    refused = sum(case.points is None for case in graded["cases"].values())
    assert books.count(classroom.REFUSED) == refused
    assert books.count(classroom.GRADED) + books.count(classroom.NOTED) == len(NAMES) - refused


def test_what_was_handed_in_is_not_changed(graded):
    assert graded["unchanged"]


def test_nothing_climbed_out_of_a_zip(graded):
    assert not list(graded["course"].parent.glob("**/escaped*.txt"))
    assert not list(Path("/tmp").glob("escaped*.txt"))


def test_every_learner_has_a_page(graded):
    area = classroom.Area(graded["course"])
    for name, row in graded["rows"].items():
        text = (area.feedback(name, SLUG) / f"{SLUG}.html").read_text(encoding="utf-8")
        assert "could not be graded" in text if row.reason else f"{row.points:g} of 8" in text
