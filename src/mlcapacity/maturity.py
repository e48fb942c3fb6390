"""How far machine learning has come in an office: a questionnaire, its levels, a one-page report.

Six dimensions, four levels, and for each level above the first two statements that can be shown by
evidence. A level is reached in a dimension where its statements and those of the lower levels hold.
The level of a division is that of its weakest dimension. In the statements, "we" is the division
that answers, and "the office" the whole organisation.

    from mlcapacity import maturity
    maturity.write("questionnaire.csv")                    # fill in the column `answer`
    maturity.report_file("questionnaire.csv", "report.html")

A filled questionnaire has a row for each answer, with `statement_id` and `answer` (yes, no, partly
or blank). It may have `division`, `rater`, `date` and `evidence` too; with a date, the latest
answer of a rater counts.
"""

from __future__ import annotations

import datetime
import io
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any

import numpy as np
import pandas as pd

LEVELS = {1: "Initial", 2: "Spreading", 3: "Widespread", 4: "Mature"}
DIMENSIONS = (
    "People and organisation",
    "Business awareness",
    "Division of labour",
    "Software and platform",
    "Training",
    "Process and automation",
)
MEANING = {"yes": True, "y": True, "no": False, "n": False, "partly": False}
_BLANK = ("", "?", "don't know", "nan", "none", "<na>")  # ways to leave an answer open
# The first letter of an id is the dimension's, the digit is the level.
_TEXTS = {
    "P2a": "We keep a list of the people in the office who work with machine learning (ML), and "
    "each of them knows two people on it from another unit.",
    "P2b": "These people meet to show each other their work; the last three dates can be named.",
    "P3a": "The organisation chart shows where ML work belongs: a unit, a centre or a named group.",
    "P3b": "The head of that unit reports to senior management and has a budget for ML.",
    "P4a": "ML posts with a job description exist in our own unit, and they are filled.",
    "P4b": "The last time somebody left an ML post, the work went on without a gap.",
    "B2a": "The head of each of our surveys can name one step in which ML has been tried, here or "
    "in another office.",
    "B2b": "In the last year we asked for a model as a service: we send records and get results.",
    "B3a": "The office has a written strategy for ML, and our work plan refers to it.",
    "B3b": "For each ML project of ours, we ourselves wrote down the figure that must improve.",
    "B4a": "Each model that we use has an owner among us, who accepts or refuses each new version.",
    "B4b": "The budget of our statistics pays for the upkeep of their models.",
    "D2a": "A person with ML skills has working time, in writing, for our ML work.",
    "D2b": "For each model that we have tried, a second person has run it from data to result.",
    "D3a": "Labels, data preparation, modelling and operation are in different hands, and a list "
    "says whose.",
    "D3b": "IT and methodology took part in our latest ML project from its first month.",
    "D4a": "Work passes from one role to the next with a list of what is handed over; the "
    "receiver signs it.",
    "D4b": "Our latest model went into production and runs without the person who built it.",
    "S2a": "A list of approved ML packages exists, and we install from it without asking.",
    "S2b": "Somebody in IT answers questions about these packages; the last answer can be shown.",
    "S3a": "There is a place to try models on real data (a sandbox); a newcomer works in it "
    "within a week.",
    "S3b": "Code, data and models have one shared home, with rights that follow the role.",
    "S4a": "Models in production run on a platform with an agreed service level, kept by IT.",
    "S4b": "Storage, computing and access for a new project are ready within a day.",
    "T2a": "Staff may spend working time on learning ML; somebody did in the last year.",
    "T2b": "Colleagues have taught each other; the notes of a session can be shown.",
    "T3a": "ML courses run at fixed dates each year, open to our staff.",
    "T3b": "Half of our managers have had a course on what ML can and cannot do.",
    "T4a": "Each ML role has a learning path, and it is recorded who has completed it.",
    "T4b": "In the last year a course was changed because of a fault in production.",
    "A2a": "The code of our ML work is under version control, where a colleague finds it.",
    "A2b": "The quality of each model was measured on data that it was not trained on, and is "
    "written down.",
    "A3a": "Our ML projects follow a written life cycle with decisions to go on or to stop.",
    "A3b": "Before a model is used, somebody who did not build it checks it against a list.",
    "A4a": "A new version is tested and put into production by a program, not by hand.",
    "A4b": "Models in production are monitored by a program, and an alert reaches a named person.",
}
HOW_TO = """# How to use the maturity questionnaire

1. Fill in one questionnaire for each division. "We" in a statement is your division, "the office"
   is the whole organisation.
2. Open questionnaire.csv in a spreadsheet. Write yes, no or partly (in English) into `answer`, and
   into `evidence` where it can be seen; leave blank what you do not know. Save it as CSV.
3. Run the last cell of the course's notebook, or anywhere else, with the full path of the file:
   from mlcapacity import maturity
   maturity.report_file("questionnaire.csv", "report.html", office="Our division")
4. Open report.html and print it (one page, A4). statland-report.html is Statland's, to compare.

Several people or divisions: put their rows below each other, and add a column `rater` or
`division`. A plan is optional: add plan="roadmap.csv", a table as in the hand-over `roadmap`.
"""
_DRAWS = 1000


# ---------------------------------------------------------------------------- the questionnaire


def statements() -> pd.DataFrame:
    """The 36 statements: statement_id, dimension, level (2, 3 or 4) and text."""
    letters = {"P": 0, "B": 1, "D": 2, "S": 3, "T": 4, "A": 5}
    rows = [(key, DIMENSIONS[letters[key[0]]], int(key[1]), text) for key, text in _TEXTS.items()]
    return pd.DataFrame(rows, columns=["statement_id", "dimension", "level", "statement"])


def write(path: str | Path) -> Path:
    """Write the empty questionnaire, one row a statement, to be filled in with a spreadsheet.

    A file that is there already is kept as it is: somebody may have filled it in.
    """
    path = Path(path)
    if path.exists():
        return path
    blank = statements().assign(answer="", evidence="")
    # the mark at the start of the file tells spreadsheets that it is UTF-8
    path.write_text(blank.to_csv(index=False, lineterminator="\n"), encoding="utf-8-sig")
    return path


def read(path: str | Path) -> pd.DataFrame:
    """Read a filled questionnaire, whether the spreadsheet wrote commas, semicolons or tabs.

    Warns of answers that are not understood, and counts them as blank. Raises ValueError, saying
    what to do, where a column is missing, an id is unknown or nothing is answered;
    FileNotFoundError where there is no such file.
    """
    name = PurePath(path).as_posix()
    raw = Path(path).read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    first = text.split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    table = pd.read_csv(io.StringIO(text), sep=separator, dtype="str", keep_default_na=False)
    table.columns = [str(name).strip().lower() for name in table.columns]
    for column in ("statement_id", "answer"):
        if column not in table:
            raise ValueError(
                f"{name} has no column '{column}'. Its first line must name the columns, as in the "
                "file that maturity.write makes."
            )
    if unknown := sorted(set(table["statement_id"].str.strip()) - set(_TEXTS)):
        raise ValueError(f"{name} has statement ids that the questionnaire lacks: {unknown[:5]}.")
    table["statement_id"] = table["statement_id"].str.strip()
    odd = strange(table)
    if not _known(table["answer"]).notna().any():
        also = f" Not understood: {_named(odd)}." if odd else ""
        raise ValueError(
            f"{name} is not filled in: write yes, no or partly into the column 'answer'.{also}"
        )
    if odd:
        warnings.warn(
            f"{name}: not understood and counted as blank: {_named(odd)}. Write yes, no or partly.",
            stacklevel=2,
        )
    return table


def strange(filled: pd.DataFrame) -> dict[str, list[str]]:
    """Answers that are neither yes, no, partly nor open: as typed, with the ids of the statements.

    They count as blank.
    """
    found: dict[str, list[str]] = {}
    for key, answer in zip(filled["statement_id"], filled["answer"], strict=True):
        typed = str(answer).strip()
        if typed.lower() not in MEANING and typed.lower() not in _BLANK:
            found.setdefault(typed, []).append(str(key))
    return found


def _named(odd: Mapping[str, Sequence[str]]) -> str:
    return "; ".join(f"'{typed}' ({', '.join(keys)})" for typed, keys in odd.items())


def _known(answers: pd.Series) -> pd.Series:
    """True, False or missing for each answer: `yes` holds; `no` and `partly` do not."""
    words = answers.astype("str").str.strip().str.lower()
    return words.map(MEANING).astype("object")


def clean(filled: pd.DataFrame) -> pd.DataFrame:
    """One row for each unit, statement and rater, with `holds`: True, False or missing.

    Columns `division` and `rater` are added where the table has none; with a column `date`, the
    latest answer counts.
    """
    table = filled.copy()
    if "division" not in table:
        table["division"] = "our division"
    if "rater" not in table:
        table["rater"] = "one rater"
    if "date" in table:
        table = table.sort_values("date", kind="stable")
    table["holds"] = _known(table["answer"])
    return table.drop_duplicates(["division", "statement_id", "rater"], keep="last")


def votes(filled: pd.DataFrame) -> pd.DataFrame:
    """For each unit and statement, how many raters said yes and how many gave an answer.

    Columns: division, statement_id, yes, answered, unsure (partly or blank). All 36 statements are
    there for each unit, in the order of the questionnaire; units stand in order of appearance.
    """
    table = clean(filled)
    table["yes"] = table["holds"].eq(True)
    table["answered"] = table["holds"].notna()
    words = table["answer"].astype("str").str.strip().str.lower()
    table["unsure"] = table["holds"].isna() | words.eq("partly")
    columns = ["yes", "answered", "unsure"]
    counts = table.groupby(["division", "statement_id"])[columns].sum()
    units = list(dict.fromkeys(filled["division"])) if "division" in filled else ["our division"]
    every = pd.MultiIndex.from_product([units, list(_TEXTS)], names=["division", "statement_id"])
    return counts.reindex(every, fill_value=0).astype("int64").reset_index()


# ---------------------------------------------------------------------------- the levels


def level(holds: Mapping[int, Sequence[bool]]) -> int:
    """The level (1 to 4) in one dimension, from the statements of the levels 2, 3 and 4.

    A level counts where all its statements hold and all lower levels are reached.
    """
    reached = 1
    for upper in (2, 3, 4):
        if not all(holds[upper]):
            break
        reached = upper
    return reached


def _levels(holds: np.ndarray) -> np.ndarray:
    """Levels by dimension from an array (..., 36) in the questionnaire's order."""
    steps = holds.reshape(*holds.shape[:-1], len(DIMENSIONS), 3, 2).all(axis=-1)
    reached: np.ndarray = 1 + np.cumprod(steps, axis=-1).sum(axis=-1)
    return reached


def held(filled: pd.DataFrame) -> pd.DataFrame:
    """A row a unit, a column a statement: True where more than half of those who answered say yes.

    A statement that nobody has answered does not hold.
    """
    table = votes(filled)
    table["holds"] = 2 * table["yes"] > table["answered"]
    units = list(dict.fromkeys(table["division"]))
    return table.pivot(index="division", columns="statement_id", values="holds").loc[
        units, list(_TEXTS)
    ]


def profile(filled: pd.DataFrame) -> pd.DataFrame:
    """The level (1 to 4) of each unit (row) in each dimension (column)."""
    return profile_of(held(filled))


def profile_of(holds: pd.DataFrame) -> pd.DataFrame:
    """The profile from a table of held()'s form."""
    levels = _levels(holds[list(_TEXTS)].to_numpy(dtype=bool))
    return pd.DataFrame(levels, index=holds.index, columns=list(DIMENSIONS))


def unanswered(filled: pd.DataFrame) -> pd.DataFrame:
    """True for each unit (row) and dimension (column) in which nobody has answered anything."""
    table = votes(filled)
    parts = statements().set_index("statement_id")["dimension"]
    table["dimension"] = table["statement_id"].map(parts)
    answered = table.groupby(["division", "dimension"])["answered"].sum().unstack()
    units = list(dict.fromkeys(table["division"]))
    return answered.loc[units, list(DIMENSIONS)] == 0


def drawn_levels(filled: pd.DataFrame, draws: int = _DRAWS, seed: int = 0) -> pd.DataFrame:
    """Levels of each unit (column) if other raters had come, in so many draws (rows).

    In each draw, every statement gets as many answers as it has, drawn with replacement from the
    answers that it got (the bootstrap: Efron and Tibshirani, 1993). A statement without any answer
    comes out true or false with equal chance. The same seed gives the same draws.
    """
    table = votes(filled)
    units = list(dict.fromkeys(table["division"]))
    yes, answered = (table[c].to_numpy().reshape(len(units), -1) for c in ("yes", "answered"))
    rng = np.random.default_rng(seed)
    asked = np.where(answered == 0, 1, answered)
    chance = np.where(answered == 0, 0.5, yes / asked)
    again = rng.binomial(asked, chance, size=(draws, *asked.shape))
    levels = _levels(2 * again > asked).min(axis=-1)
    return pd.DataFrame(levels, columns=units)


def interval(filled: pd.DataFrame, draws: int = _DRAWS, seed: int = 0) -> pd.DataFrame:
    """For each unit its level, the ends `low` and `high`, and whether the level is `clear`.

    With several raters the ends hold the middle 95 % of drawn_levels(). With one rater nothing is
    known about other raters; then `low` counts each `partly` and each blank as no, `high` as yes.
    """
    levels = profile(filled).min(axis=1)
    if clean(filled)["rater"].nunique() > 1:
        drawn = drawn_levels(filled, draws, seed)
        low = np.percentile(drawn, 2.5, axis=0, method="lower")
        high = np.percentile(drawn, 97.5, axis=0, method="higher")
    else:
        table = votes(filled)
        shape = (len(levels), -1)
        yes = table["yes"].to_numpy().reshape(shape) > 0
        open_ = (table["unsure"] + (table["answered"] == 0)).to_numpy().reshape(shape) > 0
        low, high = (_levels(part).min(axis=-1) for part in (yes, yes | open_))
    found = pd.DataFrame({"level": levels, "low": low, "high": high}).astype("int64")
    found["clear"] = found["low"] == found["high"]
    return found


def agreement(filled: pd.DataFrame) -> pd.Series:
    """For each pair of raters, the share (0 to 1) of the answers of both that agree."""
    table = clean(filled)
    wide = table.pivot(index=["division", "statement_id"], columns="rater", values="holds")
    raters = list(dict.fromkeys(filled["rater"])) if "rater" in filled else []
    found = {}
    for i, first in enumerate(raters):
        for second in raters[i + 1 :]:
            both = wide[[first, second]].dropna()
            found[f"{first} and {second}"] = float((both[first] == both[second]).mean())
    return pd.Series(found, dtype="float64")


def binding(levels: pd.Series) -> list[str]:
    """The weakest dimensions of one unit: those that hold its level down."""
    return [str(name) for name in levels.index[levels == levels.min()]]


def after(holds: pd.DataFrame, plan: pd.DataFrame) -> pd.DataFrame:
    """What holds once all actions of a plan are done, as a table of held()'s form.

    `plan` has a row an action, with `statements` (the ids that it makes true, separated by blanks)
    and perhaps `divisions` ("all", or names separated by semicolons).
    """
    made = holds.copy()
    for _, action in plan.iterrows():
        where = str(action.get("divisions", "all"))
        names = [name.strip() for name in where.split(";")]
        units = [unit for unit in made.index if where in ("all", "", "nan") or unit in names]
        made.loc[units, str(action["statements"]).split()] = True
    return made


# ---------------------------------------------------------------------------- the report


def report(
    filled: pd.DataFrame,
    plan: pd.DataFrame | None = None,
    office: str = "Our division",
    quarters: int = 8,
    day: datetime.date | None = None,
) -> str:
    """One A4 page of HTML: levels now and after the plan, what binds, what is missing, how sure.

    It fits one page for up to about a dozen divisions and a dozen actions. `office` is the name of
    the division, or of the office where there are several divisions.

    `plan` has a row an action: action, what (one line), statements, and perhaps divisions, start
    (quarter, from 1), quarters (how long) and staff (persons a quarter). Actions without a start,
    and those that end after the last of the `quarters`, are left out.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    holds, sure = held(filled), interval(filled)
    now = profile_of(holds)
    done = _scheduled(plan, quarters)
    planned = after(holds, done) if len(done) else None
    then = profile_of(planned) if planned is not None else None
    one = len(now) == 1
    name = office
    if office == "Our division":
        name = "our division" if one else "our office"
    environment = Environment(
        loader=PackageLoader("mlcapacity", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    headline, finding = _finding(now, then, sure, filled, office, quarters)
    return environment.get_template("maturity.html").render(
        title=f"Machine learning in {name}",
        day=f"{day or datetime.date.today():%d %B %Y}",
        headline=headline,
        finding=finding,
        boxes=_boxes(filled, now, holds, planned) if one else None,
        gaps=_gaps(filled, now, holds, brief=then is not None) if one else None,
        shown=_shown(filled, holds) if one and then is None else None,
        grid=None if one else _grid(now, then, quarters),
        units=None if one else _units(now, then, sure, unanswered(filled)),
        missing=_missing_most(now, holds) if then is None and not one else None,
        planned=then is not None,
        first=_first_to_start(done),
        gantt=_gantt(done, quarters) if "start" in done and len(done) else None,
        sure=_how_sure(filled, sure),
        odd=_named(strange(filled)),
        levels=LEVELS,
    )


def report_file(
    questionnaire: str | Path,
    target: str | Path = "report.html",
    plan: str | Path | None = None,
    office: str = "Our division",
) -> Path:
    """Read a filled questionnaire (and a plan), write the report and return where it is.

    Raises as read() does; ValueError where the plan lacks a column.
    """
    steps = None
    if plan is not None:
        steps = pd.read_csv(plan, keep_default_na=False, na_values=[""])
        if missing := {"action", "statements"} - set(steps.columns):
            raise ValueError(f"{plan} lacks the columns {sorted(missing)}.")
    target = Path(target)
    target.write_text(report(read(questionnaire), steps, office), encoding="utf-8")
    return target


def _list(words: Sequence[str]) -> str:
    words = list(words)
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _spread(low: int, high: int) -> str:
    """`Initial`, `Initial or Spreading`, `Initial to Mature`."""
    if low == high:
        return LEVELS[low]
    return f"{LEVELS[low]} {'or' if high == low + 1 else 'to'} {LEVELS[high]}"


def _scheduled(plan: pd.DataFrame | None, quarters: int) -> pd.DataFrame:
    if plan is None or plan.empty:
        return pd.DataFrame(columns=["action", "statements"])
    done = plan.copy()
    if "start" in done:
        done["start"] = pd.to_numeric(done["start"], errors="coerce")
        lasts = pd.to_numeric(done["quarters"]) if "quarters" in done else 1
        done["end"] = done["start"] + lasts - 1
        done = done[done["end"] <= quarters].sort_values(["start", "end"], kind="stable")
    return done.reset_index(drop=True)


def _doubts(filled: pd.DataFrame) -> pd.DataFrame:
    """votes() with `doubt`: answered partly, left blank, or seen differently by the raters."""
    table = votes(filled)
    split = (table["yes"] > 0) & (table["yes"] < table["answered"])
    table["doubt"] = split | (table["unsure"] > 0) | (table["answered"] == 0)
    return table


def _finding(
    now: pd.DataFrame,
    then: pd.DataFrame | None,
    sure: pd.DataFrame,
    filled: pd.DataFrame,
    office: str,
    quarters: int,
) -> tuple[str, str]:
    """The sentence in bold at the top, and what follows it."""
    lowest = now.min(axis=1)
    if len(now) == 1:
        own, low, high = (int(sure.iloc[0][part]) for part in ("level", "low", "high"))
        if now.iloc[0].nunique() == 1:
            text = "All six dimensions are at this level."
        else:
            text = f"What holds it there: {_list(binding(now.iloc[0]))}."
        doubts = int(_doubts(filled)["doubt"].sum())
        if low < high:
            text += (
                f" With {doubts} answers in doubt (dashed below) it may be {_spread(low, high)}."
            )
        elif doubts and clean(filled)["rater"].nunique() == 1:
            text += f" It stays {LEVELS[own]} even if all {doubts} answers in doubt (dashed below) "
            text += "are counted as yes."
        if then is not None:
            text += (
                f" With the plan it is {LEVELS[int(then.iloc[0].min())]} in {quarters} quarters."
            )
        return f"{office} is {LEVELS[own]}.", text
    binds = _binds(now)
    top = [name for name in DIMENSIONS if binds[name] == max(binds.values())]
    text = f"What binds most often: {_list(top)} (in {binds[top[0]]} divisions"
    text += " each)." if len(top) > 1 else ")."
    if then is not None:
        later = then.min(axis=1)
        text += f" With the plan, {int((later > lowest).sum())} divisions rise within {quarters} "
        text += f"quarters: {_counts(later)}."
    return f"{len(now)} divisions: {_counts(lowest)}.", text


def _counts(levels: pd.Series) -> str:
    """`7 are Initial and 2 Spreading`."""
    found = [(int((levels == at).sum()), word) for at, word in LEVELS.items()]
    words = [f"{n} {word}" for n, word in found if n]
    return _list(words).replace(" ", " are " if not words[0].startswith("1 ") else " is ", 1)


def _binds(now: pd.DataFrame) -> dict[str, int]:
    """For each dimension, in how many divisions it is one of the weakest."""
    weak = [name for _, levels in now.iterrows() for name in binding(levels)]
    return {name: weak.count(name) for name in DIMENSIONS}


def _marks(filled: pd.DataFrame) -> dict[str, str]:
    """For each statement of the only division what was answered: `partly`, or `2 of 3 yes`."""
    table = clean(filled)
    if table["rater"].nunique() > 1:
        counts = votes(filled)
        columns = (counts[c] for c in ("statement_id", "yes", "answered"))
        return {
            str(key): f"{yes} of {asked} yes" if asked else "blank"
            for key, yes, asked in zip(*columns, strict=True)
        }
    words = table["answer"].astype("str").str.strip().str.lower()
    typed = dict(zip(table["statement_id"], words, strict=True))
    full = {"y": "yes", "n": "no"}
    found = {key: full.get(typed.get(key, ""), typed.get(key, "")) for key in _TEXTS}
    return {key: word if word in MEANING else "blank" for key, word in found.items()}


def _notes(filled: pd.DataFrame) -> dict[str, str]:
    """What was written into the column `evidence` (if any) beside each statement."""
    if "evidence" not in filled:
        return {}
    found: dict[str, list[str]] = {}
    table = clean(filled)
    for key, note in zip(table["statement_id"], table["evidence"], strict=True):
        words = " ".join(str(note).split()) if isinstance(note, str) else ""
        if words and words not in found.setdefault(str(key), []):
            found[str(key)].append(words)
    return {key: "; ".join(words) for key, words in found.items() if words}


def _boxes(
    filled: pd.DataFrame, now: pd.DataFrame, holds: pd.DataFrame, planned: pd.DataFrame | None
) -> dict[str, Any]:
    """The picture of one division: a box a statement, shaded where a level is reached."""
    left, top, step, column = 150, 24, 34, 132
    marks, table = _marks(filled), _doubts(filled)
    doubt = dict(zip(table["statement_id"], table["doubt"], strict=True))
    own, weak = now.iloc[0], binding(now.iloc[0])
    several = clean(filled)["rater"].nunique() > 1
    best = profile_of(holds | pd.DataFrame([doubt], index=holds.index))
    rows, said = [], []
    for row, name in enumerate(DIMENSIONS):
        y, boxes = top + step * row, []
        for n, key in enumerate(k for k, d in _dimension_of().items() if d == name):
            held_now = bool(holds.iloc[0][key])
            boxes.append(
                {
                    "x": left + column * (n // 2) + 3 + (n % 2) * (column // 2 - 1),
                    "holds": held_now,
                    "doubt": bool(doubt[key]),
                    "planned": planned is not None and not held_now and planned.iloc[0][key],
                    "text": f"{key} {marks[key].removesuffix(' yes')}",
                }
            )
        high = int(own[name] if several else best.iloc[0][name])
        level_text = _spread(int(own[name]), high)
        rows.append(
            {"name": name, "y": y, "boxes": boxes, "binding": name in weak, "level": level_text}
            | {"reached": [left + column * (at - 2) for at in (2, 3, 4) if at <= own[name]]}
        )
        said.append(f"{name}: {level_text}")
    heads = [(left + column * (at - 1.5), LEVELS[at]) for at in (2, 3, 4)]
    return {
        "rows": rows,
        "heads": heads,
        "high": top + step * len(DIMENSIONS),
        "said": f"{'; '.join(said)}.",
        "column": column,
        "planned": planned is not None,
        "several": several,
    }


def _dimension_of() -> dict[str, str]:
    table = statements()
    return dict(zip(table["statement_id"], table["dimension"], strict=True))


def _gaps(
    filled: pd.DataFrame, now: pd.DataFrame, holds: pd.DataFrame, brief: bool
) -> list[dict[str, Any]]:
    """What the only division lacks for the next level; the weakest dimensions come first.

    In brief, to leave room for a plan, there are only these, without what was written beside.
    """
    marks, missing = _marks(filled), _missing(now, holds)
    notes = {} if brief else _notes(filled)
    order = sorted(DIMENSIONS, key=lambda name: now.iloc[0][name])
    order = binding(now.iloc[0]) if brief else order
    return [
        {
            "name": name,
            "binding": name in binding(now.iloc[0]),
            "lines": [(marks[key], _TEXTS[key], key, notes.get(key, "")) for key in missing[name]],
        }
        for name in order
    ]


def _shown(filled: pd.DataFrame, holds: pd.DataFrame) -> dict[str, Any]:
    """Where the statements that hold can be seen, and those for which nobody wrote it down."""
    notes = _notes(filled)
    own = [key for key in _TEXTS if holds.iloc[0][key]]
    short = [(key, notes[key][:57] + "..." * (len(notes[key]) > 57)) for key in own if key in notes]
    return {"seen": short, "unseen": [key for key in own if key not in notes]}


def _missing(now: pd.DataFrame, holds: pd.DataFrame) -> dict[str, list[str]]:
    """The ids that the only division lacks for the next level, for each dimension."""
    return {
        name: [
            str(row.statement_id)
            for row in statements().itertuples()
            if row.dimension == name
            and row.level == now.iloc[0][name] + 1
            and not holds.iloc[0][row.statement_id]
        ]
        for name in DIMENSIONS
    }


def _missing_most(now: pd.DataFrame, holds: pd.DataFrame) -> list[tuple[int, str, str]]:
    """The five statements that are missing in the binding dimensions of most divisions."""
    lacking: dict[str, int] = {}
    for unit in now.index:
        for name, keys in _missing(now.loc[[unit]], holds.loc[[unit]]).items():
            for key in keys if name in binding(now.loc[unit]) else []:
                lacking[key] = lacking.get(key, 0) + 1
    order = sorted(lacking, key=lambda key: -lacking[key])[:5]
    return [(lacking[key], _TEXTS[key], key) for key in order]


def _grid(now: pd.DataFrame, then: pd.DataFrame | None, quarters: int) -> dict[str, Any]:
    """The picture of several divisions: how many are at each level in each dimension."""
    tables = [("Now", now, "#0072B2")]
    if then is not None:
        tables.append((f"In {quarters} quarters, with the plan", then, "#009E73"))
    left, top, step, width = 216, 42, 26, 226 if then is not None else 464
    binds = _binds(now)
    rows = [
        {"name": name, "y": top + step * (row + 0.5), "line": top + step * (row + 1)}
        | {"binds": binds[name], "most": binds[name] == max(binds.values())}
        for row, name in enumerate(DIMENSIONS)
    ]
    panels = []
    for number, (title, table, colour) in enumerate(tables):
        start, column = left + number * (width + 12), width / 4
        heads = [(start + column * (at - 0.5), word) for at, word in LEVELS.items()]
        dots = []
        for row, name in enumerate(DIMENSIONS):
            for at, (x, _) in enumerate(heads, 1):
                count = int((table[name] == at).sum())
                radius = round(6 + 6.5 * (count / len(table)) ** 0.5, 1)
                dots.append((x, top + step * (row + 0.5), radius, count))
        panels.append({"title": title, "x": start, "colour": colour, "heads": heads, "dots": dots})
    said = " ".join(f"{title}: {_spoken(table)}" for title, table, _ in tables)
    return {"rows": rows, "panels": panels, "said": said, "high": top + step * 6 + 4}


def _spoken(table: pd.DataFrame) -> str:
    parts = []
    for name in table.columns:
        counts = [
            f"{int((table[name] == at).sum())} {word}"
            for at, word in LEVELS.items()
            if (table[name] == at).any()
        ]
        parts.append(f"{name}: {', '.join(counts)}")
    return "; ".join(parts) + "."


def _units(
    now: pd.DataFrame, then: pd.DataFrame | None, sure: pd.DataFrame, gaps: pd.DataFrame
) -> list[dict[str, str]]:
    """A row for each of several divisions."""
    rows = []
    for unit, levels in now.iterrows():
        own, low, high = (int(sure.loc[unit, part]) for part in ("level", "low", "high"))
        weak = [f"{d} (no answer)" if gaps.loc[unit, d] else d for d in binding(levels)]
        rows.append(
            {
                "name": str(unit),
                "level": LEVELS[own],
                "sure": "clear" if low == high == own else _spread(low, high),
                "weak": "all six alike" if len(weak) == len(DIMENSIONS) else ", ".join(weak),
                "then": "" if then is None else LEVELS[int(then.loc[unit].min())],
            }
        )
    return rows


def _first_to_start(done: pd.DataFrame) -> dict[str, Any] | None:
    """All actions that start in the plan's first quarter; without quarters, all actions."""
    if done.empty:
        return None
    title, first = "The actions of the plan", done
    if "start" in done:
        quarter = int(done["start"].min())
        title, first = f"First to start, in quarter {quarter}", done[done["start"] == quarter]
    rows = [
        (_first(row["action"]), row["what"] if isinstance(row.get("what"), str) else "")
        for _, row in first.iterrows()
    ]
    return {"title": title, "rows": rows}


def _first(name: Any) -> str:
    return str(name)[:1].upper() + str(name)[1:]


def _gantt(done: pd.DataFrame, quarters: int) -> dict[str, Any]:
    """The plan drawn: a bar an action, a column a quarter, and the staff each quarter needs."""
    left, step, top = 178, 15.5, 20
    column, staffed = (680 - left) / quarters, "staff" in done
    bars = [
        {
            "name": _first(action["action"]),
            "y": top + step * row,
            "x": left + column * (action["start"] - 1) + 2,
            "width": column * (action["end"] - action["start"] + 1) - 4,
            "staff": str(int(action["staff"])) if staffed else "",
        }
        for row, (_, action) in enumerate(done.iterrows())
    ]
    columns = []
    for quarter in range(1, quarters + 1):
        busy = (done["start"] <= quarter) & (quarter <= done["end"])
        total = str(int(done.loc[busy, "staff"].sum())) if staffed else ""
        columns.append((left + column * (quarter - 1), left + column * (quarter - 0.5), total))
    said = "; ".join(
        f"{a['action']}: quarter {int(a['start'])} to {int(a['end'])}" for _, a in done.iterrows()
    )
    bottom = top + step * len(done)
    return {"bars": bars, "columns": columns, "said": said, "bottom": bottom, "staffed": staffed}


def _how_sure(filled: pd.DataFrame, sure: pd.DataFrame) -> str:
    """What is known about the answers of other raters, and how many are missing."""
    pairs, table = agreement(filled), votes(filled)
    blank = int((table["answered"] == 0).sum())
    if len(pairs):
        low, high = (round(100 * part) for part in (pairs.min(), pairs.max()))
        text = "The two raters agree" if len(pairs) == 1 else "Two raters agree"
        text += f" on {low}" if low == high else f" on {low} to {high}"
        text += " of 100 statements that both answered. A level is called clear where the "
        text += "middle 95 of 100 draws of other raters' answers all give it; "
        if len(sure) == 1:
            text += f"this level is {'' if sure['clear'].iloc[0] else 'not '}clear."
        else:
            text += f"{int(sure['clear'].sum())} of {len(sure)} divisions have a clear level."
    else:
        text = "One person filled this in. Each range counts 'partly' and blank once as no and once"
        text += " as yes; what a second person would say is not in it."
    return (
        f"{text} Statements without any answer: {blank} of {len(table)}; they count as not shown."
    )
