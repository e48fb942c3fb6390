"""What the check cells try on an answer. You may read it; grading uses its own copy."""

from __future__ import annotations

from functools import cache
from itertools import combinations

import numpy as np
import pandas as pd
from scipy.optimize import Bounds, LinearConstraint, milp

from mlcapacity import checks, figures, maturity, statland

QUARTERS, STAFF = 8, 7
NEAR = 0.93  # task 7: the part of the best plan's solutions that is near enough
LEVELS = tuple(maturity.LEVELS.values())


def plain(value):
    """Plain Python lists, dicts and numbers, whatever of numpy or pandas came in."""
    if isinstance(value, pd.Series):
        value = value.to_dict()
    if isinstance(value, np.ndarray | pd.Index):
        value = value.tolist()
    return value.item() if isinstance(value, np.generic) else value


def returned(value, name, look):
    """The result of a learner's function; fails where it gave nothing back."""
    checks.expect(
        value is not None,
        seen=f"for {name} the function gives nothing back (None)",
        wanted="a result: is there a line that begins with `return`?",
        look=look,
    )
    return value


def _meaning(value):
    value = plain(value)
    if value is None or value is pd.NA or (isinstance(value, float) and np.isnan(value)):
        return None
    if isinstance(value, str):
        return {"true": True, "false": False, "": None}.get(value.strip().lower(), value)
    return bool(value) if value in (0, 1) else value


def word(value):
    """A name without capitals and blanks around it."""
    return " ".join(str(plain(value)).split()).lower()


def listed(names):
    """`a, b and c`."""
    names = list(names) or [""]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


# ---------------------------------------------------------------------------- task 1: signs

# for each situation the levels that can be defended, and why the others cannot
_DEFENSIBLE = {
    "G01": ({"Initial"}, "single people who do not know of each other are the first level"),
    "G02": (
        {"Spreading"},
        "an informal network is no failure: it is the second level, and needs no budget",
    ),
    "G03": (
        {"Initial", "Spreading"},
        "many users do not make it Widespread; that level is centralised, formalised and has a "
        "strategy",
    ),
    "G05": (
        {"Initial"},
        "a platform that no survey asked for lifts software alone; the business is not aware",
    ),
    "G06": ({"Mature"}, "owners, streamlined releases and automated monitoring are the top level"),
    "G07": ({"Initial"}, "software that is hard to install is a sign of the first level"),
    "G08": (
        {"Spreading"},
        "approved packages, no sandbox, one person from beginning to end: the second level",
    ),
    "G09": (
        {"Widespread"},
        "a division, supporting roles and owners are there; but the fourth level needs monitoring "
        "that runs by itself, and here it depends on somebody's memory",
    ),
    "G10": (
        {"Initial", "Spreading"},
        "a strategy and a unit that hardly any division knows make nobody aware: business "
        "awareness is the weakest sign",
    ),
    "G11": (
        {"Initial"},
        "a trial with good accuracy is the smaller part of the work, and its only author is gone",
    ),
}


def placed(answer, bar):
    """Task 1: at least `bar` of the situations are at a level that can be defended.

    Gives back what to say, with the reasons for those that are not.
    """
    of = len(_DEFENSIBLE)
    look = "section 1, the table of the four levels"
    answer = plain(answer)
    checks.expect(
        isinstance(answer, dict),
        seen=f"`placed` is {checks.describe(answer)}",
        wanted="the dict of the answer cell, with a level for each situation",
        look=look,
    )
    given = {word(key).upper(): word(level).capitalize() for key, level in answer.items()}
    missing = [key for key in _DEFENSIBLE if given.get(key, "?") in ("?", "", "None")]
    checks.expect(
        not missing,
        seen=f"{len(missing)} of {of} situations without a level, the first is "
        f"{listed(missing[:1])}",
        wanted=f"one of the four words for each of {listed(_DEFENSIBLE)}",
        look=look,
    )
    strange = [key for key in _DEFENSIBLE if given[key] not in LEVELS]
    checks.expect(
        not strange,
        seen=f"{listed(f'{key} has the level {given[key]}' for key in strange[:1])}",
        wanted=f"one of the words {', '.join(LEVELS)}",
        look=look,
    )
    off = [key for key, (good, _) in _DEFENSIBLE.items() if given[key] not in good]
    # the second check goes on where the first one ended
    told = off[2:4] if len(off) > of - bar + 1 and bar == of - 1 else off[:2]
    reasons = "; ".join(f"{key} is not {given[key]}: {_DEFENSIBLE[key][1]}" for key in told)
    checks.expect(
        of - len(off) >= bar,
        seen=f"{of - len(off)} of {of} at a level that can be defended",
        wanted=f"{bar} or more of {of}",
        look="section 1, the table of the four levels, and the situations once more",
        why=reasons,
    )
    more = f" To think about: {reasons}." if off else " You read the levels as they are meant."
    return f"{of - len(off)} of {of} situations are at a level that can be defended.{more}"


# situation and a second level: why that one can be defended too
_ALSO = {
    ("G03", "Initial"): "nobody mentions a network, and each project ends with its author",
    ("G03", "Spreading"): "so many users of packages rarely work without an informal network",
    ("G10", "Initial"): "hardly anybody outside the unit and two divisions has heard of it",
    ("G10", "Spreading"): "two divisions and a unit know of each other's work",
}


def ten_signs():
    """The ten situations of task 1, to read."""
    signs = statland.load("signs")
    return shown(signs[signs["sign_id"].isin(_DEFENSIBLE)])


def others(placed):
    """Print what else could be defended, once all situations are placed well."""
    answer = plain(placed)
    pairs = answer.items() if isinstance(answer, dict) else ()
    given = {word(key).upper(): word(level).capitalize() for key, level in pairs}
    if any(given.get(key) not in good for key, (good, _) in _DEFENSIBLE.items()):
        print("Once all ten can be defended, the other levels that can be are printed here.")
        return
    for key, (good, _) in _DEFENSIBLE.items():
        for level in sorted(good - {given[key]}):
            print(f"{key} can be {level} as well: {_ALSO[key, level]}.")
    print("For the other situations one level can be defended.")


# ---------------------------------------------------------------------------- task 2: level

_YES, _NO = True, False
SIX_CASES = {
    "no statement that holds": {2: [_NO, _NO], 3: [_NO, _NO], 4: [_NO, _NO]},
    "the second level complete": {2: [_YES, _YES], 3: [_YES, _NO], 4: [_NO, _NO]},
    "half of the second and third level": {2: [_YES, _NO], 3: [_NO, _YES], 4: [_NO, _NO]},
    "a gap at level 2": {2: [_YES, _NO], 3: [_YES, _YES], 4: [_YES, _YES]},
    "all six": {2: [_YES, _YES], 3: [_YES, _YES], 4: [_YES, _YES]},
    "levels of one and of three statements": {2: [_YES], 3: [_YES, _YES, _NO], 4: [_YES]},
}


# levels from a slip in the condition, and what to say to it
_SLIPS = {
    "your condition is never true: is `level` compared with the level just below `upper`, and does "
    "`all(...)` stand round the list?": lambda upper, level, part: False,
    "`&` is no `and`, and ties `level` to another piece: write the word `and`": lambda *given: (
        given[1] == given[0] - 1 & all(given[2])
    ),
    "`&` is no `and`: write the word `and`": lambda *given: (
        all(given[2]) & given[1] == given[0] - 1
    ),
    "a level may have one statement, or three: `all(...)` works for any number": lambda *given: (
        given[2] == [True, True] and given[1] == given[0] - 1
    ),
}


def _climbed(condition, holds):
    """The level that the code of task 2 finds with a condition on (upper, level, statements)."""
    level = 1
    for upper in (2, 3, 4):
        if condition(upper, level, list(map(bool, holds[upper]))):
            level = upper
    return level


def _slip(yours):
    """What to say where a function finds the level of a known slip in every case."""
    cases = [*every_case(), *SIX_CASES.values()]
    try:
        found = [plain(yours({upper: list(part) for upper, part in h.items()})) for h in cases]
    except checks.CheckFailed:
        return ""
    for why, condition in _SLIPS.items():
        if found == [_climbed(condition, holds) for holds in cases]:
            return why
    return ""


def leveled(yours, holds, name):
    """Task 2: the level from the statements of the levels 2, 3 and 4."""
    look = "section 3, the rule, and the example with `ready`"
    wanted = maturity.level(holds)
    try:
        value = returned(yours({upper: list(part) for upper, part in holds.items()}), name, look)
    except checks.CheckFailed as failed:
        error = failed.__cause__
        checks.expect(
            not (isinstance(error, TypeError) and "is not iterable" in str(error)),
            seen=f"TypeError for {name}: {error}",
            wanted="`all(...)` round a list",
            look=look,
            why="close its bracket after the list, before `and`",
        )
        # in grading the error comes from another process, with its text for a key
        key = str(error.args[0]).strip("'") if isinstance(error, KeyError) and error.args else ""
        why = {
            "1": "level 1 has no list, since it needs nothing; `level` says what is reached so far",
            "upper": "without quotation marks, `holds[upper]` looks up what `upper` stands for",
        }.get(key)
        if why is None:
            raise
        checks.fail(
            seen=f"KeyError for {name}: your lines look up "
            + ("`holds[1]`" if key == "1" else "`holds['upper']`"),
            wanted="only the keys 2, 3 and 4",
            look=look,
            why=why,
        )
    got = checks.number(plain(value), f"the level for {name}", look, 1, 4)
    parts = [value for part in holds.values() for value in part]
    yes = [upper for upper, part in holds.items() if any(part)]
    full = [upper for upper, part in holds.items() if all(part)]
    why = ""
    if got > wanted and got in (max(full, default=1), 1 + len(full)):
        why = "a level does not count as long as one below it is not reached"
    elif got == 4 and not any(parts):
        why = "a list alone counts as true: write `all(holds[upper])`, and join the two by `and`"
    elif got == max(yes, default=1):
        why = "one statement of a level is not enough: all of its statements must hold"
    elif abs(got - (1 + 3 * sum(parts) / len(parts))) <= 0.5:
        why = "the level is no share of the statements: what is missing below weighs more"
    checks.expect(
        got == wanted,
        seen=f"level {got:g} for {name}: {_shown(holds)}",
        wanted=f"level {wanted}",
        look=look,
        why="" if got == wanted else _slip(yours) or why,
    )


def _shown(holds):
    return ", ".join(f"{upper}: {list(map(bool, part))}" for upper, part in holds.items())


def every_case():
    """All 64 ways in which the six statements of a dimension can hold or not."""
    for n in range(64):
        bits = [bool(n >> i & 1) for i in range(6)]
        yield {2: bits[:2], 3: bits[2:4], 4: bits[4:]}


def monotone(yours):
    """Task 2: one more statement that holds never lowers the level."""
    found = {}
    for holds in every_case():
        case = tuple(v for part in holds.values() for v in part)
        found[case] = plain(yours(holds))
    for case, level in found.items():
        for i in range(6):
            more = (*case[:i], True, *case[i + 1 :])
            checks.expect(
                found[more] >= level,
                seen=f"with one more statement that holds, level {level} becomes {found[more]}",
                wanted="a level that more evidence never lowers",
                look="section 3, the rule",
            )


# ---------------------------------------------------------------------------- task 3: weakest


def weak(yours, levels, name):
    """Task 3: the level of a division and the dimensions that hold it there."""
    look = "section 4, the example with the strongest dimensions"
    result = returned(yours(levels.copy()), name, look)
    checks.expect(
        isinstance(result, tuple | list) and len(result) == 2,
        seen=f"for {name} the result is {checks.describe(result)}",
        wanted="two values, the level and the list of names: `return lowest, names`",
        look=look,
    )
    for part, called in zip(result, ("the level", "the list of names"), strict=True):
        checks.expect(
            not callable(part),
            seen=f"for {name} {called} is a function that was not called",
            wanted="its result: write the brackets too, as in `.min()` and `.tolist()`",
            look=look,
        )
    lowest = checks.number(plain(result[0]), f"the level of {name}", look)
    why = ""
    if lowest == levels.max() != levels.min():
        why = "the strongest dimension, such as a good platform, does not lift the others"
    elif abs(lowest - levels.mean()) < 0.51 and lowest != levels.min():
        why = "a middle value lets a strong dimension hide a weak one"
    checks.expect(
        lowest == levels.min(),
        seen=f"for {name} the level {lowest:g}",
        wanted=f"{levels.min()}, the level of the weakest dimension",
        look=look,
        why=why,
    )
    names = result[1].tolist() if isinstance(result[1], pd.Series) else plain(result[1])
    names = list(names) if np.iterable(names) and not isinstance(names, str) else [names]
    checks.expect(
        all(isinstance(plain(one), str) for one in names),
        seen=f"for {name} the second value holds numbers, {names}, and no names",
        wanted="the names of the dimensions: they are the index, `.index.tolist()`",
        look=look,
    )
    right = maturity.binding(levels)
    strange = sorted({word(n) for n in names} - {word(n) for n in right})
    lost = [n for n in right if word(n) not in {word(n) for n in names}]
    other = _elsewhere(yours, names, levels)
    at = {word(n): f"'{n}', which is at level {value}" for n, value in levels.items()}
    first = at.get(strange[0], repr(strange[0])) if strange else ""
    checks.expect(
        not strange,
        seen=f"for {name} the list has {first}",
        wanted=f"only names of dimensions at level {levels.min()}",
        look=look,
        why=other,
    )
    checks.expect(
        not lost,
        seen=f"for {name} {len(names)} of the {len(right)} weakest dimensions are named",
        wanted="all of them: the division rises only when all of them rise",
        look=look,
        why=other or _too_few(names, levels),
    )


def _elsewhere(yours, names, levels):
    """A hint where the answer is that of the example and not of what was handed over."""
    one = maturity.profile_of(_office()[0]).loc["IT services"]
    weak = sorted(map(word, maturity.binding(one)))
    if sorted(map(word, names)) != weak or levels.equals(one):
        return ""
    try:  # the same office upside down: who looks at it finds other names
        again = yours(5 - one)[1]
        same = sorted(word(name) for name in again) == weak
    except Exception:
        same = False
    told = "this fits IT services: does your function look at `levels`, not at `one`?"
    return told if same else ""


def _too_few(names, levels):
    """Why not all of the weakest dimensions are named."""
    if not names:
        return "no dimension fits your condition: compare `levels` with `lowest`, not with a number"
    if len(names) == 1:
        return "`.idxmin()` and the like give the first only: pick with a condition, `levels[...]`"
    return ""


# ---------------------------------------------------------------------------- task 4: raters


def sure(yours, levels, name):
    """Task 4: the ends of the middle 95 of 100 draws, and whether the level is clear."""
    look = "section 5, the example with ages, and the prompt of task 4"
    result = plain(returned(yours(list(levels)), name, look))
    checks.expect(
        isinstance(result, dict) and {"low", "high", "clear"} <= set(result),
        seen=f"for {name} the result is {checks.describe(result)}",
        wanted="a dict with the keys low, high and clear",
        look=look,
    )
    clear = plain(result["clear"])
    checks.expect(
        not isinstance(clear, str),
        seen=f"`clear` for {name} is the text {clear!r}",
        wanted="True or False, without quotation marks",
        look=look,
    )
    checks.expect(
        not isinstance(clear, int | float) or clear in (0, 1),
        seen=f"`clear` for {name} is the number {clear}",
        wanted="True or False",
        look=look,
        why="`==` compares, a single `=` stores",
    )
    ordered = np.sort(levels)
    n = len(ordered)
    for key, part in (("low", 0.025), ("high", 0.975)):
        at = part * (n - 1)
        first, last = ordered[max(int(at) - 1, 0)], ordered[min(int(at) + 2, n - 1)]
        got = checks.number(plain(result[key]), f"`{key}` for {name}", look)
        inside = first - 1e-9 <= got <= last + 1e-9
        why = "" if inside else _ignores(yours) or _outside(ordered, got, key, first, last)
        checks.expect(
            inside,
            seen=f"`{key}` for {name} is {got:g}",
            wanted=f"{np.percentile(levels, 100 * part):g}, the percentile {100 * part:g}",
            look=look,
            why=why,
        )
    checks.expect(
        plain(result["low"]) <= plain(result["high"]),
        seen=f"for {name} low is {result['low']:g} and high {result['high']:g}",
        wanted="a low end that is not above the high end",
        look=look,
    )
    wanted = plain(result["low"]) == plain(result["high"])
    clear = _meaning(result["clear"])
    extremes = clear is bool(ordered[0] == ordered[-1]) and clear is not wanted
    checks.expect(
        clear is wanted,
        seen=f"`clear` for {name} is {result['clear']} with low {result['low']:g} and high "
        f"{result['high']:g}",
        wanted=f"{wanted}: a level is clear where low and high are the same",
        look=look,
        why="compare low with high, not the smallest with the largest draw" if extremes else "",
    )


def _ignores(yours):
    """A hint where a function gives the same ends for any levels."""
    try:
        found = [plain(yours([level] * 1000)) for level in (1, 4)]
        same = all(plain(found[0][key]) == plain(found[1][key]) for key in ("low", "high"))
    except Exception:
        same = False
    told = "the ends are the same for any division: does your function use `levels`, and no other"
    return f"{told} table or list?" if same else ""


def _outside(ordered, got, key, first, last):
    """Why an end is off: too many draws lie outside it, or hardly any is so far out."""
    n, low = len(ordered), key == "low"
    if got < first if low else got > last:
        out = int((ordered <= got).sum() if low else (ordered >= got).sum())
        told = f"only {out} of {n:,} draws are so far out: rare cases, not the middle 95 of 100"
    else:
        out = int((ordered < got).sum() if low else (ordered > got).sum())
        told = f"{out} of {n:,} draws are {'below' if low else 'above'} it, more than 2.5 of 100"
    return f"{told}. Percentiles are written 2.5 and 97.5"


def in_doubt(evidence, division, level):
    """The statements of one level that hold by a majority only, with what each rater wrote."""
    counts = maturity.votes(evidence)
    split = (counts["yes"] < counts["answered"]) & (2 * counts["yes"] > counts["answered"])
    own = counts[split & (counts["division"] == division)]["statement_id"]
    own = own[own.str[1] == str(level)].tolist()
    said = maturity.clean(evidence)
    said = said[(said["division"] == division) & said["statement_id"].isin(own)]
    notes = said["note"].fillna("").map(lambda note: f" ({note})" if note else "")
    words = said["answer"].fillna("no answer").str.strip().str.lower() + notes
    wide = said.assign(words=words).pivot(index="statement_id", columns="rater", values="words")
    return shown(wide[["self", "peer", "audit"]].reset_index())


# ---------------------------------------------------------------------------- task 5: actions


@cache
def _office():
    evidence = statland.load("evidence")
    return maturity.held(evidence), statland.load("actions").set_index("action")


def candidates():
    """The eight actions that need no other action first."""
    actions = statland.load("actions")
    return actions.loc[actions["needs"].isna(), "action"].tolist()


def profile_after(names):
    """The levels of all divisions by dimension, once these actions are done."""
    holds, actions = _office()
    return maturity.profile_of(maturity.after(holds, actions.loc[list(names)]))


def lifted(names):
    """How many divisions have a higher level once these actions are done."""
    holds, _ = _office()
    before = maturity.profile_of(holds).min(axis=1)
    return int((profile_after(names).min(axis=1) > before).sum())


@cache
def best_lift(size):
    """The most divisions that any `size` of the eight actions lift, by trying all."""
    return max(lifted(names) for names in combinations(candidates(), size))


def chosen(answer, size, name):
    """Task 5: no choice of `size` actions lifts more divisions."""
    look = "section 6, lifted(), and the binding dimensions in the figure of section 4"
    answer = answer.tolist() if isinstance(answer, pd.Series) else plain(answer)
    names = list(answer) if np.iterable(answer) and not isinstance(answer, str) else [answer]
    names = [word(part) for part in names]
    checks.expect(
        not {"?", "none", ""} & set(names),
        seen=f"`{name}` is not filled in yet",
        wanted=f"{size} of the names in the table of the eight actions",
        look="the prompt of task 5",
    )
    known = {word(action): action for action in candidates()}
    strange = [part for part in names if part not in known]
    checks.expect(
        not strange,
        seen=f"`{name}` holds {listed(strange[:1])}",
        wanted=f"names out of: {', '.join(known)}",
        look="section 6, the table of the eight actions",
    )
    checks.expect(
        len(set(names)) == size,
        seen=f"`{name}` names {len(set(names))} different action{'s' * (len(set(names)) != 1)}",
        wanted=f"{size} different",
        look="the prompt of task 5",
    )
    lift = lifted([known[part] for part in names])
    why = ""
    if lift == 0:
        why = "as long as another dimension of a division is as weak, the division does not rise"
    elif size == 2:
        why = "look for divisions with two binding dimensions: only a pair lifts them"
    else:
        why = "another dimension binds alone in more divisions: see the orange frames"
    checks.expect(
        lift >= best_lift(size),
        seen=f"{listed(names)} {'lifts' if size == 1 else 'lift'} {lift} of 9 divisions",
        wanted=f"{best_lift(size)}, the most that {size} of the eight can lift",
        look=look,
        why=why,
    )
    return lift


# ---------------------------------------------------------------------------- task 6: roadmap


def needs_of(actions):
    """For each action the names of those that must have ended before."""
    return {
        a: [n.strip() for n in str(text).split(";")] if isinstance(text, str) and text else []
        for a, text in zip(actions["action"], actions["needs"], strict=True)
    }


def _starts(plan, actions):
    """The start quarters as whole numbers by action; None and a message where that fails."""
    plan = plain(plan)
    if not isinstance(plan, dict):
        return None, f"`roadmap` is {checks.describe(plan)}, not a dict"
    known = {word(action): action for action in actions["action"]}
    strange = [key for key in plan if word(key) not in known]
    if strange:
        return None, f"`roadmap` holds {str(strange[0])!r}, which is none of the twelve actions"
    given = {known[word(key)]: plain(value) for key, value in plan.items()}
    for action in actions["action"]:
        value = given.get(action, "?")
        if value in ("?", "", None):
            rest = sum(given.get(a, "?") in ("?", "", None) for a in actions["action"]) - 1
            more = f" (and {rest} more)" if rest else ""
            return None, f"'{action}' has no start quarter yet{more}"
        try:
            float(value)
        except (TypeError, ValueError):
            return None, f"'{action}' starts in {value!r}, which is no number"
        given[action] = _quarter(value)
        if given[action] is None:
            return None, f"'{action}' starts in quarter {value}, which is not a whole number"
    return given, ""


def _quarter(value):
    """A start quarter as a whole number; None where it is none."""
    try:
        number = float(plain(value))
    except (TypeError, ValueError):
        return None
    return int(number) if np.isfinite(number) and number == int(number) else None


def breaks(starts, actions):
    """Every break of the rules of a complete roadmap, in words: pairs of the rule and a text."""
    lasts = dict(zip(actions["action"], actions["quarters"], strict=True))
    ends = {a: starts[a] + lasts[a] - 1 for a in starts}
    found = []
    for action in actions["action"]:
        if starts[action] < 1 or ends[action] > QUARTERS:
            text = f"'{action}' runs from quarter {starts[action]} to {ends[action]}; the plan has "
            found.append((1, f"{text}the quarters 1 to {QUARTERS}"))
    for action, needed in needs_of(actions).items():
        for other in needed:
            if ends[other] >= starts[action]:
                text = f"'{action}' starts in quarter {starts[action]}, but needs '{other}', which "
                found.append((2, f"{text}ends in quarter {ends[other]}"))
    full = {q: n for q, n in enumerate(_load(starts, actions)) if n > STAFF}
    found += [(3, f"quarter {q} needs {n} persons; there are {STAFF}") for q, n in full.items()]
    return found


def problems(plan, actions=None):
    """How a roadmap breaks each rule, in words: pairs of the rule (0 to 3) and a text.

    Of rules 1 and 2 the first break, of rule 3 all quarters that are too full. Rule 0 is that each
    of the twelve actions has a start quarter.
    """
    actions = statland.load("actions") if actions is None else actions
    starts, problem = _starts(plan, actions)
    if starts is None:
        return [(0, problem)]
    found = {}
    for rule, text in breaks(starts, actions):
        found.setdefault(rule, []).append(text)
    full = [text.split(";")[0] for text in found.get(3, [])]
    if len(full) > 1:
        found[3] = [f"{listed(full)}; there are {STAFF}"]
    return [(rule, texts[0]) for rule, texts in found.items()]


def first_problem(plan, actions=None):
    """The first rule that a roadmap breaks, in words; empty where it keeps all of them."""
    found = problems(plan, actions)
    return found[0][1] if found else ""


def days_saved(plan, actions=None):
    """Working days saved by the end of quarter 8: each action saves from the quarter after its end.

    Actions without a start quarter save nothing; a line says so.
    """
    actions = statland.load("actions") if actions is None else actions
    starts, problem = _starts(plan, actions)
    if starts is None:
        print(f"Not complete: {problem}. Only actions with a start quarter are counted.")
        starts = readable(plan)
    rows = zip(actions["action"], actions["quarters"], actions["benefit"], strict=True)
    ends = [(b, starts[a] + lasts - 1) for a, lasts, b in rows if a in starts]
    return int(sum(b * max(QUARTERS - end, 0) for b, end in ends))


def readable(plan):
    """The actions that have a start quarter already, with it as a whole number."""
    known = {word(action): action for action in statland.load("actions")["action"]}
    plan = plain(plan)
    pairs = plan.items() if isinstance(plan, dict) else ()
    found = {known[word(key)]: _quarter(value) for key, value in pairs if word(key) in known}
    return {action: start for action, start in found.items() if start is not None and start >= 1}


@cache
def best_roadmap():
    """The roadmap that saves the most days, and how many: an integer programme, solved exactly."""
    return solve(statland.load("actions"))


def solve(actions, near=None, changes=0):
    """The best start quarters and the days saved; (None, None) where no roadmap keeps the rules.

    With a roadmap `near`, only those that differ from it in so many `changes` at most. Where
    `changes` is None, the one with the fewest changes.
    """
    names = actions["action"].tolist()
    lasts, staff, benefit = (
        dict(zip(names, actions[column].astype(int), strict=True))
        for column in ("quarters", "staff", "benefit")
    )
    options = [(a, t) for a in names for t in range(1, QUARTERS - lasts[a] + 2)]
    gain = [benefit[a] * (QUARTERS - (t + lasts[a] - 1)) for a, t in options]
    rows, low, high = [], [], []
    for action, needed in needs_of(actions).items():
        rows.append([float(a == action) for a, _ in options])
        low.append(1)
        high.append(1)
        for other in needed:
            rows.append([t * (float(a == action) - float(a == other)) for a, t in options])
            low.append(lasts[other])
            high.append(np.inf)
    for quarter in range(1, QUARTERS + 1):
        rows.append([staff[a] if t <= quarter < t + lasts[a] else 0.0 for a, t in options])
        low.append(0)
        high.append(STAFF)
    worth = np.array(gain, dtype=float)
    if near is not None and changes is None:
        worth += 10_000 * np.array([near[a] == t for a, t in options])
    elif near is not None:
        rows.append([float(near[a] == t) for a, t in options])
        low.append(len(names) - changes)
        high.append(len(names))
    found = milp(
        -worth,
        constraints=LinearConstraint(np.array(rows), low, high),
        integrality=np.ones(len(options)),
        bounds=Bounds(0, 1),
    )
    if not found.success:
        return None, None
    plan = {a: t for (a, t), x in zip(options, found.x, strict=True) if x > 0.5}
    return plan, days_saved(plan, actions)


def feasible(plan):
    """Task 6: the roadmap keeps all rules. Gives back its last quarter."""
    problem = first_problem(plan)
    checks.expect(
        not problem,
        seen=problem,
        wanted="a start quarter for each of the twelve actions that keeps the three rules",
        look="section 7, the rules and the table of actions",
        why=relief(plan) if problem else "",
    )
    return last_quarter(plan)


def relief(plan):
    """A move that helps where only the third rule is broken; empty where there is none."""
    actions = statland.load("actions")
    broken = problems(plan)
    if [rule for rule, _ in broken] != [3]:
        return ""
    starts, _ = _starts(plan, actions)
    whole, _ = solve(actions, starts, None)
    moves = {a: t for a, t in whole.items() if t != starts[a]}
    if len(moves) <= 2:
        return f"{_told(moves, starts)}: then all rules are kept"
    moved, quarter = _freed(starts, actions)
    if moved is None:
        return f"{_told(moves, starts)}: then all rules are kept"
    load = _load(moved, actions)[quarter]
    moves = {a: t for a, t in moved.items() if t != starts[a]}
    return f"{_told(moves, starts)}: then quarter {quarter} needs {load} persons"


def _freed(starts, actions):
    """The one move that takes most persons out of full quarters: the plan, and the quarter freed.

    It breaks no other rule. (None, None) where no single move helps.
    """

    def over(plan):
        return [max(n - STAFF, 0) for n in _load(plan, actions)]

    before, best = over(starts), (None, None)
    least = sum(before)
    for action in actions["action"]:
        for start in range(1, QUARTERS + 1):
            plan = starts | {action: start}
            if any(rule < 3 for rule, _ in breaks(plan, actions)) or sum(over(plan)) >= least:
                continue
            least = sum(over(plan))
            less = [b - now for b, now in zip(before, over(plan), strict=True)]
            best = (plan, int(np.argmax(less)))
    return best


def _told(moves, starts):
    """Some moves in words: `move 'sandbox' to quarter 6 (now 7)`."""
    told = [f"'{a}' to quarter {t} (now {starts[a]})" for a, t in moves.items()]
    return f"move {listed(told)}{' together' if len(told) > 1 else ''}"


def last_quarter(plan):
    """The quarter in which the last action ends."""
    actions = statland.load("actions").set_index("action")
    starts, _ = _starts(plan, actions.reset_index())
    return max(int(starts[a] + actions.loc[a, "quarters"] - 1) for a in starts)


def chain(plan):
    """What a roadmap saves, and when it ends, beside the earliest possible end."""
    actions = statland.load("actions")
    starts, _ = _starts(plan, actions)
    best, _ = best_roadmap()
    work = int((actions["quarters"] * actions["staff"]).sum())
    earliest = max(-(-work // STAFF), _longest(actions))
    # the reference ends as early as the work allows; so nothing ends earlier
    told = ""
    if last_quarter(best) == earliest:
        told = (
            f" Quarter {earliest} can be reached, and no earlier one: all actions together are "
            f"{work} quarters of one person, and {work} / {STAFF} persons = {work / STAFF:g}."
        )
    return (
        f"It saves {days_saved(starts)} days, its strategy starts in quarter {starts['strategy']}, "
        f"and its last action ends in quarter {last_quarter(starts)}.{told}"
    )


def _longest(actions):
    """How many quarters the longest chain of actions takes."""
    lasts = dict(zip(actions["action"], actions["quarters"], strict=True))
    needs = needs_of(actions)

    def end(action):
        return int(lasts[action]) + max((end(other) for other in needs[action]), default=0)

    return max(end(action) for action in lasts)


def good(plan, part):
    """Task 6: the roadmap saves at least `part` of the most that any roadmap can save."""
    feasible(plan)
    saved, most = days_saved(plan), best_roadmap()[1]
    checks.expect(
        saved >= part * most - 1e-9,
        seen=f"{saved} days saved, {100 * saved / most:.1f} of 100 of the possible {most}",
        wanted=f"{int(np.ceil(part * most))} days or more ({100 * part:.0f} of 100)",
        look="section 7, the table of actions and your own figure",
        why=advice(plan) if saved < part * most else "",
    )
    return saved


def better(plan):
    """The fewest changes that save more days, and how many: (starts by action, days more)."""
    actions = statland.load("actions")
    starts, _ = _starts(plan, actions)
    saved = days_saved(starts, actions)
    for changes in range(1, len(starts) + 1):
        found, days = solve(actions, starts, changes)
        if found and days > saved:
            return {a: t for a, t in found.items() if t != starts[a]}, days - saved
    return {}, 0


def advice(plan):
    """A change of as few actions as possible that saves days and keeps all rules."""
    moves, gain = better(plan)
    starts, _ = _starts(plan, statland.load("actions"))
    saved = days_saved(starts) + gain
    return f"{_told(moves, starts)}: all rules are kept, and the plan saves {saved} days"


def yours_or_reference(plan):
    """A roadmap and whose it is: the learner's where it keeps the rules, else the reference."""
    try:
        if not first_problem(plan):
            starts, _ = _starts(plan, statland.load("actions"))
            return starts, "your roadmap"
    except Exception:  # whatever stands there, the reference can be shown
        pass
    return best_roadmap()[0], "the reference roadmap (yours is not there yet)"


# ---------------------------------------------------------------------------- task 7: capacity


def run(shares):
    """The eight quarters of the team with these shares of days for building."""
    from mlcapacity.office.maturity import simulate_capacity

    return simulate_capacity(shares, seed=2)


@cache
def best_shares():
    """Shares that deliver the most and end with 6 able persons or more, by a random search."""
    rng = np.random.default_rng(0)
    plan = np.full(QUARTERS, 0.3)

    def worth(plans):
        found = run(plans)
        return found["total"] - 20 * np.maximum(6 - found["able"][..., -1], 0)

    best = float(worth(plan))
    for step in np.geomspace(0.2, 0.005, 120):
        moved = rng.normal(0, step, (60, QUARTERS)) * (rng.random((60, QUARTERS)) < 0.4)
        tried = np.clip(plan + moved, 0, 1)
        values = worth(tried)
        if values.max() > best:
            plan, best = tried[values.argmax()], float(values.max())
    return plan.tolist(), float(run(plan)["total"])


def _eight(shares):
    look = "section 8, the three plans, and the prompt of task 7"
    values = plain(shares)
    values = list(values.values()) if isinstance(values, dict) else values
    count = len(values) if isinstance(values, list | tuple) else 0
    checks.expect(
        count == QUARTERS,
        seen=f"`shares` is {checks.describe(shares)}",
        wanted="a list of eight numbers, one for each quarter",
        look=look,
        why="write decimal numbers with a point: 0.25" if count == 2 * QUARTERS else "",
    )
    plan = []
    for n, value in enumerate(map(plain, values), 1):
        checks.expect(
            not isinstance(value, str),
            seen=f"the share of quarter {n} is "
            + ("not filled in yet" if value == "?" else repr(value)),
            wanted="a number from 0 to 1, without quotation marks",
            look=look,
        )
        number = checks.number(value, f"the share of quarter {n}", look)
        checks.expect(
            0 <= number <= 1,
            seen=f"the share of quarter {n} is {number:g}",
            wanted=f"the share of quarter {n} from 0 to 1",
            look=look,
            why="25 of 100 is 0.25" if number > 1 else "",
        )
        plan.append(number)
    return plan


def keeps_both(shares, solutions):
    """Task 7: enough solutions, and at least 6 able persons at the end."""
    look = "section 8, the figure of the three plans"
    plan = _eight(shares)
    found = run(plan)
    able, total = float(found["able"][-1]), float(found["total"])
    why = "what is not built again is lost: 16 of 100 able persons each quarter"
    if np.mean(plan) > 0.3:
        why = "without solutions trust falls, and with it the days that the divisions give"
    if np.mean(plan) > 0.5:
        why += " (`shares` is the part that builds; the rest delivers)"
    checks.expect(
        able >= 5.995,
        seen=f"{able:.2f} able persons at the end, {total:.1f} solutions in eight quarters",
        wanted="6 able persons or more at the end",
        look=look,
        why=f"{why}. {helps(plan)}" if able < 5.995 else "",
    )
    checks.expect(
        total >= solutions,
        seen=f"{total:.2f} solutions in eight quarters, {able:.1f} able persons at the end",
        wanted=f"{solutions:g} solutions or more",
        look=look,
        why=f"{why}. {helps(plan)}" if total < solutions else "",
    )
    return total, able


def _worth(found):
    """Whether enough persons are able at the end, and how many solutions or persons there are."""
    enough = found["able"][..., -1] >= 5.995
    return np.where(enough, 100 + found["total"], found["able"][..., -1])


def nearby(plan):
    """The change of a plan that helps most: its text, and the changed plan.

    All quarters move by the same amount, or one quarter does, by 0.2 at most; two quarters where
    neither helps.
    """
    steps = [round(0.05 * n, 2) for n in range(-4, 5) if n]
    tried = [[(quarter, step) for quarter in range(QUARTERS)] for step in steps]
    tried += [[(quarter, step)] for quarter in range(QUARTERS) for step in steps]
    at, moved = _best_move(plan, tried)
    if _worth(run(moved)) <= _worth(run(plan)):
        pairs = combinations(range(QUARTERS), 2)
        tried = [[(a, x), (b, y)] for a, b in pairs for x in steps for y in steps]
        at, moved = _best_move(plan, tried)
    if len(tried[at]) == QUARTERS:
        step = tried[at][0][1]
        return f"Build {'more' if step > 0 else 'less'} by {abs(step):g} in every quarter", moved
    told = [
        f"{moved[quarter]:g}, not {plan[quarter]:g}, in quarter {quarter + 1}"
        for quarter, _ in tried[at]
    ]
    return f"Build with a share of {listed(told)}", moved


def _best_move(plan, tried):
    """Which of some moves, each a list of (quarter, step), helps most; and the moved plan."""
    plans = np.tile(np.array(plan, dtype=float), (len(tried), 1))
    for row, moves in enumerate(tried):
        for quarter, step in moves:
            plans[row, quarter] += step
    plans = np.clip(plans, 0, 1).round(4)
    at = int(_worth(run(plans)).argmax())
    return at, plans[at].tolist()


def helps(plan):
    """One change that helps, and what it leads to."""
    text, moved = nearby(plan)
    found = run(moved)
    able = f"{found['able'][-1]:.1f} able persons at the end"
    again = ""
    if max(plan) - min(plan) > 0.3 and found["total"] < 16.5:
        again = ". Or begin again with the same number in all quarters"
    return f"{text}. That gives {found['total']:.1f} solutions and {able}{again}"


def try_shares(shares):
    """Print what a plan reaches, beside the goals of task 7."""
    try:
        values = _eight(shares)
    except checks.CheckFailed as failed:
        print("Fill in eight numbers from 0 to 1 above; then this cell says what they reach.")
        if shares is not None and "not filled in" not in str(failed):
            print(failed)
        return
    found = run(values)
    print(f"solutions:              {found['total']:5.2f}  (goals: 16.5, then {_near():.2f})")
    print(f"able persons at the end: {found['able'][-1]:4.2f}  (goal: 6; more than 6 is spare)")


def _near():
    return NEAR * best_shares()[1]


def near_best(shares, part):
    """Task 7: at least `part` of the most solutions that the search has found."""
    total, able = keeps_both(shares, 0)
    most = best_shares()[1]
    checks.expect(
        total >= part * most,
        seen=f"{total:.2f} solutions, {100 * total / most:.1f} of 100 of the most that the search "
        f"found ({most:.2f}), with {able:.2f} able persons at the end",
        wanted=f"{100 * part:.0f} of 100 or more: {part * most:.2f} solutions, with 6 able persons",
        look="section 8, the last paragraph: when does a day of building bring most?",
        why=helps(_eight(shares)) if total < part * most else "",
    )
    return total


# ---------------------------------------------------------------------------- pictures


def shown(table):
    """A table to read: texts at the left and in full, without the numbers of the rows."""
    name = "".join(part for part in f"{'-'.join(table.columns)}-{len(table)}" if part != "_")
    cells = {"text-align": "left", "vertical-align": "top"}
    heads = [{"selector": "th", "props": [("text-align", "left")]}]
    return table.style.hide().set_uuid(name).set_properties(**cells).set_table_styles(heads)


def draw_profile(profile, unanswered):
    """The levels of all divisions, with a frame round each binding dimension."""
    level = profile.min(axis=1)
    initial = int((level == 1).sum())
    axes = figures.axes(
        f"{_count(initial)} of {_count(len(profile)).lower()} divisions are Initial, for different "
        "reasons",
        x="",
        y="",
        width=9.6,
        height=5.4,
    )
    shades = {1: "#f1f4f7", 2: "#c9dcea", 3: "#7fb0d3", 4: figures.COLOURS["blue"]}
    for row, division in enumerate(profile.index):
        for column, dimension in enumerate(profile.columns):
            value = int(profile.loc[division, dimension])
            binds = value == level[division]
            axes.add_patch(
                _box(column, row, 0.94, 0.9, facecolor=shades[value], edgecolor="white", zorder=1)
            )
            if binds:
                axes.add_patch(
                    _box(
                        *(column, row, 0.9, 0.84),
                        facecolor="none",
                        edgecolor=figures.COLOURS["orange"],
                        linewidth=2.4,
                        zorder=3,
                    )
                )
            text = f"{value}*" if unanswered.loc[division, dimension] else str(value)
            axes.text(
                *(column, row, text),
                ha="center",
                va="center",
                color="white" if value == 4 else "black",
                weight="bold" if binds else "normal",
                zorder=4,
            )
        axes.text(
            *(len(profile.columns) - 0.25, row, maturity.LEVELS[int(level[division])]),
            va="center",
            weight="bold",
        )
    axes.text(len(profile.columns) - 0.25, -0.68, "level", va="bottom", fontsize=10)
    axes.set_xlim(-0.5, len(profile.columns) + 0.75)
    axes.set_ylim(len(profile) - 0.4, -0.55)
    labels = [name.replace(" ", "\n", 1).replace("\nand ", "\nand\n") for name in profile.columns]
    axes.set_xticks(range(len(labels)), labels, fontsize=10)
    axes.xaxis.tick_top()
    axes.set_yticks(range(len(profile)), profile.index)
    axes.tick_params(length=0)
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.set_xlabel(
        "1 Initial, 2 Spreading, 3 Widespread, 4 Mature\n"
        "orange frame and bold: binding dimension;  *: nobody answered",
        fontsize=10,
    )
    return axes


def profile_text(profile, unanswered):
    """The profile in words: which levels are not 2."""
    parts = []
    for division, levels in profile.iterrows():
        other = levels[levels != 2]
        told = [
            f"{value} in "
            + listed(
                f"{d} (no answer)" if unanswered.loc[division, d] else d
                for d in other.index[other == value]
            )
            for value in sorted(set(other))
        ]
        parts.append(f"{division}: {', '.join(told) or 'all 2'}")
    return (
        f"Table of levels, {len(profile)} divisions by {profile.shape[1]} dimensions; what is not "
        f"named is 2. {'; '.join(parts)}. A frame is round the lowest of each division."
    )


def counted(levels):
    """How many divisions are at which level: `7 Initial, 2 Spreading`."""
    found = levels.value_counts().sort_index()
    return ", ".join(f"{n} {maturity.LEVELS[int(at)]}" for at, n in found.items())


def _box(column, row, width, height, **style):
    from matplotlib.patches import FancyBboxPatch

    corner = (column - width / 2 + 0.03, row - height / 2 + 0.03)
    return FancyBboxPatch(
        corner, width - 0.06, height - 0.06, boxstyle="round,pad=0.03,rounding_size=0.06", **style
    )


def _count(n):
    words = ("None", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")
    return words[n] if n < len(words) else str(n)


def draw_intervals(interval):
    """The level of each division with the range of the middle 95 of 100 draws."""
    clear, of = (_count(int(n)).lower() for n in (interval["clear"].sum(), len(interval)))
    axes = figures.axes(
        f"The level is clear in {clear} of {of} divisions",
        x="level of the division (mark) and middle 95 of 100 draws (bar)",
        y="",
        height=4.2,
    )
    for row, (_, part) in enumerate(interval.iterrows()):
        colour = figures.COLOURS["blue" if part["clear"] else "orange"]
        axes.plot([part["low"], part["high"]], [row, row], color=colour, linewidth=5, alpha=0.35)
        axes.plot(part["level"], row, "o" if part["clear"] else "D", color=colour, markersize=9)
        note = "clear" if part["clear"] else f"{part['low']} to {part['high']}, not clear"
        axes.text(part["high"] + 0.09, row, note, va="center", color=colour)
    axes.set_yticks(range(len(interval)), interval.index)
    axes.invert_yaxis()
    axes.set_xlim(0.8, 4.1)
    axes.set_xticks(range(1, 5), [f"{n} {name}" for n, name in maturity.LEVELS.items()])
    axes.grid(axis="x", color="#e4e7eb")
    axes.set_axisbelow(True)
    return axes


def intervals_text(interval):
    """The levels with their ranges in words."""
    parts = [
        f"{division} {part['level']}, "
        + ("clear" if part["clear"] else f"not clear, {part['low']} to {part['high']}")
        for division, part in interval.iterrows()
    ]
    return f"Levels of {len(interval)} divisions with their ranges: {'; '.join(parts)}."


def lifts_text():
    """What each action lifts, in words."""
    singles = ", ".join(f"{name} {lifted([name])}" for name in candidates())
    best = max(combinations(candidates(), 2), key=lifted)
    pair = f"the best pair, {listed(best)}, {lifted(best)}"
    return f"Bar chart of divisions lifted, of nine: {singles}; {pair}."


def plans_text(plans):
    """What some plans lead to, in words, chart by chart."""
    found = {name: run(shares) for name, shares in plans.items()}
    able = "; ".join(
        f"{name} at most {part['able'].max():.1f}, at the end {part['able'][-1]:.1f}"
        for name, part in found.items()
    )
    trust = "; ".join(f"{name} {part['trust'][-1]:.1f}" for name, part in found.items())
    total = "; ".join(f"{name} {part['total']:.1f}" for name, part in found.items())
    return (
        "Three line charts over eight quarters, with a line for each plan. "
        f"Able persons, 4 at the start: {able}. Trust, 1 at the start, at the end: {trust}. "
        f"Solutions delivered by the end: {total}."
    )


def eight_table():
    """The eight actions that need no other first, and which statements they make true."""
    actions = statland.load("actions")
    actions = actions[actions["needs"].isna()]
    parts = statland.load("statements").set_index("statement_id")["dimension"]
    made = [f"{parts[ids.split()[0]]}: {ids.replace(' ', ', ')}" for ids in actions["statements"]]
    return shown(actions[["action", "what"]].assign(**{"makes true": made}))


def roadmap_table():
    """What each action takes, to read."""
    actions = statland.load("actions").fillna({"needs": ""})
    actions["needs"] = actions["needs"].str.replace(";", ", ")
    return shown(actions[["action", "quarters", "staff", "needs", "benefit"]])


def draw_lifts():
    """How many divisions each of the eight actions lifts alone, and the best pair."""
    singles = {name: lifted([name]) for name in candidates()}
    order = sorted(singles, key=lambda name: -singles[name])
    best = max(combinations(candidates(), 2), key=lifted)
    rows = [(name, singles[name], "blue") for name in order]
    rows.append((f"best pair: {best[0]}\nand {best[1]}", lifted(best), "green"))
    none = _count(sum(lift == 0 for lift in singles.values()))
    most = _count(lifted(best)).lower()
    axes = figures.axes(
        f"{none} of eight actions lift nobody alone; the best pair lifts {most} divisions",
        x="divisions with a higher level (of 9)",
        y="",
        height=4.4,
    )
    for row, (_, lift, colour) in enumerate(rows):
        axes.barh(row, lift, color=figures.COLOURS[colour], height=0.62)
        axes.text(lift + 0.06, row, str(lift), va="center")
    axes.set_yticks(range(len(rows)), [name for name, _, _ in rows])
    axes.invert_yaxis()
    axes.set_xlim(0, 5)
    axes.set_xticks(range(6))
    return axes


def draw_roadmap(plan):
    """A bar for each action from its first to its last quarter, and the staff it takes.

    Actions without a start quarter are left out, so it can be drawn while you work on it.
    """
    actions = statland.load("actions").set_index("action")
    starts = readable(plan)
    title = roadmap_title(plan)
    axes = figures.axes(_wrapped(title), x="quarter", y="", height=5.4)
    order = sorted(starts, key=lambda a: (starts[a], starts[a] + actions.loc[a, "quarters"]))
    rest = [a for a in actions.index if a not in starts]
    load = busy(plan)
    for row, action in enumerate([*order, *rest]):
        if action in rest:
            axes.text(1, row, "no start quarter yet", va="center", color=figures.COLOURS["grey"])
            continue
        lasts, staff = int(actions.loc[action, "quarters"]), int(actions.loc[action, "staff"])
        axes.barh(
            row,
            lasts - 0.08,
            left=starts[action] - 0.46,
            height=0.68,
            color=figures.COLOURS["blue"],
        )
        label = f"{staff} person" + ("s" if staff > 1 else "")
        axes.text(
            *(starts[action] + lasts / 2 - 0.5, row, label),
            va="center",
            ha="center",
            color="white",
            fontsize=9.5,
        )
    below = len(order) + len(rest)
    for quarter in range(1, QUARTERS + 1):
        over = load[quarter] > STAFF
        axes.text(
            *(quarter, below, f"{load[quarter]} of {STAFF}"),
            ha="center",
            va="center",
            fontsize=9.5,
            color=figures.COLOURS["orange" if over else "grey"],
            weight="bold" if over else "normal",
        )
    axes.set_yticks(range(below + 1), [*order, *rest, "persons busy"])
    axes.set_xlim(0.5, QUARTERS + 0.5)
    axes.set_ylim(below + 0.5, -0.6)
    axes.set_xticks(range(1, QUARTERS + 1))
    axes.set_axisbelow(True)
    for edge in range(1, QUARTERS):
        axes.axvline(edge + 0.5, color="#e4e7eb", linewidth=0.8, zorder=0)
    axes.tick_params(axis="y", length=0)
    return axes


def roadmap_title(plan):
    """The finding on a roadmap: which rules it breaks, or when it ends and what it saves."""
    actions = statland.load("actions")
    starts, problem = _starts(plan, actions)
    if starts is None:
        return f"Not complete: {problem}"
    rules = [rule for rule, _ in breaks(starts, actions)]
    if rules:
        times = {rule: rules.count(rule) for rule in rules}
        told = [f"rule {rule} ({f'{n} times' if n > 1 else 'once'})" for rule, n in times.items()]
        return f"The roadmap breaks {listed(told)}"
    return (
        f"{days_saved(plan)} days saved: all twelve actions end by quarter {last_quarter(plan)}, "
        "with at most seven persons busy"
    )


def busy(plan):
    """How many persons are busy in each quarter; the list begins with a quarter 0."""
    return _load(readable(plan), statland.load("actions"))


def _load(starts, actions):
    facts, load = actions.set_index("action"), [0] * (QUARTERS + 1)
    for action, start in starts.items():
        for quarter in range(start, start + int(facts.loc[action, "quarters"])):
            if 1 <= quarter <= QUARTERS:
                load[quarter] += int(facts.loc[action, "staff"])
    return load


def show_roadmap(plan):
    """The drawn roadmap with its text, for a cell of a notebook; what breaks a rule is printed."""
    for rule, text in problems(plan):
        if rule:
            print(f"Rule {rule}: {text}")
    lasts = statland.load("actions").set_index("action")["quarters"]
    bars = ", ".join(
        f"{name} in {start}" if lasts[name] == 1 else f"{name} {start} to {start + lasts[name] - 1}"
        for name, start in readable(plan).items()
    )
    alt = (
        f"{roadmap_title(plan)}. A bar for each action, with its quarters: "
        f"{bars or 'no action has a start quarter yet'}. Persons busy in the quarters 1 to "
        f"{QUARTERS}, of {STAFF}: {', '.join(map(str, busy(plan)[1:]))}."
    )
    return figures.show(draw_roadmap(plan), alt=alt)


def _wrapped(title):
    import textwrap

    return textwrap.fill(title, 72)


def draw_plans(plans, title):
    """Able persons, trust and solutions so far, quarter by quarter, for some plans by name."""
    axes = figures.axes(title, x="", y="", width=9.6, height=3.7)
    figure = axes.figure
    axes.remove()
    panels = figure.subplots(1, 3)
    styles = [("orange", "--"), ("grey", ":"), ("blue", "-")]
    labels = ("able persons", "trust (1 is today's)", "solutions delivered so far")
    ends = []
    for (name, shares), (colour, line) in zip(plans.items(), styles[-len(plans) :], strict=True):
        found = run(shares)
        so_far = np.concatenate([[0.0], np.cumsum(found["delivered"])])
        for panel, values in zip(panels, (found["able"], found["trust"], so_far), strict=True):
            style = {"color": figures.COLOURS[colour], "linestyle": line, "linewidth": 2.4}
            panel.plot(range(QUARTERS + 1), values, **style)
        ends.append((so_far[-1], name, figures.COLOURS[colour]))
    for panel, label in zip(panels, labels, strict=True):
        panel.set_title(label, fontsize=11, loc="left")
        panel.set_xlabel("quarter")
        panel.spines[["top", "right"]].set_visible(False)
        panel.set_xticks(range(0, QUARTERS + 1, 2))
        panel.set_xlim(0, QUARTERS)
        panel.set_ylim(0, panel.get_ylim()[1])
    gap, floor = panels[2].get_ylim()[1] * 0.12, -1.0
    for end, name, colour in sorted(ends):
        floor = max(end, floor + gap) if floor >= 0 else end
        panels[2].text(QUARTERS + 0.3, floor, f"{name}:\n{end:.1f}", color=colour, va="center")
    return figure
