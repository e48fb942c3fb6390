"""Make up a class of eighteen learners with thirty submissions to modules 00 and 07.

    python instructor/sample-class/make_class.py

The answers are those of tests/attempts: right ones, and mistakes that people make. Some learners
are late, some leave tasks out, and some have an accident with their file. The same class is made
each time. It is written to instructor/grading/submitted/, which must not exist yet.
"""

from __future__ import annotations

import copy
import json
import random
import sys
from pathlib import Path
from typing import Any

from mlcapacity import course

ROOT = course.root()
SUBMITTED = ROOT / "instructor" / "grading" / "submitted"
ATTEMPTS = ROOT / "tests" / "attempts"
MODULES = ("00-start-here", "07-text-classifier")
# How much each learner gets right, from 0 to 1; every third hands in the first module only.
LEARNERS = [
    (f"learner-{n:02}", skill, MODULES if n % 3 else MODULES[:1])
    for n, skill in enumerate(
        [
            *(0.98, 0.95, 0.92, 0.9, 0.88, 0.85, 0.8, 0.78, 0.75),
            *(0.7, 0.65, 0.6, 0.55, 0.5, 0.4, 0.35, 0.25, 0.1),
        ],
        start=1,
    )
]


def main() -> None:
    """Write the class, or say why not."""
    if SUBMITTED.exists():
        sys.exit(f"{SUBMITTED} exists already: the class is made only where there is none.")
    chance = random.Random(7)
    for learner, skill, slugs in LEARNERS:
        for slug in slugs:
            folder = SUBMITTED / learner / slug
            folder.mkdir(parents=True)
            _hand_in(folder, slug, _solve(slug, skill, chance), learner)
            day = 16 + (chance.random() > 0.9) * 5
            stamp = f"2026-11-{day} {chance.randint(8, 17):02}:{chance.randint(0, 59):02}:00 UTC"
            (folder / "timestamp.txt").write_text(stamp, encoding="utf-8")
    print(f"A made-up class of {len(LEARNERS)} learners is in {SUBMITTED}.")


def _solve(slug: str, skill: float, chance: random.Random) -> dict[str, Any]:
    """The learner's notebook of a module, answered with this skill."""
    path = ROOT / "modules" / slug / f"{slug}.ipynb"
    notebook: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    for number, cell in enumerate(notebook["cells"]):
        attempts = sorted((ATTEMPTS / slug / cell["id"]).glob("*.py"))
        if not attempts:
            continue
        # later tasks are harder, and who is late in the notebook may have run out of time
        level = skill - 0.25 * number / len(notebook["cells"])
        if chance.random() > level + 0.35:
            continue
        kind = "right" if chance.random() < level else "wrong"
        chosen = chance.choice([a for a in attempts if a.name.startswith(kind)])
        rows = chosen.read_text(encoding="utf-8").splitlines(keepends=True)
        cell["source"] = "".join(row for row in rows if not row.startswith("# message:"))
    return notebook


def _hand_in(folder: Path, slug: str, notebook: dict[str, Any], learner: str) -> None:
    """Write the notebook, with the accident that this learner has."""
    text = json.dumps(notebook, ensure_ascii=False)
    path = folder / f"{slug}.ipynb"
    if learner == "learner-04":
        path = folder / f"{slug} (1).ipynb"
    elif learner == "learner-07":
        _copy_a_cell(notebook)
        text = json.dumps(notebook, ensure_ascii=False)
    elif learner == "learner-10":
        path.write_bytes(b"\xef\xbb\xbf" + text.encode("utf-8"))
        return
    elif learner == "learner-14" and slug == MODULES[1]:
        path.write_text("", encoding="utf-8")
        return
    elif learner == "learner-13":
        for cell in notebook["cells"]:
            cell["metadata"] = {}
        text = json.dumps(notebook, ensure_ascii=False)
    elif learner == "learner-17" and slug == MODULES[1]:
        text = text[: len(text) * 2 // 3]
    path.write_text(text, encoding="utf-8")


def _copy_a_cell(notebook: dict[str, Any]) -> None:
    marked = [c for c in notebook["cells"] if c["metadata"].get("nbgrader", {}).get("solution")]
    place = notebook["cells"].index(marked[0])
    notebook["cells"].insert(place, copy.deepcopy(marked[0]))


if __name__ == "__main__":
    main()
