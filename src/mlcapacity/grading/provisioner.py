"""How Jupyter starts a kernel in the box: a provisioner, named in the kernelspec `mlcapacity`.

Whatever starts a kernel through jupyter_client (nbgrader, Formgrader, nbclient, `run`) starts this
one by the kernelspec's name and needs to know nothing about the box.
"""

from __future__ import annotations

import atexit
import json
import os
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets import Bool, Dict, List, Unicode

from mlcapacity import CourseError
from mlcapacity.build import copy_given_files
from mlcapacity.course import Module
from mlcapacity.grading import box
from mlcapacity.grading.box import Limits
from mlcapacity.grading.judge import Bench, OwnBench

KERNEL = "mlcapacity"


class BoxProvisioner(LocalProvisioner):
    """Forks a kernel from the warm parent into the box; ends it with everything it started."""

    warm = Unicode(help="The socket of a running warm parent; one is started if empty.").tag(
        config=True
    )
    imports = List(Unicode(), help="What the warm parent imports, if one is started.").tag(
        config=True
    )
    wall = Unicode(help="The wall that the warm parent makes; found out if empty.").tag(config=True)
    limits = Dict(help="Fields of mlcapacity.grading.box.Limits that differ.").tag(config=True)
    scratch = Unicode(help="Where to make folders; the system's place for them if empty.").tag(
        config=True
    )
    gives = List(Unicode(), help="Hand-overs whose references hold answers: kept hidden.").tag(
        config=True
    )
    unsafe = Bool(False, help="Run without a box where none can be made.").tag(config=True)
    folder: Path | None = None

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        self.wall = self.wall or box.kind()
        if self.wall == "none" and not self.unsafe:
            raise CourseError(box.why_none())
        if sys.platform == "linux":
            self.folder = Path(tempfile.mkdtemp(prefix="mlc-", dir=self.scratch or None))
            sockets = self.folder / "k"
            sockets.mkdir()
            sockets.chmod(0o1777)
            if self.wall == "bubblewrap":  # else TCP, since there local sockets are refused
                manager: Any = self.parent
                manager.transport, manager.ip = "ipc", str(sockets / "k")
        return dict(await super().pre_launch(**kwargs))

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
        if self.folder is None:
            return await super().launch_kernel(cmd, **kwargs)
        stage = self.folder / "files"
        copy_plain_files(Path(kwargs.get("cwd") or self.folder / "none"), stage)
        plain = {
            name: value.decode() if isinstance(value, bytes) else value
            for name, value in self.connection_info.items()
        }
        request = {
            "stage": str(stage),
            "sockets": str(self.folder / "k"),
            "limits": asdict(Limits(**self.limits)),
            "connection": plain,
            "gives": list(self.gives),
        }
        kernel: Any = BoxedKernel(
            self.warm or warm_parent(self.wall, self.imports).address, request
        )
        self.process, self.pid, self.pgid, self.cwd = kernel, kernel.pid, None, box.WORK
        return self.connection_info

    async def cleanup(self, restart: bool = False) -> None:
        await super().cleanup(restart)
        if self.folder is not None and not restart:
            shutil.rmtree(self.folder, ignore_errors=True)


class BoxedKernel:
    """A kernel in its box, with the methods of subprocess.Popen that Jupyter uses.

    `ended` says how the kernel ended, once it has.
    """

    stdin = stdout = stderr = None

    def __init__(self, warm: str, request: dict[str, Any]) -> None:
        self.ended = ""
        self._rest = b""
        self.connection = socket.socket(socket.AF_UNIX)
        try:
            self.connection.connect(warm)
            self.connection.sendall(json.dumps(request).encode() + b"\n")
        except OSError as error:
            raise CourseError(f"The warm parent of all kernels is gone ({error}).") from error
        self.connection.settimeout(60)
        first = self._line()
        if "pid" not in first:
            raise CourseError(f"The box could not be made: {first.get('ended', 'no answer')}.")
        self.pid = int(first["pid"])
        self.connection.setblocking(False)

    def _line(self) -> dict[str, Any]:
        while b"\n" not in self._rest:
            data = self.connection.recv(65_536)
            if not data:
                return {"ended": "its keeper ended"}
            self._rest += data
        line, _, self._rest = self._rest.partition(b"\n")
        return dict(json.loads(line))

    def fileno(self) -> int:
        """The descriptor that becomes readable when the kernel has ended."""
        return self.connection.fileno()

    def poll(self) -> int | None:
        if not self.ended:
            try:
                self.ended = str(self._line()["ended"])
            except (BlockingIOError, TimeoutError):
                return None
            except OSError as error:
                self.ended = str(error)
        return 1

    def wait(self) -> int:
        if not self.ended:
            self.connection.settimeout(30)
            with suppress(TimeoutError):
                self.poll()
        self.connection.close()
        return 1

    def kill(self) -> None:
        with suppress(OSError):
            self.connection.shutdown(socket.SHUT_WR)

    terminate = kill

    def send_signal(self, signum: int) -> None:
        """End the kernel. Interrupts are sent as messages, never as signals."""
        self.kill()


def copy_plain_files(source: Path, target: Path) -> None:
    """Copy the regular files of a folder, without notebooks, links, pipes and devices.

    A notebook on its way through nbgrader holds every hidden test. A file keeps its right to be
    written: given files have none.
    """
    target.mkdir(parents=True)
    for place, folders, files in os.walk(source):
        folders[:] = [f for f in folders if f not in ("__pycache__", ".ipynb_checkpoints")]
        here = target / Path(place).relative_to(source)
        here.mkdir(exist_ok=True)
        here.chmod(0o755)
        for name in files:
            path = Path(place, name)
            kept = not name.endswith((".ipynb", ".pyc")) and stat.S_ISREG(path.lstat().st_mode)
            if kept:
                shutil.copyfile(path, here / name)
                (here / name).chmod(0o644 if path.lstat().st_mode & 0o200 else 0o444)


class WarmParent:
    """A warm parent of kernels, as a process of its own. Stop it after use.

    It is started at once and ready a little later; `address` waits for that.
    """

    def __init__(self, wall: str, imports: list[str], scratch: str | None = None) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="mlc-", dir=scratch))
        self._address = str(self.folder / "warm")
        self._ready = False
        self._judges: dict[str, socket.socket] = {}
        program = (sys.executable, "-P", "-m", "mlcapacity.grading.warm")
        command = [*program, self._address, wall, *imports]
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd="/",
            env={
                **{"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8", "TZ": "UTC"},
                **{"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONHASHSEED": "0"},
                "MPLBACKEND": "module://matplotlib_inline.backend_inline",
                **{"MPLCONFIGDIR": str(self.folder / "mpl"), "HOME": str(self.folder)},
            },
        )

    @property
    def address(self) -> str:
        """The socket that it listens on. Raises CourseError where it did not start."""
        assert self.process.stdout
        if not self._ready and self.process.stdout.readline() != b"ready\n":
            raise CourseError("The warm parent of all kernels did not start; see above.")
        self._ready = True
        return self._address

    def judge(self, module: Module) -> str:
        """Have a module's checks judged from here; where `judge.Bench` finds the judges."""
        place = self.folder / module.slug[:20]
        if module.slug not in self._judges:
            work = place / "work"
            work.mkdir(parents=True)
            copy_given_files(module, work)
            order = {"solution": module.solution, "place": place, "work": work}
            connection = socket.socket(socket.AF_UNIX)
            connection.connect(self.address)
            text = json.dumps({"judge": {name: str(path) for name, path in order.items()}})
            connection.sendall(text.encode() + b"\n")
            self._judges[module.slug] = connection
        return str(place)

    def stop(self) -> None:
        """Stop it. Kernels that it forked end with their own connections."""
        for connection in self._judges.values():
            connection.close()
        self.process.kill()
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


_OWN: dict[str, WarmParent] = {}
_STARTING = threading.Lock()


def warm_parent(wall: str, imports: list[str]) -> WarmParent:
    """This process's own warm parent, started at the first call."""
    with _STARTING:
        if wall not in _OWN or _OWN[wall].process.poll() is not None:
            _OWN[wall] = WarmParent(wall, imports)
            atexit.register(_OWN[wall].stop)
        return _OWN[wall]


@contextmanager
def bench_for(module: Module, place: str, wall: str, imports: list[str]) -> Iterator[Bench]:
    """Where a module's checks are judged: at `place`, or at this process's own warm parent.

    Where a system has no forks, in a process of its own.
    """
    if sys.platform == "linux":
        yield Bench(place or warm_parent(wall or box.kind(), imports).judge(module))
        return
    with tempfile.TemporaryDirectory(prefix="mlc-") as work:
        copy_given_files(module, Path(work))
        bench = OwnBench(module.solution, Path(work))
        try:
            yield bench
        finally:
            bench.close()
