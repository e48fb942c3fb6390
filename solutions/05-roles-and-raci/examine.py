"""What the check cells try on an answer. You may read it; grading uses its own copy."""

from __future__ import annotations

import datetime
import re
from itertools import combinations
from pathlib import PurePosixPath

import numpy as np
import pandas as pd

from mlcapacity import checks, figures, handover
from mlcapacity.office import people as office_people

ROLES = list(office_people.ROLES)
BUSINESS, SCIENCE, BACKEND, DEVOPS, ENGINEER = ROLES
DAY = office_people.DAY  # thousand crowns for a day away from work
GOES_LIVE = datetime.date(2026, 10, 1)
# the plan that section 6 builds on: three people in C05, so that two can take the new role
TEAM_PLAN = {"C05": ["S017", "S027", "S046"], "C06": ["S008"], "C11": ["S009"]}
# who makes a hand-over of this course, and what it is
HAND_OVERS = {
    "debt-register": "01: open technical debts",
    "roadmap": "02: eight quarters of actions",
    "acceptance-policy": "03: when a model may code a wave",
    "operating-model": "04: structure and owners",
    "raci": "05: who answers for what",
    "isicoder-model": "07: the model as a file",
}


SKILLS = {
    "product ownership": "decide what a product must do, and for what money",
    "survey process": "know how a survey runs, from the question to the table",
    "labelling": "give answers their code by a guide",
    "data preparation": "clean, join and check data by program",
    "modelling": "choose and train a model",
    "evaluation": "measure how good codes are, and where they fail",
    "software engineering": "write programs that others can test and change",
    "serving": "let a model answer the requests of other programs",
    "automation": "let tests, releases and training run without hands",
    "platform operation": "run servers and containers",
    "security": "give and withhold rights, and protect what is secret",
    "architecture": "design how systems fit together",
    "monitoring": "watch inputs and codes of a model in use, and raise alarms",
}

# ---------------------------------------------------------------------------- small helpers


def levels(text):
    """`modelling 2; evaluation 1` as a dict: {"modelling": 2, "evaluation": 1}."""
    pairs = [part.strip().rsplit(" ", 1) for part in text.split(";")]
    return {skill: int(level) for skill, level in pairs}


def needs_of(cards):
    """For each card, its needed skills with the level."""
    return {card.card_id: levels(card.needs) for card in cards.itertuples()}


def people_of(staff, skills, days=10):
    """For each person with that many days or more, the skills with the level."""
    found = {person: {} for person in staff.loc[staff["days"] >= days, "staff_id"]}
    for row in skills.itertuples():
        if row.staff_id in found:
            found[row.staff_id][row.skill] = int(row.level)
    return found


def highest_needs(cards):
    """For each skill the highest level that a card needs."""
    found = {}
    for needs in needs_of(cards).values():
        for skill, level in needs.items():
            found[skill] = max(level, found.get(skill, 0))
    return found


def most_skills(people, needs):
    """How many of the skills the best-equipped person has at the needed level."""
    return max(
        sum(own.get(skill, 0) >= level for skill, level in needs.items()) for own in people.values()
    )


def holders(cards, people):
    """A table: each needed skill, its level, and how many people have it."""
    rows = [
        {
            "skill": skill,
            "level": level,
            "people": sum(person.get(skill, 0) >= level for person in people.values()),
        }
        for skill, level in highest_needs(cards).items()
    ]
    return pd.DataFrame(rows).sort_values(["people", "skill"]).reset_index(drop=True)


def gaps_of(cards, people, wanted=2):
    """For each skill that too few people have: the level, and how many are missing."""
    table = holders(cards, people)
    short = table[table["people"] < wanted]
    return {row.skill: (int(row.level), int(wanted - row.people)) for row in short.itertuples()}


def after(plan, courses, people):
    """The skills of all people after a plan."""
    learned = {person: dict(skills) for person, skills in people.items()}
    taught = {course.course_id: levels(course.teaches) for course in courses.itertuples()}
    for course, attend in plan.items():
        for person in attend:
            own = learned[person]
            for skill, level in taught[course].items():
                own[skill] = max(level, own.get(skill, 0))
    return learned


def text_of(value):
    """A short text for a message."""
    return checks.describe(value)


def after_the_check_above(first):
    """Run the earlier check of the task; where it fails, say only that, for it said the rest."""
    try:
        return first()
    except checks.CheckFailed:
        pass
    return checks.fail(
        seen="the check above does not pass yet",
        wanted="first what that check wants, then this",
        look="what the check above says",
    )


# ---------------------------------------------------------------------------- task 1: roles

GIVEN = {
    "T01": "business stakeholder",
    "T03": "data scientist",
    "T04": "business stakeholder + data scientist",
    "T06": "business stakeholder + data scientist",
    "T07": "data scientist",
    "T08": "backend engineer",
    "T09": "data scientist",
    "T10": "backend engineer",
    "T12": "DevOps engineer + backend engineer",
    "T13": "ML engineer",
    "T14": "data scientist",
    "T16": "data scientist + ML engineer",
    "T17": "data scientist + ML engineer",
    "T18": "backend engineer + ML engineer",
    "T20": "ML engineer + data scientist",
    "T22": "DevOps engineer",
    "T23": "DevOps engineer",
}
# those that section 1 shows
EXAMPLES = ["T01", "T03", "T04", "T07", "T08", "T12", "T13", "T14", "T16", "T18", "T22", "T23"]
# for each open card: roles of which one must be named; roles that must not be; and why
_SCIENTIST_ALONE = (
    "an experiment is not yet a service; this is engineering work, and not that of a senior "
    "data scientist"
)
_NOT_OPERATION = (
    "those who run the machines do not decide what the figures may be used for; after the "
    "hand-over IT runs the model, the business still owns it"
)
OPEN_CARDS = {
    "T02": (
        {BACKEND, ENGINEER},
        set(),
        {
            BUSINESS: "says what the system must do; how its parts connect is for builders to draw",
            SCIENCE: _SCIENTIST_ALONE,
            DEVOPS: "ships and runs what is built; those who build or join the parts draw it",
        },
    ),
    "T05": (
        {BUSINESS},
        {BACKEND, DEVOPS},
        {
            BACKEND: _NOT_OPERATION,
            DEVOPS: _NOT_OPERATION,
            SCIENCE: "budget and acceptance need the one who answers for the published figure; "
            "who builds a model does not accept it alone",
            ENGINEER: "one person who does it all would also accept their own work",
        },
    ),
    "T11": (
        {BACKEND, ENGINEER, DEVOPS},
        set(),
        {
            BUSINESS: "says which delivery is broken; a nightly pipeline is a program",
            SCIENCE: "a script that somebody starts by hand is not a pipeline; this is engineering",
        },
    ),
    "T15": (
        {SCIENCE, BUSINESS},
        {BACKEND, DEVOPS},
        {
            BACKEND: "the service applies the rule; how many errors are worth a coder's minute is "
            "measured by the data scientist and decided by the business",
            DEVOPS: "how many errors are worth a coder's minute is no question of operation",
            ENGINEER: "keeps the rule in the pipeline; choosing it needs evaluation and cost",
        },
    ),
    "T19": (
        {DEVOPS, ENGINEER},
        set(),
        {
            BUSINESS: "wants each change soon; that it ships without manual steps is a program",
            SCIENCE: _SCIENTIST_ALONE,
            BACKEND: "builds the service; how its changes are tested and shipped is the question "
            "of the DevOps engineer, a software engineer with skills in operation",
        },
    ),
    "T21": (
        {ENGINEER},
        set(),
        {
            DEVOPS: "servers can be well while codes are wrong; an ML engineer is no DevOps "
            "engineer with a new title",
            SCIENCE: "looking at a notebook now and then is not monitoring; an ML engineer is no "
            "senior data scientist",
            BACKEND: "a service that answers in time can answer wrongly",
            BUSINESS: "notices in the published table, a quarter too late",
        },
    ),
    "T24": (
        {BUSINESS},
        {BACKEND, DEVOPS},
        {
            BACKEND: _NOT_OPERATION,
            DEVOPS: _NOT_OPERATION,
            SCIENCE: "who trained the model does not accept it alone",
            ENGINEER: "prepares the decision with figures; who runs the model does not accept it",
        },
    ),
}
# why several answers can be defended on a card
_SEVERAL = {
    "T02": "who builds the parts can draw them, and so can who joins them",
    "T05": "a data scientist or ML engineer may prepare it beside them",
    "T11": "who builds it, who runs its machines, who watches it: each can carry the work",
    "T15": "the one measures the errors, the other decides how many are worth a coder's minute",
    "T19": "the one ships every change, the other the parts of the model among them",
    "T21": "one watches the service, the other the codes",
    "T24": "a data scientist or ML engineer may prepare it beside them",
}
# two that can do together what neither does alone: one watches the service, the other the codes
_EITHER = {"T21": [{DEVOPS, SCIENCE}, {BACKEND, SCIENCE}]}
_SHORT = {
    "business": BUSINESS,
    "stakeholder": BUSINESS,
    "product owner": BUSINESS,
    "product manager": BUSINESS,
    "statistician": BUSINESS,
    "scientist": SCIENCE,
    "methodologist": SCIENCE,
    "backend": BACKEND,
    "back-end": BACKEND,
    "back end": BACKEND,
    "developer": BACKEND,
    "data engineer": BACKEND,
    "administrator": DEVOPS,
    "devops": DEVOPS,
    "mlops": ENGINEER,
    "ml engineer": ENGINEER,
}
MOST_CARDS = 4
FIRST_BAR = 5  # cards that the first check of task 1 wants


def roles_in(value):
    """The roles that an answer names; None where it names something else."""
    parts = [value] if isinstance(value, str) else list(value) if value is not None else []
    parts = [re.sub(r"(?i)\bML ?/ ?MLOps\b", "MLOps", str(part)) for part in parts]
    words = [w for part in parts for w in re.split(r"\s*(?:[+,;/&]|\band\b)\s*", part)]
    named = set()
    for word in (w.strip().lower() for w in words if w.strip()):
        word = re.sub(r"\b(ml|dev)[\s-]ops\b", r"\1ops", word)
        found = [role for short, role in _SHORT.items() if short in word]
        found = [ENGINEER] if word == "ml" else found
        if not found:
            return None
        named.update(found)
    return named


def role_faults(roles):
    """For each open card whose answer is not defensible: card, what was seen, why not."""
    faults = []
    for card, (fits, never, why) in OPEN_CARDS.items():
        value = roles.get(card, "?")
        if isinstance(value, str) and value.strip() in ("", "?"):
            faults.append((card, "", "still open"))
            continue
        named = roles_in(value)
        if named is None or not named:
            faults.append((card, text_of(value), f"use only these roles: {', '.join(ROLES)}"))
        elif len(named) > 2:
            faults.append(
                (card, text_of(value), "name one role, or two: who does it all is nobody")
            )
        elif named & never:
            role = next(r for r in ROLES if r in named & never)
            faults.append((card, role, f"does not belong here: {why[role]}"))
        elif not named & fits and named not in _EITHER.get(card, []):
            those = [role for role in ROLES if role in named]
            reasons = [why[role] + (f" ({role})" if len(those) > 1 else "") for role in those]
            faults.append((card, " + ".join(those), "; ".join(reasons)))
    return faults


def once_each(faults):
    """Faults as one text; cards with the same reason stand together before it."""
    cards = {}
    for card, seen, why in faults:
        cards.setdefault(why, []).append(f"{card} ({seen})" if seen else card)
    return "; ".join(f"{', '.join(who)}: {why}" for why, who in cards.items())


def _the_roles(roles):
    checks.expect(
        isinstance(roles, dict | pd.Series),
        seen=f"`roles` is {text_of(roles)}",
        wanted="the dict of the answer cell, with a role in place of each question mark",
        look="task 1, the answer cell",
    )
    return {str(card): value for card, value in dict(roles).items()}


def cards_to_roles(roles, at_least):
    """Task 1: enough of the open cards have a defensible answer."""
    faults = role_faults(_the_roles(roles))
    good = len(OPEN_CARDS) - len(faults)
    shown = once_each(faults)
    everything = at_least == len(OPEN_CARDS)
    checks.expect(
        good >= at_least,
        seen=f"{good} of {len(OPEN_CARDS)} cards have an answer that can be defended",
        wanted=f"all {at_least}" if everything else f"{at_least} or more",
        look="section 1, the table of roles",
        why="the check above says what is wrong" if everything and good < FIRST_BAR else shown,
    )
    return good


def all_cards(roles):
    """The given cards, and the open ones as far as they are filled in."""
    try:
        return GIVEN | {card: v for card, v in _the_roles(roles).items() if card in OPEN_CARDS}
    except Exception:
        return dict(GIVEN)


def other_roles(roles):
    """Print what else can be defended on each open card, once all answers can be."""
    try:
        wrong = bool(role_faults(_the_roles(roles)))
    except Exception:
        wrong = True
    if wrong:
        print("Once all seven answers can be defended, the others that can be stand here.")
        return
    print("These roles can be defended as well:")
    for card, (fits, _, _) in OPEN_CARDS.items():
        named = roles_in(dict(roles)[card])
        also = [role for role in ROLES if role in fits - named]
        pairs = [pair for pair in _EITHER.get(card, []) if pair != named]
        also += [" + ".join(role for role in ROLES if role in pair) for pair in pairs]
        if also:
            print(f"  {card} {', '.join(also)}: {_SEVERAL[card]}")


def no_unicorn(roles):
    """Task 1: no role stands on more than four of the seven cards."""
    count = dict.fromkeys(ROLES, 0)
    for card, value in _the_roles(roles).items():
        for role in (roles_in(value) or ()) if card in OPEN_CARDS else ():
            count[role] += 1
    most = max(count, key=lambda role: count[role])
    checks.expect(
        count[most] <= MOST_CARDS,
        seen=f"the {most} stands on {count[most]} of the seven cards",
        wanted=f"{MOST_CARDS} or fewer",
        look="task 1, the last rule for `roles`",
        why="a role that does nearly everything is a person whom nobody can recruit or replace",
    )


# what the ML engineer looks after: a card on which it is worked on, and who can share it there
SHARED = {
    "ML infrastructure": ("T10", {BACKEND}),
    "ML models": ("T17", {SCIENCE, BACKEND}),
    "ML workflow pipelines": ("T20", {SCIENCE, BACKEND, DEVOPS}),
    "data ingestion": ("T11", {BACKEND, DEVOPS}),
    "monitoring": ("T21", {BUSINESS, SCIENCE, BACKEND, DEVOPS}),
}


def shared(answer):
    """Task 1: for each of the five things a role that shares it on the card named."""
    checks.expect(
        isinstance(answer, dict | pd.Series),
        seen=f"`shared` is {text_of(answer)}",
        wanted="the dict of the answer cell, with a role for each of the five things",
        look="task 1, the answer cell",
    )
    faults = []
    for thing, (card, fits) in SHARED.items():
        value = dict(answer).get(thing, "?")
        named = roles_in(value)
        partners = (named or set()) - {ENGINEER}
        if isinstance(value, str) and value.strip() in ("", "?"):
            faults.append((thing, "", "still open"))
        elif not named:
            faults.append((thing, text_of(value), f"use one of these: {', '.join(ROLES[:-1])}"))
        elif not partners:
            faults.append((thing, "", "name the other role; the ML engineer never does it alone"))
        elif not partners & fits:
            other = next(role for role in ROLES if role in partners)
            faults.append((thing, "", f"on {card} the {other} has no part in it"))
    look = "section 1, the table of roles and the cards"
    checks.expect(
        not faults,
        seen=f"{len(SHARED) - len(faults)} of {len(SHARED)} answers in `shared` can be defended",
        wanted="all: who works on the card beside the thing, together with the ML engineer",
        look=look,
        why=once_each(faults),
    )
    named = set().union(*(roles_in(dict(answer)[thing]) for thing in SHARED))
    missing = [role for role in (SCIENCE, BACKEND, DEVOPS) if role not in named]
    checks.expect(
        not missing,
        seen=f"nothing in `shared` is shared with the {' or the '.join(missing)}",
        wanted="the data scientist, the backend engineer and the DevOps engineer once each or more",
        look=look,
        why="the ML engineer's work lies between all three; one partner for all of it is a copy "
        "of that role",
    )
    return len(SHARED)


# ---------------------------------------------------------------------------- tasks 2, 3: RACI

_LETTERS = ("R", "A", "C", "I", "AR", "-")


def cell(value):
    """One cell of a RACI table in one spelling: `A/R`, `ra`, blank and the like."""
    if value is None or (isinstance(value, float) and np.isnan(value)):
        return "-"
    text = re.sub(r"[\s/,+;.]", "", str(value)).upper()
    return {"": "-", "RA": "AR", "\u2013": "-"}.get(text, text)


def clean_letters(table):
    """A RACI table with every cell in one spelling."""
    return table[ROLES].map(cell)


def row_fault(letters, kind):
    """What is wrong with one row (a Series over ROLES), or ""."""
    joined = "".join(letters)
    if joined.count("A") > 1:
        return "several A"
    if joined.count("A") == 0:
        return "no A"
    if joined.count("R") == 0:
        return "no R"
    if kind == "hand-over" and letters[ENGINEER] in ("-", "I"):
        return "ML engineer"
    if kind == "acceptance" and "A" not in letters[BUSINESS]:
        return "business"
    return ""


_WANTED = {
    "several A": (
        "exactly one A",
        "where two answer for something, each can point at the other: several A are not shared "
        "ownership but none",
    ),
    "no A": ("exactly one A", "somebody must have the last word"),
    "no R": ("at least one R", "an A alone answers for work that nobody does"),
    "ML engineer": (
        "C, R or A for the ML engineer at a hand-over",
        "the ML engineer keeps the parts together and must be asked where they change hands",
    ),
    "business": (
        "A (or AR) for the business stakeholder at an acceptance",
        "others run the model and prepare the decision; who publishes the figure has the last "
        "word on what codes it",
    ),
}


def _the_letters(mended, draft):
    look = "task 2, the answer cell: `mended` starts as a copy of `letters`"
    checks.table(mended, ROLES, look, rows=len(draft))
    checks.expect(
        set(mended.index) == set(draft.index),
        seen=f"the rows {list(mended.index)[:4]}...",
        wanted="the rows R01 to R12",
        look=look,
    )
    mended = clean_letters(mended.loc[draft.index])
    for row in mended.index:
        strange = [letter for letter in mended.loc[row] if letter not in _LETTERS]
        checks.expect(
            not strange,
            seen=f"row {row} holds {strange[:1]}",
            wanted="R, A, C, I, AR (both) or - (no part) in each cell",
            look="section 2, the four letters",
        )
    changed = [row for row in draft.index if list(mended.loc[row]) != list(draft.loc[row])]
    checks.expect(
        len(changed) <= 6,
        seen=f"{len(changed)} rows differ from the draft",
        wanted="six rows or fewer: the divisions agreed on the others",
        look="task 2, the last rule",
    )
    return mended


def raci_rows(mended, draft, kinds, faults=("several A", "no A", "no R")):
    """Task 2: no row breaks one of the named rules."""
    mended = _the_letters(mended, draft)
    for row in mended.index:
        fault = row_fault(mended.loc[row], kinds[row])
        if fault in faults:
            wanted, why = _WANTED[fault]
            checks.fail(
                seen=f"row {row}: {' '.join(mended.loc[row])} ({fault})",
                wanted=wanted,
                look="section 2, the rules 1 to 5",
                why=why,
            )
    return mended


def raci_table(mended, draft, kinds):
    """Task 2: all rules, also those about the table as a whole."""
    after_the_check_above(lambda: raci_rows(mended, draft, kinds))
    mended = raci_rows(mended, draft, kinds, faults=tuple(_WANTED))
    most = int(0.4 * len(mended))
    for role in ROLES:
        count = sum("A" in letter for letter in mended[role])
        checks.expect(
            count <= most,
            seen=f"the {role} has the A in {count} of {len(mended)} rows",
            wanted=f"{most} rows or fewer (40 %)",
            look="section 2, rule 5, and the bottom line of the figure",
            why="who answers for nearly everything answers for it only on paper",
        )


def other_tables(mended, draft, kinds):
    """Print what else can be defended in the mended table, once all five rules hold."""
    try:
        raci_table(mended, draft, kinds)
    except Exception:
        print("Once all five rules hold, other tables that can be defended stand here.")
        return
    print("These choices can be defended as well:")
    for row, why in (
        ("R04", "the A with who hands over, or with who receives"),
        ("R06", "the A with who built the service, who will operate it, or the ML engineer"),
        ("R08", "the R with the ML engineer or the data scientist"),
        ("R12", "the R with whoever prepares the decision: data scientist, ML engineer, or both"),
    ):
        print(f"  {row}: {why}")


def raci_in_words(letters, activities):
    """All rows of a RACI table in one text, for readers who do not see the picture."""
    letters = clean_letters(letters)
    rows = [f"{row} {activities[row]}: {' '.join(letters.loc[row])}" for row in letters.index]
    held = [f"{role} {sum('A' in letter for letter in letters[role])}" for role in ROLES]
    return (
        f"The columns are {', '.join(ROLES)}. The rows are: {'; '.join(rows)}. The bottom line, "
        f"rows with the A (at most {int(0.4 * len(letters))} of {len(letters)}): {', '.join(held)}."
    )


# twelve rows, among them each usual slip: two R, AR, I outside a hand-over, an acceptance
SMALL_RACI = pd.DataFrame(
    [
        (f"P{i:02d}", kind, *letters.split())
        for i, (kind, letters) in enumerate(
            (
                ("work", "A R C I C"),
                ("work", "A R R - I"),
                ("work", "AR C - - -"),
                ("work", "A C I - C"),
                ("work", "C R I - I"),
                ("work", "A A R - C"),
                ("hand-over", "I A R C I"),
                ("hand-over", "I C R C A"),
                ("hand-over", "I A C R R"),
                ("hand-over", "I - C - AR"),
                ("hand-over", "- A R C -"),
                ("acceptance", "C R - A I"),
            ),
            1,
        )
    ],
    columns=["row", "kind", *ROLES],
)


def faulty_rows(yours, table, name):
    """Task 3: the rows that break one of the three rules."""
    look = "section 2, the tests of two rules, and the rules in task 3"
    letters = table.set_index("row")[ROLES]
    kinds = table.set_index("row")["kind"]
    got = yours(letters.copy(), kinds.copy())
    checks.expect(
        isinstance(got, list | tuple | set | dict | pd.Series | pd.Index | np.ndarray),
        seen=f"for {name} the result is {text_of(got)}",
        wanted="a list of the names of rows",
        look="task 3: the last line of the frame is `return found`",
    )
    got = {str(row) for row in got}
    checks.expect(
        got <= set(letters.index),
        seen=f"for {name} the result holds {sorted(got - set(letters.index))[:1]}",
        wanted="names of rows, as in `letters.index`",
        look=look,
    )
    checks.expect(
        len(got) < len(letters),
        seen=f"for {name} all {len(letters)} rows are on your list",
        wanted="only the rows that break a rule",
        look=look,
        why='a condition is true for every row; `asked == "-" or "I"` always is: write '
        '`asked in ["-", "I"]`',
    )
    for row in letters.index:
        fault = row_fault(letters.loc[row], "work" if kinds[row] != "hand-over" else "hand-over")
        shown = f"row {row} of {name}, {kinds[row]}: {' '.join(letters.loc[row])}"
        wanted, why = _WANTED.get(fault, ("", ""))
        joined = "".join(letters.loc[row])
        slip = ""
        if joined.count("R") > 1:
            slip = "two R are fine: rule 2 wants at least one, so only a count of 0 breaks it"
        elif "AR" in list(letters.loc[row]):
            slip = "AR counts as one A and as one R"
        elif kinds[row] != "hand-over" and letters.loc[row, ENGINEER] in ("-", "I"):
            slip = "rule 3 is for hand-overs only"
        elif kinds[row] == "hand-over" and letters.loc[row, ENGINEER] in ("R", "A"):
            slip = "C is enough for the ML engineer at a hand-over, and R, A and AR are enough, too"
        if not slip and kinds[row] == "acceptance":
            slip = "rule 4 is not asked for here: an acceptance counts like work"
        checks.expect(
            not fault or row in got,
            seen=f"{shown}. Your function finds no fault",
            wanted=f"that row in the list; the rule is: {wanted}",
            look=look,
            why=why,
        )
        checks.expect(
            fault or row not in got,
            seen=f"{shown}. Your function finds a fault",
            wanted="not that row: it has one A, at least one R, and no rule is broken",
            look=look,
            why=slip,
        )
    return len(got)


# ---------------------------------------------------------------------------- section 3


def cards_nobody_can_do(cards, people):
    """The cards for which neither one person nor two together have all needed levels."""
    left = []
    for card, needs in cards.items():
        who = {frozenset(s for s in needs if p.get(s, 0) >= needs[s]) for p in people.values()}
        if not any(a | b == set(needs) for a in who for b in who):
            left.append(card)
    return left


# ---------------------------------------------------------------------------- task 4: courses


def plan_cost(plan, courses):
    """Cost in thousand crowns and days away from work."""
    by_id = courses.set_index("course_id")
    days = sum(int(by_id.loc[c, "days"]) * len(set(who)) for c, who in plan.items())
    return float(sum(by_id.loc[c, "fee"] for c in plan if plan[c]) + DAY * days), days


def tidy_plan(plan):
    """A plan as a dict of sorted lists; None where it is something else."""
    if not isinstance(plan, dict | pd.Series):
        return None
    tidy = {}
    if any(
        not isinstance(who, str) and not hasattr(who, "__iter__") for who in dict(plan).values()
    ):
        return None
    for course, who in dict(plan).items():
        who = ids_in(who)
        if who:
            tidy[str(course).strip().upper()] = who
    return tidy


def ids_in(value):
    """Ids as a sorted list, also where several stand in one text."""
    parts = [value] if isinstance(value, str) else value
    return sorted({i.upper() for part in parts for i in re.split(r"[\s,;]+", str(part)) if i})


def plan_faults(plan, courses, staff, people, gaps):
    """The rules of task 4 that a plan breaks, the first first: what is seen, wanted, and why."""
    by_id, by_person = courses.set_index("course_id"), staff.set_index("staff_id")
    faults = []
    for course, who in plan.items():
        if course not in by_id.index:
            faults.append((f"a course {course!r}", "course_ids of the table `courses`", ""))
            continue
        row = by_id.loc[course]
        for person in who:
            if person not in people:
                wanted = "staff_ids of people who have ten days a quarter or more"
                faults.append((f"{person!r} in {course}", wanted, ""))
            elif row["open_to"] != "all" and by_person.loc[person, "field"] not in row[
                "open_to"
            ].split(";"):
                field = by_person.loc[person, "field"]
                seen = f"{person} ({field}) in {course}, which is open to {row['open_to']}"
                faults.append((seen, "only people of a field that the course is open to", ""))
        if len(who) > row["seats"]:
            seen = f"{len(who)} people in {course}, which has {row['seats']} seats"
            faults.append((seen, "no more people than seats", ""))
    if faults:
        return faults
    for person in sorted({p for who in plan.values() for p in who}):
        days = sum(int(by_id.loc[course, "days"]) for course, who in plan.items() if person in who)
        free = int(by_person.loc[person, "days"])
        if days > free:
            seen = f"{person} sits in courses for {days} days and has {free} in the quarter"
            why = "all days come out of one quarter; let somebody else attend one of the courses"
            faults.append((seen, "no more days of courses than the person has", why))
    if faults:
        return faults
    learned = after(plan, courses, people)
    for skill, (level, missing) in gaps.items():
        have = sum(own.get(skill, 0) >= level for own in learned.values())
        before = sum(own.get(skill, 0) >= level for own in people.values())
        wanted = before + missing
        if have < wanted:
            why = f"{wanted - have} more must reach level {level}, for one of the two may leave"
            if "C01" in plan:
                why = (
                    "deep learning closes no gap: there are people enough who model; what is "
                    "missing is engineering, monitoring and security"
                )
            elif have == before and any(skill in levels(by_id.loc[c, "teaches"]) for c in plan):
                why = "look at the level that the course teaches, and who already had it"
            seen = f"after your plan, {have} of {wanted} people have {skill} at level {level}"
            faults.append((seen, f"{wanted} people", why))
    return faults


def gap_courses(courses, gaps):
    """The courses that bring a skill with a gap to the needed level, and which."""
    rows = []
    for course in courses.itertuples():
        brings = [s for s, level in levels(course.teaches).items() if level >= gaps.get(s, (9,))[0]]
        if brings:
            gap = ", ".join(brings)
            rows.append(
                (course.course_id, gap, course.open_to, course.seats, course.days, course.fee)
            )
    columns = ["course_id", "closes gaps in", "open_to", "seats", "days", "fee"]
    return pd.DataFrame(rows, columns=columns)


def closes(course_id, courses, gaps):
    """How many gaps a course brings a person for."""
    taught = levels(courses.set_index("course_id").loc[course_id, "teaches"])
    return sum(skill in gaps and level >= gaps[skill][0] for skill, level in taught.items())


def try_plan(plan, courses, staff, people, gaps):
    """Print what a plan costs, and the first rules that it breaks."""
    tidy = tidy_plan(plan) or {}
    faults = plan_faults(tidy, courses, staff, people, gaps)
    known = {course: who for course, who in tidy.items() if course in set(courses["course_id"])}
    cost, days = plan_cost(known, courses)
    print(f"cost {cost:.1f} thousand crowns, {days} days away from work")
    for seen, wanted, _ in faults[:2]:
        print(f"  open: {seen}; wanted: {wanted}")
    if not faults:
        print("  all gaps are closed")


def best_plan(courses, staff, people, gaps):
    """The cheapest plan that keeps all rules, and its cost; (None, inf) where there is none."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    rows = list(courses.itertuples())
    able = staff[staff["staff_id"].isin(people)]
    field = dict(zip(able["staff_id"], able["field"], strict=True))
    free = dict(zip(able["staff_id"], able["days"], strict=True))
    attend = [
        (c, person)
        for c, row in enumerate(rows)
        for person in people
        if (row.open_to == "all" or field[person] in row.open_to.split(";"))
        and row.days <= free[person]
    ]
    learn = [
        (skill, person)
        for skill, (level, _) in gaps.items()
        for person in people
        if people[person].get(skill, 0) < level
    ]
    n, n_all = len(attend), len(attend) + len(rows) + len(learn)
    cost = np.array(
        [DAY * rows[c].days for c, _ in attend] + [r.fee for r in rows] + [0] * len(learn)
    )
    matrix, low, high = [], [], []

    def rule(weights, at_least, at_most):
        line = np.zeros(n_all)
        for position, weight in weights:
            line[position] += weight
        matrix.append(line)
        low.append(at_least)
        high.append(at_most)

    taught = [levels(row.teaches) for row in rows]
    first = n + len(rows)
    for j, (skill, person) in enumerate(learn):
        sources = [
            (i, -1.0)
            for i, (c, who) in enumerate(attend)
            if who == person and taught[c].get(skill, 0) >= gaps[skill][0]
        ]
        rule([(first + j, 1.0), *sources], -np.inf, 0)
    for skill, (_, missing) in gaps.items():
        rule([(first + j, 1.0) for j, (s, _) in enumerate(learn) if s == skill], missing, np.inf)
    for person in people:
        seats = [(i, float(rows[c].days)) for i, (c, who) in enumerate(attend) if who == person]
        rule(seats, -np.inf, free[person])
    for c, row in enumerate(rows):
        seats = [(i, 1.0) for i, (d, _) in enumerate(attend) if d == c]
        rule([*seats, (n + c, -float(row.seats))], -np.inf, 0)
    found = milp(
        cost,
        constraints=LinearConstraint(np.array(matrix), low, high),
        integrality=np.ones(n_all),
        bounds=Bounds(0, 1),
    )
    if found.x is None:
        return None, float("inf")
    plan = {}
    for i, (c, person) in enumerate(attend):
        if found.x[i] > 0.5:
            plan.setdefault(rows[c].course_id, []).append(person)
    return plan, float(found.fun)


def training(plan, courses, staff, people, gaps):
    """Task 4: a plan that closes all gaps and keeps the rules; returns its cost."""
    tidy = tidy_plan(plan)
    checks.expect(
        tidy is not None and tidy != {},
        seen=f"`plan` is {text_of(plan)}",
        wanted='courses with the people who attend, as in `plan["C03"] = ["S001", "S002"]`',
        look="section 4, the example of a plan",
    )
    for seen, wanted, why in plan_faults(tidy, courses, staff, people, gaps)[:1]:
        checks.fail(seen=seen, wanted=wanted, look="task 4, the rules of a plan", why=why)
    return plan_cost(tidy, courses)


def cheap_training(plan, courses, staff, people, gaps, within=0.05):
    """Task 4: as training(), and close to the smallest possible cost."""
    cost, _ = after_the_check_above(lambda: training(plan, courses, staff, people, gaps))
    _, smallest = best_plan(courses, staff, people, gaps)
    checks.expect(
        cost <= (1 + within) * smallest + 1e-6,
        seen=f"your plan costs {cost:.1f} thousand crowns, {100 * (cost / smallest - 1):.0f} % "
        "more than the cheapest that closes all gaps",
        wanted=f"at most {100 * within:.0f} % more than the cheapest",
        look="the table of courses: some teach two of the missing skills at once",
        why=too_dear(tidy_plan(plan), courses, staff, people, gaps),
    )
    return cost, smallest


def too_dear(plan, courses, staff, people, gaps):
    """Why a plan that keeps the rules costs more than the cheapest."""
    if "C01" in plan:
        return "deep learning closes no gap here: there are people enough who model"
    for course, who in plan.items():
        for person in who:
            fewer = plan | {course: [other for other in who if other != person]}
            fewer = {c: attend for c, attend in fewer.items() if attend}
            if not plan_faults(fewer, courses, staff, people, gaps):
                return f"the plan keeps the rules without {person} in {course}, too: each day costs"
    brings = gap_courses(courses, gaps).set_index("course_id")["closes gaps in"].str.split(", ")
    for both in brings[brings.str.len() > 1]:
        alone = [c for c in plan if c in brings.index and len(brings[c]) == 1]
        if set(both) <= {brings[c][0] for c in alone}:
            return f"you pay two courses for {' and '.join(both)}; one course teaches both"
    return "compare fee and days of the courses that close the same gap: a day costs money, too"


def kept_plan(plan, courses, staff, people, gaps):
    """The learner's plan if it keeps all rules, else None."""
    try:
        training(plan, courses, staff, people, gaps)
    except Exception:
        return None
    return tidy_plan(plan)


def show_plan(plan, cards, courses, people):
    """The people for each skill before and after the learner's plan, once it keeps the rules."""
    if plan is None:
        print("Once your plan keeps the rules, a figure here shows the people for each skill")
        print("before and after it.")
        return None
    before, now = holders(cards, people), holders(cards, after(plan, courses, people))
    _, days = plan_cost(plan, courses)
    title = f"Your plan: {days} days of courses bring every skill to two people or more"
    axes = draw_holders(before, now, title)
    return figures.show(axes, alt=f"{title}. {holders_in_words(before, now)}")


def plan_result(plan, cards, courses, people):
    """What the learner's plan changes, in one sentence."""
    if plan is None:
        return "What your plan changes stands here once task 4 is solved."
    who = {person for attend in plan.values() for person in attend}
    later = len(cards_nobody_can_do(needs_of(cards), after(plan, courses, people)))
    return (
        f"With your plan ({len(plan)} courses, {len(who)} people, {plan_cost(plan, courses)[1]} "
        f"days) it is {later}, and every skill has two people or more."
    )


def plan_record(plan, cards, courses, people):
    """What the evidence says about gaps and the learner's plan."""
    gaps = gaps_of(cards, people)
    left = None if plan is None else gaps_of(cards, after(plan, courses, people))
    return {
        "gaps_before": {skill: missing for skill, (_, missing) in gaps.items()},
        "gaps_after": None if left is None else len(left),
        "training_days": None if plan is None else plan_cost(plan, courses)[1],
        "training_plan": plan,
    }


# ---------------------------------------------------------------------------- task 5: attrition


def support(people, years, leaving):
    """The probability that at least one of them is still there, if they leave independently."""
    stays = (1 - leaving) ** years
    return 1 - (1 - stays) ** people


def needed(years, leaving, target):
    """The smallest number of people that reaches the target."""
    people = 1
    while support(people, years, leaving) < target:
        people += 1
    return people


_POWER = (
    "`leaving ** years` is the probability of leaving in every single year; one person stays with "
    "`(1 - leaving) ** years`"
)
_TIMES = "people multiply as a power, `** people`, for each of them may stay or go; not `* people`"


def supported(yours, cases, name):
    """Task 5: the probability of support; returns it for each case."""
    found = []
    look = "section 5, one person and then several"
    for people, years, leaving in cases:
        truth = support(people, years, leaving)
        what = f"for people={people}, years={years}, leaving={leaving:g} ({name}) the probability"
        got = checks.number(yours(people, years, leaving), what, look)
        slips = {
            (1 - leaving) ** (years * people): "that is the probability that nobody at all leaves",
            1 - (1 - leaving) ** (years * people): "that is the probability that somebody leaves",
            1 - leaving**people: "that is the probability of support after one year",
            1 - (1 - support(1, years, leaving)): "that is the probability for one person",
            (1 - support(1, years, leaving))
            ** people: "that is the probability that all have left",
            1
            - (1 - max(0.0, 1 - years * leaving)) ** people: "years multiply: 0.82 of 0.82 of 0.82",
            support(people, years, 0.18): "use the name `leaving` in place of 0.18",
            support(2, years, leaving): "use the name `people` in place of 2",
            support(people, 3, leaving): "use the name `years` in place of 3",
            support(people, max(years - 1, 0), leaving): "that is one year too few",
            1 - (1 - leaving**years) ** people: _POWER,
            1 - leaving ** (years * people): _POWER,
            people * support(1, years, leaving): _TIMES,
            1 - people * (1 - support(1, years, leaving)): _TIMES,
        }
        same = [why for wrong, why in slips.items() if abs(got - wrong) < 1e-3 < abs(truth - wrong)]
        if abs(got - truth) > 1e-3 and got in (round(truth, 2), round(truth, 1)):
            same = ["do not round: give the number as it is"]
        if abs(got - 100 * truth) < 0.1 < abs(got - truth):
            same = ["give it from 0 to 1, not in percent"]
        checks.close(got, truth, 1e-3, what, look, why=same[0] if same else "")
        found.append(got)
    return found


def try_supported(yours):
    """Print what the learner's function gives, for numbers of people and both rates."""
    try:
        rows = [(n, float(yours(n, 3, 0.23)), float(yours(n, 3, 0.11))) for n in range(1, 6)]
    except Exception:
        print("Once `supported` gives a number, its results stand here.")
        return
    print("your function, after 3 years:")
    print("people  recruited (0.23)  trained (0.11)")
    for people, outside, inside in rows:
        print(f"{people:6} {outside:17.2f} {inside:15.2f}")


def kept_way(choice, recruited, trained, filled):
    """The learner's choice of a way if it passes, else None."""
    try:
        return recruiting(choice, recruited, trained, filled)
    except Exception:
        return None


_OTHER_WAY = {
    "train only": "'train and recruit' can be defended as well: trained people leave, too, and a "
    "third person from outside takes nothing from the two. It costs a post.",
    "train and recruit": "'train only' can be defended as well: two trained people reach the goal "
    "at the rates measured. It leaves no reserve if the rates are worse.",
}


def show_support(way, yours, inside, outside):
    """What the learner's function gives, drawn once both parts of task 5 pass; else what will be.

    `inside` and `outside` are rates of leaving with their intervals, in percent.
    """
    try:
        supported(yours, [(2, 3, 0.18), (2, 3, 0.11), (3, 1, 0.5)], "the figure")
        solved = way is not None
    except Exception:
        solved = False
    if not solved:
        print("Once task 5 is solved, a figure here draws your function for both rates, and the")
        print("other way that can be defended stands here.")
        return None
    print(_OTHER_WAY[way])
    axes, text = draw_support(yours, inside, outside)
    return figures.show(axes, alt=text)


def way_result(way):
    """The learner's way, in one sentence for the director."""
    if way is None:
        return "- Your way, recruit or train, stands here once task 5 is solved."
    if way == "train only":
        return "- So train now, two people or more. A vacancy in its place comes too late."
    return "- So train now, and open a vacancy beside it. A vacancy alone comes too late."


def in_time(share, vacancies, wanted=2):
    """The probability that at least `wanted` of so many vacancies are filled in time."""
    from scipy.stats import binom

    return float(binom.sf(wanted - 1, vacancies, share))


def fewest_vacancies(share, target, wanted=2):
    """The smallest number of vacancies that brings `wanted` people in time so probably."""
    return next(n for n in range(1, 1000) if in_time(share, n, wanted) >= target)


_WAYS = ("recruit only", "train only", "train and recruit")


def _whole(choice, key, look):
    """The number that stands under a key; a text of digits is one, too."""
    value = choice.get(key, "?")
    value = int(value) if isinstance(value, str) and value.strip().isdigit() else value
    checks.expect(value != "?", f"`{key}` is still open", "a whole number", look)
    return checks.number(value, f"`{key}`", look)


def recruiting(choice, recruited, trained, filled, years=3, target=0.9):
    """Task 5: the three numbers, and a way that fits the figures of section 5."""
    look = "section 5, the figures on vacancies and leavers, and your function"
    checks.expect(
        isinstance(choice, dict | pd.Series),
        seen=f"`choice` is {text_of(choice)}",
        wanted="the dict of the answer cell",
        look=look,
    )
    choice = dict(choice)
    for key, leaving in (("needed_if_recruited", recruited), ("needed_if_trained", trained)):
        right = needed(years, leaving, target)
        got = _whole(choice, key, look)
        reach = support(max(int(got), 0), years, leaving)
        checks.expect(
            got == right,
            seen=f"`{key}` is {got:g}, which reaches a probability of {reach:.2f}",
            wanted=f"the smallest whole number that reaches {target:g} over {years} years",
            look=look,
        )
    opened = _whole(choice, "vacancies", look)
    reach = in_time(filled, max(int(opened), 0))
    checks.expect(
        opened == fewest_vacancies(filled, target),
        seen=f"`vacancies` is {opened:g}, which brings two people or more in time with a "
        f"probability of {reach:.2f}",
        wanted=f"the smallest whole number that reaches {target:g}",
        look="section 5, the cell that tries a number of vacancies",
        why="few of such vacancies are filled within 29 weeks",
    )
    words = set(re.sub(r"[^a-z]+", " ", str(choice.get("way", "?")).lower()).split()) - {"and"}
    ways = {"train": "train only", "recruit": "recruit only", "both": "train and recruit"}
    way = ways.get(" ".join(words - {"only"}), "")
    way = "train and recruit" if words == {"train", "recruit"} else way
    checks.expect(
        way in _WAYS,
        seen=f"`way` is {text_of(choice.get('way', '?'))}",
        wanted=f"one of {', '.join(_WAYS)}",
        look=look,
    )
    checks.expect(
        way != "recruit only",
        seen='`way` is "recruit only"',
        wanted="a way that has two people working alone in nine months (39 weeks)",
        look=look,
        why="few such vacancies were filled in 29 weeks, so even six open at once seldom bring "
        "two people in time; and who is recruited leaves more often",
    )
    return way


def interval(left, headcount):
    """A share in percent with its 95 % interval by the method of Wilson (1927)."""
    share, z = left / headcount, 1.96
    middle = (share + z**2 / (2 * headcount)) / (1 + z**2 / headcount)
    half = z * np.sqrt(share * (1 - share) / headcount + z**2 / (4 * headcount**2))
    half /= 1 + z**2 / headcount
    return 100 * share, 100 * (middle - half), 100 * (middle + half)


def difference(inside, outside):
    """Outside minus inside, in points, with its 95 % interval by the method of Newcombe (1998)."""
    a, a_low, a_high = interval(inside["left"].sum(), inside["headcount"].sum())
    b, b_low, b_high = interval(outside["left"].sum(), outside["headcount"].sum())
    d = b - a
    return d, d - np.hypot(b - b_low, a_high - a), d + np.hypot(b_high - b, a - a_low)


# ---------------------------------------------------------------------------- task 6: a team

TEAM_SIZE, TEAM_DIVISIONS, TEAM_DAYS = 6, 5, 90
NOTICE = {"monitoring": 2, "automation": 2, "software engineering": 1, "modelling": 1}
FIELDS = ("business", "IT", "methodology")


def team_faults(team, staff, people, needs):
    """The rules of task 6 that a team breaks: what is seen, wanted, and why."""
    by_person = staff.set_index("staff_id")
    unknown = [person for person in team if person not in people]
    if unknown:
        wanted = "staff_ids of people who have ten days a quarter or more"
        return [(f"{unknown[0]!r} in the team", wanted, "")]
    faults = []
    if len(team) > TEAM_SIZE:
        faults.append((f"{len(team)} people", f"at most {TEAM_SIZE}", ""))
    own = by_person.loc[team]
    for field in FIELDS:
        if field not in set(own["field"]):
            why = "business, IT and methodology each know something that the others do not"
            if set(own["position"]) == {"data scientist"}:
                why = "six data scientists are still no team: nobody owns, serves or operates"
            faults.append(
                (f"nobody from {field}", f"somebody from each of {', '.join(FIELDS)}", why)
            )
    if own["division"].nunique() < TEAM_DIVISIONS:
        wanted = f"people from {TEAM_DIVISIONS} divisions or more"
        seen = f"{own['division'].nunique()} division(s): {', '.join(sorted(set(own['division'])))}"
        faults.append((seen, wanted, "the topic cuts across"))
    for skill, level in needs.items():
        best = max((people[person].get(skill, 0) for person in team), default=0)
        if best < level:
            seen = f"nobody in the team has {skill} at level {level} (the best has {best})"
            faults.append((seen, f"one member with {skill} at level {level} or more", ""))
    days = team_days(team, staff)
    if days < TEAM_DAYS:
        faults.append((f"{days} days a quarter together", f"{TEAM_DAYS} or more", ""))
    return faults


def team_days(team, staff):
    """The working days a quarter that a team brings."""
    return int(staff.loc[staff["staff_id"].isin(team), "days"].sum())


def holders_in(team, people, needs):
    """For each skill, how many members have it at the needed level."""
    return {
        skill: sum(people.get(person, {}).get(skill, 0) >= level for person in team)
        for skill, level in needs.items()
    }


def doubled(team, people, needs):
    """How many skills two members or more have at the needed level."""
    return sum(number >= 2 for number in holders_in(team, people, needs).values())


def tidy_team(team):
    """A team as a sorted list of ids; None where it is something else."""
    if not isinstance(team, str | list | tuple | set | dict | pd.Series | pd.Index | np.ndarray):
        return None
    return ids_in(team)


def try_team(team, new_role, staff, people, needs):
    """Print what a team brings, the rules that it breaks, and which skills hang on one member."""
    tidy = tidy_team(team) or []
    twice = doubled(tidy, people, needs)
    print(f"{len(tidy)} people, {team_days(tidy, staff)} days a quarter; {twice} skills have two")
    faults = [fault[:2] for fault in team_faults(tidy, staff, people, needs)[:2]]
    (person,) = tidy_team(new_role) if len(tidy_team(new_role) or ()) == 1 else ("",)
    short = lacks(person, people)
    if person in ("", "?") or not tidy:
        faults.append(("`new_role` is open", "one of the members"))
    elif person not in tidy:
        faults.append((f"`new_role` is {person}", "one of the members"))
    elif short:
        faults.append((f"{person} has {', '.join(short)}", "the levels of the notice"))
    for seen, wanted in faults:
        print(f"  open: {seen}; wanted: {wanted}")
    if not faults:
        alone = [skill for skill, n in holders_in(tidy, people, needs).items() if n == 1]
        print(f"  all rules hold; one member only: {', '.join(alone) or 'no skill'}")


def lacks(person, people):
    """The skills of the notice that somebody has too little of, with the level."""
    own = people.get(person, {})
    return [f"{s} {own.get(s, 0)}" for s, level in NOTICE.items() if own.get(s, 0) < level]


def who_has(skill, staff, people, needs, shown=8, rare=3):
    """A table of people with a skill at the needed level, those with the most days first.

    For "rare" it holds all who have a skill that few have. A line above says how many there are.
    The last column holds the skills of the notice that somebody has at a lower level.
    """
    has = {p: [s for s in needs if people[p].get(s, 0) >= needs[s]] for p in people}
    name = str(skill).strip().lower()
    if name == "rare":
        held = [s for own in has.values() for s in own]
        few = [s for s in needs if held.count(s) <= rare]
        able = [person for person in people if set(few) & set(has[person])]
        print(f"{len(able)} people have one of the rare skills: {', '.join(few)}.")
        shown = len(able)
    elif name in needs:
        able = [person for person in people if name in has[person]]
        print(f"{len(able)} people have {name} at level {needs[name]}.", end=" ")
        print(f"The {shown} with the most days:" if len(able) > shown else "")
    else:
        print(f"There is no skill {skill!r}. The skills are: {', '.join(needs)}.")
        return None
    rows = staff[staff["staff_id"].isin(able)].sort_values("days", ascending=False, kind="stable")
    below = {
        p: ", ".join(f"{s} {own[s]}" for s in NOTICE if 0 < own.get(s, 0) < needs[s])
        for p, own in people.items()
    }
    rows = rows.assign(
        **{
            "has the level in": rows["staff_id"].map(lambda p: ", ".join(has[p])),
            "of the notice, less": rows["staff_id"].map(below),
        }
    )
    columns = ["staff_id", "division", "field", "days", "has the level in", "of the notice, less"]
    return rows[columns].set_index("staff_id").head(shown)


def smallest_team(staff, people, needs):
    """The smallest number of people with all skills, from all fields, whatever else."""
    for size in range(1, TEAM_SIZE + 1):
        if best_team(staff, people, needs, size, days=0, divisions=1, notice=None)[0]:
            return size
    return 0


def best_team(
    staff, people, needs, size=TEAM_SIZE, days=TEAM_DAYS, divisions=TEAM_DIVISIONS, notice=NOTICE
):
    """The team that keeps all rules with most skills twice, and that number; or ([], 0)."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    able = staff[staff["staff_id"].isin(people)].reset_index(drop=True)
    names = sorted(set(able["division"]))
    n, m, k = len(able), len(needs), len(names)
    rows, low, high = [], [], []

    def rule(chosen, at_least, at_most, twice=None, division=None):
        line = np.zeros(n + m + k)
        line[:n] = np.asarray(chosen, dtype=float)
        if twice is not None:
            line[n + twice] = -1
        if division is not None:
            line[n + m + division] = -1
        rows.append(line)
        low.append(at_least)
        high.append(at_most)

    rule(np.ones(n), 0, size)
    rule(able["days"], days, np.inf)
    for field in FIELDS:
        rule(able["field"] == field, 1, np.inf)
    for j, (skill, level) in enumerate(needs.items()):  # one member, and one more where it counts
        rule([people[p].get(skill, 0) >= level for p in able["staff_id"]], 1, np.inf, twice=j)
    for d, division in enumerate(names):
        rule(able["division"] == division, 0, np.inf, division=d)
    rule(np.zeros(n), divisions, np.inf)
    rows[-1][n + m :] = 1
    if notice:  # one member who could take the new role
        fits = [all(people[p].get(s, 0) >= v for s, v in notice.items()) for p in able["staff_id"]]
        rule(fits, 1, np.inf)
    found = milp(
        -np.concatenate([np.zeros(n), np.ones(m), np.zeros(k)]),
        constraints=LinearConstraint(np.array(rows), low, high),
        integrality=np.ones(n + m + k),
        bounds=Bounds(0, 1),
    )
    if found.x is None:
        return [], 0
    return able.loc[found.x[:n] > 0.5, "staff_id"].tolist(), round(-found.fun)


def team(chosen, staff, people, needs):
    """Task 6: a team that keeps all rules; returns how many skills it has twice."""
    tidy = tidy_team(chosen)
    checks.expect(
        tidy is not None and tidy != [],
        seen=f"`team` is {text_of(chosen)}",
        wanted='a list of ids, as ["S001", "S002"]',
        look="section 6, the example of a team",
    )
    for seen, wanted, why in team_faults(tidy, staff, people, needs)[:1]:
        checks.fail(seen=seen, wanted=wanted, look="task 6, the rules of a team", why=why)
    return doubled(tidy, people, needs)


def new_role(chosen, chosen_team, staff, people):
    """Task 6: one member of the team who fits the notice; returns who."""
    tidy, members = tidy_team(chosen), tidy_team(chosen_team) or []
    checks.expect(
        tidy is not None and len(tidy) == 1 and tidy[0] in people,
        seen=f"`new_role` is {text_of(chosen)}",
        wanted='one staff_id of somebody with ten days a quarter or more, as "S008"',
        look="task 6, the answer cell",
    )
    (person,) = tidy
    row = staff.set_index("staff_id").loc[person]
    why = ""
    if row["position"] == "data scientist":
        why = "an ML engineer is no senior data scientist: automation and monitoring are other work"
    elif row["field"] == "IT":
        why = "an ML engineer is no DevOps engineer with a new title: who watches codes must know "
        why += "a little of the programs and of the model"
    short = lacks(person, people)
    checks.expect(
        not short,
        seen=f"{person} ({row['position']}) has {', '.join(short)} in `after` (0: not at all)",
        wanted=", ".join(f"{skill} {level}" for skill, level in NOTICE.items()) + ", each or above",
        look="section 5, the notice; `who_has` shows who has a skill",
        why=why,
    )
    checks.expect(
        person in members,
        seen=f"`new_role` is {person}, and `team` is {text_of(chosen_team)}",
        wanted="one of the members of your team",
        look="task 6, the first lines of the prompt",
        why="a new role that nobody in the team has is work that nobody does",
    )
    return person


def show_team(chosen, engineer, staff, people, needs):
    """Who in the learner's team brings which skill, drawn once the team keeps the rules."""
    try:
        team(chosen, staff, people, needs)
    except Exception:
        print("Once your team keeps the rules, a figure here shows who brings which skill, and who")
        print("takes the new role.")
        return None
    try:
        person = new_role(engineer, chosen, staff, people)
    except Exception:
        person = None
    members = tidy_team(chosen)
    alone = on_one_member(members, people, needs)
    title = f"Your team: {len(members)} people bring all 13 skills; {len(alone)} hang on one member"
    axes = draw_team(members, person, staff, people, needs, title)
    words = team_in_words(members, person, staff, people, needs)
    return figures.show(axes, alt=f"{title}. {words}")


def strong_team(chosen, staff, people, needs, fewer=3):
    """Task 6: as team(), and with nearly as many skills twice as possible."""
    twice = after_the_check_above(lambda: team(chosen, staff, people, needs))
    _, most = best_team(staff, people, needs)
    alone = on_one_member(tidy_team(chosen), people, needs)
    checks.expect(
        twice >= most - fewer,
        seen=f"two members have {twice} of the skills; in the best team it is {most}",
        wanted=f"{most - fewer} skills or more",
        look="section 6, `who_has`: who has two of the skills that hang on one member?",
        why=f"one member only: {', '.join(alone)}; one person is hardly better than a coin toss",
    )
    return twice, most


# ---------------------------------------------------------------------------- task 7: contract

_PERSON = {"type": "string", "pattern": "^S[0-9]{3}$"}
CONTRACT_SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Hand-over contract",
    "type": "object",
    "additionalProperties": False,
    "required": [
        "product",
        "from_role",
        "to_role",
        "input",
        "owner",
        "deputy",
        "approver",
        "contact",
        "service_level",
        "rollback",
        "review_date",
    ],
    "properties": {
        "product": {"const": "ISICoder"},
        "from_role": {"const": SCIENCE},
        "to_role": {"const": BACKEND},
        "input": {"type": "string", "minLength": 1, "not": {"const": "?"}},
        "owner": _PERSON,
        "deputy": _PERSON,
        "approver": _PERSON,
        "contact": {"type": "string", "pattern": r"^[^@\s]+@[^@\s]+\.[^@\s]+$"},
        "service_level": {
            "type": "object",
            "additionalProperties": False,
            "required": ["answers_an_hour", "available_percent"],
            "properties": {
                "answers_an_hour": {"type": "number", "minimum": 2500},
                "available_percent": {"type": "number", "minimum": 90, "maximum": 99.9},
            },
        },
        "rollback": {
            "type": "object",
            "additionalProperties": False,
            "required": ["to", "within_minutes", "codes_written_since"],
            "properties": {
                "to": {"type": "string", "minLength": 1, "not": {"const": "?"}},
                "within_minutes": {"type": "number", "exclusiveMinimum": 0, "maximum": 60},
                "codes_written_since": {"enum": ["code again", "flag for review"]},
            },
        },
        "review_date": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    },
}
_HINTS = {
    "contact": "an address such as isicoder@stat.example: a mailbox outlives a person",
    "answers_an_hour": "a number of at least 2500, digits only, as 2600: a wave must fit into an "
    "hour",
    "available_percent": "90 to 99.9, only digits and a decimal point, as 99.5",
    "within_minutes": "more than 0 and at most 60, digits only, as 45",
    "codes_written_since": "`code again` or `flag for review`: going back changes the next codes, "
    "not those already written",
    "review_date": "a date as 2027-01-31",
    "input": "the name of a hand-over from the list above the task",
    "to": "a version in words, as in `the version before`; a second colon needs quotation marks",
    "product": "ISICoder, as in the form",
    "from_role": "data scientist, as in the form",
    "to_role": "backend engineer, as in the form",
    "owner": "a staff_id",
    "deputy": "a staff_id",
    "approver": "a staff_id",
}


def _available(percent):
    """What is wanted in place of a share of the time that is out of bounds."""
    if percent >= 100:
        return "90 to 99.9: nobody can promise that a service never stops"
    if percent > 99.9:
        return "at most 99.9: more leaves fewer than nine hours a year for all faults and updates"
    return "90 or more: 10 % of a year are five weeks without the service"


def _odd_line(text, mark):
    """The first line of a text that is not of the form `key: value`, else the one marked."""
    lines = text.splitlines()
    for line in lines:
        bare = line.split(" #")[0].strip()
        value = re.fullmatch(r"[\w -]+:(?:\s+(.*))?", bare)
        second = value and value[1] and value[1][0] not in "\"'" and ": " in value[1]
        if bare and not bare.startswith("#") and (not value or second):
            return f"in the line `{line.strip()}`"
    if mark and mark.line < len(lines):
        return f"near the line `{lines[mark.line].strip()}`"
    return "in one of its lines"


def read_contract(text):
    """The contract as a dict with dates as text; a message where it is not YAML."""
    import yaml

    class Strict(yaml.SafeLoader):
        """YAML in which a key stands once."""

        def construct_mapping(self, node, deep=False):
            keys = [self.construct_object(key) for key, _ in node.value]
            for key, (place, _) in zip(keys, node.value, strict=True):
                if keys.count(key) > 1:
                    raise yaml.MarkedYAMLError(
                        problem=f"`{key}` stands twice", problem_mark=place.start_mark
                    )
            return super().construct_mapping(node, deep)

    if isinstance(text, str):
        try:
            open_places = re.compile(r":[ \t]*\?(?=[ \t]*(?:#.*)?$)", re.MULTILINE)
            read = yaml.load(open_places.sub(': "?"', text), Strict)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            where = _odd_line(text, mark)
            problem = getattr(error, "problem", "unreadable")
            return None, (
                f"{where} the text is not YAML ({problem}). Each line is `key: value`, with a "
                "blank after the colon; a second colon needs quotation marks around the value"
            )
    else:
        read = text
    if not isinstance(read, dict):
        return None, f"the text gives {text_of(read)}, not keys with values"
    read = _plain_dates(read)
    for key in ("owner", "deputy", "approver"):
        if isinstance(read.get(key), str):
            read[key] = read[key].strip().upper()
    since = read.get("rollback")
    if isinstance(since, dict) and isinstance(since.get("codes_written_since"), str):
        since["codes_written_since"] = since["codes_written_since"].strip().lower()
    return read, ""


def _plain_dates(value):
    if isinstance(value, dict):
        return {key: _plain_dates(item) for key, item in value.items()}
    return value.isoformat()[:10] if isinstance(value, datetime.date) else value


def schema_faults(contract):
    """Where a contract breaks the schema: what is seen, and wanted."""
    import jsonschema

    faults = []

    def hint(key, value, otherwise):
        if key == "available_percent" and isinstance(value, int | float):
            return _available(value)
        return _HINTS.get(key, otherwise)

    for error in jsonschema.Draft202012Validator(CONTRACT_SCHEMA).iter_errors(contract):
        path = ".".join(str(part) for part in error.absolute_path)
        last = path.rsplit(".", 1)[-1]
        if error.validator in ("required", "additionalProperties"):
            seen = error.message.replace("'", "`")
            faults.append((f"{path or 'the contract'}: {seen}", "exactly the keys of the form"))
        else:
            seen = f"`{path}` is {text_of(error.instance)}"
            if error.instance in ("?", None):
                seen = f"`{path}` is still open"
            faults.append((seen, hint(last, error.instance, error.message)))
    return faults


def _is_the_bad_one(version):
    """Whether a way back names the version that runs, without saying how it differs from it."""
    version = version.lower()
    if not re.search(r"\b(latest|newest|most recent|current)\b", version):
        return "?" in version
    earlier = r"\b(before|prior|previous|minus|approved|accepted|tested|good|known)\b"
    return not re.search(earlier, version)


def reference_faults(contract, staff):
    """Where a contract that keeps the schema contradicts the office: seen, wanted, why."""
    by_person = staff.set_index("staff_id")
    faults = []
    for key in ("owner", "deputy", "approver"):
        if contract[key] not in by_person.index:
            faults.append((f"`{key}` is {contract[key]}", "a staff_id of the table `staff`", ""))
    if faults:
        return faults
    owner = by_person.loc[contract["owner"]]
    if owner["field"] != "business":
        why = "IT operates the service after the hand-over; the business still owns it"
        if owner["field"] == "methodology":
            why = "methodology advises and builds models; who publishes the figure owns the service"
        faults.append(
            (
                f"the owner {contract['owner']} is a {owner['position']} ({owner['field']})",
                "an owner from the field business",
                why,
            )
        )
    approver = by_person.loc[contract["approver"]]
    if approver["position"] != "product manager":
        faults.append(
            (
                f"the approver {contract['approver']} is a {approver['position']}",
                "an approver with the position product manager",
                "a release is accepted by the business, and by somebody who may decide",
            )
        )
    if contract["owner"] == contract["approver"]:
        faults.append(
            (
                f"{contract['owner']} owns the service and approves its releases",
                "an approver who is not the owner",
                "nobody should accept their own work",
            )
        )
    if contract["deputy"] in (contract["owner"], contract["approver"]):
        faults.append(
            (
                f"the deputy {contract['deputy']} is the owner or the approver",
                "a third person",
                "a deputy who is the same person is no deputy",
            )
        )
    source = PurePosixPath(contract["input"].strip()).name
    alike = re.sub(r"[\W_]+", "-", source.lower())
    if source not in HAND_OVERS and alike in HAND_OVERS:
        wanted = f"as it is written in the list: {alike}"
        faults.append((f"the input is {contract['input']!r}", wanted, ""))
    elif source not in HAND_OVERS:
        wanted = "the name of a hand-over in the list above"
        faults.append((f"the input is {contract['input']!r}", wanted, ""))
    elif source != "isicoder-model":
        wanted = "what the data scientist hands over to those who build the service"
        faults.append((f"the input is {source} ({HAND_OVERS[source]})", wanted, ""))
    if contract["from_role"] != SCIENCE or contract["to_role"] != BACKEND:
        seen = f"from {contract['from_role']} to {contract['to_role']}"
        faults.append((seen, f"from {SCIENCE} to {BACKEND}, as given", ""))
    if _is_the_bad_one(contract["rollback"]["to"]):
        faults.append(
            (
                f"rollback to {contract['rollback']['to']!r}",
                "a version that is known and was approved, as `last approved version`",
                "the latest version is often the one that you want to get away from",
            )
        )
    try:
        review = datetime.date.fromisoformat(contract["review_date"])
    except ValueError:
        faults.append((f"the review date {contract['review_date']}", "a day that exists", ""))
    else:
        last = GOES_LIVE.replace(year=GOES_LIVE.year + 1)
        if not GOES_LIVE < review <= last:
            faults.append(
                (
                    f"the review date {review}",
                    f"after {GOES_LIVE} (the service goes live) and not after {last}",
                    "a contract without a near review is forgotten with the people who wrote it",
                )
            )
    return faults


def contract_form(text):
    """Task 7: YAML that keeps the schema."""
    look = "section 7, the form and the points of task 7"
    contract, problem = read_contract(text)
    checks.expect(
        contract is not None,
        seen=problem,
        wanted="lines of the form `key: value`, as in the form; write over the question marks only",
        look=look,
    )
    for seen, wanted in schema_faults(contract)[:1]:
        checks.fail(seen=seen, wanted=wanted, look=look)
    return contract


def contract_holds(text, staff):
    """Task 7: and it fits the office."""
    contract = after_the_check_above(lambda: contract_form(text))
    for seen, wanted, why in reference_faults(contract, staff)[:1]:
        checks.fail(seen=seen, wanted=wanted, look="task 7, the list of points", why=why)


def try_contract(text, staff):
    """Print the first three things that are open in a contract."""
    contract, problem = read_contract(text)
    if contract is None:
        print(f"  open: {problem}")
        return
    faults = schema_faults(contract) or reference_faults(contract, staff)
    for fault in faults[:3]:
        print(f"  open: {fault[0]}; wanted: {fault[1]}")
    if not faults:
        print("  the contract holds")


# ---------------------------------------------------------------------------- hand-over


def hand_over(answers, draft, staff, people, needs):
    """Write the RACI table and the contract; return what the evidence says about the answers.

    What does not hold is left out, and a printed line says so.
    """
    import json

    import yaml

    letters, kinds = draft[ROLES], draft["kind"]

    def kept(read, otherwise):
        try:
            return read()
        except Exception:
            print(otherwise)
            return None

    mended = kept(
        lambda: (raci_table(answers["mended"], letters, kinds), clean_letters(answers["mended"]))[
            1
        ],
        "RACI: not all rules hold (task 2), so the draft is handed over, marked as a draft.",
    )
    agreed = kept(
        lambda: (contract_holds(answers["contract"], staff), read_contract(answers["contract"])[0])[
            1
        ],
        "Contract: not handed over yet (task 7).",
    )
    members = kept(
        lambda: (team(answers["team"], staff, people, needs), tidy_team(answers["team"]))[1],
        "Team: none that keeps the rules yet (task 6).",
    )
    person = kept(
        lambda: new_role(answers["new_role"], answers["team"], staff, people),
        "New role: nobody yet (task 6).",
    )
    chance = kept(
        lambda: float(answers["supported"](2, 3, 0.11)), "Support: no probability yet (task 5)."
    )
    table = draft[["activity", "kind"]].join(letters if mended is None else mended)
    table["status"] = "draft" if mended is None else "rules hold"
    table.to_csv(handover.folder("raci") / "raci.csv", lineterminator="\n")
    folder = handover.folder("hand-over-contract")
    form = json.dumps(CONTRACT_SCHEMA, indent=2) + "\n"
    (folder / "contract.schema.json").write_text(form, encoding="utf-8")
    if agreed:
        page = yaml.safe_dump(agreed, sort_keys=False, allow_unicode=True)
        (folder / "contract.yaml").write_text(page, encoding="utf-8")
    return {"team": members, "new_role": person, "support_two_trained_three_years": chance}


# ---------------------------------------------------------------------------- figures


def role_counts(roles):
    """How many cards each role, and each pair of roles, stands on."""
    count = {}
    for value in roles.values():
        named = roles_in(value) if value not in ("?", "") else None
        if named and len(named) <= 2:
            key = frozenset(named)
            count[key] = count.get(key, 0) + 1
    return count


def roles_title(count):
    """What the circles show: how many cards are shared, and with whom."""
    pairs = {named: number for named, number in count.items() if len(named) == 2}
    joined = sum(number for named, number in pairs.items() if ENGINEER in named)
    return (
        f"{sum(pairs.values())} of {sum(count.values())} cards are shared, "
        f"{joined} of them with the ML engineer"
    )


def in_words(count):
    """The numbers of role_counts() as a sentence for readers who do not see the picture."""
    parts = [
        f"{' and '.join(role for role in ROLES if role in named)} {number}"
        for named, number in sorted(count.items(), key=lambda item: (len(item[0]), -item[1]))
    ]
    return "; ".join(parts) if parts else "no cards yet"


_DOES = {
    BUSINESS: "sets the target,\naccepts the result",
    SCIENCE: "develops and\nevaluates models",
    DEVOPS: "tests, ships\nand operates",
    BACKEND: "stores data, serves the model",
}


def draw_roles(roles, title):
    """Circles of the roles, with the number of cards in each part."""
    from matplotlib.patches import Circle

    count = role_counts(roles)
    axes = figures.axes(title, x="", y="", width=8, height=7.6)
    grey = figures.COLOURS["grey"]
    far, outer, inner = 2.42, 1.84, 1.27
    places = {
        BUSINESS: (0.0, far, "green"),
        SCIENCE: (-far, 0.0, "blue"),
        DEVOPS: (far, 0.0, "orange"),
        BACKEND: (0.0, -far, "purple"),
        ENGINEER: (0.0, 0.0, "yellow"),
    }

    def number(x, y, *named, size=13):
        cards = count.get(frozenset(named), 0)
        weight = "bold" if cards else "normal"
        axes.text(x, y, cards, ha="center", va="center", size=size, weight=weight, color="black")

    for role, (x, y, colour) in places.items():
        radius = inner if role == ENGINEER else outer
        shade = figures.COLOURS[colour]
        axes.add_patch(Circle((x, y), radius, facecolor=shade, alpha=0.17, edgecolor="none"))
        axes.add_patch(Circle((x, y), radius, facecolor="none", edgecolor=shade, linewidth=2))
        if role == ENGINEER:
            axes.text(x, y + 0.17, "ML\nengineer", ha="center", va="center", size=10, weight="bold")
            number(x, y - 0.3, role)
            continue
        x, y = 1.25 * x, 1.25 * y
        name = role if y else role.replace(" ", "\n")
        axes.text(x, y + (0.45 if y else 0.62), name, ha="center", va="center", weight="bold")
        axes.text(x, y + 0.05, _DOES[role], ha="center", va="center", size=10, color=grey)
        number(x, y - 0.55, role)
    for one, other in combinations(places, 2):
        (x1, y1, _), (x2, y2, _) = places[one], places[other]
        if ENGINEER in (one, other):
            number(0.38 * (x1 + x2), 0.38 * (y1 + y2), one, other)
        elif x1 + x2 or y1 + y2:
            number(0.52 * (x1 + x2), 0.52 * (y1 + y2), one, other)
    notes = ["Numbers are cards; in an overlap, cards that two roles do together."]
    for one, other in ((BUSINESS, BACKEND), (SCIENCE, DEVOPS)):
        if cards := count.get(frozenset([one, other]), 0):
            notes.append(f"Not drawn: {one} and {other} together, {cards}.")
    axes.text(-4.3, -4.5, "\n".join(notes), ha="left", va="top", size=10, color=grey)
    axes.set_xlim(-4.35, 4.35)
    axes.set_ylim(-4.65 - 0.25 * len(notes), 4.35)
    axes.set_aspect("equal")
    axes.axis("off")
    return axes


def most_a(letters):
    """The role with the A in most rows, and in how many."""
    held = {role: sum("A" in letter for letter in letters[role]) for role in ROLES}
    role = max(held, key=lambda name: held[name])
    return role, held[role]


def draw_raci(letters, activities, title):
    """A RACI table as a picture: A filled, and the number of A of each role."""
    from matplotlib.patches import Rectangle

    letters = clean_letters(letters)
    n = len(letters)
    axes = figures.axes(title, x="", y="", width=9, height=6.4)
    for i, row in enumerate(letters.index):
        axes.text(-0.1, i, f"{activities[row]}  {row}", ha="right", va="center")
        for j, role in enumerate(ROLES):
            letter = letters.loc[row, role]
            dark = "A" in letter
            shade = figures.COLOURS["blue"] if dark else "#E6E6E6" if letter == "R" else "white"
            axes.add_patch(
                Rectangle((j + 0.04, i - 0.42), 0.92, 0.84, facecolor=shade, edgecolor="#BBBBBB")
            )
            axes.text(
                j + 0.5,
                i,
                letter,
                ha="center",
                va="center",
                color="white" if dark else "black",
                weight="bold" if dark or letter == "R" else "normal",
            )
    most = int(0.4 * n)
    for j, role in enumerate(ROLES):
        axes.text(j + 0.5, -0.75, role.replace(" ", "\n"), ha="center", va="bottom")
        many = sum("A" in letter for letter in letters[role])
        axes.text(
            j + 0.5,
            n + 0.1,
            f"{many}" if many <= most else f"{many} ▲",
            ha="center",
            va="center",
            weight="bold",
            color="black" if many <= most else figures.COLOURS["orange"],
        )
    axes.text(-0.1, n + 0.1, f"rows with the A (at most {most} of {n})", ha="right", va="center")
    axes.set_xlim(-5.4, 5.1)
    axes.set_ylim(n + 0.6, -2.0)
    axes.axis("off")
    return axes


def holders_in_words(before, now):
    """What draw_holders() shows, for readers who do not see it."""
    later = now.set_index("skill")["people"]
    parts = [
        f"{row.skill} {row.people}"
        + (f", then {n}" if (n := later[row.skill]) != row.people else "")
        for row in before.itertuples()
    ]
    return (
        f"People for each skill before the courses, and after where it differs: {'; '.join(parts)}."
    )


def draw_support(yours, inside, outside, years=3, goal=90):
    """The probability of support by the number of people, and what it is in words.

    It is computed by the learner's function.

    `inside` and `outside` are rates of leaving with their intervals, in percent.
    """
    many = list(range(1, 7))
    inside, outside = (tuple(map(round, rate)) for rate in (inside, outside))
    least = [needed(years, rate[0] / 100, goal / 100) for rate in (inside, outside)]
    people = f"{least[0]} trained or {least[1]} recruited people"
    title = f"To have one left after {years} years with {goal} %: {people}"
    axes = figures.axes(
        title,
        x="people who know the product",
        y=f"at least one still here after {years} years (%)",
    )
    words = []
    for label, rate, colour, marker, shift in (
        ("trained inside", inside, "blue", "o", -0.06),
        ("recruited", outside, "orange", "s", 0.06),
    ):
        middle, low, high = (
            [100 * float(yours(k, years, share / 100)) for k in many]
            for share in (rate[0], *rate[:0:-1])
        )
        places = [k + shift for k in many]
        shade = figures.COLOURS[colour]
        axes.plot(places, middle, marker=marker, color=shade)
        axes.vlines(places, low, high, color=shade, alpha=0.55)
        words += [
            f"{label}: "
            + ", ".join(
                f"{k} {m:.0f} % ({a:.0f} to {b:.0f})"
                for k, m, a, b in zip(many, middle, low, high, strict=True)
            )
        ]
    blue, orange, grey = (figures.COLOURS[name] for name in ("blue", "orange", "grey"))
    axes.annotate(f"trained inside ({inside[0]:.0f} of 100 leave a year)", (1.1, 103), color=blue)
    axes.annotate(f"recruited ({outside[0]:.0f} of 100 leave a year)", (3.2, 70), color=orange)
    axes.annotate("bars: 95 % intervals of the rates", (3.2, 63), color=grey)
    axes.axhline(goal, color=grey, linestyle="--")
    axes.annotate(f"goal: {goal} %", (5.4, goal - 4.5), color=grey)
    axes.set_ylim(25, 109)
    axes.set_xticks(many)
    what = "Probability by number of people, with 95 % intervals"
    return axes, f"{title}. {what}. {'; '.join(words)}."


def draw_holders(before, now, title):
    """For each skill, how many people have it before and after a plan."""
    last = 10
    axes = figures.axes(
        title, x="people at the needed level, with ten days a quarter or more", y="", height=5
    )
    later = now.set_index("skill")["people"]
    grey, blue, orange = (figures.COLOURS[name] for name in ("grey", "blue", "orange"))

    def dot(people, i, shade, filled):
        place = min(people, last)
        axes.plot(
            place,
            i,
            "o",
            markersize=17,
            markerfacecolor=shade if filled else "white",
            markeredgecolor=shade,
        )
        colour = "white" if filled else shade
        axes.text(place, i, people, ha="center", va="center", size=10, color=colour)

    moved = []
    for i, row in enumerate(before.itertuples()):
        end = later[row.skill]
        if end != row.people:
            moved.append((end, i))
            arrow = {"arrowstyle": "->", "color": blue, "linewidth": 1.5}
            axes.annotate("", (end - 0.25, i), (row.people + 0.25, i), arrowprops=arrow)
            dot(end, i, blue, True)
        dot(row.people, i, grey, False)
    if moved:
        axes.text(moved[0][0] + 0.4, moved[0][1], "after the courses", va="center", color=blue)
    axes.axvspan(-0.5, 1.5, color=orange, alpha=0.12, linewidth=0, zorder=0)
    axes.text(0.5, len(before) - 0.85, "gap: 0 or 1", color="#A04000", ha="center", va="center")
    names = [f"{row.skill} (level {row.level})" for row in before.itertuples()]
    axes.set_yticks(range(len(before)), names)
    axes.set_xticks(range(0, last + 1, 2), [0, 2, 4, 6, 8, f"{last} or more"])
    axes.set_xlim(-0.5, last + 0.9)
    axes.set_ylim(len(before) - 0.3, -0.7)
    return axes


def draw_team(chosen, engineer, staff, people, needs, title):
    """Who in a team brings which skill, and who takes the new role."""
    by_person = staff.set_index("staff_id")
    axes = figures.axes(title, x="", y="", width=9, height=5.2)
    skills = list(needs)
    for j, person in enumerate(chosen):
        for i, skill in enumerate(skills):
            level = people[person].get(skill, 0)
            enough = level >= needs[skill]
            if level:
                axes.text(
                    j,
                    i,
                    str(level),
                    ha="center",
                    va="center",
                    color="white" if enough else figures.COLOURS["grey"],
                    weight="bold" if enough else "normal",
                    bbox={
                        "boxstyle": "circle,pad=0.25",
                        "facecolor": figures.COLOURS["blue"] if enough else "white",
                        "edgecolor": figures.COLOURS["blue"] if enough else "#BBBBBB",
                    },
                )
    names = [
        f"{person}\n{by_person.loc[person, 'position'].replace(' ', chr(10))}"
        + ("\nnow: ML\nengineer" if person == engineer else "")
        for person in chosen
    ]
    axes.set_xticks(range(len(chosen)), names)
    axes.xaxis.tick_top()
    axes.tick_params(length=0)
    axes.set_yticks(range(len(skills)), [f"{skill} ({level})" for skill, level in needs.items()])
    axes.set_xlim(-0.6, len(chosen) - 0.4)
    axes.set_ylim(len(skills) - 0.4, -0.6)
    for side in axes.spines.values():
        side.set_visible(False)
    return axes


def on_one_member(chosen, people, needs):
    """The skills that only one member of a team has at the needed level."""
    return [skill for skill, number in holders_in(chosen, people, needs).items() if number == 1]


def team_in_words(chosen, engineer, staff, people, needs):
    """What draw_team() shows, for readers who do not see it."""
    by_person = staff.set_index("staff_id")
    rows = []
    for person in chosen:
        has = [skill for skill in needs if people[person].get(skill, 0) >= needs[skill]]
        place = by_person.loc[person, "position"]
        place += ", new ML engineer" if person == engineer else ""
        less = [
            f"{skill} {people[person][skill]}"
            for skill in needs
            if 0 < people[person].get(skill, 0) < needs[skill]
        ]
        lower = f", at a lower level {', '.join(less)}" if less else ""
        rows.append(f"{person}, {place}: {', '.join(has)}{lower}")
    alone = on_one_member(chosen, people, needs)
    return (
        f"Skills that hang on one member: {', '.join(alone) or 'none'}. A table of people and the "
        f"skills that they have at the needed level. {'; '.join(rows)}."
    )
