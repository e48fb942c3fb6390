"""The warm parent: a process that has a module's libraries imported and forks a kernel on request.

    python -m mlcapacity.grading.warm SOCKET WALL MODULE...

WALL is "bubblewrap", "landlock" or "none", for all its kernels. It listens on a local socket. For
each request it forks a *keeper*; the keeper makes the box, forks the kernel into it, watches its
limits, and ends it when the connection closes or a limit is passed. The last line that it writes on
the connection says how the kernel ended.

A fork is safe here because one thread lives (BLAS and OpenMP are told to use one), which is checked
before every fork. The warm parent holds libraries and the public tables, never a submission or a
hidden test, so the copy of its memory that a kernel has tells it nothing. On request it also forks
the judge of a module (see `judge`).
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import resource
import select
import signal
import socket
import sys
import threading
import time
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Any

from mlcapacity.grading import box, judge, kernel
from mlcapacity.grading.box import WORK, Limits

_ENVIRONMENT = {
    **{"HOME": "/tmp", "TMPDIR": "/tmp", "IPYTHONDIR": "/tmp/ipython", "MPLCONFIGDIR": "/tmp/mpl"},
    **{"LANG": "C.UTF-8", "TZ": "UTC", "USER": "learner", "LOGNAME": "learner"},
    **{"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONHASHSEED": "0"},
    **{"PYTHONSAFEPATH": "1", "MPLBACKEND": "module://matplotlib_inline.backend_inline"},
    **{"NBGRADER_EXECUTION": "autograde", "JOBLIB_MULTIPROCESSING": "1"},
}
_LOOK_EVERY = 0.25
# what a kernel imports at its start, or at its first error, table or figure
_KERNEL = [
    *("ipykernel.kernelapp", "ipykernel.debugger", "IPython.core.debugger", "stack_data"),
    *("IPython.core.completerlib", "IPython.core.oinspect", "IPython.extensions.storemagic"),
    *("tornado.platform.asyncio", "tornado.gen", "tornado.locks", "executing", "pure_eval"),
    *("pygments.formatters.terminal256", "pygments.styles.default", "asttokens.asttokens"),
    "mlcapacity.checks",
]
_TABLES = ("pandas.io.formats.html", "pandas.io.formats.string")
_FIGURES = ("matplotlib.backends.backend_agg", "PIL.features")


def main(address: str, wall: str, names: list[str]) -> None:
    """Import what is named, then serve until standard input closes."""
    if wall not in ("bubblewrap", "landlock", "none"):
        raise ValueError(f"there is no wall {wall!r}")
    _import(names)
    gc.collect()
    gc.freeze()  # a collection in a child would copy every page of the parent
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # keepers need no waiting for
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(address)
        listener.listen(64)
        print("ready", flush=True)
        while True:
            ready, _, _ = select.select([listener, sys.stdin], [], [])
            if sys.stdin in ready:
                return
            connection, _ = listener.accept()
            if (threads := len(os.listdir("/proc/self/task"))) != 1:
                _say(connection, ended=f"{threads} threads live, so that a fork could hang")
            elif os.fork() == 0:
                listener.close()
                _keep(connection, wall)
            connection.close()


def _import(names: list[str]) -> None:
    kernel.without_debugger()
    pandas = _TABLES if "pandas" in names else ()
    figures = _FIGURES if any(n.startswith("matplotlib") for n in names) else ()
    for name in (*_KERNEL, *names, *pandas, *figures):
        module, _, table = name.partition(":")
        with suppress(Exception):
            loaded = importlib.import_module(module)
            if table:
                loaded.load(table)
    kernel.prepare()


def _say(connection: socket.socket, **facts: Any) -> None:
    with suppress(OSError):
        connection.sendall(json.dumps(facts).encode() + b"\n")


def _keep(connection: socket.socket, wall: str) -> None:
    """Hold one box, from its request to its end. Never returns."""
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        os.setsid()
        request = json.loads(connection.makefile("r", encoding="utf-8").readline())
        if "judge" in request:
            _hold_judge(connection, request["judge"])
        stage, sockets = Path(request["stage"]), Path(request["sockets"])
        limits = Limits(**request["limits"])
        request["wall"] = wall
        if wall == "bubblewrap":
            with box.namespaces(stage, sockets, limits, request["gives"]):
                os.chdir("/")
                ended = _hold(connection, request, limits, None)
        else:
            ended = _hold(connection, request, limits, stage)
        _say(connection, ended=ended)
    except BaseException as error:
        _say(connection, ended=f"{type(error).__name__}: {error}")
    finally:
        os._exit(0)


def _hold_judge(connection: socket.socket, order: dict[str, str]) -> None:
    """Become the judge of one module, until the connection closes. Never returns."""
    box.die_with_parent()
    try:
        os.chdir(order["work"])
        sys.path.append(order["work"])
        judge.hold(Path(order["solution"]), Path(order["place"]), connection.fileno())
    finally:
        os.killpg(0, signal.SIGKILL)


def _hold(
    connection: socket.socket, request: dict[str, Any], limits: Limits, stage: Path | None
) -> str:
    """Fork the kernel and watch it; return how it ended, once all that it started is gone."""
    nobody = 1_000_000_000 + os.getpid() if os.geteuid() == 0 else None
    box.adopt()
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        _become_kernel(request, limits, stage, nobody, tell)
    os.close(tell)
    _say(connection, pid=child)
    written = [Path(request["sockets"]), *([stage] if stage else [])]
    watch = box.Watch(limits, (WORK, "/tmp", "/dev/shm") if stage is None else ())
    handle, reason = os.pidfd_open(child), ""
    while True:
        ready, _, _ = select.select([connection.fileno(), handle], [], [], _LOOK_EVERY)
        if ready:
            break
        processes = _all() if stage is None else _descendants(os.getpid())
        reason = watch.over(processes)
        if not reason and any(_size(folder) > limits.disk * 2**20 for folder in written):
            reason = f"it wrote more than {limits.disk} MB"
        if reason:
            break
    box.end(child)
    _, status = os.waitpid(child, 0)
    while stage is not None and (left := _descendants(os.getpid())):
        for process in left:
            box.end(process)
            with suppress(ChildProcessError):
                os.waitpid(process, os.WNOHANG)
        time.sleep(0.01)
    with os.fdopen(told, errors="replace") as failure:
        if failed := failure.read(2_000):
            return f"it could not start: {failed}"
    return reason or _ending(os.waitstatus_to_exitcode(status))


def _ending(code: int) -> str:
    if code < 0:
        with suppress(ValueError):
            return f"it was ended by {signal.Signals(-code).name}"
    return f"it ended itself with exit code {code}"


def _all() -> list[int]:
    return [int(name) for name in os.listdir("/proc") if name.isdigit()]


def _descendants(process: int) -> list[int]:
    """The processes below this one, zombies too; daemons come back to it as its children."""
    parents: dict[int, list[int]] = {}
    for one in _all():
        with suppress(OSError, IndexError, ValueError):
            stat = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
            parents.setdefault(int(stat[1]), []).append(one)
    found, todo = [], [process]
    while todo:
        below = parents.get(todo.pop(), [])
        found += below
        todo += below
    return found


def _size(folder: Path) -> int:
    total = 0
    for path in folder.rglob("*"):
        with suppress(OSError):
            total += path.lstat().st_blocks * 512
    return total


def _become_kernel(
    request: dict[str, Any], limits: Limits, stage: Path | None, nobody: int | None, tell: int
) -> None:
    """Enter the work folder, give up every right and run the kernel. Never returns.

    What goes wrong before the kernel runs is written to the descriptor `tell`.
    """
    try:
        box.die_with_parent()
        os.setsid()
        nothing = os.open("/dev/null", os.O_RDWR)
        for standard in (0, 1, 2):
            os.dup2(nothing, standard)
        os.closerange(3, tell)
        os.closerange(tell + 1, resource.getrlimit(resource.RLIMIT_NOFILE)[0])
        for number in range(1, signal.NSIG):
            with suppress(OSError, ValueError):
                signal.signal(number, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGPIPE, signal.SIG_IGN)
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        os.environ.clear()
        os.environ.update(_ENVIRONMENT)
        os.nice(5)
        if request["wall"] == "bubblewrap":
            _fetch(Path(f"{WORK}.from"), Path(WORK), nobody)
            box.give_up(limits, nobody)
            work = Path(WORK)
        else:
            assert stage is not None
            work = stage
            os.environ.update({n: str(stage) for n in ("HOME", "TMPDIR")})
            os.environ.update(IPYTHONDIR=f"{stage}/.ipython", MPLCONFIGDIR=f"{stage}/.mpl")
            if request["wall"] == "landlock":
                box.restrict(stage, Path(request["sockets"]), request["gives"])
                box.give_up(limits, None, own_network=False)
        os.chdir(work)
        sys.dont_write_bytecode = True
        sys.path[:] = [p for p in sys.path if p and Path(p).exists()] + [str(work)]
        file = Path(os.environ["TMPDIR"], "connection.json")
        file.write_text(json.dumps(request["connection"]))
    except BaseException:
        os.write(tell, traceback.format_exc()[-2_000:].encode(errors="replace"))
        os._exit(70)
    os.close(tell)
    try:
        kernel.main(["-f", str(file)])
    finally:
        os._exit(0)


def _fetch(stage: Path, work: Path, nobody: int | None) -> None:
    """Copy a submission's own files into the work folder; given files are already there."""
    os.umask(0o022)
    for path in sorted(stage.rglob("*")):
        target = work / path.relative_to(stage)
        if path.is_dir():
            target.mkdir(exist_ok=True)
        elif target.exists():
            continue
        else:
            target.write_bytes(path.read_bytes())
        if nobody is not None:
            os.chown(target, nobody, nobody)


if __name__ == "__main__":
    assert threading.active_count() == 1
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
