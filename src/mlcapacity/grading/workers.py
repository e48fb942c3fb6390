"""Where submissions are run: in processes of this machine, or on a Dask cluster.

Each way yields an outcome for every job, in the order in which they end. A worker that crashes or
hangs costs the submission it had in hand, and only that one.
"""

from __future__ import annotations

import json
import multiprocessing
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, TimeoutError, wait
from contextlib import suppress
from dataclasses import asdict, replace

from mlcapacity import CourseError
from mlcapacity.grading.classroom import REFUSED, SPARE, Job, Outcome, work

_TRIES = 2
_MEMORY = 3 * 2**30  # bytes, for reading one submission and keeping its outputs


def _limit_memory() -> None:
    """Let a submission that is too large to read fail in its worker, and nowhere else."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))


def here(
    jobs: list[Job], workers: int, warm: str, wall: str, scratch: str = ""
) -> Iterator[Outcome]:
    """Run the jobs in `workers` processes of this machine; `wall` is the warm parent's."""
    from pebble import ProcessPool

    context = multiprocessing.get_context("forkserver" if warm else "spawn")
    if warm:
        context.set_forkserver_preload(["mlcapacity.grading.workers"])
    tries: dict[str, int] = {}
    with ProcessPool(max_workers=workers, context=context, initializer=_limit_memory) as pool:
        waiting: dict[Future[Outcome], Job] = {}

        def begin(job: Job) -> None:
            most = job.limits["notebook"] + 2 * SPARE
            ready = replace(job, warm=warm, wall=wall, scratch=scratch)
            waiting[pool.schedule(work, args=[ready], timeout=most)] = job

        for job in jobs:
            begin(job)
        try:
            while waiting:
                done, _ = wait(waiting, return_when=FIRST_COMPLETED)
                for future in done:
                    job = waiting.pop(future)
                    outcome = _outcome(future, job)
                    key = f"{job.learner}/{job.slug}"
                    tries[key] = tries.get(key, 0) + 1
                    if outcome.ours and tries[key] < _TRIES:
                        begin(job)
                    else:
                        yield outcome
        finally:
            pool.stop()


def _outcome(future: Future[Outcome], job: Job) -> Outcome:
    try:
        return future.result()
    except (TimeoutError, subprocess.TimeoutExpired):
        reason = "Reading and running it took longer than one submission may take."
        return Outcome(job.learner, job.slug, REFUSED, reason)
    except Exception as error:
        reason = f"The process that read it ended ({type(error).__name__})."
        return Outcome(job.learner, job.slug, REFUSED, reason, ours=True)


def on_dask(scheduler: str, jobs: list[Job]) -> Iterator[Outcome]:
    """Run the jobs on the Dask cluster at this address, whose workers see the same folders.

    Raises CourseError where Dask is not installed or the cluster does not answer.
    """
    try:
        from distributed import Client, as_completed
    except ImportError as error:
        raise CourseError("Install Dask first: pip install distributed.") from error
    try:
        client = Client(scheduler, timeout=20, set_as_default=False)
    except (OSError, ValueError) as error:
        raise CourseError(f"No Dask scheduler answers at {scheduler} ({error}).") from error
    with client:
        futures = {client.submit(_work_apart, job, pure=False, retries=1): job for job in jobs}
        for future in as_completed(list(futures), loop=client.loop):
            yield _outcome(future, futures[future])


def _work_apart(job: Job) -> Outcome:
    """Run one submission in a process of its own, for a Dask worker, which has no time limits."""
    from mlcapacity.grading import box

    wall = box.kind()
    job = replace(job, wall=wall)
    run = subprocess.run(
        [sys.executable, "-P", "-m", "mlcapacity.grading.workers"],
        input=json.dumps(asdict(job)),
        capture_output=True,
        text=True,
        timeout=job.limits["notebook"] + 2 * SPARE,
        check=True,
    )
    return Outcome(**json.loads(run.stdout))


if __name__ == "__main__":
    _limit_memory()
    print(json.dumps(asdict(work(Job(**json.load(sys.stdin))))))
