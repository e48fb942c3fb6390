"""A learner's own check is fair, takes in what a class would, and changes nothing."""

from __future__ import annotations

import nbformat
import pytest

from mlcapacity import CourseError, course
from mlcapacity.grading import own_work
from mlcapacity.grading.results import TaskResult

RIGHT = {"double": "def double(x):\n    return 2 * x", "wave": "wave = '2023Q1'"}


def work_with(folder, answers, **metadata):
    """A learner's notebook of the tiny module with these answers."""
    notebook = nbformat.read(folder / "modules" / "01-tiny" / "01-tiny.ipynb", as_version=4)
    for cell in notebook.cells:
        cell.source = answers.get(cell.id, cell.source)
    notebook.metadata.update(metadata)
    path = folder / "my-work" / "01-tiny" / "01-tiny.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)
    return path


def results_of(slug, work):
    return own_work.check(slug, work.parent).results


def points(results):
    return [result.points for result in results]


def test_right_answers_earn_full_points_and_the_file_is_not_changed(built):
    # given a notebook with right answers
    work = work_with(built, RIGHT)
    before = work.read_bytes(), work.stat().st_mtime_ns, sorted(work.parent.iterdir())
    # when it is graded
    results = results_of("01-tiny", work)
    # then both tasks have their points, and the learner's folder is as it was
    assert points(results) == [2, 1]
    assert [result.out_of for result in results] == [2, 1]
    assert [result.messages for result in results] == [(), ()]
    assert (work.read_bytes(), work.stat().st_mtime_ns, sorted(work.parent.iterdir())) == before


def test_a_failed_check_gives_its_message_and_costs_only_its_task(built):
    answers = {**RIGHT, "double": "def double(x):\n    return 4"}
    results = results_of("01-tiny", work_with(built, answers))
    assert points(results) == [0, 1]
    assert "double(5) is 4" in results[0].messages[0]


def test_a_changed_prediction_is_taken_for_what_it_is(built):
    # given a notebook in which the learner has written a prediction, and changed another cell
    work = work_with(built, RIGHT)
    notebook = nbformat.read(work, as_version=4)
    for cell in notebook.cells:
        cell.source = cell.source.replace("guess = 3", "guess = 90")
        cell.source = cell.source.replace("from mlcapacity import checks", "checks = 0")
    nbformat.write(notebook, work)
    # when it is graded
    found = own_work.check("01-tiny", work.parent)
    # then only the other cell is worth a note, which names it
    assert points(found.results) == [2, 1]
    (note,) = found.notes
    assert note.startswith("The given cell `from mlcapacity import checks` was changed")


def test_an_untouched_notebook_earns_nothing_and_says_so(built):
    results = results_of("01-tiny", work_with(built, {}))
    assert points(results) == [0, 0]
    assert "not answered yet" in results[0].messages[0]


def test_an_answer_cell_that_stops_is_reported_with_its_error(built):
    results = results_of("01-tiny", work_with(built, {**RIGHT, "wave": "wave = open('mine')"}))
    assert points(results) == [2, 0]
    assert "FileNotFoundError" in results[1].messages[0]


def test_warnings_prints_and_displayed_values_neither_cost_nor_earn(built):
    noisy = (
        "import logging, sys, warnings\n"
        "def double(x):\n"
        "    warnings.warn('old'); logging.warning('careful'); print(0)\n"
        "    print('progress', file=sys.stderr)\n"
        "    return 2 * x\n"
    )
    loud_and_wrong = "import sys\nsys.displayhook(1)\nwave = 'never'"
    results = results_of("01-tiny", work_with(built, {"double": noisy, "wave": loud_and_wrong}))
    assert points(results) == [2, 0]


def test_a_value_that_a_check_displays_is_not_its_score(built):
    # given a check that ends with a number, which stock nbgrader takes for the points
    solution = built / "solutions" / "01-tiny" / "01-tiny.ipynb"
    notebook = nbformat.read(solution, as_version=4)
    check = next(cell for cell in notebook.cells if cell.id == "wave-check")
    check.source += "\n0"
    nbformat.write(notebook, solution)
    # when a right answer is graded, then it has its points
    assert points(results_of("01-tiny", work_with(built, RIGHT))) == [2, 1]


def test_the_teachers_checks_count_and_not_the_learners(built):
    answers = {**RIGHT, "double": "def double(x):\n    return 0", "double-check": "pass"}
    assert points(results_of("01-tiny", work_with(built, answers))) == [0, 1]


def test_what_cannot_be_graded_is_refused_in_one_sentence(built):
    work = work_with(built, RIGHT)
    for text in ("", "[1, 2]", "no notebook"):
        work.write_text(text)
        with pytest.raises(CourseError) as refused:
            results_of("01-tiny", work)
        assert len(str(refused.value).splitlines()) == 1, text


def test_a_repair_is_told(built):
    # given a notebook whose name has changed, with an answer cell twice
    work = work_with(built, RIGHT)
    notebook = nbformat.read(work, as_version=4)
    notebook.cells.insert(-2, notebook.cells[-3])
    work.unlink()
    nbformat.write(notebook, work.with_name("mine.ipynb"))
    # when it is checked
    checked = own_work.check("01-tiny", work.parent)
    # then it has its points, and both are said
    assert points(checked.results) == [2, 1]
    assert "found as mine.ipynb" in checked.notes[0]
    assert "The answer of task 2 is in 2 cells" in " ".join(checked.notes)


def test_the_last_check_is_remembered(tmp_path):
    result = TaskResult("Task 1: a (2 points)", 1, 2, ("no",))
    own_work.remember(tmp_path, "01-tiny", "abc", [result])
    assert own_work.last_checks(tmp_path)["01-tiny"] == {
        "points": 1,
        "out_of": 2,
        "checksum": "abc",
    }


@pytest.mark.parametrize("slug", course.slugs())
def test_every_solution_earns_full_points(slug, tmp_path):
    # given the learner's notebook of a module of the course with the answers of its solution
    module = course.read(course.root() / "solutions" / slug / f"{slug}.md")
    answers = {cell.id: cell.source for cell in nbformat.read(module.solution, 4).cells}
    notebook = nbformat.read(module.released, as_version=4)
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("solution"):
            cell.source = answers[cell.id]
    work = tmp_path / slug / f"{slug}.ipynb"
    work.parent.mkdir()
    nbformat.write(notebook, work)
    # when it is graded, then every task has its points
    results = results_of(slug, work)
    assert [(r.points, r.messages) for r in results] == [(r.out_of, ()) for r in results]
    assert sum(r.out_of for r in results) == module.points
