"""Two nbgrader preprocessors that nbgrader's configuration names (see mlcapacity.grading)."""

from __future__ import annotations

from typing import Any

from nbgrader import utils
from nbgrader.preprocessors import NbGraderPreprocessor


class OnlyErrorsCount(NbGraderPreprocessor):  # type: ignore[misc]
    """Leave a check one way to fail: that it raised.

    nbgrader takes a warning on stderr for a failure, and a displayed number for the score.
    """

    def preprocess_cell(self, cell: Any, resources: Any, cell_index: int) -> tuple[Any, Any]:
        if utils.is_grade(cell) and cell.cell_type == "code":
            cell.outputs = [
                output
                for output in cell.outputs
                if output.output_type != "execute_result" and output.get("name") != "stderr"
            ]
        return cell, resources


class RunAllGoesOn(NbGraderPreprocessor):  # type: ignore[misc]
    """Tag answers and checks so that JupyterLab's Run All goes on past an unsolved task."""

    def preprocess_cell(self, cell: Any, resources: Any, cell_index: int) -> tuple[Any, Any]:
        if cell.cell_type == "code" and (utils.is_grade(cell) or utils.is_solution(cell)):
            cell.metadata["tags"] = sorted({*cell.metadata.get("tags", []), "raises-exception"})
        return cell, resources
