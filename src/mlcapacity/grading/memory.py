"""How things were before the learner's code ran, and how they are put back between tasks.

A learner's code leaves things behind: a name like `list` or `pd` taken for something else, another
working folder, an option left on, a library's function replaced. None of it may cost another task.
"""

from __future__ import annotations

import ast
import builtins
import gc
import os
import random
import signal
import socket
import sys
import threading
import warnings
from contextlib import suppress
from operator import is_
from typing import Any

_LIBRARIES = (
    *("builtins", "math", "statistics", "random", "json", "copy", "io", "re", "inspect", "numpy"),
    *("pandas", "sklearn.metrics", "sklearn.pipeline", "mlcapacity.checks", "mlcapacity.statland"),
    *("mlcapacity.figures", "mlcapacity.handover"),
)
_OPTIONS = (
    *("display.max_colwidth", "display.max_rows", "display.max_columns", "display.width"),
    *("display.precision", "display.float_format", "mode.chained_assignment"),
)
Kept = tuple[Any, tuple[str, ...], tuple[Any, ...]]


def libraries() -> list[Kept]:
    """The loaded modules and classes that answers rely on, with what can be called in them."""
    holders: list[Any] = [sys.modules[name] for name in _LIBRARIES if name in sys.modules]
    if "pandas" in sys.modules:
        pandas = sys.modules["pandas"]
        holders += [pandas.DataFrame, pandas.Series, pandas.Index]
    return [_as_it_is(holder) for holder in holders]


def _as_it_is(holder: Any) -> Kept:
    found = {name: value for name, value in vars(holder).items() if callable(value)}
    return holder, tuple(found), tuple(found.values())


def _restore(kept: list[Kept]) -> None:
    for holder, names, values in kept:
        if not all(map(is_, map(vars(holder).get, names), values)):
            for name, value in zip(names, values, strict=True):
                if vars(holder).get(name) is not value:
                    with suppress(Exception):
                        setattr(holder, name, value)


def _pandas_options() -> dict[str, Any]:
    if "pandas" not in sys.modules:
        return {}
    import pandas

    return {name: pandas.get_option(name) for name in _OPTIONS}


def _numpy_errors() -> dict[str, str]:
    return dict(sys.modules["numpy"].geterr()) if "numpy" in sys.modules else {}


class Memory:
    """How modules, interpreter and shell were before the learner's code ran."""

    def __init__(self, shell: Any, kept: list[Kept]) -> None:
        self.shell, self.kept = shell, kept
        self.folder = os.getcwd()
        self.modules = dict(sys.modules)
        self.parts = (shell, shell.kernel, shell.kernel.session)
        self.own = {id(part): set(vars(part)) | {"kernel", "shell"} for part in self.parts}
        manager = shell.input_transformer_manager
        self.transforms = {
            name: list(getattr(manager, name))
            for name in ("cleanup_transforms", "line_transforms", "token_transformers")
        }
        self.events = {name: list(calls) for name, calls in shell.events.callbacks.items()}
        self.imports: dict[str, Any] = {}
        self.taught: set[str] = set(shell.user_ns)
        self.streams = (sys.stdout, sys.stderr)
        self.hook, self.deepest = sys.excepthook, sys.getrecursionlimit()
        self.environment = dict(os.environ)
        self.path = list(sys.path)
        self.filters = list(warnings.filters)
        self.options, self.errors = _pandas_options(), _numpy_errors()

    def put_right(self) -> None:
        """Restore what any task may rely on. A part that cannot be restored is left."""
        for step in (self._modules, self._interpreter, self._libraries, self._shell, self._names):
            with suppress(Exception):
                step()

    def learn(self, code: str) -> None:
        """Remember what a given cell has set up: its imports, its names, its options."""
        with suppress(SyntaxError):
            for node in ast.walk(ast.parse(self.shell.transform_cell(code))):
                if isinstance(node, ast.Import | ast.ImportFrom):
                    for alias in node.names:
                        name = alias.asname or alias.name.split(".")[0]
                        if name in self.shell.user_ns:
                            self.imports[name] = self.shell.user_ns[name]
                elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                    self.taught.add(node.id)
        self.options, self.errors = _pandas_options(), _numpy_errors()
        self.filters = list(warnings.filters)

    def _modules(self) -> None:
        sys.modules.update(self.modules)
        _restore(self.kept)

    def _interpreter(self) -> None:
        sys.settrace(None)
        sys.setprofile(None)
        threading.settrace(None)
        sys.setrecursionlimit(self.deepest)
        sys.setswitchinterval(0.005)
        sys.stdout, sys.stderr = self.streams
        sys.excepthook = self.hook
        sys.path[:] = self.path
        filters: Any = warnings.filters
        filters[:] = self.filters
        socket.setdefaulttimeout(None)
        gc.enable()
        random.seed(0)
        os.umask(0o022)
        with suppress(OSError):
            os.chdir(self.folder)
        if dict(os.environ) != self.environment:
            os.environ.clear()
            os.environ.update(self.environment)
        if hasattr(signal, "alarm"):
            signal.alarm(0)
        signal.signal(signal.SIGINT, signal.default_int_handler)

    def _libraries(self) -> None:
        if "numpy" in sys.modules:
            numpy = sys.modules["numpy"]
            numpy.seterr(**self.errors)
            numpy.random.seed(0)
        if "pandas" in sys.modules:
            pandas = sys.modules["pandas"]
            for name, value in self.options.items():
                if pandas.get_option(name) != value:
                    pandas.set_option(name, value)

    def _shell(self) -> None:
        for part in self.parts:
            for name in set(vars(part)) - self.own[id(part)]:
                if hasattr(type(part), name) and callable(vars(part)[name]):
                    del vars(part)[name]
        self.shell.ast_transformers.clear()
        self.shell.input_transformers_post.clear()
        self.shell.custom_exceptions = ()
        for name, calls in self.transforms.items():
            getattr(self.shell.input_transformer_manager, name)[:] = calls
        for name, calls in self.events.items():
            self.shell.events.callbacks[name] = list(calls)

    def _names(self) -> None:
        """Bring imported names back; take away plain values that hide Python's functions."""
        names = self.shell.user_ns
        names.update(self.imports)
        for name in set(names) & set(vars(builtins)) - self.taught:
            if not callable(names[name]):
                del names[name]
