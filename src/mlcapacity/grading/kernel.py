"""The kernel that graded notebooks run in, and what it puts right between their cells.

A learner's code shares the kernel with the checks. What it leaves behind by accident (a name like
`list` or `pd` taken for something else, another working folder, an option left on) must not touch
another task; what it changes on purpose (`checks.expect` replaced, a hook that rewrites cells) must
not pass for an answer. So the kernel remembers how things were, and puts them back before each cell
that is not the learner's own addition. Code that goes deeper than that can still misbehave in its
own kernel; `run` therefore also tries whether a check can still fail.

The sender of a cell says what it is in the message's metadata: {"mlcapacity": kind}, with kind one
of GIVEN, ANSWER, CHECK and EXTRA.
"""

from __future__ import annotations

import ast
import builtins
import gc
import importlib
import os
import random
import signal
import socket
import sys
import threading
import types
import warnings
from contextlib import suppress
from pathlib import Path
from typing import Any

from ipykernel.ipkernel import IPythonKernel
from ipykernel.zmqshell import ZMQInteractiveShell

GIVEN, ANSWER, CHECK, EXTRA = "given", "answer", "check", "extra"
TAMPERED = (
    "Not yet.\n  Seen:    your code changes the checks while they call it\n"
    "  Wanted:  an answer that leaves them alone\n  Look at: the task's text"
)
_LIBRARIES = [
    *("builtins", "math", "statistics", "inspect", "traceback", "textwrap", "warnings"),
    *("contextlib", "importlib", "json", "copy", "operator", "numpy", "pandas"),
    *("sklearn.metrics", "mlcapacity.checks", "mlcapacity.statland", "mlcapacity.figures"),
    *("mlcapacity.handover", "mlcapacity.grading.kernel"),
]


class Shell(ZMQInteractiveShell):
    """A shell that `quit()` and `exit()` do not end: the tasks that follow have a right to run."""

    def ask_exit(self) -> None:
        print("quit() has no effect while a notebook is graded.")


class GradedKernel(IPythonKernel):
    """An IPython kernel that puts things right before each cell."""

    shell_class = Shell

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._memory = Memory(self.shell)

    async def do_execute(
        self, code: str, silent: bool, store_history: bool = True, *args: Any, **kwargs: Any
    ) -> Any:
        kind = (kwargs.get("cell_meta") or {}).get("mlcapacity", EXTRA)
        if kind != EXTRA:
            _put_right(self._memory, self.shell, kind)
        reply = await super().do_execute(
            code, silent, store_history and kind != CHECK, *args, **kwargs
        )
        if kind == GIVEN:
            _learn(self._memory, self.shell, code)
        if kind == CHECK and reply.get("status") == "ok" and _tampered(self._memory):
            reply = {**reply, "status": "error", "ename": "CheckFailed", "evalue": TAMPERED}
            reply["traceback"] = [TAMPERED]
        return reply


class Memory:
    """How modules, interpreter and shell were before the learner's code ran."""

    def __init__(self, shell: Any) -> None:
        self.folder = os.getcwd()
        self.given = sorted(
            path.stem for path in Path.cwd().glob("*.py") if not os.access(path, os.W_OK)
        )
        for name in self.given:
            with suppress(Exception):
                importlib.import_module(name)
        importlib.import_module("mlcapacity.checks")
        self.modules = {n: sys.modules[n] for n in (*_LIBRARIES, *self.given) if n in sys.modules}
        self.closed = {
            *(k for thing in _parts(shell) for k in type(thing).__mro__[:-1]),
            self.modules["mlcapacity.checks"].CheckFailed,
        }
        self.holders: list[tuple[Any, dict[str, Any]]] = []
        for holder in (*self.modules.values(), *_classes(self.modules), *self.closed):
            self.holders.append((holder, {n: v for n, v in vars(holder).items() if callable(v)}))
        self.codes = [
            (value, value.__code__, value.__defaults__, value.__kwdefaults__)
            for holder, kept in self.holders
            for value in kept.values()
            if isinstance(value, types.FunctionType)
            and (value.__module__ or "").startswith(("mlcapacity", *self.given))
        ]
        ours = [n for n in self.modules if n == "mlcapacity.checks" or n in self.given]
        self.whole = [(vars(self.modules[n]), dict(vars(self.modules[n]))) for n in ours]
        self.own = {id(thing): set(vars(thing)) | {"kernel", "shell"} for thing in _parts(shell)}
        self.hooks = {
            name: list(getattr(shell.input_transformer_manager, name))
            for name in ("cleanup_transforms", "line_transforms", "token_transformers")
        }
        self.events = {n: list(calls) for n, calls in shell.events.callbacks.items()}
        self.names: dict[str, Any] = {}
        self.taught: set[str] = set(shell.user_ns)
        self.streams = (sys.stdout, sys.stderr)
        self.hook = sys.excepthook
        self.environment = dict(os.environ)
        self.path = list(sys.path)
        self.filters = list(warnings.filters)
        self.options = _pandas_options()
        self.errors = _numpy_errors()


def _parts(shell: Any) -> tuple[Any, ...]:
    """What a verdict passes through on its way out."""
    return (shell, shell.kernel, shell.kernel.session)


def _classes(modules: dict[str, Any]) -> list[type]:
    pandas = modules.get("pandas")
    return [pandas.DataFrame, pandas.Series, pandas.Index] if pandas else []


def _pandas_options() -> dict[str, Any]:
    if "pandas" not in sys.modules:
        return {}
    import pandas

    return {name: pandas.get_option(name) for name in _pandas_names()}


def _pandas_names() -> list[str]:
    return [
        *("display.max_colwidth", "display.max_rows", "display.max_columns", "display.width"),
        *("display.precision", "display.float_format", "mode.chained_assignment"),
    ]


def _numpy_errors() -> dict[str, str]:
    return dict(sys.modules["numpy"].geterr()) if "numpy" in sys.modules else {}


def _tampered(memory: Memory) -> bool:
    """Whether checks or helpers have changed while a check ran: only the learner's code could."""
    return any(_differs(now, before) for now, before in memory.whole) or any(
        function.__code__ is not code for function, code, _, _ in memory.codes
    )


def _differs(now: dict[str, Any], before: dict[str, Any]) -> bool:
    """Whether a module's names differ; Python itself adds names with underscores at both ends."""
    names = {n for n in now.keys() | before.keys() if not n.startswith("__")}
    return any(n not in now or n not in before or now[n] is not before[n] for n in names)


def _put_right(memory: Memory, shell: Any, kind: str) -> None:
    """Restore what any task may rely on. A part that cannot be restored is left."""
    for holder, kept in memory.holders:
        for name, value in kept.items():
            if vars(holder).get(name) is not value:
                with suppress(Exception):
                    setattr(holder, name, value)
        if holder in memory.closed:
            for name in [n for n, v in vars(holder).items() if callable(v) and n not in kept]:
                with suppress(Exception):
                    delattr(holder, name)
    for function, code, defaults, named in memory.codes:
        if function.__code__ is not code:
            function.__code__ = code
        function.__defaults__, function.__kwdefaults__ = defaults, named
    for now, before in memory.whole:
        if _differs(now, before):
            for name in [n for n in now if n not in before and not n.startswith("__")]:
                del now[name]
            now.update(before)
    sys.modules.update(memory.modules)
    for thing in _parts(shell):
        for name in set(vars(thing)) - memory.own[id(thing)]:
            if hasattr(type(thing), name) and callable(vars(thing)[name]):
                del vars(thing)[name]
    _interpreter(memory)
    _hooks(memory, shell)
    _names(memory, shell, kind)


def _interpreter(memory: Memory) -> None:
    sys.settrace(None)
    sys.setprofile(None)
    threading.settrace(None)
    sys.setrecursionlimit(3_000)
    sys.setswitchinterval(0.005)
    sys.stdout, sys.stderr = memory.streams
    sys.excepthook = memory.hook
    sys.path[:] = memory.path
    filters: Any = warnings.filters
    filters[:] = memory.filters
    socket.setdefaulttimeout(None)
    gc.enable()
    random.seed(0)
    os.umask(0o022)
    with suppress(OSError):
        os.chdir(memory.folder)
    if dict(os.environ) != memory.environment:
        os.environ.clear()
        os.environ.update(memory.environment)
    if hasattr(signal, "alarm"):
        signal.alarm(0)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if "numpy" in sys.modules:
        numpy = sys.modules["numpy"]
        numpy.seterr(**memory.errors)
        numpy.random.seed(0)
    if "pandas" in sys.modules:
        pandas = sys.modules["pandas"]
        for name, value in memory.options.items():
            if pandas.get_option(name) != value:
                pandas.set_option(name, value)


def _hooks(memory: Memory, shell: Any) -> None:
    shell.ast_transformers.clear()
    shell.input_transformers_post.clear()
    shell.custom_exceptions = ()
    for name, calls in memory.hooks.items():
        getattr(shell.input_transformer_manager, name)[:] = calls
    for name, calls in memory.events.items():
        shell.events.callbacks[name] = list(calls)


def _names(memory: Memory, shell: Any, kind: str) -> None:
    """Bring imported names back; take away a plain value that hides one of Python's functions."""
    for name, value in memory.names.items():
        shell.user_ns[name] = value
    for name in set(shell.user_ns) & set(vars(builtins)) - memory.taught:
        if not callable(shell.user_ns[name]):
            del shell.user_ns[name]


def _learn(memory: Memory, shell: Any, code: str) -> None:
    """Remember what a given cell has set up: its imports, its names, its options."""
    with suppress(SyntaxError):
        for node in ast.walk(ast.parse(shell.transform_cell(code))):
            if isinstance(node, ast.Import | ast.ImportFrom):
                for alias in node.names:
                    name = alias.asname or alias.name.split(".")[0]
                    if name in shell.user_ns:
                        memory.names[name] = shell.user_ns[name]
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                memory.taught.add(node.id)
    memory.options, memory.errors = _pandas_options(), _numpy_errors()
    memory.filters = list(warnings.filters)


def without_debugger() -> None:
    """Keep ipykernel from importing its debugger, which takes a third of a second."""
    sys.modules.setdefault("debugpy", None)  # type: ignore[arg-type]


def main(arguments: list[str]) -> None:
    """Run the kernel as Jupyter does: `python -m mlcapacity.grading.kernel -f FILE`."""
    from ipykernel.kernelapp import IPKernelApp
    from IPython.core.history import HistoryManager

    HistoryManager.enabled = False  # type: ignore[assignment]
    without_debugger()
    app = IPKernelApp.instance(kernel_class=GradedKernel, capture_fd_output=False, log_level=50)
    app.config.InteractiveShell.colors = "nocolor"
    app.initialize(arguments)
    app.start()


if __name__ == "__main__":
    from mlcapacity.grading import kernel  # the module that others import, not __main__

    kernel.main(sys.argv[1:])
