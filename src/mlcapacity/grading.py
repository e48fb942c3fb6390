"""Grade through nbgrader: the settings it runs with here, and one learner's own work."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import warnings
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mlcapacity import CourseError, course

STUB = "# Replace the next line with your answer.\nraise NotImplementedError"
TEXT_STUB = "*Replace this line with your answer.*"
# One thread: on a busy two-core machine, two cost 4 to 15 times more.
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
SECONDS_PER_CELL = 120


def configure(config: Any, root: Path) -> None:
    """Set up nbgrader for the course in `root`; instructor/nbgrader_config.py calls this."""
    from nbgrader.converters import Autograde, GenerateAssignment
    from nbgrader.preprocessors import ClearOutput, SaveAutoGrades

    from mlcapacity.verdict import OnlyErrorsCount, RunAllGoesOn

    os.environ.update(ONE_THREAD)
    # nbgrader calls `alembic` by name, which is found only where this environment's folder is.
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    config.CourseDirectory.root = str(root)
    config.CourseDirectory.course_id = "mlcapacity"
    config.CourseDirectory.source_directory = "solutions"
    config.CourseDirectory.release_directory = "modules"
    for step in ("submitted", "autograded", "feedback"):
        config.CourseDirectory[f"{step}_directory"] = f"instructor/grading/{step}"
    (root / "instructor" / "grading").mkdir(parents=True, exist_ok=True)
    config.CourseDirectory.db_url = f"sqlite:///{root}/instructor/grading/gradebook.db"
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
    config.Execute.timeout = SECONDS_PER_CELL
    config.Execute.record_timing = False
    steps = list(GenerateAssignment().preprocessors)
    steps.insert(steps.index(ClearOutput), RunAllGoesOn)
    config.GenerateAssignment.preprocessors = steps
    steps = list(Autograde().autograde_preprocessors)
    steps.insert(steps.index(SaveAutoGrades), OnlyErrorsCount)
    config.Autograde.autograde_preprocessors = steps
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

    _convert(GenerateAssignment, config, slug, ".", f"{slug} could not be released")


def autograde(config: Any, slug: str, learner: str) -> None:
    """Run nbgrader's autograde for one learner. Raises CourseError where it fails."""
    from nbgrader.converters import Autograde

    _convert(Autograde, config, slug, learner, f"the {slug} of {learner} could not be graded")


def _convert(converter: Any, config: Any, slug: str, learner: str, failed: str) -> None:
    from nbgrader.coursedir import CourseDirectory
    from nbgrader.utils import capture_log

    folder = CourseDirectory(config=config, assignment_id=slug, student_id=learner)
    run = converter(coursedir=folder, config=config)
    run.force = True
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # nbgrader's own, of its database
        outcome = capture_log(run)
    if not outcome["success"]:
        said = (outcome.get("log") or outcome["error"]).strip().splitlines()
        raise CourseError(f"{failed}. nbgrader says: {said[-1] if said else 'nothing more.'}")


@dataclass(frozen=True)
class TaskResult:
    """What one task earned. `messages` holds one text for each check that failed."""

    heading: str
    points: float
    out_of: float
    messages: tuple[str, ...]
    needs_person: bool = False


def read_work(path: Path) -> Any:
    """Read a learner's notebook without changing it.

    Raises CourseError with one sentence where it is missing, renamed, unreadable or not for Python.
    """
    import nbformat
    from jupyter_client.kernelspec import KernelSpecManager

    if not path.exists():
        others = [p.name for p in path.parent.glob("*.ipynb")] if path.parent.is_dir() else []
        if others:
            raise CourseError(
                f"{path.name} is not in {path.parent}, but {', '.join(sorted(others))} is: "
                f"rename your work to {path.name}."
            )
        raise CourseError(
            f"{path} does not exist: run `mlcapacity reset {path.stem}` for a fresh copy."
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # repairs that nbformat makes on reading
            notebook = nbformat.read(path, as_version=4)
            nbformat.validate(notebook)
    except (
        *(OSError, ValueError, AttributeError, KeyError, TypeError),
        nbformat.ValidationError,
    ) as error:
        raise CourseError(
            f"{path} is not a readable notebook ({type(error).__name__}): open it in JupyterLab "
            f"and save it, or run `mlcapacity reset {path.stem}` for a fresh copy beside it."
        ) from error
    name = notebook.metadata.get("kernelspec", {}).get("name", "python3")
    specs = KernelSpecManager().get_all_specs()
    if specs.get(name, {}).get("spec", {}).get("language") != "python":
        raise CourseError(
            f"{path} asks for the kernel '{name}', which is no Python kernel known here: "
            "in JupyterLab choose Kernel > Change Kernel > Python 3 and save."
        )
    return notebook


def grade(slug: str, work: Path) -> list[TaskResult]:
    """Grade one learner's notebook of a module with nbgrader, on a copy.

    The given files are the teacher's. Raises CourseError where the notebook cannot be graded.
    """
    notebook = read_work(work)
    module = course.read(course.root() / "solutions" / slug / f"{slug}.md")
    if not module.solution.exists():
        raise CourseError(f"{module.solution} is missing: run `mlcapacity build {slug}`.")
    _graded_cells_are_whole(module, notebook, work)
    with tempfile.TemporaryDirectory(prefix="mlcapacity-") as scratch:
        root = Path(scratch).resolve()
        shutil.copytree(module.source.parent, root / "solutions" / slug)
        submitted = root / "instructor" / "grading" / "submitted" / "learner" / slug
        submitted.mkdir(parents=True)
        shutil.copy(work, submitted / work.name)
        config = settings(root)
        release(config, slug)
        autograde(config, slug, "learner")
        graded = root / "instructor" / "grading" / "autograded" / "learner" / slug / work.name
        return _results(module, graded, config.CourseDirectory.db_url)


def _graded_cells_are_whole(module: course.Module, notebook: Any, work: Path) -> None:
    found = Counter(c.metadata.get("nbgrader", {}).get("grade_id") for c in notebook.cells)
    wanted = [
        c.metadata["nbgrader"]["grade_id"]
        for c in module.notebook.cells
        if "nbgrader" in c.metadata
    ]
    if twice := [name for name in wanted if found[name] > 1]:
        raise CourseError(
            f"{work} has the cell '{twice[0]}' {found[twice[0]]} times: delete all copies but one, "
            "save, and check again."
        )
    if lost := [name for name in wanted if not found[name]]:
        raise CourseError(
            f"{work} has lost {len(lost)} of its {len(wanted)} graded cells ({lost[0]}, ...): run "
            f"`mlcapacity reset {module.slug}` and copy your answers into the fresh notebook."
        )


def _results(module: course.Module, graded: Path, db_url: str) -> list[TaskResult]:
    import nbformat
    from nbgrader.api import Gradebook

    with Gradebook(db_url, course_id="mlcapacity") as book:
        submission = book.find_submission_notebook(module.slug, module.slug, "learner")
        grades = {grade.name: grade for grade in submission.grades}
        scores = {
            name: (grade.score, grade.max_score, grade.needs_manual_grade)
            for name, grade in grades.items()
        }
    outputs = {
        cell.metadata.get("nbgrader", {}).get("grade_id"): cell.get("outputs", [])
        for cell in nbformat.read(graded, as_version=4).cells
    }
    results = []
    for task in module.tasks:
        names = [module.notebook.cells[n].metadata["nbgrader"]["grade_id"] for n in task.checks]
        results.append(
            TaskResult(
                task.heading,
                points=sum(scores[name][0] for name in names),
                out_of=task.points,
                messages=tuple(
                    dict.fromkeys(
                        message
                        for name in (task.grade_id, *names)
                        for message in _messages(outputs[name])
                        if name in names or "NotImplementedError" not in message
                    )
                ),
                needs_person=any(scores[name][2] for name in names),
            )
        )
    return results


def _messages(outputs: list[Any]) -> list[str]:
    return [
        output.evalue
        if output.ename == "CheckFailed"
        else f"Stopped with {output.ename}: {output.evalue}".rstrip(": ")
        for output in outputs
        if output.output_type == "error"
    ]


def progress_file(work_folder: Path) -> Path:
    """Where the result of each module's last check is kept."""
    return work_folder / ".progress.json"


def last_checks(work_folder: Path) -> dict[str, dict[str, Any]]:
    """The last check of each module: points, total and the checksum of the notebook graded."""
    try:
        known = dict(json.loads(progress_file(work_folder).read_text(encoding="utf-8")))
        return {slug: last for slug, last in known.items() if {"points", "out_of"} <= set(last)}
    except (OSError, ValueError, TypeError):
        return {}


def remember(work_folder: Path, slug: str, checksum: str, results: list[TaskResult]) -> None:
    """Keep the result of a check for the overview."""
    points = sum(result.points for result in results)
    known = last_checks(work_folder)
    known[slug] = {
        "points": points,
        "out_of": sum(result.out_of for result in results),
        "checksum": checksum,
    }
    progress_file(work_folder).write_text(json.dumps(known, indent=2), encoding="utf-8")
