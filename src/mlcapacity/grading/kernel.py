"""The kernel that graded notebooks run in: an IPython kernel with a referee.

The sender of a cell says in the message's metadata what it is: {"mlcapacity": kind}, with kind one
of GIVEN, ANSWER, CHECK and EXTRA. A check comes sealed, as {"check": [number, sealed text]}, and
is not run by IPython but by the referee (see `referee`).
"""

from __future__ import annotations

import os
import sys
from typing import Any

from ipykernel.ipkernel import IPythonKernel
from ipykernel.zmqshell import ZMQInteractiveShell

from mlcapacity.grading.referee import CHECK, EXTRA, GIVEN, Reserve, own_copies

_KEY = "MLCAPACITY_KEY"
# What the kernel takes out at its start, so that no name leads to it afterwards.
_held: dict[str, Any] = {}


def prepare(tables: list[str]) -> None:
    """Set aside, before any code of a learner's runs, what the referee works with."""
    inner = ["mlcapacity", "mlcapacity.grading", "mlcapacity.grading.referee"]
    own: Any = own_copies(inner)[inner[-1]]
    reserve: Reserve = own.Reserve()
    statland: Any = reserve.copies["mlcapacity.statland"]
    for table in tables:
        statland.load(table)
    _held.update(own=own, reserve=reserve)


class Shell(ZMQInteractiveShell):
    """A shell that `quit()` and `exit()` do not end: the tasks that follow have a right to run."""

    def ask_exit(self) -> None:
        print("quit() has no effect while a notebook is graded.")


class GradedKernel(IPythonKernel):
    """An IPython kernel whose cells are watched over by a referee."""

    shell_class = Shell

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        key = bytes.fromhex(_held.pop("key"))
        self._referee = _held.pop("own").referee(key, self.shell, _held.pop("reserve"))
        next(self._referee)

    async def do_execute(
        self, code: str, silent: bool, store_history: bool = True, *args: Any, **kwargs: Any
    ) -> Any:
        marks = kwargs.get("cell_meta") or {}
        kind = marks.get("mlcapacity", EXTRA)
        if kind == CHECK:
            verdict = self._referee.send(("check", *marks["check"]))
            return {"execution_count": None, "payload": [], "user_expressions": {}, **verdict}
        if kind != EXTRA:
            self._referee.send(("before", kind, code))
        reply = await super().do_execute(code, silent, store_history, *args, **kwargs)
        if kind == GIVEN:
            self._referee.send(("after", code, reply.get("status") != "ok"))
        return reply


def without_debugger() -> None:
    """Keep ipykernel from importing its debugger, which takes a third of a second."""
    sys.modules.setdefault("debugpy", None)  # type: ignore[arg-type]


def main(arguments: list[str], key: str) -> None:
    """Run the kernel, as Jupyter does, with the referee's key."""
    from ipykernel.kernelapp import IPKernelApp
    from IPython.core.history import HistoryManager

    HistoryManager.enabled = False  # type: ignore[assignment]
    without_debugger()
    if not _held:
        prepare([])
    _held["key"] = key
    del key
    app = IPKernelApp.instance(kernel_class=GradedKernel, capture_fd_output=False, log_level=50)
    app.config.InteractiveShell.colors = "nocolor"
    app.initialize(arguments)
    app.start()


if __name__ == "__main__":
    from mlcapacity.grading import kernel  # the module that others import, not __main__

    kernel.main(sys.argv[1:], os.environ.pop(_KEY))
