"""The office itself as tables: its systems, maturity, production, organisation and people.

One module for each theme. Each has `tables()`, the tables that are shipped in `datasets/` (from the
fixed seed, without the truth), and functions `simulate_...(seed)` that make new ones of the same
kind for hidden tests, with the truth. `statland.load(name)` reads the shipped ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

SEED = 20210101
DIVISIONS = (
    "Business register",
    "Business statistics",
    "Prices",
    "Labour and income",
    "National accounts",
    "Agriculture and environment",
    "Population and census",
    "Methodology",
    "IT services",
)


def tables() -> dict[str, pd.DataFrame]:
    """All tables about the office that are shipped, by name, without the truth."""
    from mlcapacity.office import (
        maturity,
        organisation,
        people,
        platforms,
        production,
        rollout,
        systems,
    )

    themes = (systems, maturity, production, organisation, people, rollout, platforms)
    return {name: table for theme in themes for name, table in theme.tables().items()}
