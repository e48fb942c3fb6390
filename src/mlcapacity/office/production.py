"""How a wave is produced: activities, process steps, calendars and releases.

Dates are working days of Statland: Monday to Friday, without its public holidays.
"""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import numpy as np
import pandas as pd

from mlcapacity.office import SEED

# activity, who does it, in which division
_ACTIVITIES = (
    ("ask for the table of enterprises ten days earlier", "product manager", "Business statistics"),
    ("draw the sample of the wave", "methodologist", "Methodology"),
    ("train a new version of the model", "data scientist", "Methodology"),
    ("run the approved version on the answers of the wave", "software developer", "IT services"),
    ("ask the enterprises for their main activity", "interviewer", "Business statistics"),
    (
        "choose the confidence below which a coder takes over",
        "methodologist",
        "Methodology",
    ),
    (
        "weigh costs and benefits, and decide whether to build a model that codes",
        "product manager",
        "Business statistics",
    ),
    ("code the answers that the model leaves to people", "coder", "Business statistics"),
    (
        "check whether the codes of past waves are good enough to learn from",
        "methodologist",
        "Methodology",
    ),
    (
        "watch from wave to wave how often model and coders agree, and report it",
        "data scientist",
        "Methodology",
    ),
    ("link the answers to the business register", "data engineer", "IT services"),
    (
        "compare the new version with the old one on answers coded by experts",
        "methodologist",
        "Methodology",
    ),
    ("compute the weights of the wave", "methodologist", "Methodology"),
    ("have a second coder code a random 15 of 100 answers", "coder", "Business statistics"),
    (
        "build the screen on which coders see the three likeliest codes",
        "software developer",
        "IT services",
    ),
    ("hide the cells that would disclose an enterprise", "methodologist", "Methodology"),
    ("approve the new version for production", "product manager", "Business statistics"),
    (
        "write down for each version its data, settings and results",
        "data scientist",
        "Methodology",
    ),
    (
        "publish the table, and say which part a model has coded",
        "subject statistician",
        "Business statistics",
    ),
    (
        "pass the answers that were coded twice on as labels for training",
        "data engineer",
        "IT services",
    ),
    (
        "rehearse the whole coding step with the new version on last wave's answers",
        "subject statistician",
        "Business statistics",
    ),
    ("collect the coders' remarks on the wave", "subject statistician", "Business statistics"),
    (
        "take account of the model's known errors when the totals are computed",
        "methodologist",
        "Methodology",
    ),
    (
        "decide, once the wave is published, whether a new version is needed",
        "product manager",
        "Business statistics",
    ),
)

# draft: its edges as (from, to, kind)
_WAVE_LINE = (
    ("wave.collect", "wave.code", "same"),
    ("wave.code", "wave.validate", "same"),
    ("wave.validate", "wave.publish", "same"),
    ("wave.publish", "wave.evaluate", "same"),
    ("wave.evaluate", "wave.collect", "next"),
)
_MODEL_LINE = (
    ("model.understand", "model.prepare", "same"),
    ("model.prepare", "model.train", "same"),
    ("model.train", "model.test", "same"),
    ("model.test", "model.approve", "same"),
)
_DRAFTS = {
    "IT": (
        *_WAVE_LINE,
        *_MODEL_LINE,
        ("model.approve", "wave.code", "same"),
        ("wave.code", "model.monitor", "next"),
        ("wave.evaluate", "model.monitor", "next"),
    ),
    "methodology": (
        *_WAVE_LINE,
        *_MODEL_LINE,
        ("model.approve", "wave.code", "same"),
        ("wave.code", "wave.label", "same"),
        ("wave.label", "model.prepare", "same"),
        ("wave.evaluate", "model.monitor", "next"),
        ("model.monitor", "model.understand", "next"),
    ),
    "both": (
        *_WAVE_LINE,
        *_MODEL_LINE,
        ("model.approve", "wave.code", "same"),
        ("wave.code", "wave.label", "same"),
        ("wave.label", "model.prepare", "next"),
        ("wave.evaluate", "model.monitor", "next"),
        ("model.monitor", "model.understand", "same"),
    ),
}

# step, who, working days when people code everything, working days with model and review, after
_STEPS = (
    ("S01", "close the field", "subject statistician", 1, 1, ""),
    ("S02", "link the answers to the register", "data engineer", 1, 1, "S01"),
    ("S03", "run the model on the answers", "software developer", 0, 1, "S01"),
    ("S04", "code, or review what the model leaves", "coder", 9, 3, "S03"),
    ("S05", "code 15 of 100 answers a second time", "coder", 2, 2, "S04"),
    ("S06", "compare the codes with the last wave", "subject statistician", 2, 2, "S04"),
    ("S07", "edit turnover and employees", "subject statistician", 3, 3, "S02"),
    ("S08", "phone enterprises about odd figures", "interviewer", 2, 2, "S07"),
    ("S09", "impute what is still missing", "methodologist", 1, 1, "S08"),
    ("S10", "compute the weights", "methodologist", 2, 2, "S02"),
    ("S11", "compute the totals by industry", "methodologist", 2, 2, "S06; S09;S10"),
    ("S12", "validate and explain the table", "subject statistician", 3, 3, "S11"),
    ("S13", "hide cells that disclose", "methodologist", 1, 1, "S11"),
    ("S14", "write, check and publish", "subject statistician", 2, 2, "S12; S13"),
)

# month and day of the public holidays of Statland that have a fixed date
_HOLIDAYS = (
    (1, 1, "New Year"),
    (1, 6, "Winter day"),
    (5, 1, "Labour day"),
    (5, 9, "Spring day"),
    (6, 20, "Midsummer"),
    (7, 17, "Constitution day"),
    (8, 15, "Harvest day"),
    (10, 3, "Founding day"),
    (11, 1, "Autumn day"),
    (12, 24, "Christmas eve"),
    (12, 25, "Christmas"),
    (12, 26, "Second Christmas day"),
    (12, 31, "Old year"),
)
_SERIES = {"retail trade": 4600.0, "food service": 2150.0, "land transport": 1320.0}
_LIVE = "2024Q1"


def simulate_edges(seed: int, cycle: bool, closed: bool, n: int = 8) -> pd.DataFrame:
    """Return a drawing of two loops as a table of edges: `from`, `to`, `kind`.

    Stations are named `wave....` or `model....`; `kind` is "same" (needed in the same turn) or
    "next" (used in the next turn). There are `n` stations in each loop besides `wave.code`.
    With `cycle`, some stations wait for each other along edges "same". With `closed`, an edge
    "next" leads from the wave to the model, and on from there to `wave.code`; without it no such
    edge does. Raises ValueError where `n` is below 4.
    """
    if n < 4:
        raise ValueError(f"n = {n}: each loop needs 4 stations or more")
    rng = np.random.default_rng([seed, 31])
    words = rng.permutation([f"{a}{b}" for a in "bdfgkl" for b in ("an", "el", "ir", "om", "ut")])
    wave = [f"wave.{word}" for word in words[:n]]
    model = [f"model.{word}" for word in words[n : 2 * n]]
    code = "wave.code"
    used, idle = model[: n // 2], model[n // 2 :]  # idle: no path leads from there to the wave
    edges = [(a, b, "same") for a, b in pairwise(wave[: n // 2])]
    edges += [(wave[n // 2 - 1], code, "same"), (code, wave[n // 2], "same")]
    edges += [(a, b, "same") for a, b in pairwise(wave[n // 2 :])]
    edges += [(a, b, "same") for a, b in pairwise(used)]
    edges += [(a, b, "same") for a, b in pairwise(idle)]
    edges += [(used[-1], code, "same"), (wave[-1], wave[0], "next"), (used[-1], idle[0], "next")]
    order = [*wave[: n // 2], code, *wave[n // 2 :]]
    edges += [  # edges that close no loop: of the wrong kind, or in the wrong direction
        (wave[0], used[0], "same"),
        (used[0], wave[0], "next"),
        (used[0], used[1], "next"),
    ]
    for _ in range(n // 2):  # shortcuts that make no cycle
        i, j = sorted(rng.choice(len(order), 2, replace=False))
        edges.append((order[i], order[j], "same"))
    edges.append((wave[-2], str(rng.choice(idle)), "next"))
    if closed:
        edges.append((str(rng.choice(order)), str(rng.choice(used)), "next"))
    if cycle:
        chain = [order, used, idle][int(rng.integers(3))]
        i, j = sorted(rng.choice(len(chain), 2, replace=False))
        edges.append((chain[j], chain[i], "same"))
    table = pd.DataFrame(edges, columns=["from", "to", "kind"])
    return table.sample(frac=1, random_state=int(rng.integers(2**31))).reset_index(drop=True)


def simulate_steps(seed: int, n: int = 14) -> pd.DataFrame:
    """Return a plan of `n` steps: `step`, `days` (working days, 0 to 9), `after`.

    `after` names the steps that must be over before, joined by ";" with or without a blank, and is
    missing where there are none. Rows come in any order. Raises ValueError where `n` is below 2.
    """
    if n < 2:
        raise ValueError(f"n = {n}: a plan needs 2 steps or more")
    rng = np.random.default_rng([seed, 32])
    names = [f"P{i:02d}" for i in rng.permutation(90)[:n] + 10]
    rows = []
    for i, name in enumerate(names):
        before = sorted(rng.choice(i, min(i, int(rng.integers(1, 4))), replace=False)) if i else []
        if i and rng.random() < 0.08:
            before = []
        after = str(rng.choice([";", "; "])).join(names[k] for k in before)
        rows.append({"step": name, "days": int(rng.integers(0, 10)), "after": after or None})
    table = pd.DataFrame(rows)
    return table.sample(frac=1, random_state=int(rng.integers(2**31))).reset_index(drop=True)


def holidays(first: int, last: int) -> pd.DataFrame:
    """Return Statland's public holidays of the years `first` to `last`: `date`, `holiday`."""
    rows = [
        {"date": dt.date(year, month, day).isoformat(), "holiday": name}
        for year in range(first, last + 1)
        for month, day, name in _HOLIDAYS
    ]
    return pd.DataFrame(rows)


def simulate_calendar(seed: int, first: int = 2023, years: int = 3) -> pd.DataFrame:
    """Return a calendar of `4 * years` waves from the year `first` on, in order of time.

    Columns: wave, quarter_end, field_end, coding_start, coding_end, release, labels_ready (all
    dates), training_days and approval_days (working days that one new version takes from the labels
    of that wave). Waves from 2024Q1 on are coded by model and review. All dates but quarter_end
    are working days; the holidays are those of `holidays(first, first + years)`. Raises
    ValueError where `years` is below 1.
    """
    if years < 1:
        raise ValueError(f"years = {years}: a calendar needs one year or more")
    rng = np.random.default_rng([seed, 33])
    free = holidays(first, first + years)["date"].to_numpy(dtype="datetime64[D]")

    def later(day: np.datetime64, days: int) -> np.datetime64:
        found: np.datetime64 = np.busday_offset(day, days, roll="backward", holidays=free)
        return found

    rows = []
    for period in pd.period_range(f"{first}Q1", periods=4 * years, freq="Q"):
        wave = str(period)
        quarter_end = np.datetime64(period.end_time.date(), "D")
        by_hand = wave < _LIVE
        field_end = later(quarter_end, 15 + int(rng.integers(-1, 2)))
        start = later(field_end, 2)
        end = later(start, (9 if by_hand else 3) - 1 + int(rng.integers(0, 2)))
        release = later(field_end, (19 if by_hand else 15) + int(rng.integers(0, 2)))
        rows.append(
            {
                "wave": wave,
                "quarter_end": quarter_end,
                "field_end": field_end,
                "coding_start": start,
                "coding_end": end,
                "release": release,
                "labels_ready": later(end, 20 + int(rng.integers(0, 9))),
                "training_days": int(rng.integers(14, 25)),
                "approval_days": int(rng.choice([8, 10, 12, 15])),
            }
        )
    table = pd.DataFrame(rows)
    dates = list(table.columns[1:7])
    table[dates] = table[dates].apply(pd.to_datetime)
    return table


def simulate_releases(
    seed: int, more: float = 0.4, first: int = 2023, years: int = 3
) -> pd.DataFrame:
    """Return the published numbers of enterprises of three series, first and final.

    One row is one series in one wave of `simulate_calendar(seed, first, years)`. Columns: series,
    wave, coding ("manual" or "model"), quarter_end and released (dates), first and final
    (enterprises). `more` is what coding by model adds to the typical size of a revision, in per
    cent (it is 1.0 without). The three series of a wave err together in part. The final figures
    of the last two waves are missing.
    """
    rng = np.random.default_rng([seed, 34])
    calendar = simulate_calendar(seed, first, years)
    rows = []
    for i, wave in enumerate(calendar.itertuples()):
        coding = "manual" if wave.wave < _LIVE else "model"
        spread = 1.0 + (more if coding == "model" else 0.0)
        size = rng.gamma(6, 1 / 6) * spread  # the three series of a wave share it
        for series, level in _SERIES.items():
            final = level * (1 + 0.004 * i) * (1 + rng.normal(0, 0.01))
            revision = size * rng.choice([-1, 1]) * rng.uniform(0.75, 1.25)
            rows.append(
                {
                    "series": series,
                    "wave": wave.wave,
                    "coding": coding,
                    "quarter_end": wave.quarter_end,
                    "released": wave.release,
                    "first": round(final / (1 + revision / 100)),
                    "final": None if i >= 4 * years - 2 else round(final),
                }
            )
    table = pd.DataFrame(rows)
    table["final"] = table["final"].astype(float)
    return table


def tables() -> dict[str, pd.DataFrame]:
    """The shipped tables of this theme, as they were kept: with three ways to write a date."""
    activities = pd.DataFrame(_ACTIVITIES, columns=["activity", "done_by", "division"])
    activities.insert(0, "activity_id", [f"A{i + 1:02d}" for i in range(len(activities))])
    drafts = pd.DataFrame(
        [(draft, *edge) for draft, edges in _DRAFTS.items() for edge in edges],
        columns=["draft", "from", "to", "kind"],
    )
    columns = ["step", "what", "done_by", "days_manual", "days_model", "after"]
    steps = pd.DataFrame(_STEPS, columns=columns)
    calendar = simulate_calendar(SEED)
    releases = simulate_releases(SEED)
    for column in ("quarter_end", "released"):
        releases[column] = releases[column].dt.strftime("%Y-%m-%d")
    releases["final"] = releases["final"].astype("Int64")
    return {
        "activities": activities,
        "loop-drafts": drafts,
        "wave-steps": steps,
        "wave-calendar": _as_kept(calendar),
        "public-holidays": holidays(2023, 2026),
        "releases": releases,
    }


def _as_kept(calendar: pd.DataFrame) -> pd.DataFrame:
    """Dates and days as the three persons wrote them who kept the calendar in these years."""
    formats = ("%d.%m.%Y", "%Y-%m-%d", "%d %B %Y")
    kept = calendar.drop(columns="quarter_end").astype(object)
    for i in range(len(calendar)):
        for column in kept.columns:
            value = calendar[column].iloc[i]
            if isinstance(value, pd.Timestamp):
                text = value.strftime(formats[i // 4])
                text = text.lstrip("0") if " " in text else text
                kept.loc[kept.index[i], column] = text
            elif column.endswith("_days"):
                kept.loc[kept.index[i], column] = f"{value} days" if i // 4 != 1 else str(value)
    return kept
