"""nbgrader's settings for the course, and the parts of nbgrader that are run from here."""

from __future__ import annotations

import os
import sys
import warnings
from pathlib import Path
from typing import Any

from mlcapacity import CourseError

STUB = "# Replace the next line with your answer.\nraise NotImplementedError"
TEXT_STUB = "*Replace this line with your answer.*"
# One thread: on a busy two-core machine, two cost 4 to 15 times more.
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
COURSE_ID = "mlcapacity"


def configure(config: Any, root: Path) -> None:
    """Set up nbgrader for the course in `root`; instructor/nbgrader_config.py calls this."""
    from nbgrader.converters import Autograde, GenerateAssignment, GenerateFeedback
    from nbgrader.preprocessors import ClearOutput, ClearSolutions, Execute, SaveAutoGrades

    from mlcapacity.grading import preprocessors as own

    os.environ.update(ONE_THREAD)
    # nbgrader calls `alembic` by name, which is found only where this environment's folder is.
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    config.CourseDirectory.root = str(root)
    config.CourseDirectory.course_id = COURSE_ID
    config.CourseDirectory.source_directory = "solutions"
    config.CourseDirectory.release_directory = "modules"
    for step in ("submitted", "autograded", "feedback"):
        config.CourseDirectory[f"{step}_directory"] = f"instructor/grading/{step}"
    work = root / "instructor" / "grading"
    work.mkdir(mode=0o700, parents=True, exist_ok=True)  # grades are nobody else's business
    # Set it for a gradebook on a server, for example postgresql://...
    address = os.environ.get("MLCAPACITY_GRADEBOOK") or f"sqlite:///{work / 'gradebook.db'}"
    config.CourseDirectory.db_url = address
    config.CourseDirectory.ignore = [
        ".ipynb_checkpoints",
        "*.pyc",
        "__pycache__",
        "*.md",
        "build.json",
        "hand-over",
        "evidence",
    ]
    config.ClearSolutions.code_stub = {"python": STUB}
    config.ClearSolutions.text_stub = TEXT_STUB
    steps = list(GenerateAssignment().preprocessors)
    steps.insert(steps.index(ClearOutput), own.RunAllGoesOn)
    steps.insert(steps.index(ClearSolutions) + 1, own.FileStubs)
    config.GenerateAssignment.preprocessors = steps
    steps = list(Autograde().autograde_preprocessors)
    steps[steps.index(Execute)] = own.ExecuteInBox
    steps.insert(steps.index(SaveAutoGrades), own.OnlyErrorsCount)
    config.Autograde.autograde_preprocessors = steps
    config.GenerateFeedback.preprocessors = [
        own.NothingHidden,
        *GenerateFeedback().preprocessors,
    ]
    # ipykernel warns of unencrypted TCP at every start.
    config.KernelManager.transport_encryption = "auto"


def settings(root: Path) -> Any:
    """nbgrader's configuration for the course in `root`."""
    from traitlets.config import Config

    config = Config()
    configure(config, root)
    return config


def release(config: Any, slug: str) -> None:
    """Run nbgrader's generate_assignment. Raises CourseError where it fails."""
    from nbgrader.converters import GenerateAssignment
    from nbgrader.coursedir import CourseDirectory
    from nbgrader.utils import capture_log

    folder = CourseDirectory(config=config, assignment_id=slug, student_id=".")
    run = GenerateAssignment(coursedir=folder, config=config)
    run.force = True
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # nbgrader's own, of its database
        outcome = capture_log(run)
    if not outcome["success"]:
        said = str(outcome.get("log") or "") + str(outcome.get("error") or "")
        if "Cannot add or remove cells" in said:
            raise CourseError(
                f"The tasks of {slug} have changed since it was first graded. Move "
                "instructor/grading/gradebook.db away to begin a new gradebook."
            )
        last = said.strip().splitlines()
        raise CourseError(
            f"{slug} could not be released. nbgrader says: {last[-1] if last else 'nothing more.'}"
        )
