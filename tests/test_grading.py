"""One learner's notebook is graded by nbgrader, fairly, and is never changed."""

from __future__ import annotations

import nbformat
import pytest

from mlcapacity import CourseError, course, grading

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


def points(results):
    return [result.points for result in results]


def test_right_answers_earn_full_points_and_the_file_is_not_changed(built):
    # given a notebook with right answers
    work = work_with(built, RIGHT)
    before = work.read_bytes(), work.stat().st_mtime_ns, sorted(work.parent.iterdir())
    # when it is graded
    results = grading.grade("01-tiny", work)
    # then both tasks have their points, and the learner's folder is as it was
    assert points(results) == [2, 1]
    assert [result.out_of for result in results] == [2, 1]
    assert [result.messages for result in results] == [(), ()]
    assert (work.read_bytes(), work.stat().st_mtime_ns, sorted(work.parent.iterdir())) == before


def test_a_failed_check_gives_its_message_and_costs_only_its_task(built):
    answers = {**RIGHT, "double": "def double(x):\n    return 4"}
    results = grading.grade("01-tiny", work_with(built, answers))
    assert points(results) == [0, 1]
    assert "double(5) is 4" in results[0].messages[0]


def test_an_untouched_notebook_earns_nothing_and_says_so(built):
    results = grading.grade("01-tiny", work_with(built, {}))
    assert points(results) == [0, 0]
    assert "not answered yet" in results[0].messages[0]


def test_an_answer_cell_that_stops_is_reported_with_its_error(built):
    results = grading.grade("01-tiny", work_with(built, {**RIGHT, "wave": "wave = open('mine')"}))
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
    results = grading.grade("01-tiny", work_with(built, {"double": noisy, "wave": loud_and_wrong}))
    assert points(results) == [2, 0]


def test_a_value_that_a_check_displays_is_not_its_score(built):
    # given a check that ends with a number, which stock nbgrader takes for the points
    solution = built / "solutions" / "01-tiny" / "01-tiny.ipynb"
    notebook = nbformat.read(solution, as_version=4)
    check = next(cell for cell in notebook.cells if cell.id == "wave-check")
    check.source += "\n0"
    nbformat.write(notebook, solution)
    # when a right answer is graded, then it has its points
    assert points(grading.grade("01-tiny", work_with(built, RIGHT))) == [2, 1]


def test_the_teachers_checks_count_and_not_the_learners(built):
    answers = {**RIGHT, "double": "def double(x):\n    return 0", "double-check": "pass"}
    assert points(grading.grade("01-tiny", work_with(built, answers))) == [0, 1]


def test_what_cannot_be_read_is_refused_in_one_sentence(tiny):
    folder = tiny / "my-work" / "01-tiny"
    folder.mkdir(parents=True)
    work = folder / "01-tiny.ipynb"
    refused = {}
    with pytest.raises(CourseError) as refused["missing"]:
        grading.read_work(work)
    (folder / "my answers.ipynb").write_text("{}")
    with pytest.raises(CourseError) as refused["renamed"]:
        grading.read_work(work)
    for name, text in {
        "empty": "",
        "cut off": '{"cells": [{"cell_type": "code", "sou',
        "no notebook": "[1, 2]",
        "binary": "\x00\x01\x02",
        "odd cell": '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{}]}',
    }.items():
        work.write_text(text)
        with pytest.raises(CourseError) as refused[name]:
            grading.read_work(work)
    assert "mlcapacity reset 01-tiny" in str(refused["missing"].value)
    assert "rename your work to 01-tiny.ipynb" in str(refused["renamed"].value)
    for name, caught in refused.items():
        assert len(str(caught.value).splitlines()) == 1, name


def test_lost_and_copied_graded_cells_are_refused_by_name(built):
    work = work_with(built, RIGHT)
    notebook = nbformat.read(work, as_version=4)
    whole = list(notebook.cells)
    for cells, said in (
        (whole[:-1], "has lost 1 of its 4 graded cells (wave-check"),
        ([*whole, whole[-2]], "has the cell 'wave' 2 times"),
        ([], "has lost 4 of its 4 graded cells"),
    ):
        notebook.cells = cells
        nbformat.write(notebook, work)
        with pytest.raises(CourseError) as refused:
            grading.grade("01-tiny", work)
        assert said in str(refused.value)


@pytest.mark.parametrize(
    "spec", [{"name": "ir", "language": "R"}, {"name": "no-such-kernel", "language": "python"}]
)
def test_an_unknown_kernel_is_refused(built, spec):
    work = work_with(built, RIGHT, kernelspec={**spec, "display_name": "?"})
    with pytest.raises(CourseError, match="choose Kernel > Change Kernel > Python 3"):
        grading.read_work(work)


def test_the_last_check_is_remembered(tmp_path):
    result = grading.TaskResult("Task 1: a (2 points)", 1, 2, ("no",))
    grading.remember(tmp_path, "01-tiny", "abc", [result])
    assert grading.last_checks(tmp_path)["01-tiny"] == {
        "points": 1,
        "out_of": 2,
        "checksum": "abc",
    }


@pytest.mark.parametrize("slug", course.slugs())
def test_every_solution_earns_full_points_with_nbgrader_itself(slug, tmp_path):
    # given the learner's notebook of a module of the course with the answers of its solution
    module = course.read(course.root() / "solutions" / slug / f"{slug}.md")
    answers = {cell.id: cell.source for cell in nbformat.read(module.solution, 4).cells}
    notebook = nbformat.read(module.released, as_version=4)
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("solution"):
            cell.source = answers[cell.id]
    work = tmp_path / f"{slug}.ipynb"
    nbformat.write(notebook, work)
    # when it is graded, then every task has its points
    results = grading.grade(slug, work)
    assert [(r.points, r.messages) for r in results] == [(r.out_of, ()) for r in results]
    assert sum(r.out_of for r in results) == module.points
