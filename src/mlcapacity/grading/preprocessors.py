"""nbgrader preprocessors that nbgrader's configuration names (see `nbgrader_settings`)."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Any

from nbconvert.preprocessors.sanitize import SanitizeHTML
from nbgrader import utils
from nbgrader.preprocessors import ClearHiddenTests, NbGraderPreprocessor
from traitlets import Dict, Integer

from mlcapacity import course
from mlcapacity.grading import messages, run
from mlcapacity.grading.box import Limits
from mlcapacity.grading.provisioner import bench_for, copy_plain_files


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


class FileStubs(NbGraderPreprocessor):  # type: ignore[misc]
    """In a cell that writes a file that is not Python, leave of the stub only its comment."""

    def preprocess_cell(self, cell: Any, resources: Any, cell_index: int) -> tuple[Any, Any]:
        written = course.written_file(cell.source)
        if written and utils.is_solution(cell) and not written[0].endswith(".py"):
            cell.source = re.sub(r"\n *raise NotImplementedError$", "", cell.source, flags=re.M)
        return cell, resources


class ExecuteInBox(NbGraderPreprocessor):  # type: ignore[misc]
    """Run the notebook in the boxed kernel, in place of nbgrader's own Execute."""

    limits = Dict(help="Fields of mlcapacity.grading.box.Limits that differ.").tag(config=True)
    timeout = Integer(0, help="Seconds for one cell; 0 for the default of the box.").tag(
        config=True
    )

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        chosen = {**self.limits, **({"cell": self.timeout} if self.timeout else {})}
        with tempfile.TemporaryDirectory(prefix="mlc-") as scratch:
            stage = Path(scratch) / "files"
            copy_plain_files(Path(resources["metadata"]["path"]), stage)
            module = course.module(resources["nbgrader"]["assignment"])
            provisioner = {
                **self.config.get("BoxProvisioner", {}),
                "gives": module.facts.get("gives", []),
            }
            with bench_for(module, "", "", provisioner.get("imports", [])) as bench:
                run.execute(nb, stage, Limits(**chosen), bench, **provisioner)
        return nb, resources


class NothingHidden(NbGraderPreprocessor):  # type: ignore[misc]
    """Take hidden tests, and what their messages tell of them, out of a page for learners.

    Of outputs, text and pictures stay; whatever a browser would run is left out.
    """

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        secret = messages.secrets_of(nb.cells)
        clear = ClearHiddenTests(enforce_metadata=False)
        sanitize = SanitizeHTML()
        for number, cell in enumerate(nb.cells):
            if cell.cell_type != "code":
                sanitize.preprocess_cell(cell, resources, number)
                continue
            if utils.is_grade(cell):
                clear._remove_hidden_test_region(cell)
                cell.outputs = [
                    run.error_output("Not yet", text, [text])
                    for text in messages.for_learner(messages.of(cell), secret, cell.source)
                ]
                continue
            cell.outputs = [output for output in map(_harmless, cell.outputs) if output]
            for output in cell.outputs:
                messages.redact(output, secret)
        return nb, resources


def _harmless(output: Any) -> Any:
    if output.output_type in ("display_data", "execute_result"):
        kept = {t: d for t, d in output.data.items() if t in ("text/plain", "image/png")}
        output.data = kept
        output.metadata = {}
        return output if kept else None
    return output
