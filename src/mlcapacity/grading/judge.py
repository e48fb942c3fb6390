"""The judge: runs a module's checks in processes that no learner's code ever enters.

For each module a process runs the given cells of the teacher's notebook, once for a whole class.
Where a check stands, it leaves a frozen copy of itself (a fork) that waits for submissions:

    given cells --- check 1 --- given cells --- check 2 ---
                       |                           |
                    frozen                      frozen      one for each check; a socket named by it
                       |                           |
                    fork for each submission    ...         runs the check, asks for the answers

A check gets the learner's answers by `checks.function` and `checks.answer`; what they return comes
from the learner's kernel as plain data (see `exchange`). So nothing a learner's code does can reach
a check: not its text, not its values, not its verdict.
"""

from __future__ import annotations

import gc
import hashlib
import json
import os
import random
import signal
import sys
import time
import traceback
import warnings
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout, suppress
from io import StringIO
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path
from typing import Any

from mlcapacity import CourseError
from mlcapacity.grading import exchange

_ASK, _VERDICT, _BROKEN, _FAILED = b"?", b"=", b"!", "failed"
LARGEST_ANSWER = 64 * 2**20
_MEMORY = 4 * 2**30  # bytes


def kinds_of(solution: Path) -> Iterator[tuple[str, str, str]]:
    """The code cells of the teacher's notebook that the judge runs: kind, name and source."""
    for cell in json.loads(solution.read_text(encoding="utf-8"))["cells"]:
        marks = cell.get("metadata", {}).get("nbgrader", {})
        source = "".join(cell["source"])
        if cell["cell_type"] == "code" and not marks.get("solution"):
            yield ("check" if marks.get("grade") else "given"), marks.get("grade_id", ""), source


# --------------------------------------------------------------------------- the judge's processes


def hold(solution: Path, place: Path, control: int) -> None:
    """Run the given cells, leave a frozen copy at each check, and wait until `control` closes.

    For a process of its own, with one thread and in a folder with the module's given files. `place`
    is where the sockets are made; a file `failed` there says why a given cell has stopped.
    """
    from mlcapacity.grading import box

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    shell = _shell()
    for kind, name, source in kinds_of(solution):
        if kind == "given":
            if failure := _run(shell, source):
                (place / _FAILED).write_text(failure)
                break
        elif (threads := len(os.listdir("/proc/self/task"))) != 1:
            (place / _FAILED).write_text(f"{threads} threads live, so that a fork could hang")
            break
        elif os.fork() == 0:
            os.close(control)
            box.die_with_parent()
            _freeze(place / _name(name), source, shell)
    while os.read(control, 1):
        pass


def _freeze(address: Path, source: str, shell: Any) -> None:
    """Wait for submissions at one check; fork a judge for each. Never returns."""
    from mlcapacity.grading import box

    code = _compiled(source, shell)
    gc.collect()
    gc.freeze()  # a collection in a fork would copy every page of this process
    with Listener(str(address), "AF_UNIX", backlog=128) as listener:
        while True:
            with suppress(OSError, EOFError), listener.accept() as connection:
                if os.fork() == 0:
                    try:
                        box.die_with_parent()
                        _limit(json.loads(connection.recv_bytes())["seconds"])
                        _judge(connection, code, shell.user_ns)
                    finally:
                        os._exit(0)


def _limit(seconds: float) -> None:
    """End a judge whose check takes too long or too much memory, whatever the answers are."""
    import resource

    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(int(seconds) + 10)
    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    most = _MEMORY if hard == resource.RLIM_INFINITY else min(_MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (most, hard))


def one_after_the_other(connection: Connection, solution: Path, work: Path) -> None:
    """Judge one submission in a process that cannot fork: each check after the cells above it."""
    os.chdir(work)
    sys.path.append(str(work))
    shell, cells = _shell(), kinds_of(solution)
    with suppress(EOFError):
        while True:
            wanted = json.loads(connection.recv_bytes())["check"]
            for kind, name, source in cells:
                if kind == "given":
                    if failure := _run(shell, source):
                        connection.send_bytes(_BROKEN + failure.encode())
                elif name == wanted:
                    _judge(connection, _compiled(source, shell), dict(shell.user_ns))
                    break


def _shell() -> Any:
    from IPython.core.history import HistoryManager
    from IPython.core.interactiveshell import InteractiveShell

    HistoryManager.enabled = False  # type: ignore[assignment]
    os.environ["MPLBACKEND"] = "agg"
    if "matplotlib" in sys.modules:
        import matplotlib

        matplotlib.use("agg")
    return InteractiveShell.instance(colors="nocolor")


def _run(shell: Any, source: str) -> str:
    """Run a given cell; the error that it stopped with, or ""."""
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        result = shell.run_cell(source, store_history=False)
    error = result.error_before_exec or result.error_in_exec
    return f"{type(error).__name__}: {error}" if error else ""


def _compiled(source: str, shell: Any) -> Any:
    return compile(shell.transform_cell(source), "<check>", "exec")


def _judge(connection: Connection, code: Any, names: dict[str, Any]) -> None:
    """Run one check on one submission and send the verdict: the content of a kernel's reply."""
    from mlcapacity import checks

    def ask(request: bytes) -> bytes:
        try:
            connection.send_bytes(_ASK + request)
            return connection.recv_bytes(LARGEST_ANSWER)
        except (EOFError, OSError):
            os._exit(0)  # nobody waits for the verdict any more

    learner = exchange.Judge(ask)
    checks.fetch = lambda scope, name: learner.name(name)
    checks.beside = learner.request
    random.seed(0)
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed(0)
    printed = StringIO()
    verdict: dict[str, Any] = {"status": "ok"}
    try:
        with redirect_stdout(printed), redirect_stderr(StringIO()):
            exec(code, names)
    except BaseException as error:
        own = isinstance(error, checks.CheckFailed)
        rows = [str(error)] if own else traceback.format_exception_only(error)
        verdict = {"status": "error", "ename": type(error).__name__, "evalue": str(error)}
        verdict["traceback"] = rows
    verdict["printed"] = printed.getvalue()
    connection.send_bytes(_VERDICT + json.dumps(verdict).encode())


def _name(grade_id: str) -> str:
    """A check's name as a file's: sockets must have short ones."""
    return hashlib.sha256(grade_id.encode()).hexdigest()[:12]


# ------------------------------------------------------------------------------ the judge's clients


class Bench:
    """Where the checks of a module are judged: the folder with a socket for each."""

    def __init__(self, place: str) -> None:
        self.place = Path(place)

    def connect(self, grade_id: str, until: float) -> Connection:
        """A connection to a new judge, once the given cells above the check have run.

        Raises CourseError where that check cannot be judged.
        """
        while True:
            try:
                return Client(str(self.place / _name(grade_id)), "AF_UNIX")
            except (FileNotFoundError, ConnectionRefusedError):
                failed = self.place / _FAILED
                if failed.exists() or time.monotonic() > until or not self.place.exists():
                    why = failed.read_text() if failed.exists() else "nobody answers"
                    raise CourseError(f"No judge for {grade_id}: {why}.") from None
                time.sleep(0.005)

    def done(self, connection: Connection, whole: bool) -> None:
        """Take a connection back; `whole` says whether the verdict has come."""
        connection.close()

    def close(self) -> None:
        """Nothing: the processes belong to the warm parent."""


class OwnBench(Bench):
    """A judge in one process of its own, for systems without forks. It runs all given cells.

    `work` is a folder with the module's given files.
    """

    def __init__(self, solution: Path, work: Path) -> None:
        self._solution, self._work = solution, work
        self._process: Any = None

    def connect(self, grade_id: str, until: float) -> Connection:
        import multiprocessing

        if self._process is None:
            context = multiprocessing.get_context("spawn")
            self._here, there = context.Pipe()
            arguments = (there, self._solution, self._work)
            self._process = context.Process(target=one_after_the_other, args=arguments, daemon=True)
            self._process.start()
            there.close()
        return self._here

    def done(self, connection: Connection, whole: bool) -> None:
        if not whole:
            self.close()

    def close(self) -> None:
        """End the process; the next check begins a new one."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._here.close()
            self._process = None


def converse(
    bench: Bench, grade_id: str, seconds: float, answer: Callable[[bytes, bool, float], bytes]
) -> dict[str, Any] | None:
    """Have a check judged within so many seconds, not counting what the judge itself waits for.

    `answer` takes a request of the judge's, whether it is the first, and the seconds that are left;
    what it raises passes through. Returns the content of a kernel's reply, or None where the time
    was over. Raises CourseError where the check cannot be judged.
    """
    connection = bench.connect(grade_id, time.monotonic() + 600)
    until, first, whole = time.monotonic() + seconds, True, False
    try:
        order = {"check": grade_id, "seconds": seconds}
        connection.send_bytes(json.dumps(order).encode())
        while connection.poll(max(0.0, until - time.monotonic())):
            frame = connection.recv_bytes(LARGEST_ANSWER)
            if frame[:1] == _BROKEN:
                raise CourseError(f"No judge for {grade_id}: {frame[1:].decode()}.")
            if frame[:1] == _VERDICT:
                whole = True
                return dict(json.loads(frame[1:]))
            connection.send_bytes(answer(frame[1:], first, until - time.monotonic()))
            first = False
        return None
    except (EOFError, ConnectionError):
        text = "The check came to no end: what your answer gives back is too large or too odd."
        return {"status": "error", "ename": "CheckFailed", "evalue": text, "traceback": [text]}
    finally:
        bench.done(connection, whole)
