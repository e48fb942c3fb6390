"""Run a notebook's cells in the boxed kernel, and never lose one task because of another.

A cell that outlasts its time is interrupted. A cell that ends the kernel costs only itself: a new
kernel runs the earlier cells again, without it, and goes on. Checks are not run in that kernel: the
judge runs them (see `judge`), and asks the kernel for the learner's answers.
"""

from __future__ import annotations

import base64
import time
import warnings
from contextlib import suppress
from pathlib import Path
from typing import Any

import nbformat
import zmq

from mlcapacity import CourseError
from mlcapacity.grading import box
from mlcapacity.grading.box import Limits
from mlcapacity.grading.exchange import ANSWER, CALL, CHECK, EXTRA, GIVEN
from mlcapacity.grading.judge import Bench, converse

_SHOWN = 200_000  # characters of output that are kept of one cell
_FLOOD = 50 * 2**20  # bytes of output from one cell that end the kernel
_GRACE = 3.0
_RESTARTS = 5
_LARGEST_MESSAGE = 32 * 2**20


def kind_of(cell: Any) -> str:
    """What a cell is: given by the teacher, an answer, a check, or the learner's addition."""
    marks = cell.metadata.get("nbgrader", {})
    if marks.get("solution"):
        return ANSWER
    if marks.get("grade"):
        return CHECK
    return GIVEN if marks.get("locked") or cell.metadata.get("given") else EXTRA


class KernelEnded(Exception):
    """The kernel is gone; the text says why."""


class OutOfTime(Exception):
    """A call of the learner's code took longer than it may."""


class Session:
    """One boxed kernel and the client that speaks to it."""

    def __init__(self, folder: Path, limits: Limits, settings: dict[str, Any]) -> None:
        from jupyter_client.manager import KernelManager
        from traitlets.config import Config

        from mlcapacity.grading.provisioner import KERNEL

        config = Config({"BoxProvisioner": {**settings, "limits": vars(limits)}})
        self.limits = limits
        self.manager = KernelManager(kernel_name=KERNEL, config=config)
        # Under landlock, the ports of all kernels are the machine's.
        apart = (settings.get("wall") or box.kind()) == "bubblewrap"
        self.manager.transport_encryption = "disabled" if apart else "auto"
        self.context = zmq.Context()
        self.context.sockopts[zmq.MAXMSGSIZE] = _LARGEST_MESSAGE
        self.context.sockopts[zmq.LINGER] = 0
        self.context.sockopts[zmq.RECONNECT_IVL] = 5  # ms, while the kernel is starting
        try:
            self.manager.start_kernel(cwd=str(folder))
            self.client = self.manager.blocking_client()
            self.client.context = self.context
            self.client.start_channels(stdin=False, hb=False)
            provisioner: Any = self.manager.provisioner
            self.process = provisioner.process
            self.poller = zmq.Poller()
            for socket in (self.client.shell_channel.socket, self.client.iopub_channel.socket):
                self.poller.register(socket, zmq.POLLIN)
            if hasattr(self.process, "fileno"):
                self.poller.register(self.process.fileno(), zmq.POLLIN)
            self._welcome()
        except BaseException:
            self.close()
            raise

    def _welcome(self) -> None:
        wanted = self.client.kernel_info()
        subscribed = answered = False
        until = time.monotonic() + 60
        while not (subscribed and answered):
            for channel, message in self._messages(until):
                subscribed |= channel == "iopub"
                answered |= message["parent_header"].get("msg_id") == wanted
            if time.monotonic() > until:
                raise KernelEnded("the kernel did not answer within a minute")

    def _messages(self, until: float) -> list[tuple[str, dict[str, Any]]]:
        """What has arrived, waiting until then at most. Raises KernelEnded where the kernel has."""
        wait = max(0.0, min(1.0, until - time.monotonic()))
        ready = dict(self.poller.poll(int(wait * 1000)))
        found: list[tuple[str, dict[str, Any]]] = []
        for name in ("iopub", "shell"):
            socket = getattr(self.client, f"{name}_channel").socket
            while socket in ready and len(found) < 500:
                try:
                    _, message = self.client.session.recv(socket, mode=zmq.NOBLOCK)
                except Exception as error:
                    raise KernelEnded(f"the kernel sent what is no message ({error})") from error
                if message is None:
                    break
                if not all(isinstance(message.get(k), dict) for k in ("content", "parent_header")):
                    raise KernelEnded("the kernel sent what is no message")
                found.append((name, message))
        if not found and self.process.poll() is not None:
            raise KernelEnded(getattr(self.process, "ended", "") or "the kernel has ended")
        return found

    def run(
        self, code: str, kind: str, seconds: float, **more: Any
    ) -> tuple[dict[str, Any], list[Any]]:
        """Run one cell; return the content of the kernel's reply, and the outputs.

        Raises KernelEnded where the kernel ended, or had to be ended.
        """
        shell = self.client.shell_channel.socket
        content = {
            "code": code,
            "silent": False,
            "store_history": True,
            "user_expressions": {},
            "allow_stdin": False,
            "stop_on_error": False,
        }
        message = self.client.session.msg(
            "execute_request", content, metadata={"mlcapacity": kind, **more}
        )
        self.client.session.send(shell, message)
        wanted = message["header"]["msg_id"]
        kept, reply, idle = _Outputs(), None, False
        until, interrupted = time.monotonic() + seconds, False
        while not (reply and idle):
            for channel, received in self._messages(until):
                if received["parent_header"].get("msg_id") != wanted:
                    continue
                if channel == "shell":
                    reply = received["content"]
                    until = time.monotonic() + _GRACE  # for the outputs that are still under way
                elif received["msg_type"] == "status":
                    idle |= received["content"].get("execution_state") == "idle"
                else:
                    kept.add(received)
            if kept.size > _FLOOD:
                raise KernelEnded(f"it printed more than {_FLOOD // 2**20} MB")
            if time.monotonic() < until:
                continue
            if reply:
                self._listen_again()
                break
            if interrupted:
                raise KernelEnded(f"it ran longer than {seconds:g} s and could not be interrupted")
            self.manager.interrupt_kernel()
            interrupted, until = True, time.monotonic() + _GRACE
        reply = dict(reply or {})
        if interrupted:
            reply |= _out_of_time(seconds)
        return reply, kept.outputs

    def ask(self, request: bytes, first: bool, seconds: float) -> tuple[bytes, list[Any]]:
        """Pass a request of the judge's on; the kernel's answer, and what it has printed.

        Raises OutOfTime where the answer did not come in time, and KernelEnded as run() does.
        """
        text = base64.b64encode(request).decode()
        reply, outputs = self.run("", CALL, seconds, request=text, first=first)
        if reply.get("ename") == "OutOfTime":
            raise OutOfTime
        answer = reply.get("answer")
        with suppress(ValueError):
            return base64.b64decode(answer if isinstance(answer, str) else ""), outputs
        return b"", outputs

    def _listen_again(self) -> None:
        """Connect anew to the kernel's outputs, after one that was too large has cut them off."""
        self.poller.unregister(self.client.iopub_channel.socket)
        self.client.iopub_channel.stop()
        self.client._iopub_channel = None
        self.poller.register(self.client.iopub_channel.socket, zmq.POLLIN)
        until = time.monotonic() + _GRACE
        while not any(channel == "iopub" for channel, _ in self._messages(until)):
            if time.monotonic() > until:
                raise KernelEnded("its outputs could not be read any more")

    def close(self) -> None:
        """End the kernel with everything it has started."""
        with suppress(Exception):
            self.client.stop_channels()
        with suppress(Exception):
            self.process.kill()
            self.process.wait()
        with suppress(Exception):
            self.manager.cleanup_resources()
        self.context.destroy(linger=0)


class _Outputs:
    """The outputs of one cell, up to a size."""

    def __init__(self) -> None:
        self.outputs: list[Any] = []
        self.size = self.shown = 0

    def add(self, message: dict[str, Any]) -> None:
        self.size += len(repr(message["content"])) if self.size < _FLOOD else 0
        if message["msg_type"] not in ("stream", "display_data", "execute_result"):
            return
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                output = nbformat.v4.output_from_msg(message)
                size = len(repr(output))
        except Exception:
            return  # a message that is no output of a notebook
        if self.shown > _SHOWN:
            return
        if self.shown + size > _SHOWN:
            output = nbformat.v4.new_output("stream", name="stdout", text="\n(output cut here)\n")
        self.shown += size
        last = self.outputs[-1] if self.outputs else None
        if output.output_type == "stream" and last and last.get("name") == output.name:
            last.text += output.text
        else:
            self.outputs.append(output)


def execute(
    notebook: Any, folder: Path, limits: Limits, bench: Bench, **settings: Any
) -> list[str]:
    """Run all code cells of a notebook in place; return what had to be noted.

    `bench` is where its checks are judged. `folder` holds the files beside the notebook; those
    without the right to write are given.
    `settings` are traits of BoxProvisioner. Each cell keeps its outputs; an error output is written
    from the kernel's reply alone. Raises CourseError where no kernel could be started.
    """
    return _Run(notebook, folder, limits, bench, settings).all()


class _Run:
    def __init__(
        self,
        notebook: Any,
        folder: Path,
        limits: Limits,
        bench: Bench,
        settings: dict[str, Any],
    ) -> None:
        self.cells = notebook.cells
        self.folder, self.limits, self.bench, self.settings = folder, limits, bench, settings
        self.until = time.monotonic() + limits.notebook
        self.enders: set[int] = set()
        self.restarts = 0
        self.notes: list[str] = []

    def all(self) -> list[str]:
        session: Session | None = self._start()
        try:
            for index, cell in enumerate(self.cells):
                if cell.cell_type != "code":
                    continue
                cell.outputs, cell.execution_count = [], None
                if not cell.source.strip():
                    continue
                if session is None:
                    session = self._again(index)
                if session is None:
                    cell.outputs = [error_output("NotRun", "The notebook was stopped before this.")]
                elif time.monotonic() > self.until:
                    most = f"The notebook's {self.limits.notebook:g} s were used up before this."
                    cell.outputs = [error_output("NotRun", most)]
                elif not self._one(session, index):
                    session.close()
                    session = None
        finally:
            if session:
                session.close()
        if any(c.cell_type == "code" and _stopped(c, "NotRun") for c in self.cells):
            self.notes.append(
                "The notebook was stopped before its end; the cells after that were not run."
            )
        return self.notes

    def _kind(self, index: int) -> str:
        """What the kernel is told of a cell: what belongs to one answer is not parted.

        A learner's cells above an answer may set something up for it, so that things are put right
        before the first of them and not between them.
        """
        if kind_of(self.cells[index]) == GIVEN:
            return GIVEN
        before = [c for c in self.cells[:index] if c.cell_type == "code"]
        parted = not before or kind_of(before[-1]) in (GIVEN, CHECK)
        return ANSWER if parted else EXTRA

    def _start(self) -> Session:
        try:
            return Session(self.folder, self.limits, self.settings)
        except KernelEnded as ended:
            raise CourseError(f"No kernel could be started: {ended}.") from ended

    def _one(self, session: Session, index: int) -> bool:
        """Run one cell; whether the kernel lives on."""
        cell = self.cells[index]
        seconds = min(self.limits.cell, max(1.0, self.until - time.monotonic()))
        try:
            if kind_of(cell) == CHECK:
                reply = self._check(session, cell, seconds)
            else:
                reply, cell.outputs = session.run(cell.source, self._kind(index), seconds)
            count = reply.get("execution_count")
            cell.execution_count = count if isinstance(count, int) else None
        except KernelEnded as ended:
            self.enders.add(index)
            cell.outputs = [error_output("KernelEnded", f"This cell was stopped: {ended}.")]
            self.notes.append(f"A cell was stopped: {ended}. The other cells ran without it.")
            return False
        if reply.get("ename") == "OutOfTime":
            self.enders.add(index)  # not again, if the cells have to be run again
        if reply.get("status") != "ok":
            cell.outputs.append(
                error_output(
                    str(reply.get("ename", "Error")),
                    str(reply.get("evalue", ""))[:5_000],
                    _rows(reply.get("traceback")),
                )
            )
        return True

    def _check(self, session: Session, cell: Any, seconds: float) -> dict[str, Any]:
        """Have a check judged; its outputs are what the learner's code and the check print."""
        name, verdict = cell.metadata["nbgrader"]["grade_id"], None

        def answer(request: bytes, first: bool, left: float) -> bytes:
            answered, outputs = session.ask(request, first, max(1.0, left))
            cell.outputs += outputs
            return answered

        with suppress(OutOfTime):
            verdict = converse(self.bench, name, seconds, answer)
        if verdict is None:
            return _out_of_time(seconds)
        if printed := verdict.get("printed"):
            cell.outputs.append(nbformat.v4.new_output("stream", name="stdout", text=printed))
        return verdict

    def _again(self, index: int) -> Session | None:
        """A new kernel in which the cells before `index` ran, but not those that end kernels."""
        while self.restarts < _RESTARTS and time.monotonic() < self.until:
            self.restarts += 1
            session = self._start()
            for earlier in range(index):
                cell = self.cells[earlier]
                skip = earlier in self.enders or kind_of(cell) == CHECK
                if cell.cell_type != "code" or skip or not cell.source.strip():
                    continue
                seconds = min(self.limits.cell, max(1.0, self.until - time.monotonic()))
                try:
                    session.run(cell.source, self._kind(earlier), seconds)
                except KernelEnded:
                    self.enders.add(earlier)
                    session.close()
                    break
            else:
                return session
        return None


def _out_of_time(seconds: float) -> dict[str, Any]:
    evalue = f"This cell ran longer than {seconds:g} s and was interrupted."
    return {"status": "error", "ename": "OutOfTime", "evalue": evalue, "traceback": []}


def _rows(traceback: Any) -> list[str]:
    rows = traceback if isinstance(traceback, list) else []
    return [str(row)[:2_000] for row in rows[-50:]]


def _stopped(cell: Any, ename: str) -> bool:
    return any(o.output_type == "error" and o.ename == ename for o in cell.outputs)


def error_output(ename: str, evalue: str, traceback: list[str] | None = None) -> Any:
    """An error as a notebook stores it."""
    return nbformat.v4.new_output(
        "error", ename=ename, evalue=evalue, traceback=traceback or [f"{ename}: {evalue}"]
    )
