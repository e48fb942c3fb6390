"""How far machine learning has come in the office: evidence, raters, actions, and a simulator."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from mlcapacity import maturity
from mlcapacity.office import DIVISIONS, SEED

RATERS = ("self", "peer", "audit")
QUARTERS, STAFF = 8, 7  # of the roadmap: quarters, and persons in each quarter
# The levels in the six dimensions of the shipped office, in the order of DIVISIONS.
_PROFILE = (
    (2, 1, 2, 2, 2, 1),
    (3, 2, 1, 3, 3, 2),
    (2, 2, 2, 2, 2, 2),
    (2, 1, 2, 2, 2, 1),
    (2, 1, 2, 2, 2, 1),
    (2, 2, 1, 3, 2, 2),
    (1, 2, 2, 1, 2, 2),
    (3, 3, 2, 3, 3, 3),
    (2, 1, 3, 4, 2, 3),
)
_SILENT = ("Population and census", "Training")  # nobody answered this part
_STREAM = 209  # with this stream the majority of the raters finds the levels above
# the team: persons able at the start, its working days a quarter, the part lost each quarter
_ABLE, _DAYS, _LOSS = 4.0, 240.0, 0.16
# chance of yes for a statement that holds, is contested, does not hold
_LENIENCE = {"self": (0.98, 0.75, 0.05), "peer": (0.96, 0.50, 0.03), "audit": (0.94, 0.30, 0.01)}
_SPELLINGS = {
    "yes": (("yes", "Yes", "y", "YES", " yes"), (0.55, 0.25, 0.1, 0.05, 0.05)),
    "no": (("no", "No", "n", "NO", "no "), (0.55, 0.25, 0.1, 0.05, 0.05)),
    "partly": (("partly", "Partly", "partly "), (0.6, 0.3, 0.1)),
    "": (("", "?", "don't know"), (0.6, 0.2, 0.2)),
}
_NOTES = {
    "yes": (
        "seen on screen",
        "link checked",
        "printout in the file",
        "shown by the head of division",
        "two examples seen",
        "minutes of March",
        "asked two colleagues",
    ),
    "no": (
        "nothing to show",
        "planned for next year",
        "nobody could find it",
        "a draft exists",
        "was true until the person left",
        "not known here",
        "depends on one person",
    ),
    "partly": (
        "for one survey only",
        "out of date",
        "not written down",
        "half of it",
        "in a pilot",
    ),
    "": ("", "ask again", "person on leave"),
}
# action: what it is, quarters, staff a quarter, needs, statements, divisions, days saved a quarter
_ACTIONS: dict[str, tuple[str, int, int, str, str, str, int]] = {
    "network": (
        "Open the informal network to all divisions: a list of people, a meeting each quarter",
        *(1, 1, "", "P2a P2b", "all", 3),
    ),
    "package list": (
        "Approve a list of ML packages that staff install without asking",
        *(1, 2, "", "S2a S2b", "all", 14),
    ),
    "shared code": (
        "Put all ML code under version control, with a sheet of measured quality for each model",
        *(2, 2, "", "A2a A2b", "all", 8),
    ),
    "open days": (
        "Show the heads of surveys what has been tried, and take their requests",
        *(1, 1, "", "B2a B2b", "all", 4),
    ),
    "second person": (
        "Free working time for ML, and have a second person run each model",
        *(2, 2, "", "D2a D2b", "all", 10),
    ),
    "training programme": (
        "Run ML courses at fixed dates, for staff and for managers",
        *(3, 2, "", "T2a T2b T3a T3b", "all", 9),
    ),
    "platform stage two": (
        "Buy the second stage of the platform: more computing, templates, one home for models",
        *(3, 3, "", "S3b S4b", "all", 6),
    ),
    "strategy": (
        "Write and adopt a strategy for ML in the whole office",
        *(2, 2, "", "B3a B3b", "all", 5),
    ),
    "ML unit": (
        "Found a unit for ML, with a head in the management meeting and a budget",
        *(2, 2, "network;strategy", "P3a P3b", "all", 8),
    ),
    "named roles": (
        "Say in writing who labels, prepares, models and operates; IT and methodology join early",
        *(2, 2, "second person;ML unit", "D3a D3b", "all", 12),
    ),
    "sandbox": (
        "Give newcomers a place to try models on real data within a week",
        *(2, 3, "package list;platform stage two", "S3a", "all", 18),
    ),
    "life cycle": (
        "Agree a life cycle with decisions, and a check by somebody else before use",
        *(2, 2, "shared code;ML unit", "A3a A3b", "", 15),
    ),
}
# the divisions that have models in use, and so something to put through the life cycle
_WITH_MODELS = tuple(DIVISIONS[i] for i in (1, 2, 3, 5, 7, 8))
_SIGNS = (
    (
        "G01",
        "In three divisions somebody tries random forests on an own laptop. None of them knows of "
        "the others.",
    ),
    (
        "G02",
        "Twelve people from six divisions meet each month, without a budget, and show each other "
        "code.",
    ),
    (
        "G03",
        "A hundred people in the office use ML packages. There is no strategy, no unit and no "
        "training; each project ends with its author.",
    ),
    (
        "G04",
        "The management board has adopted a strategy for ML, a new division runs the work, and "
        "courses take place every spring and autumn.",
    ),
    (
        "G05",
        "IT has installed Kubernetes and a model registry. No survey has asked for a model, and "
        "nobody outside IT has an account.",
    ),
    (
        "G06",
        "Each survey with a model has its owner and a post for ML, and IT keeps the platform for "
        "all. New versions pass through tests by a program, and monitoring calls a named person "
        "when accuracy drops. Two offices abroad copy the set-up.",
    ),
    (
        "G07",
        "To install a package for text analysis, a statistician writes a request; it takes five "
        "months and is refused.",
    ),
    (
        "G08",
        "The packages are on an approved list, but work with them is slow: there is no sandbox, "
        "and each trial waits for a copy of the data. One person does everything on the coding "
        "model from data to delivery, though a colleague could step in. Other surveys begin to ask "
        "for it as a service.",
    ),
    (
        "G09",
        "A data science division runs the work, and methodology and IT name staff who take part. "
        "Each survey signs for its models, and a program tests each release. But how often model "
        "and coders agree is looked up by hand, when somebody remembers.",
    ),
    (
        "G10",
        "A new unit runs ML, the board has adopted a strategy, and courses take place each spring. "
        "Outside the unit and two divisions hardly anybody has heard of it.",
    ),
    (
        "G11",
        "A proof of concept agrees with the coders in 92 of 100 answers. It was made by one "
        "trainee, whose contract has ended.",
    ),
    (
        "G12",
        "A new survey gets storage, a coding service and monitoring from a template in a day. Its "
        "head signs for the model. Labels, modelling and operation are in three units with written "
        "hand-overs.",
    ),
)


# ---------------------------------------------------------------------------- the evidence


def simulate_evidence(
    seed: int, profile: Sequence[Sequence[int]] | None = None, silent: tuple[str, str] | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return what three raters wrote about each division, and the truth.

    The first table has the columns division, statement_id, rater, answer (as typed), note and date
    (year-month-day); some rows were answered again at a later date. The second has a row a division
    and a column a dimension: the true level, 1 to 4. `profile` gives these levels (a row a division
    in the order of DIVISIONS); without it they are drawn. In the `silent` part (division,
    dimension) all answers are blank. Raises ValueError where a profile is not 9 times 6 levels.
    """
    rng = np.random.default_rng([seed, 2])
    if profile is None:
        profile = rng.choice([1, 2, 3, 4], (len(DIVISIONS), 6), p=[0.3, 0.4, 0.2, 0.1]).tolist()
    levels = np.array(profile)
    if levels.shape != (len(DIVISIONS), len(maturity.DIMENSIONS)):
        raise ValueError(f"a profile of {levels.shape}: give {len(DIVISIONS)} rows of 6 levels")
    questions = maturity.statements()
    rows = []
    for division, own in zip(DIVISIONS, levels, strict=True):
        for d, dimension in enumerate(maturity.DIMENSIONS):
            part = questions[questions["dimension"] == dimension]
            kinds = _kinds(rng, int(own[d]))
            for key, kind in zip(part["statement_id"], kinds, strict=True):
                quiet = silent == (division, dimension)
                for rater in RATERS:
                    rows += _answers(rng, division, str(key), rater, kind, quiet)
    evidence = pd.DataFrame(
        rows, columns=["division", "statement_id", "rater", "answer", "note", "date"]
    )
    # the files: one rater's answers, then everybody's later answers, then the other two raters'
    file = evidence["rater"].map(dict(zip(RATERS, (0, 2, 3), strict=True))).to_numpy()
    again = evidence.duplicated(["division", "statement_id", "rater"], keep="first")
    evidence = evidence.iloc[np.argsort(np.where(again, 1, file), kind="stable")]
    truth = pd.DataFrame(levels, index=list(DIVISIONS), columns=list(maturity.DIMENSIONS))
    return evidence.reset_index(drop=True), truth


def _kinds(rng: np.random.Generator, level: int) -> list[int]:
    """For the statements 2a 2b 3a 3b 4a 4b: 0 holds, 1 contested but holds, 2 contested, 3 not."""
    kinds = []
    for upper in (2, 3, 4):
        if upper <= level:
            pair = rng.choice([0, 1], 2, p=[0.93, 0.07]).tolist()
        elif upper == level + 1:
            other = rng.choice([0, 2, 3], p=[0.4, 0.15, 0.45])
            pair = rng.permutation([int(rng.choice([2, 3], p=[0.12, 0.88])), other]).tolist()
        else:
            pair = rng.choice([0, 2, 3], 2, p=[0.25, 0.1, 0.65]).tolist()
        kinds += [int(kind) for kind in pair]
    return kinds


def _answers(
    rng: np.random.Generator, division: str, key: str, rater: str, kind: int, quiet: bool
) -> list[tuple[str, str, str, str, str, str]]:
    """Return the row of one rater for one statement, and now and then a second, later one."""
    holds, contested, not_ = _LENIENCE[rater]
    chance = (holds, 0.5 + contested / 2, contested, not_)[kind]
    sure = "yes" if rng.random() < chance else "no"
    vague = 0.30 if kind in (1, 2) else 0.08
    word = "partly" if sure == "no" and rng.random() < vague else sure
    word = "" if quiet or rng.random() < 0.02 else word
    day = int(rng.integers(0, 30))
    rows = [(word, day)]
    if rng.random() < 0.06 and not quiet:
        first = str(rng.choice(["no", "partly", "yes", ""], p=[0.4, 0.3, 0.15, 0.15]))
        rows = [(first, day), (word, day + int(rng.integers(2, 25)))]
    made = []
    for said, when in rows:
        spellings, weights = _SPELLINGS[said]
        typed = "" if quiet else str(rng.choice(spellings, p=weights))
        note = str(rng.choice(_NOTES[said])) if not quiet and rng.random() < 0.55 else ""
        date = np.datetime64("2025-10-01") + when
        made.append((division, key, rater, typed, note, str(date)))
    return made


def actions() -> pd.DataFrame:
    """The twelve actions: action, what, quarters, staff, needs, statements, divisions, benefit.

    `quarters` is how long an action takes, `staff` how many persons it needs in each of them,
    `benefit` the working days that the divisions expect to save in each quarter after its end.
    `needs` names the actions that must have ended before, separated by semicolons.
    """
    rows = [(name, *facts) for name, facts in _ACTIONS.items()]
    columns = ["action", "what", "quarters", "staff", "needs", "statements", "divisions", "benefit"]
    table = pd.DataFrame(rows, columns=columns)
    table.loc[table["divisions"] == "", "divisions"] = ";".join(_WITH_MODELS)
    return table


# ---------------------------------------------------------------------------- building and using


def simulate_capacity(
    shares: Sequence[float] | np.ndarray, seed: int = 0, draws: int = 200
) -> dict[str, np.ndarray]:
    """Run an ML team for some quarters; `shares` is the part of its days that builds capacity.

    `shares` holds a number from 0 to 1 for each quarter, in an array of shape (..., quarters). The
    rest of the days goes to solutions. Each result is a mean of so many `draws` of chance, the same
    chance for all plans and calls with one seed:

    - `able` (..., quarters + 1): persons able to do ML work, before the first quarter and after
      each. Building adds some, the more days the less each; a share leaves or goes out of date.
    - `trust` (..., quarters + 1): 1 is today's. Solutions raise it, time wears it down.
    - `days` (..., quarters): working days that the divisions give, as far as they trust the team.
    - `delivered` (..., quarters): solutions delivered.
    - `total`, `low`, `high` (...): all solutions, and the ends of the middle 80 % of the draws.

    Raises ValueError for a share outside 0 to 1, or none.
    """
    plan = np.asarray(shares, dtype=float)
    if plan.size == 0 or not ((plan >= 0) & (plan <= 1)).all():
        raise ValueError("each share must be a number from 0 to 1")
    quarters, rng = plan.shape[-1], np.random.default_rng([seed, 8])
    loss = rng.beta(20 * _LOSS, 20 * (1 - _LOSS), (draws, quarters))
    luck = np.exp(rng.normal(0, 0.25, (draws, quarters)) - 0.25**2 / 2)
    able = np.full((*plan.shape[:-1], draws), _ABLE)
    trust = np.ones_like(able)
    ables, trusts, given, made = [able], [trust], [], []
    for t in range(quarters):
        build = plan[..., t, None]
        days = _DAYS * trust
        delivered = luck[:, t] * (1 - build) * days * able / 480
        able = able * (1 - loss[:, t]) + build * (1 - 0.5 * build) * days / 50
        trust = np.minimum(0.75 * trust + 0.16 * delivered, 1.6)
        ables.append(able)
        trusts.append(trust)
        given.append(days)
        made.append(delivered)
    total = np.sum(made, axis=0)
    parts = {"able": ables, "trust": trusts, "days": given, "delivered": made}
    found = {name: np.stack(part, axis=-1).mean(axis=-2) for name, part in parts.items()}
    low, high = np.percentile(total, [10, 90], axis=-1)
    return found | {"total": total.mean(axis=-1), "low": low, "high": high}


def tables() -> dict[str, pd.DataFrame]:
    """The shipped tables of this theme."""
    evidence, _ = simulate_evidence(SEED + _STREAM, _PROFILE, _SILENT)
    signs = pd.DataFrame(list(_SIGNS), columns=["sign_id", "situation"])
    return {
        "statements": maturity.statements(),
        "evidence": evidence,
        "actions": actions(),
        "signs": signs,
    }
