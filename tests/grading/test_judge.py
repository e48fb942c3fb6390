"""Checks are judged apart from the learner's code, with forks and without."""

from __future__ import annotations

import nbformat
import pytest

from grading.classes import RIGHT, SLUG, WRONG, Desk
from mlcapacity import CourseError, build, course
from mlcapacity.grading import results, run
from mlcapacity.grading.box import Limits
from mlcapacity.grading.judge import Bench, OwnBench


def graded(office, tmp_path, bench, **answers):
    """The points of each task of a notebook with these answers."""
    module = course.module(SLUG, office)
    notebook = nbformat.read(module.solution, as_version=4)
    chosen = {**RIGHT, **answers}
    for cell in notebook.cells:
        if cell.id in chosen:
            cell.source = chosen[cell.id]
        elif "nbgrader" not in cell.metadata:
            cell.metadata["given"] = True
    work = tmp_path / "work"
    work.mkdir()
    build.copy_given_files(module, work)
    run.execute(notebook, work, Limits(), bench)
    scores = results.scores_of(notebook)
    return [task.points for task in results.task_results(module, notebook, scores, hide=True)]


def test_a_system_without_forks_gives_the_same_points(office, boxed, tmp_path):
    module = course.module(SLUG, office)
    bench = OwnBench(module.solution, module.source.parent)
    try:
        points = graded(office, tmp_path, bench, wave=WRONG["wave"], share=WRONG["share"])
    finally:
        bench.close()
    assert points == [2, 0, 3, 0]


def test_a_given_cell_that_stops_is_named(office, boxed):
    # given a module whose given cell stops
    from mlcapacity.grading import box
    from mlcapacity.grading.provisioner import WarmParent

    module = course.module(SLUG, office)
    text = module.solution.read_text().replace("limit = 3", "limit = 1 / 0")
    module.solution.write_text(text)
    parent = WarmParent(box.kind(), [])
    # when a check below it is to be judged, then the reason is told
    try:
        bench = Bench(parent.judge(module))
        with pytest.raises(CourseError, match="double-check: ZeroDivisionError"):
            bench.connect("double-check", until=1e12)
    finally:
        parent.stop()


def test_a_table_that_the_learner_spoils_is_not_the_one_that_checks_use(office, boxed):
    # given an answer that changes what the next check counts
    from mlcapacity.grading import classroom

    spoiled = f"{RIGHT['by-region']}\nanswers.drop(answers.index, inplace=True)"
    area = classroom.Area(office)
    Desk(office).write(area.submitted / "ann" / SLUG, Desk(office).notebook(by_region=spoiled))
    # when it is graded, then it keeps its points
    (books,) = classroom.grade([SLUG], workers=1)
    notebook = nbformat.reads(books.outcomes[0].notebook, as_version=4)
    assert sum(score.points for score in results.scores_of(notebook).values()) == 8
