"""What a check cell is made of: small assertions whose message is part of the lesson.

Every message says what was seen, what was wanted, and where to look.
"""

from __future__ import annotations

import contextlib
import inspect
import io
import textwrap
import traceback
import warnings
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd


class CheckFailed(AssertionError):
    """A check that did not hold. A notebook shows its message without a traceback."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


def fail(seen: str, wanted: str, look: str, why: str = "") -> None:
    """Raise CheckFailed with the three parts of a message, and a fourth where it helps."""
    parts = {"Seen": seen, "Wanted": wanted, "Why": why, "Look at": look}
    rows = ["Not yet."]
    for label, part in parts.items():
        if part:
            start = f"  {label + ':':9}"
            rows.append(textwrap.fill(part, 84, initial_indent=start, subsequent_indent=" " * 11))
    raise CheckFailed("\n".join(rows))


def expect(holds: Any, seen: str, wanted: str, look: str, why: str = "") -> None:
    """Pass where `holds` is true; otherwise fail() with the message given."""
    if not holds:
        fail(seen, wanted, look, why)


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Keep warnings of the learner's code off stderr, which nbgrader takes for a failure."""
    with contextlib.redirect_stderr(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def passed(what: str) -> None:
    """Say what the visible checks of a task have shown."""
    print(textwrap.fill(f"Passed: {what}", 88))


def fetch(scope: dict[str, Any], name: str) -> Any:
    """What the learner has made under a name; `scope` is the notebook's. Raises LookupError.

    Where work is graded, the learner's notebook is in another process: something else stands here.
    """
    return scope[name]


def beside(what: str, *arguments: Any) -> Any:
    """The bytes of a file of the learner's ("file", name), or services.call ("service", ...).

    Where work is graded, the learner's folder is in another process: something else stands here.
    """
    if what == "service":
        from mlcapacity import services

        return services.call(*arguments)
    return Path(*arguments).read_bytes()


def file(name: str, look: str) -> str:
    """The text of the file that the learner has written under that name, beside the notebook.

    Raises CheckFailed where there is none, or where it is not text.
    """
    try:
        return str(beside("file", name).decode("utf-8"))
    except UnicodeDecodeError:
        fail(f"`{name}` is not text in UTF-8", "a text file", look)
    except OSError:
        fail(
            f"there is no file `{name}` yet",
            f"the answer cell, run, with `%%writefile {name}` as its very first line",
            look,
        )
    raise AssertionError("fail() raises")


def service(app: str, look: str) -> Callable[..., list[Any]]:
    """The learner's service: a function that starts it, takes steps, stops it (services.call).

    `app` is the file without `.py`, a colon, the application. The function takes the steps and the
    environment. It raises CheckFailed where the file is missing or the service does not start.
    """

    def take(steps: Any, environment: dict[str, str] | None = None) -> list[Any]:
        file(app.split(":")[0] + ".py", look)
        try:
            return list(beside("service", app, steps, environment))
        except Exception as error:
            if type(error).__name__ != "ServiceError":
                raise
            unanswered = "NotImplementedError" in str(error)
            fail(
                "the file is not answered yet" if unanswered else str(error),
                "your own lines, and no line `raise NotImplementedError`"
                if unanswered
                else f"a file from which `{app}` can be served",
                look,
            )
            raise

    return take


def answer(name: str, look: str) -> Any:
    """The learner's answer of that name, from the notebook that calls this.

    Raises CheckFailed where the name does not exist.
    """
    frame = inspect.currentframe()
    return _named(frame.f_back.f_globals if frame and frame.f_back else {}, name, look)


def function(name: str, look: str) -> Callable[..., Any]:
    """The learner's function of that name, from the notebook that calls this.

    Where a call stops with an error, the message says with which error, at which line of the
    learner's code and for which arguments. Raises CheckFailed as answer() does, and where the name
    stands for something that cannot be called.
    """
    frame = inspect.currentframe()
    value = _named(frame.f_back.f_globals if frame and frame.f_back else {}, name, look)
    expect(
        callable(value),
        seen=f"`{name}` is {describe(value)}, a {type(value).__name__}",
        wanted=f"a function: `def {name}(...):`, with the recipe below it",
        look=look,
    )
    return _guarded(value, name, look)


_NOTHING = "a function gives back what stands after `return`; without it, nothing (None)"


def _named(scope: dict[str, Any], name: str, look: str) -> Any:
    try:
        return fetch(scope, name)
    except LookupError:
        fail(
            f"there is no `{name}` yet",
            f"`{name}`, defined in the answer cell: write your answer there and run that cell; if "
            "it shows an error, repair that first",
            look,
        )


def _guarded(theirs: Callable[..., Any], name: str, look: str) -> Callable[..., Any]:
    def call(*args: Any, **named: Any) -> Any:
        try:
            with quiet():
                return theirs(*args, **named)
        except CheckFailed:
            raise
        except NotImplementedError as error:
            raise_from(
                f"`{name}`, or a function that it calls, is not answered yet",
                "your own lines in the answer cell, and no line `raise NotImplementedError`",
                error,
            )
        except Exception as error:
            given = ", ".join([describe(a) for a in args] + [f"{k}=..." for k in named])
            frames = traceback.extract_tb(error.__traceback__)[1:]
            own = [f for f in frames if f.name == name] or frames[-1:]
            row = getattr(error, "line", "") or (own[-1].line if own else "")
            line = f" at `{row}`" if row else ""
            raise_from(
                f"`{name}({given})` stopped with {type(error).__name__}: "
                f"{textwrap.shorten(str(error), 200)}{line}",
                "a result, for every input that the task describes",
                error,
            )

    def raise_from(seen: str, wanted: str, error: Exception) -> None:
        try:
            fail(seen, wanted, look)
        except CheckFailed as failed:
            raise failed from error

    return call


def describe(value: Any) -> str:
    """A few words for a value of any size: `a table of 8 rows`, `'bakery'`."""
    kind = type(value).__name__
    if kind == "DataFrame":
        return f"a table of {len(value)} rows"
    if kind in ("Series", "ndarray", "list", "tuple", "dict", "set", "Index") and len(value) > 5:
        return f"{kind} of {len(value)}"
    return textwrap.shorten(repr(value), 60, placeholder="...")


def table(value: Any, columns: Iterable[str], look: str, rows: int | None = None) -> pd.DataFrame:
    """Check a DataFrame's columns (more are allowed, in any order) and its number of rows."""
    import pandas as pd

    columns = list(columns)
    why = _NOTHING if value is None else ""
    kind = type(value).__name__
    expect(isinstance(value, pd.DataFrame), f"a {kind}", "a pandas DataFrame", look, why)
    missing = [column for column in columns if column not in value.columns]
    expect(not missing, f"the columns {list(value.columns)}", f"also the columns {missing}", look)
    if rows is not None:
        expect(len(value) == rows, f"{len(value)} rows", f"{rows} rows", look)
    return value


def number(
    value: Any,
    what: str,
    look: str,
    low: float | None = None,
    high: float | None = None,
    unit: str = "",
) -> float:
    """Check that `value` is one finite number, between `low` and `high` where they are given."""
    import numpy as np

    try:
        plain = float("no" if isinstance(value, str | list) else np.asarray(value).item())
    except (TypeError, ValueError):
        why = _NOTHING if value is None else ""
        fail(f"{what} is {describe(value)} ({type(value).__name__})", "one number", look, why)
    bounded = low is not None and high is not None
    limits = f"from {low:g} to {high:g}" if bounded else "as a finite number"
    inside = (low is None or plain >= low) and (high is None or plain <= high)
    seen = f"{what} is {plain:.4g} {unit}".rstrip()
    expect(np.isfinite(plain) and inside, seen, f"{what} {limits} {unit}".rstrip(), look)
    return plain


def close(value: Any, truth: float, within: float, what: str, look: str, why: str = "") -> None:
    """Check that one number is within a tolerance of the right one."""
    plain = number(value, what, look)
    expect(
        abs(plain - truth) <= within,
        f"{what} is {plain:.6g}",
        f"{truth:.6g}, give or take {within:.2g}",
        look,
        why,
    )
