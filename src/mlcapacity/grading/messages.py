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
_VALUE = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"|(?<![\w.])[-+]?\d[\d.,]*(?:e[-+]?\d+)?%?")
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


def secret_lines(cells: Iterable[Any]) -> set[str]:
    """The lines of all hidden tests that are long enough to be known again."""
    found: set[str] = set()
    for cell in cells:
        for region in _HIDDEN.findall(cell.source):
            found |= {row.strip() for row in region.splitlines() if len(row.strip()) >= 12}
    return found


def for_learner(texts: list[str], secret: set[str], public: str) -> list[str]:
    """Messages without what a hidden test must keep to itself. `public` is the task's own text."""
    return [
        LEFT_OUT if any(line in text for line in secret) else _without_values(text, public)
        for text in texts
    ]


def _without_values(text: str, public: str) -> str:
    parts = _PART.split(text)
    kept = parts[0]
    for name, content in zip(parts[1::2], parts[2::2], strict=True):
        if name == "Wanted":
            content = _VALUE.sub(lambda m: m[0] if _says(public, m[0]) else "...", content)
        kept += f"  {name}:{content}"
    return kept


def _says(public: str, value: str) -> bool:
    plain = value.strip("'\"").rstrip(".,%")
    return bool(plain) and re.search(rf"(?<![\w.]){re.escape(plain)}(?![\w])", public) is not None


def redact(output: Any, secret: set[str]) -> None:
    """Replace in one output of a notebook every text that shows a line of a hidden test."""
    for holder, key in (
        (output, "text"),
        (output, "evalue"),
        (output.get("data", {}), "text/plain"),
    ):
        if any(line in str(holder.get(key, "")) for line in secret):
            holder[key] = LEFT_OUT
    if any(line in "\n".join(output.get("traceback", [])) for line in secret):
        output["traceback"] = [LEFT_OUT]
