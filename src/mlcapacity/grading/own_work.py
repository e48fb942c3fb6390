"""A learner's own check: the same intake, box and limits as in a class, and no gradebook."""

from __future__ import annotations

import json
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from mlcapacity import course
from mlcapacity.grading import box
from mlcapacity.grading.box import Limits
from mlcapacity.grading.classroom import Job, grade_notebook, imports_of
from mlcapacity.grading.results import TaskResult, scores_of, task_results


@dataclass(frozen=True)
class Check:
    """The result of checking one's own work, and what had to be repaired for it."""

    results: list[TaskResult]
    notes: list[str]


def check(slug: str, folder: Path, limits: Limits | None = None) -> Check:
    """Grade the work in one's own folder; nothing in it is changed.

    Where this machine has no box, it runs without one: the code is the learner's own. Raises
    CourseError where the work cannot be graded.
    """
    module = course.module(slug)
    job = Job(
        "you",
        slug,
        str(module.source),
        str(folder),
        asdict(limits or Limits()),
        imports=tuple(imports_of(module)),
        unsafe=True,
    )
    with tempfile.TemporaryDirectory(prefix="mlc-", ignore_cleanup_errors=True) as scratch:
        taken, notes = grade_notebook(job, Path(scratch) / "files")
    results = task_results(module, taken.notebook, scores_of(taken.notebook), hide=False)
    if box.kind() == "none":
        notes = [*notes, "This machine cannot isolate code; your own was run as it is."]
    return Check(results, notes)


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
    known = last_checks(work_folder)
    known[slug] = {
        "points": sum(result.points for result in results),
        "out_of": sum(result.out_of for result in results),
        "checksum": checksum,
    }
    progress_file(work_folder).write_text(json.dumps(known, indent=2), encoding="utf-8")
