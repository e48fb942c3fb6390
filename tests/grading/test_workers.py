"""Submissions run in processes, or on a Dask cluster; a worker that dies costs one submission."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from grading.classes import SLUG, WRONG, Desk
from mlcapacity import CourseError
from mlcapacity.grading import classroom, workers
from mlcapacity.grading.classroom import REFUSED, Area, Job, Outcome


def dies(job):
    """A worker that is killed by one submission, each time."""
    if job.learner == "deadly":
        os.kill(os.getpid(), signal.SIGKILL)
    return Outcome(job.learner, job.slug, "graded")


def job(learner):
    return Job(learner, SLUG, "", "", {"notebook": 60})


def test_a_worker_that_dies_costs_one_submission_only(monkeypatch):
    # given three submissions, one of which kills the process that reads it
    monkeypatch.setattr(workers, "work", dies)
    jobs = [job("first"), job("deadly"), job("last")]
    # when they are run
    outcomes = {o.learner: o for o in workers.here(jobs, 1, "", "")}
    # then the others are graded, and that one is refused with the reason
    assert outcomes["first"].state == outcomes["last"].state == "graded"
    assert outcomes["deadly"].state == REFUSED
    assert "process that read it ended" in outcomes["deadly"].reason


def test_a_class_is_graded_on_a_dask_cluster(office, boxed):
    # given a cluster of two workers in processes of their own, and a class of four
    distributed = pytest.importorskip("distributed")
    desk = Desk(office)
    for learner, wave in (("ann", None), ("bob", WRONG["wave"]), ("cleo", None), ("dan", None)):
        answers = {"wave": wave} if wave else {}
        desk.write(Area(office).submitted / learner / SLUG, desk.notebook(**answers))
    cluster = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1"
    )
    # when the class is graded there
    with cluster:
        (books,) = classroom.grade([SLUG], workers=1, scheduler=cluster.scheduler_address)
    # then everyone is graded as here
    with classroom.Book(f"sqlite:///{office}/instructor/grading/gradebook.db") as book:
        found = {
            outcome.learner: sum(s.points for s in book.scores(SLUG, outcome.learner).values())
            for outcome in books.outcomes
        }
    assert found == {"ann": 8, "bob": 7, "cleo": 8, "dan": 8}


def test_a_scheduler_that_does_not_answer_is_named(office, boxed):
    pytest.importorskip("distributed")
    desk = Desk(office)
    desk.write(Area(office).submitted / "ann" / SLUG, desk.notebook())
    with pytest.raises(CourseError, match=r"No Dask scheduler answers at tcp://127\.0\.0\.1:9"):
        classroom.grade([SLUG], workers=1, scheduler="tcp://127.0.0.1:9")


def test_without_a_scheduler_no_dask_is_imported():
    code = (
        "import sys; import mlcapacity.grading.classroom, mlcapacity.grading.workers, "
        "mlcapacity.cli; print([n for n in sys.modules if n.split('.')[0] in ('dask', 'distributed')])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
