"""The kernel that a learner's code runs in. It holds no check: the judge asks it for answers.

The sender says in a message's metadata what it brings: {"mlcapacity": kind}, with kind one of
GIVEN, ANSWER, EXTRA, and CALL for a request of the judge's ({"request": text, "first": whether it
is the first of a check}; see `exchange`).
"""

from __future__ import annotations

import base64
import sys
from typing import Any

from ipykernel.ipkernel import IPythonKernel
from ipykernel.zmqshell import ZMQInteractiveShell

from mlcapacity.grading.exchange import CALL, EXTRA, GIVEN, Keeper
from mlcapacity.grading.memory import Kept, Memory, libraries

_kept: list[Kept] = []


def prepare() -> None:
    """Remember how libraries are, before any code of a learner's runs."""
    _kept[:] = libraries()


class Shell(ZMQInteractiveShell):
    """A shell that `quit()` and `exit()` do not end: the tasks that follow have a right to run."""

    def ask_exit(self) -> None:
        print("quit() has no effect while a notebook is graded.")


class GradedKernel(IPythonKernel):
    """An IPython kernel that puts things right between tasks, and answers the judge."""

    shell_class = Shell

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._memory, self._keeper = Memory(self.shell, _kept), Keeper()

    async def do_execute(
        self, code: str, silent: bool, store_history: bool = True, *args: Any, **kwargs: Any
    ) -> Any:
        marks = kwargs.get("cell_meta") or {}
        kind = marks.get("mlcapacity", EXTRA)
        if kind == CALL:
            return self._answer(base64.b64decode(marks["request"]), marks["first"])
        if kind != EXTRA:
            self._memory.put_right()
        reply = await super().do_execute(code, silent, store_history, *args, **kwargs)
        if kind == GIVEN:
            self._memory.learn(code)
        return reply

    def _answer(self, request: bytes, first: bool) -> dict[str, Any]:
        if first:
            self._memory.put_right()
            self._keeper.forget()
        shell: Any = self.shell
        try:
            answer = base64.b64encode(self._keeper.answer(request, shell.user_ns)).decode()
        except KeyboardInterrupt:
            return {"status": "error", "ename": "KeyboardInterrupt", "evalue": "", "traceback": []}
        return {"status": "ok", "payload": [], "user_expressions": {}, "answer": answer}


def without_debugger() -> None:
    """Keep ipykernel from importing its debugger, which takes a third of a second."""
    sys.modules.setdefault("debugpy", None)  # type: ignore[arg-type]


def main(arguments: list[str]) -> None:
    """Run the kernel as Jupyter does: `python -m mlcapacity.grading.kernel -f FILE`."""
    from ipykernel.kernelapp import IPKernelApp
    from IPython.core.history import HistoryManager

    HistoryManager.enabled = False  # type: ignore[assignment]
    without_debugger()
    if not _kept:
        prepare()
    app = IPKernelApp.instance(kernel_class=GradedKernel, capture_fd_output=False, log_level=50)
    app.config.InteractiveShell.colors = "nocolor"
    app.initialize(arguments)
    app.start()


if __name__ == "__main__":
    from mlcapacity.grading import kernel  # the module that others import, not __main__

    kernel.main(sys.argv[1:])
