"""The referee: what runs the checks in the kernel that the learner's code runs in.

Answers and checks share one process, so that whatever an answer may be (a table, a model, a
function, a service) can be tried. Four things keep a wrong one from passing:

copies    A check sees second copies of the course's modules and of the given files. No name that
          a learner's code can reach leads to them. It also sees every name of a given cell as that
          cell left it.
hook      An audit hook (PEP 578), which Python code cannot take out again, denies the learner's
          code the ways from its own function into what called it: frames, tracing, lists of all
          objects, foreign memory, the code of other functions.
memory    What all code shares (Python's functions, numpy, pandas, the interpreter's settings) is
          put back before each cell of the teacher's, and compared after each check.
seal      A check arrives sealed, so that nothing on its way can read it, and its verdict leaves
          signed, so that nothing can forge it. The key is given to the kernel at its start.

The referee is a generator, because Python lets nobody look into the variables of one whose
`gi_frame` is denied. Python is no prison: see "What is never promised" in instructor/grading.md.
"""

from __future__ import annotations

import ast
import builtins
import copy
import gc
import importlib.util
import os
import random
import re
import signal
import socket
import sys
import sysconfig
import threading
import traceback
import types
import warnings
from collections.abc import Generator, Iterable, Mapping
from contextlib import redirect_stderr, redirect_stdout, suppress
from hashlib import shake_256
from io import StringIO
from operator import is_
from pathlib import Path
from typing import Any

GIVEN, ANSWER, CHECK, EXTRA = "given", "answer", "check", "extra"
DENIED = (
    "While a notebook is graded, its code may not look into the code that calls it ({}). "
    "Take this line out and hand in again."
)
TAMPERED = (
    "Not yet.\n  Seen:    your code changes Python or a library while the check calls it\n"
    "  Wanted:  an answer that leaves them alone\n  Look at: the task's text"
)
_COURSE = (
    "mlcapacity",
    *(f"mlcapacity.{name}" for name in ("checks", "statland", "figures", "handover")),
)
_SHARED = (
    *("builtins", "math", "cmath", "statistics", "operator", "inspect", "traceback", "textwrap"),
    *("warnings", "contextlib", "importlib", "json", "copy", "io", "re"),
)
_LIBRARIES = ("numpy", "pandas", "sklearn.metrics", "sklearn.base", "sklearn.pipeline")


# ------------------------------------------------------------------------------------------ seal


def seal(key: bytes, number: str, text: str) -> str:
    """A text that only a holder of the key can read; no number is to be used twice."""
    return _veil(key, number, text.encode("utf-8", "surrogatepass")).hex()


def unseal(key: bytes, number: str, sealed: str) -> str:
    """The text that was sealed."""
    return _veil(key, number, bytes.fromhex(sealed)).decode("utf-8", "surrogatepass")


def _veil(key: bytes, number: str, data: bytes) -> bytes:
    stream = shake_256(key + f"read {number}".encode()).digest(len(data))
    return bytes(a ^ b for a, b in zip(data, stream, strict=True))


def signature(key: bytes, number: str, text: str) -> str:
    """What only a holder of the key can say of a check's text: that it has passed."""
    said = f"passed {number} {text}".encode("utf-8", "surrogatepass")
    return shake_256(key + said).digest(32).hex()


# ------------------------------------------------------------------------------------------ copies


class Reserve:
    """What is set aside before any code of a learner's runs: own copies, and how libraries were."""

    def __init__(self) -> None:
        self.copies = own_copies(_COURSE)
        for name in _LIBRARIES:
            with suppress(ImportError):
                if name.partition(".")[0] in sys.modules:
                    importlib.import_module(name)
        parts = _library_parts()
        self.kept = [_as_it_is(part) for part in parts]
        near = ("builtins", "math", "numpy", "DataFrame", "Series", "NDFrame", "Index")
        self.nearest = [kept for kept in self.kept if kept[0].__name__ in near]


def own_copies(
    names: Iterable[str], beside: Mapping[str, types.ModuleType] | None = None
) -> dict[str, types.ModuleType]:
    """Copies of these modules that see each other, those `beside`, and Python's functions of now.

    They do not stay in `sys.modules`. A module that cannot be imported is left out.
    """
    ordinary, functions = dict(sys.modules), dict(vars(builtins))
    copies = dict(beside or {})
    sys.modules.update(copies)
    try:
        for name in names:
            with suppress(Exception):
                spec = importlib.util.find_spec(name)
                assert spec and spec.loader
                module = importlib.util.module_from_spec(spec)
                vars(module)["__builtins__"] = functions
                sys.modules[name] = module
                spec.loader.exec_module(module)
                copies[name] = module
                package, _, own_name = name.rpartition(".")
                if package in copies:
                    setattr(copies[package], own_name, module)
    finally:
        for name in [n for n in sys.modules if n not in ordinary and n in copies]:
            del sys.modules[name]
        sys.modules.update(ordinary)
    return copies


_Kept = tuple[Any, tuple[str, ...], tuple[Any, ...]]


def _as_it_is(holder: Any) -> _Kept:
    """A module or class with the names and values of what can be called in it."""
    found = {name: value for name, value in vars(holder).items() if callable(value)}
    return holder, tuple(found), tuple(found.values())


def _library_parts() -> list[Any]:
    """The modules and classes of libraries that a check relies on."""
    pattern = re.compile(r"(numpy|pandas)($|\._?(core|lib|libs|linalg)\b)|sklearn\.(metrics|base)$")
    modules = [m for n, m in list(sys.modules.items()) if pattern.match(n) and m is not None]
    modules += [sys.modules[n] for n in _SHARED if n in sys.modules]
    classes = {
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type)
        and not issubclass(value, BaseException)
        and pattern.match(getattr(value, "__module__", None) or "")
    }
    return [*modules, *classes]


def _unchanged(kept: Iterable[_Kept]) -> bool:
    """Whether everything is what it was; in the language C, since there are thousands of names."""
    return all(all(map(is_, map(vars(h).get, names), values)) for h, names, values in kept)


def _restore(kept: Iterable[_Kept]) -> None:
    for holder, names, values in kept:
        if not all(map(is_, map(vars(holder).get, names), values)):
            for name, value in zip(names, values, strict=True):
                if vars(holder).get(name) is not value:
                    with suppress(Exception):
                        setattr(holder, name, value)


# -------------------------------------------------------------------------------------------- hook

# an event, and the name that code must mention to be its cause
_LOOKS = {
    "sys._getframe": "_getframe",
    "sys._current_frames": "_current_frames",
    "sys._current_exceptions": "_current_exceptions",
    "sys.settrace": "settrace",
    "sys.setprofile": "setprofile",
    "gc.get_objects": "get_objects",
    "gc.get_referrers": "get_referrers",
    "gc.get_referents": "get_referents",
    "marshal.loads": "loads",
}
_WATCHED = {*_LOOKS, "compile", "code.__new__", "open"}
_FRAMES = ("tb_frame", "gi_frame", "cr_frame", "ag_frame")
_CODE = ("__code__", "__defaults__", "__kwdefaults__")
_HAND_ON = re.compile(r"(currentframe|<lambda>|stack|trace|get\w+frames|_?walk\w*|_?\w*get_stack)$")


def deny_looking(own_files: tuple[str, ...]) -> None:
    """Install the audit hook. Code in files of Python and of this environment is trusted."""
    paths = sysconfig.get_paths()
    here = Path(__file__).resolve().parents[1]
    places = {paths[n] for n in ("stdlib", "platstdlib", "purelib", "platlib")} | {str(here)}
    trusted = ("<frozen ", *(f"{Path(place)}{os.sep}" for place in places))
    get_frame, me, busy = sys._getframe, threading.get_ident, set[int]()
    real = os.path.realpath

    def ours(frame: Any) -> bool:
        file: str = frame.f_code.co_filename
        return file.startswith(trusted) or file in own_files

    def asks(frame: Any, name: str) -> bool:
        """Whether the learner's code is behind an event, itself or through a library's function."""
        while frame is not None and ours(frame):
            code = frame.f_code
            if name and name not in code.co_names:
                return True  # the library was only told to call it
            file = code.co_filename
            if code.co_name == "walk_stack":  # the only one of its file that can show variables
                while frame is not None and frame.f_code.co_filename == file:
                    frame = frame.f_back
                name = ""
                continue
            if not _HAND_ON.match(code.co_name):
                return False
            frame = frame.f_back
            inside = frame is not None and frame.f_code.co_filename == file
            name = "" if inside else code.co_name
        return frame is not None

    def beyond(frame: Any, target: Any) -> bool:
        """Whether a frame is a check's, with the learner's code above it."""
        seen = False
        while frame is not None and frame is not target:
            seen = seen or not ours(frame)
            frame = frame.f_back
        return bool(seen and frame is not None and frame.f_code.co_filename in own_files)

    def behind(frame: Any) -> bool:
        """Whether there is code of the learner's anywhere above."""
        while frame is not None and ours(frame):
            frame = frame.f_back
        return frame is not None

    def borrows(source: Any, name: Any) -> bool:
        """Whether code would carry the name of a trusted file and is not what stands in it."""
        file = os.fsdecode(name) if isinstance(name, str | bytes) else ""
        if not (file.startswith(trusted) or file in own_files):
            return False
        try:
            with open(file, "rb") as opened:
                text = opened.read()
        except OSError:
            return True
        return source not in (text, text.decode("utf-8", "replace"))

    def denies(event: str, arguments: tuple[Any, ...]) -> bool:
        frame: Any = get_frame(2)
        if event in _LOOKS:
            past = event == "sys._getframe" and beyond(frame, arguments[0])
            return past or asks(frame, _LOOKS[event])
        if event == "object.__getattr__":
            if arguments[1] not in _FRAMES:
                return False
            code: Any = getattr(arguments[0], "gi_code", None)
            own = getattr(code, "co_filename", "") == __file__
            return bool(own or asks(frame, arguments[1]))
        if event == "object.__setattr__":
            code = getattr(arguments[0], "__code__", None)
            changes = arguments[1] in _CODE and code is not None and not ours(frame)
            return changes and code.co_filename.startswith(trusted)
        if event == "code.__new__":
            return behind(frame)
        if event == "compile":
            return behind(frame) and borrows(*arguments)
        if event == "open":
            path = arguments[0]
            return isinstance(path, str | bytes) and real(os.fsdecode(path)).endswith("/mem")
        while frame is not None and f"{os.sep}ctypes{os.sep}" in frame.f_code.co_filename:
            frame = frame.f_back
        return frame is not None and not ours(frame)

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event in _WATCHED or event.startswith(("object.", "ctypes.")):
            thread = me()
            if thread in busy:
                return
            busy.add(thread)
            try:
                denied = denies(event, arguments)
            finally:
                busy.discard(thread)
            if denied:
                what = arguments[1] if event.startswith("object.") else event
                raise PermissionError(DENIED.format(what))

    sys.addaudithook(hook)


def no_frames_in_callbacks() -> None:
    """Have signal handlers called without the frame that they interrupt; switch tracing off."""
    inner: Any = sys.modules["_signal"]  # module signal calls it by name
    original = inner.signal

    def install(number: Any, handler: Any) -> Any:
        if not callable(handler) or handler is signal.default_int_handler:
            return original(number, handler)
        return original(number, lambda number, frame: handler(number, None))

    inner.signal = install
    sys.settrace = sys.setprofile = lambda function: None  # type: ignore[assignment]


# ------------------------------------------------------------------------------------------ memory


class Memory:
    """How modules, interpreter and shell were before the learner's code ran, and what was given."""

    def __init__(self, shell: Any, reserve: Reserve) -> None:
        self.folder = os.getcwd()
        given = sorted(p.stem for p in Path.cwd().glob("*.py") if not os.access(p, os.W_OK))
        self.copies = own_copies(given, beside=reserve.copies)
        for name in (*_COURSE, *given):
            with suppress(Exception):
                importlib.import_module(name)
        course = [sys.modules[n] for n in (*_COURSE, *given) if n in sys.modules]
        self.parts = (shell, shell.kernel, shell.kernel.session)
        self.closed = [k for part in self.parts for k in type(part).__mro__[:-1]]
        self.kept = [*map(_as_it_is, (*course, *self.closed)), *reserve.kept]
        self.shared, self.nearest = reserve.kept, reserve.nearest
        self.modules = dict(sys.modules)
        self.own = {id(part): set(vars(part)) | {"kernel", "shell"} for part in self.parts}
        manager = shell.input_transformer_manager
        self.transforms = {
            name: list(getattr(manager, name))
            for name in ("cleanup_transforms", "line_transforms", "token_transformers")
        }
        self.events = {name: list(calls) for name, calls in shell.events.callbacks.items()}
        self.functions = dict(vars(builtins))
        self.imports: dict[str, Any] = {}
        self.given: dict[str, Any] = {}
        self.there: dict[str, Any] = {}
        self.first = set(shell.user_ns)
        self.streams = (sys.stdout, sys.stderr)
        self.hook = sys.excepthook
        self.environment = dict(os.environ)
        self.path, self.finders = list(sys.path), (list(sys.meta_path), list(sys.path_hooks))
        self.handlers = {n: signal.getsignal(n) for n in signal.valid_signals()}
        self.filters = list(warnings.filters)
        self.options, self.errors = _pandas_options(), _numpy_errors()


_OPTIONS = (
    *("display.max_colwidth", "display.max_rows", "display.max_columns", "display.width"),
    *("display.precision", "display.float_format", "mode.chained_assignment"),
)


def _pandas_options() -> dict[str, Any]:
    if "pandas" not in sys.modules:
        return {}
    import pandas

    return {name: pandas.get_option(name) for name in _OPTIONS}


def _numpy_errors() -> dict[str, str]:
    return dict(sys.modules["numpy"].geterr()) if "numpy" in sys.modules else {}


def _put_right(memory: Memory, shell: Any) -> None:
    """Restore what any task may rely on. A part that cannot be restored is left."""
    sys.modules.update(memory.modules)
    _restore(memory.kept)
    for holder, names, _ in memory.kept:
        if holder in memory.closed:
            for name in [n for n, v in vars(holder).items() if callable(v) and n not in names]:
                with suppress(Exception):
                    delattr(holder, name)
    for part in memory.parts:
        for name in set(vars(part)) - memory.own[id(part)]:
            if hasattr(type(part), name) and callable(vars(part)[name]):
                del vars(part)[name]
    for step in (_interpreter, _libraries):
        with suppress(Exception):
            step(memory)
    with suppress(Exception):
        shell.ast_transformers.clear()
        shell.input_transformers_post.clear()
        shell.custom_exceptions = ()
        for name, calls in memory.transforms.items():
            getattr(shell.input_transformer_manager, name)[:] = calls
        for name, calls in memory.events.items():
            shell.events.callbacks[name] = list(calls)
    shell.user_ns.update(memory.imports)
    for name in set(shell.user_ns) & memory.functions.keys() - memory.first - memory.given.keys():
        if not callable(shell.user_ns[name]):
            del shell.user_ns[name]


def _interpreter(memory: Memory) -> None:
    sys.setrecursionlimit(3_000)
    sys.setswitchinterval(0.005)
    sys.stdout, sys.stderr = memory.streams
    sys.excepthook = memory.hook
    sys.path[:] = memory.path
    sys.meta_path[:], sys.path_hooks[:] = memory.finders
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
    if hasattr(signal, "setitimer"):
        for timer in (signal.ITIMER_REAL, signal.ITIMER_VIRTUAL, signal.ITIMER_PROF):
            signal.setitimer(timer, 0)
    for number, handler in memory.handlers.items():
        if handler is not None and signal.getsignal(number) is not handler:
            signal.signal(number, handler)
    signal.signal(signal.SIGINT, signal.default_int_handler)


def _libraries(memory: Memory) -> None:
    if "numpy" in sys.modules:
        numpy = sys.modules["numpy"]
        numpy.seterr(**memory.errors)
        numpy.random.seed(0)
    if "pandas" in sys.modules:
        pandas = sys.modules["pandas"]
        for name, value in memory.options.items():
            if pandas.get_option(name) != value:
                pandas.set_option(name, value)


# --------------------------------------------------------------------- what given cells have made


def _snapshot(value: Any) -> Any:
    """A copy that changes in place do not reach; of tables a lazy one. Models stay as they are."""
    kind = type(value).__module__.partition(".")[0], type(value).__name__
    if kind in (("pandas", "DataFrame"), ("pandas", "Series")):
        return value.copy(deep=False)  # pandas copies on write
    if kind == ("numpy", "ndarray") and value.nbytes < 50_000_000:
        return value.copy()
    return copy.copy(value) if type(value) in (list, dict, set) else value


def _same(value: Any, before: Any) -> bool:
    if value is before:
        return True
    with suppress(Exception):
        if hasattr(before, "equals"):
            return type(value) is type(before) and bool(before.equals(value))
        return bool(value == before)
    return False


class _Names(ast.NodeVisitor):
    """The names that a given cell imports, assigns, changes a part of, and uses."""

    def __init__(self, tree: ast.AST) -> None:
        self.imported: set[str] = set()
        self.assigned: set[str] = set()
        self.changed: set[str] = set()
        self.used: set[str] = set()
        self.visit(tree)

    def visit_Import(self, node: Any) -> None:
        self.imported |= {(a.asname or a.name).split(".")[0] for a in node.names}

    visit_ImportFrom = visit_Import

    def visit_FunctionDef(self, node: Any) -> None:
        self.assigned.add(node.name)
        self.used |= {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}

    visit_AsyncFunctionDef = visit_ClassDef = visit_FunctionDef

    def visit_Name(self, node: ast.Name) -> None:
        (self.used if isinstance(node.ctx, ast.Load) else self.assigned).add(node.id)

    def _visit_part(self, node: Any) -> None:
        inner = node
        while isinstance(inner, ast.Subscript | ast.Attribute):
            inner = inner.value
        if isinstance(node.ctx, ast.Store) and isinstance(inner, ast.Name):
            self.changed.add(inner.id)
        self.generic_visit(node)

    visit_Subscript = visit_Attribute = _visit_part


def _learn(memory: Memory, shell: Any, code: str, before: set[str], failed: bool) -> None:
    """Remember what a given cell has made. `before` names what the learner had changed by then.

    Where the cell worked on something that the learner had changed, or failed, it is run again
    apart, on what the given cells before it had made.
    """
    try:
        plain = shell.transform_cell(code)
        names = _Names(ast.parse(plain))
    except SyntaxError:
        return
    scope = shell.user_ns
    if before & (names.used | names.changed) or failed:
        scope = {**shell.user_ns, **_pristine(memory), "__builtins__": memory.functions}
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()), suppress(Exception):
            exec(compile(plain, "<given>", "exec"), scope)
    memory.imports |= {n: scope[n] for n in names.imported if n in scope}
    for name in names.assigned | (names.changed & memory.given.keys()):
        if name in scope:
            memory.given[name] = _snapshot(scope[name])
            memory.there[name] = shell.user_ns.get(name)
    memory.options, memory.errors = _pandas_options(), _numpy_errors()
    memory.filters = list(warnings.filters)


def _changed_by_learner(memory: Memory, shell: Any, code: str) -> set[str]:
    """Given names that are no longer what the given cells have made, as far as this cell cares."""
    rebound = {n for n, value in memory.there.items() if shell.user_ns.get(n) is not value}
    with suppress(SyntaxError):
        for name in _Names(ast.parse(shell.transform_cell(code))).changed - rebound:
            if name in memory.given and not _same(shell.user_ns[name], memory.given[name]):
                rebound.add(name)
    return rebound


def _pristine(memory: Memory) -> dict[str, Any]:
    return {**{n: _snapshot(v) for n, v in memory.given.items()}, **memory.imports}


# ----------------------------------------------------------------------------------------- referee

_ASKED = re.compile(r"checks\.(?:function|answer)\(\s*[\"'](\w+)[\"']")


def _check(memory: Memory, shell: Any, text: str) -> None:
    """Run one check. Raises what it raises, and CheckFailed where something was tampered with."""
    asked = set(_ASKED.findall(text))
    hidden = memory.functions.keys() - memory.first - asked
    scope = {n: v for n, v in dict(shell.user_ns).items() if type(n) is str and n not in hidden}
    scope |= {n: v for n, v in _pristine(memory).items() if n not in asked}
    for name, value in scope.items():
        if isinstance(value, types.ModuleType) and name not in asked:
            scope[name] = memory.copies.get(value.__name__, value)
    scope["__builtins__"] = memory.functions
    checks: Any = memory.copies["mlcapacity.checks"]

    def undisturbed() -> None:
        if not _unchanged(memory.nearest):
            raise checks.CheckFailed(TAMPERED)

    checks.after_each_call = undisturbed
    exec(compile(text, "<check>", "exec"), scope)
    if not _unchanged(memory.shared):
        raise checks.CheckFailed(TAMPERED)


def referee(key: bytes, shell: Any, reserve: Reserve) -> Generator[Any, tuple[Any, ...], None]:
    """The generator that puts things right, remembers and judges.

    Send ("before", kind, code) before a cell that is no check, ("after", code, failed) after a
    given one, and ("check", number, sealed) for a check; the last yields the content of a reply.
    """
    memory = Memory(shell, reserve)
    no_frames_in_callbacks()
    files = tuple(str(Path(m.__file__)) for m in memory.copies.values() if m.__file__)
    deny_looking((*files, "<check>"))
    process, process_now = os.getpid(), os.getpid
    result: Any = None
    before: set[str] = set()
    while True:
        what, *rest = yield result
        result = None
        try:
            if what == "after":
                _learn(memory, shell, rest[0], before, rest[1])
                continue
            _put_right(memory, shell)
            if what == "before":
                before = _changed_by_learner(memory, shell, rest[1]) if rest[0] == GIVEN else set()
                continue
            number, sealed = rest
            text = unseal(key, number, sealed)
            try:
                _check(memory, shell, text)
            except BaseException as error:
                result = _failure(error)
            else:
                result = {"status": "ok", "signature": signature(key, number, text)}
        except BaseException as error:
            result = _failure(error)
        if process_now() != process:
            os._exit(1)  # a fork that the learner's code has made


def _failure(error: BaseException) -> dict[str, Any]:
    if type(error).__name__ == "CheckFailed":
        rows = [str(error)]
    else:
        rows = traceback.format_exception_only(error)
    try:
        said = str(error)
    except Exception:
        said = ""
    return {
        "status": "error",
        "ename": type(error).__name__,
        "evalue": said,
        "traceback": rows,
    }
