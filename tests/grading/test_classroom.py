"""A run over a class: its books balance, it harms no earlier grade, and it can be stopped."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time

import pytest

from grading.classes import RIGHT, SLUG, WRONG, Desk
from mlcapacity import CourseError
from mlcapacity.grading import classroom, gradebook, report
from mlcapacity.grading.classroom import GRADED, NOTED, REFUSED, UNCHANGED, Area

pytestmark = pytest.mark.usefixtures("boxed")
ODD_NAMES = [
    "josé",
    "o'brien",
    "x[1]",
    "李雷",
    "two words",
    "a+b",
    "semi;colon",
    "50%",
    "-rf",
    "{x}",
    "*",
]


def hand_in(office, learner, name=SLUG, **answers):
    desk = Desk(office)
    folder = Area(office).submitted / learner / name
    desk.write(folder, desk.notebook(**answers))
    return folder


def grade(**options):
    (books,) = classroom.grade([SLUG], workers=2, **options)
    return {outcome.learner: outcome for outcome in books.outcomes}, books


def address(office):
    return f"sqlite:///{office}/instructor/grading/gradebook.db"


def points(office, learner):
    with gradebook.Book(address(office)) as book:
        scores = book.scores(SLUG, learner)
    return None if scores is None else sum(score.points for score in scores.values())


def whole_book(office):
    """Everything in the gradebook that is a claim about a person."""
    query = (
        "SELECT student.id, grade_cells.max_score, base_cell.name, grade.auto_score, "
        "grade.manual_score, grade.needs_manual_grade FROM grade "
        "JOIN submitted_notebook ON grade.notebook_id = submitted_notebook.id "
        "JOIN submitted_assignment ON submitted_notebook.assignment_id = submitted_assignment.id "
        "JOIN student ON submitted_assignment.student_id = student.id "
        "JOIN base_cell ON grade.cell_id = base_cell.id "
        "JOIN grade_cells ON grade_cells.id = base_cell.id ORDER BY 1, 3"
    )
    with sqlite3.connect(Area(office).grading / "gradebook.db") as connection:
        return connection.execute(query).fetchall()


def test_any_name_of_a_learner_works(office):
    # given learners whose names hold what shells, patterns and databases take for their own
    for name in ODD_NAMES:
        hand_in(office, name)
    # when they are graded, then all have their points, a graded copy and a page
    outcomes, books = grade()
    assert {name: points(office, name) for name in ODD_NAMES} == dict.fromkeys(ODD_NAMES, 8)
    assert set(outcomes) == set(ODD_NAMES) and books.count(GRADED) == len(ODD_NAMES)
    report.write(Area(office), books, address(office))
    for name in ODD_NAMES:
        assert (Area(office).feedback(name, SLUG) / f"{SLUG}.html").exists()
        assert (Area(office).graded(name, SLUG) / f"{SLUG}.ipynb").exists()


@pytest.mark.parametrize("name", ["02-Office", "office", "02", "02_office", "02-office.ipynb"])
def test_a_folder_of_another_name_is_found(office, name):
    hand_in(office, "ann", name)
    outcomes, _ = grade()
    assert outcomes["ann"].state in (GRADED, NOTED) and points(office, "ann") == 8


def test_work_without_a_module_folder_is_found(office):
    desk = Desk(office)
    desk.write(Area(office).submitted / "ann", desk.notebook())
    outcomes, _ = grade()
    assert outcomes["ann"].state in (GRADED, NOTED) and points(office, "ann") == 8


def test_what_is_in_no_learners_folder_is_refused_by_name(office):
    hand_in(office, "ann")
    (Area(office).submitted / "class.zip").write_bytes(b"PK")
    outcomes, _ = grade()
    assert outcomes["class.zip"].state == REFUSED
    assert "submitted/<learner>/<module>/" in outcomes["class.zip"].reason


def test_who_handed_in_only_another_module_is_named_and_not_refused(office):
    hand_in(office, "ann")
    (Area(office).submitted / "bob" / "02-office").mkdir(parents=True)
    (office / "solutions" / "01-tiny").mkdir(exist_ok=True)
    (Area(office).submitted / "cleo" / "01-tiny").mkdir(parents=True)
    outcomes, books = grade()
    assert books.nothing == ["cleo"]
    assert outcomes["bob"].state == REFUSED


def test_what_did_not_change_is_not_run_again(office):
    hand_in(office, "ann")
    grade()
    outcomes, _ = grade()
    assert outcomes["ann"].state == UNCHANGED
    outcomes, _ = grade(again=True)
    assert outcomes["ann"].state == GRADED


def test_a_better_submission_replaces_the_grade(office):
    hand_in(office, "ann", wave=WRONG["wave"])
    grade()
    assert points(office, "ann") == 7
    hand_in(office, "ann")
    outcomes, _ = grade()
    assert (outcomes["ann"].state, points(office, "ann")) == (GRADED, 8)


def test_a_broken_submission_leaves_the_earlier_grade(office):
    # given a graded submission
    folder = hand_in(office, "ann")
    grade()
    copy = (Area(office).graded("ann", SLUG) / f"{SLUG}.ipynb").read_bytes()
    # when a broken one is handed in over it
    (folder / f"{SLUG}.ipynb").write_text("{")
    outcomes, books = grade()
    # then it is refused, and grade and graded copy stay
    assert outcomes["ann"].state == REFUSED
    assert "earlier submission stays" in outcomes["ann"].reason
    assert points(office, "ann") == 8
    assert (Area(office).graded("ann", SLUG) / f"{SLUG}.ipynb").read_bytes() == copy
    report.write(Area(office), books, address(office))
    page = (Area(office).feedback("ann", SLUG) / f"{SLUG}.html").read_text()
    assert "newest submission could not be graded" in " ".join(page.split()).replace(
        "</strong>", ""
    )


def test_the_same_submission_gets_the_same_grade_twice(office):
    hand_in(office, "ann", share="import random\ndef share(v):\n    return random.choice([0.5, 1])")
    grade()
    first = whole_book(office)
    grade(again=True)
    assert whole_book(office) == first


def test_a_grade_given_by_hand_stays(office):
    # given a graded submission to which a person has given points
    hand_in(office, "ann", wave=WRONG["wave"])
    grade()
    from nbgrader.api import Gradebook

    with Gradebook(address(office), course_id="mlcapacity") as book:
        given = book.find_grade("wave-check", SLUG, SLUG, "ann")
        given.manual_score = 0.5
        book.db.commit()
    # when it is graded again, then the person's points count
    grade(again=True)
    assert points(office, "ann") == 7.5


def test_the_gradebook_is_backed_up_before_each_run(office):
    hand_in(office, "ann")
    grade()
    before = whole_book(office)
    hand_in(office, "bob")
    grade()
    (backup,) = (Area(office).grading / "backups").glob("*.db")
    with sqlite3.connect(backup) as connection:
        assert connection.execute("SELECT count(*) FROM grade").fetchone()[0] == len(before)


def test_a_second_run_is_kept_out(office):
    hand_in(office, "ann")
    with classroom.alone(Area(office)), pytest.raises(CourseError, match="Another run"):
        grade()


def test_a_late_submission_is_late_and_graded(office):
    from nbgrader.api import Gradebook

    folder = hand_in(office, "ann")
    (folder / "timestamp.txt").write_text("2026-11-20 10:00:00.000000 UTC")
    grade()
    with Gradebook(address(office), course_id="mlcapacity") as book:
        book.update_or_create_assignment(SLUG, duedate="2026-11-19 12:00:00 UTC")
    _, books = grade()
    (row,), _, page = report.write(Area(office), books, address(office))
    assert row.late and row.points == 8
    assert "2026-11-20 10:00, late" in page.read_text()


# ------------------------------------------------------------------ gradebooks that cannot be used


def test_a_gradebook_of_a_newer_nbgrader_is_refused_and_left_alone(office):
    hand_in(office, "ann")
    grade()
    path = Area(office).grading / "gradebook.db"
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = 'f00'")
    before = path.read_bytes()
    with pytest.raises(CourseError, match="of a newer nbgrader"):
        grade()
    assert path.read_bytes() == before


def test_a_gradebook_of_an_older_nbgrader_is_refused_with_the_remedy(office):
    hand_in(office, "ann")
    grade()
    with sqlite3.connect(Area(office).grading / "gradebook.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '724cde206c17'")
    with pytest.raises(CourseError, match="nbgrader db upgrade"):
        grade()


def test_a_gradebook_that_is_none_is_refused(office):
    hand_in(office, "ann")
    (Area(office).grading / "gradebook.db").write_text("no database at all, but long enough " * 9)
    with pytest.raises(CourseError, match="cannot be used"):
        grade()


def test_tasks_that_changed_under_a_gradebook_are_refused(office):
    # given a graded class, and a module that has lost a task since
    hand_in(office, "ann")
    grade()
    path = office / "solutions" / SLUG / f"{SLUG}.ipynb"
    notebook = json.loads(path.read_text())
    notebook["cells"] = [c for c in notebook["cells"] if not c["id"].startswith("wave")]
    path.write_text(json.dumps(notebook))
    with pytest.raises(CourseError, match="have changed since it was first graded"):
        grade()


def test_a_submission_is_written_whole_or_not_at_all(office, monkeypatch):
    # given a gradebook with one grade, and a writer that breaks in the middle of a submission
    hand_in(office, "ann", wave=WRONG["wave"], double=WRONG["double"])
    grade()
    before = whole_book(office)
    hand_in(office, "ann")
    from nbgrader.preprocessors import SaveAutoGrades

    real, calls = SaveAutoGrades._add_score, []

    def breaks(self, cell, resources):
        calls.append(cell)
        if len(calls) == 3:
            raise RuntimeError("the disk is full")
        return real(self, cell, resources)

    monkeypatch.setattr(SaveAutoGrades, "_add_score", breaks)
    # when it is graded, then it is refused and not one score has changed
    outcomes, _ = grade()
    assert "the disk is full" in outcomes["ann"].reason
    assert whole_book(office) == before
    # and when the fault is gone, the next run finishes the work
    monkeypatch.undo()
    monkeypatch.setattr("mlcapacity.course.root", lambda: office)
    grade()
    assert points(office, "ann") == 8


# -------------------------------------------------------------------------------- killed, run again

RUN = """
import sys
from pathlib import Path
from mlcapacity import course
course.root = lambda: Path(sys.argv[1])
from mlcapacity.grading import classroom
if __name__ == "__main__":
    classroom.grade([sys.argv[2]], workers=2)
"""


def test_a_run_that_is_killed_and_run_again_ends_like_an_undisturbed_one(office, tmp_path):
    # given a class, and its gradebook after an undisturbed run
    desk = Desk(office)
    for n in range(12):
        some = {name.replace("-", "_"): WRONG[name] for name in list(RIGHT)[: n % 5]}
        folder = Area(office).submitted / f"learner {n}" / SLUG
        desk.write(folder, desk.notebook(**some))
    began = time.monotonic()
    grade()
    lasts = time.monotonic() - began
    wanted = whole_book(office)
    script = tmp_path / "run.py"
    script.write_text(RUN)
    command = [sys.executable, str(script), str(office), SLUG]
    # when runs are killed at random moments, with all that they started, and then one is not
    moments = random.Random(1)
    place = Area(office).grading
    for _ in range(int(os.environ.get("MLCAPACITY_KILLS", "2"))):
        for left in ("gradebook.db", "autograded", "backups"):
            path = place / left
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        for _ in range(3):
            run = subprocess.Popen(command, start_new_session=True, stderr=subprocess.DEVNULL)
            time.sleep(moments.uniform(1, lasts + 2))
            os.kill(run.pid, signal.SIGKILL)
            run.wait()
        deadline = time.monotonic() + 60
        while (last := subprocess.run(command, stderr=subprocess.PIPE, text=True)).returncode:
            assert time.monotonic() < deadline, last.stderr
        # then the gradebook is the same
        assert whole_book(office) == wanted
    found = subprocess.run(["pgrep", "-f", str(office)], capture_output=True, text=True)
    assert found.stdout == ""
