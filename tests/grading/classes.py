"""A small module with every kind of cell, and how submissions to it are made for the tests."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

SLUG = "02-office"
POINTS = 8
SOURCE = """\
---
mlcapacity:
  title: An office
  strand: start
  phase: [modelling]
  gsbpm: ["5.2"]
  seed: [1]
  minutes: 10
  requires: []
  objectives: [double a number, count by region]
---

# An office

Four tasks with 8 points in all.

```{code-cell}
import numpy as np
import pandas as pd

from mlcapacity import checks

import examine

answers = pd.DataFrame({"region": ["North", "South", "North"], "text": ["bakery", "café", "taxi"]})
limit = 3
```

## One section

### Task 1: Double it (2 points)

Write `double(x)`, which returns twice the number `x`.

```{code-cell}
:nbgrader: {grade_id: double, solution: true}
def double(x):
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION
```

```{code-cell}
:nbgrader: {grade_id: double-check, grade: true, points: 2}
yours = checks.function("double", look="task 1")
checks.close(yours(2), 4, 1e-9, "double(2)", look="task 1")
checks.passed("double(2) is right.")
### BEGIN HIDDEN TESTS
checks.close(yours(71), 142, 1e-9, "double(71)", look="task 1")
### END HIDDEN TESTS
```

### Task 2: Name the wave (1 point)

Store in `wave` the name of the first wave, as a string. It begins with `2023`.

```{code-cell}
:nbgrader: {grade_id: wave, solution: true}
### BEGIN SOLUTION
wave = "2023Q1"
### END SOLUTION
```

```{code-cell}
:nbgrader: {grade_id: wave-check, grade: true, points: 1}
name = checks.answer("wave", look="task 2")
checks.expect(str(name) == "2023Q1", f"the name {name}", "the wave's name", look="task 2")
```

A sentence between two tasks, and a given cell.

```{code-cell}
answers["length"] = answers["text"].str.len()
```

### Task 3: Count by region (3 points)

Store in `by_region` a dictionary with the number of rows of `answers` for each `region`.

```{code-cell}
:nbgrader: {grade_id: by-region, solution: true}
### BEGIN SOLUTION
by_region = answers["region"].value_counts().to_dict()
### END SOLUTION
```

```{code-cell}
:nbgrader: {grade_id: by-region-check, grade: true, points: 3}
counts = checks.answer("by_region", look="task 3")
seen = sorted(list(dict(counts).items()))
checks.expect(sum(dict(counts).values()) == len(pd.DataFrame(answers)), f"{seen}", "all rows", look="task 3")
### BEGIN HIDDEN TESTS
checks.expect(dict(counts).get("North") == 2, f"{seen}", "'North': 2", look="task 3")
### END HIDDEN TESTS
```

### Task 4: A share (2 points)

Write `share(values)`, which returns the share of the list `values` that is above `0`.

```{code-cell}
:nbgrader: {grade_id: share, solution: true}
def share(values):
    ### BEGIN SOLUTION
    return sum(value > 0 for value in values) / len(values)
    ### END SOLUTION
```

```{code-cell}
:nbgrader: {grade_id: share-check, grade: true, points: 2}
examine.share(checks.function("share", look="task 4"))
### BEGIN HIDDEN TESTS
checks.close(checks.function("share", look="task 4")([3, -1]), 0.5, 1e-9, "share([3, -1])", look="task 4")
### END HIDDEN TESTS
```

The end.
"""
EXAMINE = '''\
"""What the checks of this module try."""

from mlcapacity import checks


def share(theirs):
    """The share of four numbers."""
    checks.close(theirs([1, 2, 0, -1]), 0.5, 1e-9, "share([1, 2, 0, -1])", look="task 4")
'''
RIGHT = {
    "double": "def double(x):\n    return x + x",
    "wave": "wave = '2023' + 'Q1'",
    "by-region": "by_region = {}\nfor r in answers['region']:\n    by_region[r] = by_region.get(r, 0) + 1",
    "share": "def share(values):\n    return float(np.mean(np.array(values) > 0))",
}
WRONG = {
    "double": "def double(x):\n    return 4",
    "wave": "wave = '2023Q2'",
    "by-region": "by_region = {'North': 3}",
    "share": "def share(values):\n    return 0.5 if len(values) == 4 else 0.9",
}
NAMES = {"double": "double", "wave": "wave", "by-region": "by_region", "share": "share"}


@dataclass(frozen=True)
class Case:
    """One submission: how it is made, the points it must get (None: refused), and what is said.

    `says` must be in a note or in the reason of a refusal; "" where nothing need be said.
    """

    name: str
    make: Callable[[Path], Any]
    points: float | None
    says: str = ""


def write_module(folder: Path) -> Path:
    """Write the module's source, its given file and attempts into a course folder."""
    source = folder / "solutions" / SLUG / f"{SLUG}.md"
    source.parent.mkdir(parents=True)
    source.write_text(SOURCE, encoding="utf-8")
    (source.parent / "examine.py").write_text(EXAMINE, encoding="utf-8")
    for grade_id, name in NAMES.items():
        for n in range(2):
            _attempt(folder, f"{grade_id}/right-{n}.py", f"{RIGHT[grade_id]}\n")
        for n in range(3):
            _attempt(folder, f"{grade_id}/wrong-{n}.py", f"# message: task\n{name} = {n}\n")
    return source


def _attempt(folder: Path, name: str, code: str) -> None:
    path = folder / "tests" / "attempts" / SLUG / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(code, encoding="utf-8")


class Desk:
    """Makes submissions from the learner's notebook of a built course."""

    def __init__(self, course: Path) -> None:
        self.course = course

    @cached_property
    def released(self) -> dict[str, Any]:
        path = self.course / "modules" / SLUG / f"{SLUG}.ipynb"
        notebook: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            cell["source"] = "".join(cell["source"])
        return notebook

    def notebook(self, **answers: str) -> dict[str, Any]:
        """The learner's notebook with all right answers, but for those given here.

        Answers are named with underscores: by_region. None leaves what was handed out.
        """
        chosen = {**RIGHT, **{name.replace("_", "-"): code for name, code in answers.items()}}
        notebook = copy.deepcopy(self.released)
        for cell in notebook["cells"]:
            if chosen.get(cell["id"]) is not None:
                cell["source"] = chosen[cell["id"]]
        return notebook

    @staticmethod
    def write(folder: Path, notebook: Any, name: str = f"{SLUG}.ipynb") -> Path:
        """Write a notebook into a learner's folder of the module."""
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(notebook, ensure_ascii=False), encoding="utf-8")
        return path


def at(notebook: dict[str, Any], name: str) -> int:
    """Where the cell with this id is."""
    return next(n for n, cell in enumerate(notebook["cells"]) if cell["id"] == name)


def code(source: str, **more: Any) -> dict[str, Any]:
    """A code cell."""
    return {
        "cell_type": "code",
        "id": f"own-{abs(hash(source)) % 10**8}",
        "metadata": {},
        "execution_count": None,
        "outputs": [],
        "source": source,
        **more,
    }
