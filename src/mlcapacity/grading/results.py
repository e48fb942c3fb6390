"""What a graded notebook says about each task."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mlcapacity.course import Module
from mlcapacity.grading import messages
from mlcapacity.grading.gradebook import Score


@dataclass(frozen=True)
class TaskResult:
    """What one task earned. `messages` holds one text for each check that failed."""

    heading: str
    points: float
    out_of: float
    messages: tuple[str, ...]
    needs_person: bool = False


def scores_of(notebook: Any) -> dict[str, Score]:
    """The scores of an executed notebook's cells by grade_id, as nbgrader computes them."""
    from nbgrader import utils

    from mlcapacity.grading.preprocessors import OnlyErrorsCount

    found = {}
    for number, cell in enumerate(notebook.cells):
        if utils.is_grade(cell):
            cell, _ = OnlyErrorsCount().preprocess_cell(cell, {}, number)
            points, most = utils.determine_grade(cell)
            found[cell.metadata["nbgrader"]["grade_id"]] = Score(points or 0, most, points is None)
    return found


def task_results(
    module: Module, notebook: Any, scores: Mapping[str, Score], hide: bool
) -> list[TaskResult]:
    """Points and messages of each task of an executed notebook.

    With `hide`, the messages keep what a hidden test wanted to themselves (see `messages`).
    """
    cells = {
        cell.metadata["nbgrader"]["grade_id"]: cell
        for cell in notebook.cells
        if "nbgrader" in cell.metadata
    }
    secret = messages.secrets_of(notebook.cells)
    results = []
    for task in module.tasks:
        names = [module.notebook.cells[n].metadata["nbgrader"]["grade_id"] for n in task.checks]
        public = "" if task.prompt is None else module.notebook.cells[task.prompt].source
        said: list[str] = []
        for name in dict.fromkeys((task.grade_id, *names)):
            own = messages.of(cells[name])
            if name not in names:
                own = [text for text in own if "NotImplementedError" not in text]
            if hide:
                visible = cells[name].source.split("### BEGIN HIDDEN TESTS")[0]
                own = messages.for_learner(own, secret, f"{public}\n{visible}")
            said += own
        results.append(
            TaskResult(
                task.heading,
                points=sum(scores[name].points for name in names),
                out_of=task.points,
                messages=tuple(dict.fromkeys(said)),
                needs_person=any(scores[name].needs_person for name in names),
            )
        )
    return results
