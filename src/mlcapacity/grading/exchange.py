"""What goes between the judge, which runs the checks, and the kernel that a learner's code runs in.

The judge asks for a name, calls what it finds, looks up attributes. What comes back is rebuilt from
plain parts, of exactly the types of Python, numpy and pandas, so that nothing in it can run code or
say of itself that it equals something. Any other object stays in the learner's kernel; the judge
gets a `Remote`, which passes calls on.

    judge                                           learner's kernel
    Remote.__call__(*args) --- pickled request ---> Keeper.answer: calls, encodes the result
    decode(...)            <-- plain parts -------  (what the learner's code could forge is only
                                                     its own answer)
"""

from __future__ import annotations

import builtins
import contextlib
import datetime
import decimal
import fractions
import io
import itertools
import pickle
import re
import traceback
import warnings
from collections.abc import Callable, Iterator
from typing import Any

from mlcapacity import checks

# what a cell is, and a request of the judge's
GIVEN, ANSWER, CHECK, EXTRA, CALL = "given", "answer", "check", "extra", "call"

_PLAIN = (type(None), bool, int, float, str, bytes)
_TEXTS: dict[str, type] = {"decimal": decimal.Decimal, "fraction": fractions.Fraction}
_DATES: dict[str, Any] = {
    "datetime": datetime.datetime,
    "date": datetime.date,
    "time": datetime.time,
}
_FORWARDED = (
    "__bool__",
    "__len__",
    "__getitem__",
    "__iter__",
    "__contains__",
    "__float__",
    "__int__",
    "__call__",
)
_MOST_ITEMS = 1_000_000
_DEEPEST = 40
_LARGEST = 20 * 2**20


class NoSuchName(LookupError):
    """The learner's notebook has no such name."""


# ---------------------------------------------------------------------- in the learner's kernel


class Keeper:
    """Answers the judge in the learner's kernel, and keeps the objects that it holds on to."""

    def __init__(self) -> None:
        self.kept: list[Any] = []
        self.numbers: dict[int, int] = {}  # of what is kept, by its identity

    def forget(self) -> None:
        """Let go of what an earlier check held on to."""
        self.kept.clear()
        self.numbers.clear()

    def answer(self, request: bytes, names: dict[str, Any]) -> bytes:
        """Do what the judge asks, and encode the result, or the error that it stopped with."""
        try:
            what, target, *rest = pickle.loads(request)
            with _quiet():
                value = self._do(what, target, rest, names)
                answer = pickle.dumps(("value", self._encode(value, 0)), 5)
            if len(answer) > _LARGEST:
                raise ValueError(f"a result of {len(answer) // 2**20} MB is too large to be judged")
            return answer
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            return pickle.dumps(("error", *_facts_of(error)), 5)

    def _do(self, what: str, target: Any, rest: list[Any], names: dict[str, Any]) -> Any:
        if what == "name":
            if target not in names:
                raise NoSuchName(target)
            return names[target]
        if what in ("file", "service"):
            return checks.beside(what, target, *rest)
        thing = self.kept[target]
        if what == "call":
            positional, named = (self._local(part) for part in rest)
            return thing(*positional, **named)
        if what == "attribute":
            return getattr(thing, rest[0])
        if what == "iterate":
            return list(itertools.islice(iter(thing), _MOST_ITEMS))
        if what == "show":
            return repr(thing)[:1_000]
        method = getattr(type(thing), what)
        return method(thing, *(self._local(part) for part in rest))

    def _local(self, value: Any) -> Any:
        """An argument, with what the judge holds on to in place of its stand-ins."""
        if isinstance(value, Held):
            return self.kept[value.number]
        if type(value) in (list, tuple):
            return type(value)(self._local(part) for part in value)
        return {k: self._local(v) for k, v in value.items()} if type(value) is dict else value

    def _encode(self, value: Any, depth: int) -> Any:
        try:
            if depth < _DEEPEST:
                return encode(value, lambda inner: self._encode(inner, depth + 1))
        except _Other:
            pass
        number = self.numbers.setdefault(id(value), len(self.kept))
        if number == len(self.kept):
            self.kept.append(value)
        kind = type(value)
        has = [name for name in _FORWARDED if any(name in vars(k) for k in kind.__mro__)]
        return ("object", number, kind.__name__, isinstance(value, type), has)


# files of libraries, compiled ones too, and what networkx makes up for its decorated functions
_FOREIGN = re.compile(r"site-packages|[/\\]lib[/\\]python3|^<class |\.pyx$")


def _facts_of(error: BaseException) -> tuple[str, str, str]:
    """An error's name, text, and the learner's line that it stopped at."""
    text = line = ""
    with contextlib.suppress(Exception):
        text = str(error)[:5_000]
    with contextlib.suppress(Exception):
        frames = traceback.extract_tb(error.__traceback__)
        own = [f for f in frames if not _FOREIGN.search(f.filename) and f.filename != __file__]
        line = str((own or frames)[-1].line or "")[:500]
    return type(error).__name__, text, line


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    with contextlib.redirect_stderr(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


# ------------------------------------------------------------------------------------ plain parts


class _Other(Exception):
    """A value that has no plain parts."""


def encode(value: Any, inner: Callable[[Any], Any]) -> Any:
    """A value as plain parts; `inner` encodes what is inside it.

    What only inherits from a plain type (a text that is an enumeration's, a table with methods of
    its own) becomes the plain one. Raises _Other for anything else.
    """
    import numpy as np
    import pandas as pd

    kind = type(value)
    if kind in _PLAIN:
        return value
    if isinstance(value, tuple) and hasattr(kind, "_fields"):
        return ("record", kind.__name__, list(kind._fields), [inner(v) for v in tuple(value)])
    holders: Any = (list, tuple, set, frozenset)
    for base in holders:
        if isinstance(value, base):
            return (base.__name__, [inner(part) for part in base.__iter__(value)])
    if isinstance(value, dict):
        return ("dict", [(inner(k), inner(v)) for k, v in dict.items(value)])
    if isinstance(value, pd.DataFrame):
        columns = [inner(value.iloc[:, n].array) for n in range(value.shape[1])]
        return ("table", inner(value.columns), inner(value.index), columns)
    if isinstance(value, pd.Series):
        return ("series", inner(value.array), inner(value.index), inner(value.name))
    if isinstance(value, pd.MultiIndex):
        levels = [inner(value.get_level_values(n)) for n in range(value.nlevels)]
        return ("levels", levels, [inner(name) for name in value.names])
    if isinstance(value, pd.RangeIndex):
        return ("range index", value.start, value.stop, value.step, inner(value.name))
    if isinstance(value, pd.Index):
        return ("index", inner(value.array), inner(value.name))
    if value is pd.NaT or value is pd.NA:
        return ("missing", "NaT" if value is pd.NaT else "NA")
    for made in (pd.Timestamp, pd.Timedelta, pd.Period):
        if isinstance(value, made):
            return ("time", made.__name__, str(value), getattr(value, "freqstr", ""))
    if isinstance(value, pd.Interval):
        return ("interval", inner(value.left), inner(value.right), value.closed)
    if isinstance(value, pd.api.extensions.ExtensionArray):
        return _encode_array(value, inner)
    if isinstance(value, np.ndarray | np.generic):
        return _encode_numbers(np.asarray(value), isinstance(value, np.generic), inner)
    scalars: Any = (str, int, float, bytes)
    for base in scalars:
        if isinstance(value, base):
            return base.__add__(value, base())
    if isinstance(value, complex):
        return ("complex", value.real, value.imag)
    for name, text_like in _TEXTS.items():
        if isinstance(value, text_like):
            return ("text", name, str(value))
    for name, date_like in _DATES.items():
        if isinstance(value, date_like):
            return ("date", name, value.isoformat())
    if isinstance(value, datetime.timedelta):
        return ("delta", value.days, value.seconds, value.microseconds)
    if isinstance(value, range | slice):
        parts = [inner(getattr(value, part)) for part in ("start", "stop", "step")]
        return ("range" if isinstance(value, range) else "slice", parts)
    raise _Other


def _encode_numbers(array: Any, single: bool, inner: Callable[[Any], Any]) -> Any:
    if array.dtype.hasobject or array.dtype.fields:
        items = [inner(item) for item in array.ravel().tolist()]
        return ("items", list(array.shape), items)
    import numpy as np

    data = np.ascontiguousarray(array)
    return ("numbers", array.dtype.str, list(array.shape), data.tobytes(), single)


def _encode_array(array: Any, inner: Callable[[Any], Any]) -> Any:
    """An array of pandas; its dtype goes as text."""
    import numpy as np
    import pandas as pd

    if isinstance(array, pd.Categorical):
        codes = _encode_numbers(np.asarray(array.codes), False, inner)
        return ("categories", codes, inner(array.categories), bool(array.ordered))
    dtype = str(array.dtype)
    if isinstance(array, pd.arrays.NumpyExtensionArray):
        return inner(array.to_numpy())
    if dtype.startswith(("datetime64", "timedelta64")):
        return ("times", dtype, _encode_numbers(np.asarray(array.asi8), False, inner))
    objects = array.astype(object)
    return ("array", dtype, [inner(item) for item in np.asarray(objects, dtype=object)])


class Judge:
    """Rebuilds what comes back from the learner's kernel; `ask` sends it a request and waits."""

    def __init__(self, ask: Callable[[bytes], bytes]) -> None:
        self._ask = ask
        self._stand_ins: dict[int, Remote] = {}

    def name(self, name: str) -> Any:
        """The learner's value of that name. Raises NoSuchName."""
        return self.request("name", name)

    def request(self, what: str, target: Any, *rest: Any) -> Any:
        """Have something done in the learner's kernel; its result, or the error raised here.

        Whatever is no valid reply counts as an error of the learner's code.
        """
        reply = self._ask(pickle.dumps((what, target, *rest), 5))
        try:
            state, *parts = _PlainUnpickler(io.BytesIO(reply)).load()
            if state == "value":
                return self._decode(parts[0])
            name, text, line = (str(part) for part in parts)
        except Exception as error:
            raise RemoteError(f"a result that cannot be read ({error})") from None
        raise _error(name, text, line)

    def _decode(self, parts: Any) -> Any:
        import numpy as np
        import pandas as pd

        if type(parts) in _PLAIN:
            return parts
        tag, *rest = parts
        one = self._decode
        if tag in ("list", "tuple", "set", "frozenset"):
            return getattr(builtins, tag)(one(part) for part in rest[0])
        if tag == "dict":
            return {one(k): one(v) for k, v in rest[0]}
        if tag == "record":
            from collections import namedtuple

            name, fields, values = rest
            return namedtuple(str(name), list(map(str, fields)), rename=True)(*map(one, values))
        if tag == "table":
            columns, index, arrays = rest
            made = {n: one(array) for n, array in enumerate(arrays)}
            table = pd.DataFrame(made, index=one(index))
            table.columns = one(columns)
            return table
        if tag == "series":
            return pd.Series(one(rest[0]), index=one(rest[1]), name=one(rest[2]))
        if tag == "levels":
            return pd.MultiIndex.from_arrays(list(map(one, rest[0])), names=list(map(one, rest[1])))
        if tag == "range index":
            return pd.RangeIndex(*map(int, rest[:3]), name=one(rest[3]))
        if tag == "index":
            return pd.Index(one(rest[0]), name=one(rest[1]))
        if tag == "missing":
            return pd.NaT if rest[0] == "NaT" else pd.NA
        if tag == "time":
            kind, text, frequency = map(str, rest)
            if kind == "Period":
                return pd.Period(text, freq=frequency)
            return pd.Timedelta(text) if kind == "Timedelta" else pd.Timestamp(text)
        if tag == "interval":
            left, right, closed = rest
            return pd.Interval(one(left), one(right), str(closed))
        if tag == "numbers":
            dtype, shape, data, single = rest
            plain = np.dtype(str(dtype))
            if plain.hasobject:
                raise ValueError("objects among numbers")
            array = np.frombuffer(data, dtype=plain).reshape(shape).copy()
            return array[()] if single else array
        if tag == "items":
            shape, items = rest
            array = np.empty(len(items), dtype=object)
            for n, item in enumerate(items):
                array[n] = one(item)
            return array.reshape(shape)
        if tag == "categories":
            codes, categories, ordered = rest
            return pd.Categorical.from_codes(one(codes), one(categories), ordered=bool(ordered))
        if tag == "times":
            return pd.array(one(rest[1]).astype("int64"), dtype="int64").view(str(rest[0]))
        if tag == "array":
            return pd.array([one(item) for item in rest[1]], dtype=str(rest[0]))
        if tag == "text":
            return _TEXTS[rest[0]](str(rest[1]))
        if tag == "date":
            return _DATES[rest[0]].fromisoformat(str(rest[1]))
        if tag == "complex":
            return complex(*map(float, rest))
        if tag == "delta":
            return datetime.timedelta(*map(int, rest))
        if tag in ("range", "slice"):
            return getattr(builtins, tag)(*map(one, rest[0]))
        if tag == "object":
            return self._stand_in(*rest)
        raise ValueError(f"{tag!r} is no part of a value")

    def _stand_in(self, number: int, kind: str, is_class: bool, has: list[str]) -> Any:
        if number not in self._stand_ins:
            methods = {name: _METHODS[name] for name in has if name in _METHODS}
            made = type(str(kind), (Remote,), methods)
            self._stand_ins[int(number)] = made(self, int(number), bool(is_class))
        return self._stand_ins[number]


class _PlainUnpickler(pickle.Unpickler):
    """Reads nothing but Python's own plain containers."""

    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"{module}.{name} is no plain value")


class Held:
    """Stands in a request for an object that the learner's kernel keeps."""

    def __init__(self, number: int) -> None:
        self.number = number


class Remote:
    """An object that stays in the learner's kernel. Attributes and calls are passed on."""

    def __init__(self, judge: Judge, number: int, is_class: bool) -> None:
        self._judge, self._number, self._is_class = judge, number, is_class

    def __reduce__(self) -> Any:
        return Held, (self._number,)

    @property  # type: ignore[misc]
    def __class__(self) -> Any:
        return type if self._is_class else type(self)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):  # what libraries look for; nothing of a learner's answer
            raise AttributeError(name)
        return self._judge.request("attribute", self._number, name)

    def __repr__(self) -> str:
        return str(self._judge.request("show", self._number))


def _forward(name: str) -> Callable[..., Any]:
    def method(self: Remote, *arguments: Any) -> Any:
        return self._judge.request(name, self._number, *arguments)

    return method


def _call(self: Remote, *positional: Any, **named: Any) -> Any:
    return self._judge.request("call", self._number, positional, named)


_METHODS: dict[str, Callable[..., Any]] = {
    **{name: _forward(name) for name in ("__len__", "__getitem__", "__contains__")},
    **{name: _forward(name) for name in ("__bool__", "__float__", "__int__")},
    "__iter__": lambda self: iter(self._judge.request("iterate", self._number)),
    "__call__": _call,
}


class RemoteError(Exception):
    """An error in the learner's code whose type the judge does not know. `line` is where."""

    line = ""


def _error(name: str, text: str, line: str) -> Exception:
    """An error as it was in the learner's kernel: of the same type where it is one of Python's."""
    if name == "NoSuchName":
        return NoSuchName(text)
    known = getattr(builtins, name, None)
    kind: Any = known if isinstance(known, type) and issubclass(known, Exception) else None
    try:
        error: Exception = kind(text)
    except Exception:
        error = type(name, (RemoteError,), {})(text)
    error.line = line  # type: ignore[attr-defined]
    return error
