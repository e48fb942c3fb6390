"""The staff of Statland's office that machine learning touches, and what they can do.

Also what ISICoder asks of them: task cards, a draft of who answers for what, courses, and how hard
it is to recruit and keep people.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from mlcapacity.office import DIVISIONS, SEED

# position: its field, and the skills its holders usually have (level 0 to 3)
_POSITIONS: dict[str, tuple[str, dict[str, float]]] = {
    "product manager": ("business", {"product ownership": 2.4, "survey process": 2.0}),
    "subject statistician": (
        "business",
        {"survey process": 2.5, "labelling": 1.5, "data preparation": 1.2, "modelling": 0.6},
    ),
    "coder": ("business", {"labelling": 2.7, "survey process": 1.5}),
    "methodologist": (
        "methodology",
        {"modelling": 1.8, "evaluation": 2.4, "survey process": 1.8, "data preparation": 1.4},
    ),
    "data scientist": (
        "methodology",
        {"modelling": 2.6, "evaluation": 1.8, "data preparation": 2.1, "software engineering": 1.0},
    ),
    "data engineer": (
        "IT",
        {"data preparation": 2.5, "software engineering": 1.7, "platform operation": 0.9},
    ),
    "software developer": (
        "IT",
        {"software engineering": 2.6, "serving": 1.2, "automation": 1.1},
    ),
    "system administrator": (
        "IT",
        {"platform operation": 2.5, "security": 1.6, "automation": 1.2},
    ),
    "IT architect": ("IT", {"architecture": 2.6, "security": 1.6, "software engineering": 1.2}),
}
SKILLS = (
    "product ownership",
    "survey process",
    "labelling",
    "data preparation",
    "modelling",
    "evaluation",
    "software engineering",
    "serving",
    "automation",
    "platform operation",
    "security",
    "architecture",
    "monitoring",
)
_IN_LINE = ("product manager", "subject statistician", "coder")
_STAFF = 64


def simulate_people(seed: int, n: int = _STAFF) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return `n` staff and their skills.

    The first table has the columns staff_id, division, position, field (business, IT,
    methodology), since (year of joining) and days (working days a quarter that the division frees
    for machine learning). The second has staff_id, skill and level (1 basic, 2 does it alone,
    3 teaches it); a skill that somebody does not have is not listed. Raises ValueError where `n`
    is below 40.
    """
    if n < 40:
        raise ValueError(f"n = {n}: an office needs 40 staff or more")
    rng = np.random.default_rng([seed, 5])
    rows, skills = [], []
    for i in range(n):
        division = DIVISIONS[i % len(DIVISIONS)]
        if division == "IT services":
            options = [name for name, (field, _) in _POSITIONS.items() if field == "IT"]
            chance = np.array([0.2, 0.4, 0.3, 0.1])
        elif division == "Methodology":
            options, chance = ["methodologist", "data scientist"], np.array([0.65, 0.35])
        else:
            options = [*_IN_LINE, "data scientist"]
            chance = np.array([0.12, 0.56, 0.23, 0.09])
        position = str(rng.choice(options, p=chance))
        field, usual = _POSITIONS[position]
        person = f"S{i + 1:03d}"
        rows.append(
            {
                "staff_id": person,
                "division": division,
                "position": position,
                "field": field,
                "since": int(2025 - min(30, rng.geometric(0.11))),
                "days": int(rng.choice([5, 10, 15, 20, 30], p=[0.3, 0.3, 0.2, 0.12, 0.08])),
            }
        )
        for skill in SKILLS:
            mean = usual.get(skill, 0.12 if skill != "monitoring" else 0.05)
            level = int(np.clip(np.round(rng.normal(mean, 0.55)), 0, 3))
            if level:
                skills.append({"staff_id": person, "skill": skill, "level": level})
    return pd.DataFrame(rows), pd.DataFrame(skills)


# ---------------------------------------------------------------------------- what has to be done

STAGES = ("A", "B1", "B2", "C", "D")  # Kreuzberger, Kuehl and Hirschl (2022)
# stage, task, what it leaves behind, and the skills with the level that it needs
_CARDS = (
    ("A", "say which error in the published table is acceptable", "quality target",
     {"product ownership": 2, "survey process": 2}),
    ("A", "draw how survey, model and coding screens will connect", "architecture sketch",
     {"architecture": 2, "security": 1}),
    ("A", "turn the coding problem into a learning problem", "problem statement",
     {"modelling": 2, "survey process": 2}),
    ("A", "find out which data exist and who may use them", "data inventory",
     {"data preparation": 2, "survey process": 2}),
    ("A", "set the budget and name who accepts each release", "project mandate",
     {"product ownership": 3}),
    ("B1", "write the guide by which answers are labelled", "coding guide",
     {"labelling": 2, "survey process": 2}),
    ("B1", "define how texts are cleaned and which fields a model may use", "feature definition",
     {"data preparation": 2, "modelling": 2}),
    ("B1", "agree when and in which format the survey delivers answers", "data contract",
     {"data preparation": 2, "survey process": 2, "serving": 1}),
    ("B1", "draw the sample of answers that two coders code", "sample design",
     {"evaluation": 2, "survey process": 1}),
    ("B2", "store answers, codes and versions so that each is found again", "data store",
     {"data preparation": 2, "software engineering": 2}),
    ("B2", "run the cleaning every night and stop at a broken delivery", "data pipeline",
     {"automation": 2, "data preparation": 2}),
    ("B2", "give each program only the rights that it needs", "access rules",
     {"security": 2, "platform operation": 2}),
    ("B2", "test that training and service clean a text alike", "automated test",
     {"automation": 1, "software engineering": 2}),
    ("C", "compare models on audited answers at each level of ISIC", "evaluation report",
     {"modelling": 2, "evaluation": 2}),
    ("C", "choose the probability below which a coder decides", "routing rule",
     {"evaluation": 2, "survey process": 2}),
    ("C", "record each training run so that it can be repeated", "run records",
     {"modelling": 1, "software engineering": 2}),
    ("C", "hand over the chosen model with its known limits", "model and model card",
     {"modelling": 2, "software engineering": 2}),
    ("D", "answer 2,500 requests within an hour", "coding service",
     {"serving": 2, "software engineering": 2}),
    ("D", "build, test and ship each change without manual steps", "delivery pipeline",
     {"automation": 2, "security": 2, "software engineering": 1}),
    ("D", "train again after each wave by the approved recipe", "training pipeline",
     {"automation": 2, "modelling": 2}),
    ("D", "watch inputs and codes and raise an alarm", "monitoring and alarms",
     {"monitoring": 2, "evaluation": 1}),
    ("D", "go back to the last good version within an hour", "rollback procedure",
     {"platform operation": 2, "monitoring": 1}),
    ("D", "keep servers, containers and backups in order", "operations log",
     {"platform operation": 2, "security": 2, "serving": 2}),
    ("D", "decide whether a retrained model codes the next wave", "release decision",
     {"product ownership": 2, "evaluation": 2}),
)  # fmt: skip


def task_cards() -> pd.DataFrame:
    """The 24 task cards of ISICoder.

    The columns are card_id, stage, task, artefact and needs: the skills with the level that the
    card needs, as text (`modelling 2; evaluation 2`).
    """
    rows = [
        {
            "card_id": f"T{i:02d}",
            "stage": stage,
            "task": task,
            "artefact": artefact,
            "needs": _as_text(needs),
        }
        for i, (stage, task, artefact, needs) in enumerate(_CARDS, 1)
    ]
    return pd.DataFrame(rows)


def simulate_cards(seed: int, n: int = 15) -> pd.DataFrame:
    """Return `n` other task cards with the columns card_id and needs.

    Each needs one to three of the skills at a level from 1 to 3. Raises ValueError where `n` is
    not from 1 to 99.
    """
    if not 1 <= n <= 99:
        raise ValueError(f"n = {n}: choose 1 to 99 cards")
    rng = np.random.default_rng([seed, 51])
    rows = []
    for i in range(n):
        skills = rng.choice(SKILLS, size=rng.integers(1, 4), replace=False)
        needs = {str(skill): int(rng.choice([1, 2, 3], p=[0.3, 0.5, 0.2])) for skill in skills}
        rows.append({"card_id": f"K{i + 1:02d}", "needs": _as_text(needs)})
    return pd.DataFrame(rows)


def _as_text(needs: dict[str, int]) -> str:
    return "; ".join(f"{skill} {level}" for skill, level in needs.items())


# ---------------------------------------------------------------------------- who answers for what

ROLES = (
    "business stakeholder",
    "data scientist",
    "backend engineer",
    "DevOps engineer",
    "ML engineer",
)
KINDS = ("work", "hand-over", "acceptance")
# the draft of a working group: activity, kind, letters in the order of ROLES
_DRAFT = (
    ("set the quality target", "work", "A R I I C"),
    ("label answers by the coding guide", "work", "A R - - I"),
    ("compare models on audited answers", "work", "I AR - - C"),
    ("hand over the model to those who build the service", "hand-over", "I A R C -"),
    ("build the coding service", "work", "I C AR C C"),
    ("hand over the service to those who operate it", "hand-over", "I - A A C"),
    ("build, test and ship changes", "work", "- I C AR C"),
    ("train again after each wave", "work", "I C I A C"),
    ("watch inputs and codes", "work", "I C I A R"),
    ("go back to the last good version", "work", "I I C AR C"),
    ("hand over a new version to the next wave", "hand-over", "I C R A C"),
    ("accept a release", "acceptance", "I C - A R"),
)


def raci_draft() -> pd.DataFrame:
    """The draft of who is responsible, accountable, consulted and informed.

    The columns are row (R01 to R12), activity, kind (work, hand-over, acceptance) and one for each
    of ROLES with R, A, C, I, AR (both) or - (no part).
    """
    rows = [
        {"row": f"R{i:02d}", "activity": activity, "kind": kind}
        | dict(zip(ROLES, letters.split(), strict=True))
        for i, (activity, kind, letters) in enumerate(_DRAFT, 1)
    ]
    return pd.DataFrame(rows)


def simulate_raci(seed: int, n: int = 14) -> pd.DataFrame:
    """Return another table with the columns of raci_draft(), without activity, and the truth.

    The column fault says what is wrong with a row: "" (nothing), "no A", "several A", "no R" or
    "ML engineer" (not even consulted at a hand-over). Raises ValueError where `n` is below 1.
    """
    if n < 1:
        raise ValueError(f"n = {n}: a table needs a row")
    rng = np.random.default_rng([seed, 52])
    rows = []
    for i in range(n):
        kind = str(rng.choice(KINDS, p=[0.55, 0.35, 0.1]))
        letters = [str(letter) for letter in rng.choice(["C", "I", "-"], size=len(ROLES))]
        first, second = (int(role) for role in rng.choice(len(ROLES), size=2, replace=False))
        letters[first], letters[second] = "A", "R"
        if rng.random() < 0.3:  # one role answers and does the work
            letters[first], letters[second] = "AR", "C"
        if kind == "hand-over" and letters[-1] in ("-", "I"):
            letters[-1] = "C"
        fault = str(
            rng.choice(["", "no A", "several A", "no R", "ML engineer"], p=[0.4] + [0.15] * 4)
        )
        others = [role for role in range(len(ROLES)) if role not in (first, second)]
        if rng.random() < 0.35:  # several may do the work
            letters[others[1]] = "R"
        if fault == "no A":
            letters[first] = "R"
        elif fault == "several A":
            letters[others[0]] = "A"
        elif fault == "no R":
            letters = ["A" if "A" in letter else letter.replace("R", "C") for letter in letters]
        elif fault == "ML engineer":
            kind = "hand-over"
            letters = ["I", "A", "R", "C", str(rng.choice(["I", "-"]))]
        rows.append(
            {"row": f"P{i + 1:02d}", "kind": kind}
            | dict(zip(ROLES, letters, strict=True))
            | {"fault": fault}
        )
    return pd.DataFrame(rows)


# ---------------------------------------------------------------------------- courses

# name, skills with the level reached, days, seats, fee in thousand crowns, the fields it is open to
_COURSES = (
    ("Deep learning for text and images", {"modelling": 3}, 10, 30, 36, "all"),
    ("Monitoring of models in use", {"monitoring": 2}, 5, 6, 15, "IT;methodology"),
    ("Dashboards for data quality", {"monitoring": 1}, 2, 12, 4, "all"),
    ("Automated tests and delivery", {"automation": 2}, 5, 8, 14, "IT"),
    ("From model to operation", {"automation": 2, "monitoring": 2}, 9, 4, 19, "IT;methodology"),
    ("Serving models in containers", {"serving": 2}, 4, 8, 9, "IT;methodology"),
    ("Platform engineer, certificate", {"platform operation": 3, "serving": 2}, 10, 6, 24, "IT"),
    ("Secure programs", {"security": 2}, 3, 10, 8, "IT;methodology"),
    ("Security officer, diploma", {"security": 3}, 12, 4, 28, "IT"),
    ("Design of large systems", {"architecture": 2}, 5, 8, 11, "IT"),
    ("Secure services by design", {"architecture": 2, "security": 2}, 7, 5, 12, "IT"),
    ("Running a cluster", {"platform operation": 2, "automation": 1}, 5, 8, 12, "IT"),
    ("Good code for statisticians", {"software engineering": 2}, 6, 12, 9, "methodology;business"),
    ("Product owner", {"product ownership": 3}, 4, 10, 7, "business"),
)
DAY = 0.8  # thousand crowns: what a day away from work costs the office


def trainings() -> pd.DataFrame:
    """The courses on offer.

    The columns are course_id, course, teaches (skills with the level that everybody who attends
    reaches, as text), days (for each who attends), seats, fee (thousand crowns for the course,
    however many attend) and open_to (all, or the fields whose staff may attend).
    """
    return _courses([1.0] * len(_COURSES), [0] * len(_COURSES))


def simulate_trainings(seed: int) -> pd.DataFrame:
    """The same courses as trainings() with other fees and lengths."""
    rng = np.random.default_rng([seed, 53])
    n = len(_COURSES)
    return _courses(rng.uniform(0.6, 1.5, n).tolist(), rng.integers(-1, 3, n).tolist())


def _courses(factor: list[float], more: list[int]) -> pd.DataFrame:
    rows = []
    for i, (course, teaches, days, seats, fee, open_to) in enumerate(_COURSES):
        rows.append(
            {
                "course_id": f"C{i + 1:02d}",
                "course": course,
                "teaches": _as_text(teaches),
                "days": days + more[i],
                "seats": seats,
                "fee": round(fee * factor[i]),
                "open_to": open_to,
            }
        )
    return pd.DataFrame(rows)


# ---------------------------------------------------------------------------- recruit and keep

YEARS = (2021, 2022, 2023, 2024, 2025)
MARKET_YEARS = (2020, 2021, 2022, 2023, 2024)  # a year earlier, so that each outcome is known
ML_POSITIONS = ("data scientist", "data engineer", "software developer")
# position: staff in the whole office who came from inside and from outside, and the chance that
# somebody leaves within a year
_LEAVING = {
    "subject statistician": ((150, 60), (0.05, 0.07)),
    "coder": ((22, 19), (0.06, 0.08)),
    "methodologist": ((14, 12), (0.05, 0.09)),
    "product manager": ((17, 4), (0.05, 0.08)),
    "system administrator": ((6, 8), (0.07, 0.10)),
    "software developer": ((6, 9), (0.11, 0.25)),
    "data engineer": ((3, 4), (0.11, 0.26)),
    "data scientist": ((7, 10), (0.11, 0.26)),
}
# position: vacancies, usual weeks to fill, share never filled, market pay over the office's pay
_VACANCIES = {
    "subject statistician": (8, 12, 0.0, 1.02),
    "coder": (4, 8, 0.0, 1.0),
    "system administrator": (5, 18, 0.1, 1.10),
    "software developer": (7, 33, 0.3, 1.22),
    "data engineer": (5, 38, 0.35, 1.26),
    "data scientist": (10, 37, 0.3, 1.24),
}
_PAY = {
    "subject statistician": 52,
    "coder": 38,
    "system administrator": 55,
    "software developer": 58,
    "data engineer": 60,
    "data scientist": 60,
}


def simulate_departures(seed: int) -> pd.DataFrame:
    """Return five years of leavers with the truth.

    One row is a position in a year, for those who came from inside the office (trained on the job)
    or from outside (recruited for it). The columns are year, position, came_from, headcount (on
    1 January, persons), left (during the year, persons) and chance (the true chance of leaving
    within the year).
    """
    rng = np.random.default_rng([seed, 54])
    rows = []
    for year in YEARS:
        for position, (sizes, chances) in _LEAVING.items():
            for came_from, size, chance in zip(("inside", "outside"), sizes, chances, strict=True):
                headcount = max(1, int(size + rng.integers(-1, 2) * (1 + size // 20)))
                rows.append(
                    {
                        "year": year,
                        "position": position,
                        "came_from": came_from,
                        "headcount": headcount,
                        "left": int(rng.binomial(headcount, chance)),
                        "chance": chance,
                    }
                )
    return pd.DataFrame(rows)


def simulate_market(seed: int) -> pd.DataFrame:
    """Return the vacancies that were opened in five years, 2020 to 2024.

    The columns are vacancy_id, opened (year and month), position, offers_made, offers_declined,
    weeks_to_fill (from opening to the first working day; missing where the vacancy was withdrawn
    unfilled), pay_offered and pay_market (thousand crowns a year).
    """
    rng = np.random.default_rng([seed, 55])
    rows = []
    for position, (n, weeks, unfilled, gap) in _VACANCIES.items():
        for _ in range(n):
            filled = rng.random() >= unfilled
            declined = int(rng.poisson(max(0.2, 5 * (gap - 1))))
            offered = round(_PAY[position] * rng.normal(1, 0.03))
            rows.append(
                {
                    "opened": f"{rng.choice(MARKET_YEARS)}-{rng.integers(1, 13):02d}",
                    "position": position,
                    "offers_made": declined + int(filled),
                    "offers_declined": declined,
                    "weeks_to_fill": round(weeks * np.exp(rng.normal(0, 0.3)))
                    if filled
                    else np.nan,
                    "pay_offered": offered,
                    "pay_market": round(offered * gap * rng.normal(1, 0.03)),
                }
            )
    found = pd.DataFrame(rows).sort_values(["opened", "position"], kind="stable")
    found.insert(0, "vacancy_id", [f"V{i:02d}" for i in range(1, len(found) + 1)])
    found["weeks_to_fill"] = found["weeks_to_fill"].astype("Int64")
    return found.reset_index(drop=True)


def tables() -> dict[str, pd.DataFrame]:
    """The shipped tables of this theme."""
    staff, skills = simulate_people(SEED)
    return {
        "staff": staff,
        "skills": skills,
        "task-cards": task_cards(),
        "raci-draft": raci_draft(),
        "trainings": trainings(),
        "departures": simulate_departures(SEED).drop(columns="chance"),
        "market": simulate_market(SEED),
    }
