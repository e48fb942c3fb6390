"""What failed checks say, and what of it a learner may read in feedback.

A hidden test stays hidden: its source never shows, and of what it wanted only what the task's own
text says already. What it saw, why, and where to look stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

_HIDDEN = re.compile(r"### BEGIN HIDDEN TESTS(.*?)### END HIDDEN TESTS", re.DOTALL)
_PART = re.compile(r"^  (Seen|Wanted|Why|Look at):", re.MULTILINE)
_VALUE = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"|(?<![\w.])[-+]?\d+(?:[.,]\d+)*(?:e[-+]?\d+)?(?![\w])")
_QUOTED = re.compile(r"""[rbfRBF]?(?:'[^'\n]*'|"[^"\n]*")""")
_BLANK = re.compile(r"\s+")
_ANSI = re.compile(r"\x1b\[[0-9;]*m")
_PIECE = 16  # characters
_OURS = ("CheckFailed", "KernelEnded", "OutOfTime", "NotRun")
LEFT_OUT = "The message is left out here, because it shows a hidden test."


def of(cell: Any) -> list[str]:
    """The messages of a cell's errors, as the learner's own notebook would show them."""
    return [
        output.evalue
        if output.ename in _OURS
        else f"Stopped with {output.ename}: {output.evalue}".rstrip(": ")
        for output in cell.get("outputs", [])
        if output.output_type == "error"
    ]


def secrets_of(cells: Iterable[Any]) -> set[str]:
    """Pieces of code of all hidden tests by which they are known again, without any blanks.

    Texts in quotes are left out: they are what a check is meant to say.
    """
    found: set[str] = set()
    for cell in cells:
        for region in _HIDDEN.findall(cell.source):
            for piece in _QUOTED.split(region):
                plain = _BLANK.sub("", piece)
                found |= {plain[n : n + _PIECE] for n in range(len(plain) - _PIECE + 1)}
    return found


def shows(text: str, secret: set[str]) -> bool:
    """Whether a text shows a piece of a hidden test."""
    plain = _BLANK.sub("", _ANSI.sub("", text))
    return any(plain[n : n + _PIECE] in secret for n in range(len(plain) - _PIECE + 1))


def for_learner(texts: list[str], secret: set[str], public: str) -> list[str]:
    """Messages without what a hidden test must keep to itself. `public` is the task's own text."""
    return [LEFT_OUT if shows(text, secret) else _without_values(text, public) for text in texts]


def _without_values(text: str, public: str) -> str:
    parts = _PART.split(text)
    kept = parts[0]
    for name, content in zip(parts[1::2], parts[2::2], strict=True):
        if name == "Wanted":
            content = _VALUE.sub(lambda m: m[0] if _says(public, m[0]) else "...", content)
        kept += f"  {name}:{content}"
    return kept


def _says(public: str, value: str) -> bool:
    plain = value.strip("'\"")
    return bool(plain) and re.search(rf"(?<![\w.]){re.escape(plain)}(?![\w])", public) is not None


def redact(output: Any, secret: set[str]) -> None:
    """Replace in one output of a notebook every text that shows a line of a hidden test."""
    data = output.get("data", {})
    for holder, key in ((output, "text"), (output, "evalue"), (data, "text/plain")):
        if shows(str(holder.get(key, "")), secret):
            holder[key] = LEFT_OUT
    if shows("\n".join(output.get("traceback", [])), secret):
        output["traceback"] = [LEFT_OUT]
