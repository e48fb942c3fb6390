"""What the check cells try on an answer, and the figures. Grading uses its own copy."""

from __future__ import annotations

import datetime as dt
import math
import re

import numpy as np
import pandas as pd
from scipy import stats

from mlcapacity import checks, figures

SUB_PROCESSES = {
    "1 Specify needs": {
        "1.1": "identify needs",
        "1.2": "consult and confirm",
        "1.3": "set output objectives",
        "1.4": "identify concepts",
        "1.5": "check data availability",
        "1.6": "prepare the business case",
    },
    "2 Design": {
        "2.1": "outputs",
        "2.2": "variable descriptions",
        "2.3": "collection",
        "2.4": "frame and sample",
        "2.5": "processing and analysis",
        "2.6": "production systems and workflow",
    },
    "3 Build": {
        "3.1": "collection instruments",
        "3.2": "processing and analysis components",
        "3.3": "dissemination components",
        "3.4": "configure workflows",
        "3.5": "test production systems",
        "3.6": "test the statistical business process",
        "3.7": "finalise production systems",
    },
    "4 Collect": {
        "4.1": "create frame, select sample",
        "4.2": "set up collection",
        "4.3": "run collection",
        "4.4": "finalise collection",
    },
    "5 Process": {
        "5.1": "integrate data",
        "5.2": "classify and code",
        "5.3": "review and validate",
        "5.4": "edit and impute",
        "5.5": "derive variables and units",
        "5.6": "calculate weights",
        "5.7": "calculate aggregates",
        "5.8": "finalise data files",
    },
    "6 Analyse": {
        "6.1": "prepare draft outputs",
        "6.2": "validate outputs",
        "6.3": "interpret and explain",
        "6.4": "disclosure control",
        "6.5": "finalise outputs",
    },
    "7 Disseminate": {
        "7.1": "update output systems",
        "7.2": "produce dissemination products",
        "7.3": "manage release",
        "7.4": "promote products",
        "7.5": "manage user support",
    },
    "8 Evaluate": {
        "8.1": "gather evaluation inputs",
        "8.2": "conduct evaluation",
        "8.3": "agree an action plan",
    },
    "over all phases": {
        "Q": "quality management",
        "M": "metadata management",
        "D": "data management",
    },
}
_CODES = {code for group in SUB_PROCESSES.values() for code in group}
LOOPS = ("wave", "both", "model")
_TABLE = "section 1, the table of sub-processes and the definitions above it"
_LOOP = "section 1, the meaning of wave, model and both"

# Why a place is off, by the phase (or the exact sub-process) that was given.
_IN_USE = (
    "5.2 is the coding of one wave's answers. This activity prepares the model for many waves, "
    "before any of them is coded: it is design or build work"
)
_LOOKS_BACK = (
    "phase 8 looks back at a wave of the statistics that is over. Here a version is tried out "
    "before it is used: that is testing, and tests belong to phase 3"
)

# activity: sub-processes that can be defended, where to think, what it is, why others are off
_PLACES = {
    "A03": (
        {"3.2", "2.5"},
        "design or build",
        "training makes a component that many waves will be processed with",
        {
            "5": _IN_USE,
            "8": "phase 8 may decide that a version is needed; to make it is design or build work",
            "2.6": "2.6 designs the systems and the order of work; training makes, or tries out, "
            "one method of processing",
            "3.4": "3.4 joins finished components into a workflow; training makes one of them",
        },
    ),
    "A10": (
        {"8.1", "8.2", "Q", "5.3"},
        "evaluation, or quality management",
        "it looks at how well the coding of many waves went, and changes nothing by itself",
        {
            "7": "phase 7 ends with the release; what is watched here is the work of the model in "
            "wave after wave, and that goes on after every release",
            "5": "5.2 makes the codes of one wave; watching them over many waves is other work",
            "3": "phase 3 ends when the model is in use, and this begins there",
            "6": "phase 6 looks at the figures of one wave; this looks at a way of working, over "
            "many waves",
            "8.3": "8.3 agrees on what to do; here the findings are only gathered and judged",
        },
    ),
    "A12": (
        {"2.5", "3.2", "3.5", "3.6", "Q"},
        "testing before use",
        "here a version is tried out before it is used, on answers whose code is known",
        {
            "8": _LOOKS_BACK,
            "5": _IN_USE,
            "6": "no output exists yet: the new version is not in use",
            "2.6": "2.6 designs the systems and the order of work; here something that has been "
            "built is tried",
        },
    ),
    "A17": (
        {"3.5", "3.6", "3.7", "Q"},
        "the last steps of phase 3",
        "here somebody lets a version that has been built and tested go into production",
        {
            "1": "phase 1 decides whether to build at all; here something has been built",
            "2": "phase 2 designs; here something that has been built and tested is let into use",
            "3.4": "3.4 joins the components into a workflow; they are tested and approved later",
            "7": "phase 7 brings figures to users. A version goes into production, and that is the "
            "end of building, before a wave is collected",
            "5": _IN_USE,
            "8": "phase 8 looks back at a wave that is over; this decides about a version that no "
            "wave has used yet, at the end of building it",
        },
    ),
    "A19": ({"7.1", "7.2", "7.3"}, "the release", "here figures go to their users", {}),
    "A20": (
        {"5.8", "8.1", "D", "3.2"},
        "finishing the wave's files, gathering what the evaluation needs, or data management",
        "here finished labels are kept and passed on",
        {
            "5": "phase 5 makes codes and files of the wave; here labels are kept and passed on",
            "8.2": "8.2 judges the wave; the labels are only gathered here",
            "8.3": "8.3 agrees on what to do; nothing is decided here",
            "M": "labels are data; M is for what describes data",
        },
    ),
}
# activity: loops that can be defended, and why the others are off
_TURNS = {
    "A03": (
        {"model"},
        "it is done once for a version, inside the model's loop. The labels come over before, in "
        "data preparation",
    ),
    "A10": (
        {"both", "model"},
        "it is done in each wave, but its report leaves the wave: findings go to the model",
    ),
    "A12": ({"model", "both"}, "it is done for each new version, not for each wave"),
    "A17": ({"model", "both"}, "it is done for each new version, not for each wave"),
    "A19": ({"wave"}, "it is done in every wave, and readers are in neither loop"),
    "A20": ({"both"}, "here labels go from the wave to the model: that is a hand-over"),
}
# The phases of CRISP-ML(Q), each with the beginnings of the words by which an answer is known.
_CRISP = {
    "business and data understanding": ("business", "underst"),
    "data preparation": ("prepar", "clean", "label"),
    "modelling": ("modelling", "modeling", "train"),
    "evaluation": ("evaluat", "test"),
    "deployment": ("deploy", "approv"),
    "monitoring and maintenance": ("monitor", "maint", "watch"),
}
_BEFORE_USE = (
    "in CRISP-ML(Q), evaluation tries a version before it is used. This looks back at a version in "
    "use: in GSBPM that is phase 8, Evaluate; in CRISP-ML(Q) it is another phase"
)
_UNDERSTAND, _PREPARE, _MODELLING, _EVALUATION, _DEPLOY, _MONITOR = _CRISP
# activity: phases that can be defended, why others are off, and why any other is
_PHASES = {
    "A03": (
        {_MODELLING, _MONITOR},
        {_EVALUATION: "evaluation tries a version; it must be trained before"},
        "here a version is made",
    ),
    "A09": (
        {_UNDERSTAND, _PREPARE},
        {_EVALUATION: "evaluation tries a version; here there is none yet, only data"},
        "it asks about the data, before a version is trained on them",
    ),
    "A10": (
        {_MONITOR},
        {
            _EVALUATION: _BEFORE_USE,
            _DEPLOY: "deployment ends when a version is in use, and this begins there",
        },
        "it watches a version that is in use",
    ),
    "A12": (
        {_EVALUATION},
        {
            _MODELLING: "modelling makes a version; here one that is made is tried",
            _DEPLOY: "a version is approved only when it has been tried; here it is tried",
            _MONITOR: "the new version is not in use yet, so it cannot be watched in use",
        },
        "here a version is tried before it is used",
    ),
    "A17": (
        {_DEPLOY, _EVALUATION},
        {
            _MONITOR: "monitoring begins when a version is in use; here it is let into use",
            _MODELLING: "the version has been trained and tried already",
        },
        "here a finished version is let into use",
    ),
}
TO_PLACE = tuple(_PLACES)


# ---------------------------------------------------------------------------- task 1


def _code_of(value):
    """A sub-process as given in any usual way: "5.2", 5.2, "5.2 classify and code", "q"."""
    words = str(value).replace(",", ".").split()
    word = words[0].strip(".:;") if words else ""
    if len(word) == 1 and word.isalpha():
        return word.upper()
    names = {name: code for code, name in SUB_PROCESSES["over all phases"].items()}
    text = " ".join(words)
    return names.get(text.lower(), text if word[:1].isalpha() else word)


def _pair(value):
    """(sub-process, loop), or None where it is no pair."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, str) or not hasattr(value, "__len__") or len(value) != 2:
        return None
    code, loop = list(value)
    return _code_of(code), str(loop).strip().lower()


def read_places(places):
    """The answer as a dict from activity to (sub-process, loop); raises CheckFailed."""
    if isinstance(places, pd.Series):
        places = places.to_dict()
    checks.expect(
        isinstance(places, dict),
        seen=f"places is a {type(places).__name__}",
        wanted="a dict from activity to a pair, as in given_places",
        look="the prompt of task 1",
    )
    made = {}
    for name in TO_PLACE:
        checks.expect(
            name in places,
            seen=f"places has no entry for {name}",
            wanted=f"an entry for each of the {len(TO_PLACE)} activities in the answer cell",
            look="the prompt of task 1",
        )
        pair = _pair(places[name])
        checks.expect(
            pair is not None,
            seen=f"{name} has {checks.describe(places[name])}",
            wanted='a pair such as ("5.2", "wave")',
            look="the prompt of task 1",
        )
        made[name] = pair
    return made


def places_off(places):
    """Why entries cannot be defended: two lists of (activity, given, reason, where to think)."""
    places_wrong, loops_wrong = [], []
    for name, (code, loop) in read_places(places).items():
        accepted, think, core, reasons = _PLACES[name]
        if code not in accepted:
            if code == "?":
                reason = "it still has the question mark"
            elif code.lower() in LOOPS:
                reason = f"'{code}' is a loop: the pair begins with the sub-process"
            elif code not in _CODES:
                reason = f"'{code}' is no sub-process of GSBPM " + (
                    "(a phase alone is too wide)"
                    if code.isdigit()
                    else "(wanted is a number such as 5.2, or Q, M, D; not a phase of CRISP-ML(Q))"
                )
            else:
                reason = reasons.get(code) or reasons.get(code[:1]) or _general(code, core)
            places_wrong.append((name, code, reason, "" if code == "?" else think))
        accepted, reason = _TURNS[name]
        if loop not in accepted:
            if loop == "?":
                reason = "it still has the question mark"
            elif loop not in LOOPS:
                reason = "the loop is one of wave, model and both"
            loops_wrong.append((name, loop, reason, ""))
    return places_wrong, loops_wrong


def _general(code, core):
    group = next(phase for phase, codes in SUB_PROCESSES.items() if code in codes)
    return f"{code} is '{SUB_PROCESSES[group][code]}' ({group}); {core}"


def places(answer, least):
    """Task 1: at least `least` of the sub-processes, and of the loops, can be defended."""
    n = len(TO_PLACE)
    made = read_places(answer)
    checks.expect(
        any("?" not in pair for pair in made.values()),
        seen=f"places has question marks for all {n} activities",
        wanted="a sub-process and a loop for each: begin with one of them, and run this again",
        look="section 1, the two maps and the definitions",
    )
    in_coding = [name for name, (code, _) in made.items() if code == "5.2"]
    checks.expect(
        len(in_coding) < n // 2,
        seen=f"{len(in_coding)} of {n} activities stand at 5.2",
        wanted="5.2 only for the coding of a wave's answers",
        look=_TABLE,
        why="machine learning does not sit in phase 5 alone: it is specified, designed, built, "
        "tested and evaluated like every other part of a statistic",
    )
    places_wrong, loops_wrong = places_off(answer)
    for wrong, what, look in ((places_wrong, "sub-process", _TABLE), (loops_wrong, "loop", _LOOP)):
        if n - len(wrong) >= least:
            continue
        first = wrong[:2]
        seen = "; ".join(f"{name} at '{given}'" for name, given, _, _ in first)
        why = ". ".join(f"{name}: {reason}" for name, _, reason, _ in first)
        think = ", ".join(f"{name}: {where}" for name, _, _, where in first if where)
        how_many = f"all {n}" if least == n else f"at least {least} of {n}"
        checks.fail(
            seen=f"{n - len(wrong)} of {n} with a {what} that can be defended. The first that are "
            f"not: {seen}",
            wanted=f"{how_many} with a {what} that can be defended. "
            + (
                (f"Think of {think}" if think else "")
                if think or what == "sub-process"
                else "Ask of each: is it done for each wave, is it done for a version, or does "
                "something go from one loop to the other?"
            ),
            look=look,
            why=why,
        )
    return n - len(places_wrong), n - len(loops_wrong)


def _phases_of(value):
    """The phases of CRISP-ML(Q) that a text names."""
    words = re.findall("[a-z]+", str(value).lower())
    named = [
        phase for phase, known in _CRISP.items() if any(word.startswith(known) for word in words)
    ]
    if not named and {"model", "models"} & set(words):  # in other company the word tells nothing
        named = [_MODELLING]
    return named


def _phase_of(value):
    """The phase of CRISP-ML(Q) that a text names, or None where it names none or several."""
    named = _phases_of(value)
    return named[0] if len(named) == 1 else None


def _unread(value):
    """Why no one phase can be read from a text."""
    if str(value).strip() == "?":
        return "it still has the question mark"
    if str(value).strip()[:1].isdigit():
        return "that is a place in GSBPM; phases takes the other map"
    named = _phases_of(value)
    if named:
        return f"it names {len(named)} phases, {' and '.join(named)}; give one"
    return f"no phase can be read from it; one of the phases of CRISP-ML(Q): {', '.join(_CRISP)}"


def phases(answer):
    """Task 1: the phase of CRISP-ML(Q) of each of the activities can be defended."""
    look = "section 1, the table of the six phases, and the word that is a trap"
    if isinstance(answer, pd.Series):
        answer = answer.to_dict()
    checks.expect(
        isinstance(answer, dict),
        seen=f"phases is a {type(answer).__name__}",
        wanted="a dict from activity to the name of a phase of CRISP-ML(Q)",
        look="the prompt of task 1",
    )
    off = []
    for name, (accepted, reasons, core) in _PHASES.items():
        checks.expect(
            name in answer,
            seen=f"phases has no entry for {name}",
            wanted=f"an entry for each of the {len(_PHASES)} activities in the answer cell",
            look="the prompt of task 1",
        )
        given = answer[name]
        phase = _phase_of(given)
        if phase is None:
            off.append((f"{name} with {checks.describe(given)}", f"{name}: {_unread(given)}"))
        elif phase not in accepted:
            off.append((f"{name} in {phase}", f"{name}: {reasons.get(phase, core)}"))
    n = len(_PHASES)
    checks.expect(
        not off,
        seen=f"{n - len(off)} of {n} phases can be defended. The first that are not: "
        + "; ".join(seen for seen, _ in off[:2]),
        wanted=f"all {n} in a phase that can be defended",
        look=look,
        why=". ".join(dict.fromkeys(why for _, why in off[:2])),
    )


# ---------------------------------------------------------------------------- task 2


def _next_stations(edges, kinds):
    rows = edges[edges["kind"].isin(kinds)]
    after = {}
    for a, b in zip(rows["from"], rows["to"], strict=True):
        after.setdefault(a, set()).add(b)
    return after


def _reached(after, start):
    """All stations to which edges lead from `start`, and `start` itself."""
    seen, todo = {start}, [start]
    while todo:
        for station in after.get(todo.pop(), ()):
            if station not in seen:
                seen.add(station)
                todo.append(station)
    return seen


def _feedback(edges):
    """The edges "next" from wave to model: all of them, and those that lead on to wave.code."""
    every = _next_stations(edges, ["same", "next"])
    rows = edges[
        (edges["kind"] == "next")
        & edges["from"].str.startswith("wave.")
        & edges["to"].str.startswith("model.")
    ]
    back = sorted(zip(rows["from"], rows["to"], strict=True))
    return back, [edge for edge in back if "wave.code" in _reached(every, edge[1])]


def drawing_truth(edges):
    """Whether edges "same" make a cycle, and whether the loop is closed."""
    same = _next_stations(edges, ["same"])
    cycle = any(a in _reached(same, b) for a, bs in same.items() for b in bs)
    return cycle, bool(_feedback(edges)[1])


def _drawing(yours, edges):
    result = yours(edges.copy())
    if isinstance(result, tuple | list) and len(result) == 2:
        result = dict(zip(("cycle", "closed"), result, strict=True))
    if isinstance(result, pd.Series):
        result = result.to_dict()
    checks.expect(
        isinstance(result, dict) and {"cycle", "closed"} <= set(result),
        seen=f"the result is {checks.describe(result)}",
        wanted="a dict with the keys cycle and closed",
        look="the prompt of task 2",
    )
    return result


def _stations(found, one):
    """A cycle as a list of stations, without the first one repeated at the end.

    Of a list of cycles, as nx.simple_cycles gives them, the first; with `one` it is refused.
    """
    checks.expect(
        found is None or not isinstance(found, str | bool | np.bool_ | int | float),
        seen=f"cycle is {checks.describe(found)}",
        wanted="the list of the stations that wait for each other, or [] where there is no cycle",
        look="the prompt of task 2",
    )
    if found is None:
        return []
    items = list(found)
    if _are_cycles(items):
        checks.expect(
            not one,
            seen=f"cycle is a list of cycles ({len(items)} of them)",
            wanted="one of them, as a list of stations; any one will do",
            look="the prompt of task 2",
        )
        items = list(items[0])
    names = [str(item[0]) if isinstance(item, tuple | list) else str(item) for item in items]
    return names[:-1] if len(names) > 1 and names[0] == names[-1] else names


def _are_cycles(items):
    """Whether a list has cycles in it (lists of stations), and not stations or edges."""
    if not items or not all(isinstance(item, list | tuple) and len(item) > 1 for item in items):
        return False
    if len(items) == 1:
        return len(set(map(str, items[0]))) > 1
    chained = all(a[1] == b[0] for a, b in zip(items, items[1:] + items[:1], strict=True))
    return not chained and any(isinstance(item, list) or len(item) > 3 for item in items)


def cycle(yours, edges, name):
    """Task 2: a cycle along edges "same", named in order, exactly where there is one."""
    look = "section 2, the example with networkx"
    has_one, _ = drawing_truth(edges)
    names = _stations(_drawing(yours, edges)["cycle"], has_one)
    same = _next_stations(edges, ["same"])
    if not has_one:
        every = _next_stations(edges, ["same", "next"])
        later = names and all(
            b in every.get(a, ()) for a, b in zip(names, names[1:] + names[:1], strict=True)
        )
        checks.expect(
            not names,
            seen=f"for {name} the cycle {' > '.join(names)}",
            wanted="an empty list: along the edges 'same' nothing waits for itself",
            look=look,
            why="an edge 'next' belongs to the turn after; a cycle with such an edge is a loop "
            "that turns, not a deadlock"
            if later
            else "",
        )
        return
    checks.expect(
        names,
        seen=f"for {name} no cycle",
        wanted="the stations that wait for each other along the edges 'same'",
        look=look,
    )
    for a, b in zip(names, names[1:] + names[:1], strict=True):
        checks.expect(
            b in same.get(a, ()),
            seen=f"for {name} your cycle goes from {a} to {b}",
            wanted="stations in order, each with an edge 'same' to the one after it, and the last "
            "with one to the first",
            look=look,
            why=f"there is no edge 'same' from {a} to {b}",
        )


def closed(yours, edges, name):
    """Task 2: whether what a wave teaches comes back to a later wave."""
    look = "section 2, what closes the loop"
    given = _drawing(yours, edges)["closed"]
    _, truth = drawing_truth(edges)
    checks.expect(
        isinstance(given, bool | np.bool_ | int | float) and given in (0, 1),
        seen=f"for {name} closed is {checks.describe(given)}",
        wanted="True or False",
        look="the prompt of task 2",
    )
    back, good = _feedback(edges)
    if truth:
        why = (
            f"the edge 'next' from {good[0][0]} to {good[0][1]} leads from the wave to the model, "
            f"and from {good[0][1]} there is a way to wave.code, along edges of any kind"
        )
    elif back:
        why = (
            f"an edge 'next' leads from {back[0][0]} to {back[0][1]}, but no way leads on from "
            "there to wave.code. A finding that ends on a dashboard changes no later wave"
        )
    else:
        why = "no edge 'next' leads from a station of the wave to one of the model"
    if not truth:
        crossing = edges[edges["from"].str[:5] != edges["to"].str[:5]]
        decoys = [
            f"{a} to {b} ({kind})"
            for a, b, kind in zip(crossing["from"], crossing["to"], crossing["kind"], strict=True)
            if (a, b) not in back and not (a.startswith("model.") and kind == "same")
        ]
        if decoys:
            why += f". Not such an edge: {', '.join(decoys[:2])}"
    checks.expect(
        bool(given) == truth,
        seen=f"for {name} closed is {bool(given)}",
        wanted=str(truth),
        look=look,
        why=why,
    )


# ---------------------------------------------------------------------------- task 3


def _before(after):
    return [] if not isinstance(after, str) else [s.strip() for s in after.split(";") if s.strip()]


def plan(steps):
    """Earliest finish of the plan, and for each step its earliest start and its slack."""
    days = dict(zip(steps["step"], steps["days"], strict=True))
    before = {s: _before(a) for s, a in zip(steps["step"], steps["after"], strict=True)}
    follow = {s: [t for t in before if s in before[t]] for s in before}
    head, tail = {}, {}

    def longest(step, along, known):
        if step not in known:
            known[step] = days[step] + max(
                (longest(other, along, known) for other in along[step]), default=0
            )
        return known[step]

    for step in days:
        longest(step, before, head)
        longest(step, follow, tail)
    finish = max(head.values())
    start = {s: head[s] - days[s] for s in days}
    slack = {s: finish - (head[s] + tail[s] - days[s]) for s in days}
    return finish, start, slack


def _schedule(yours, steps, name):
    result = yours(steps.copy())
    if isinstance(result, tuple | list) and len(result) == 2:
        result = dict(zip(("finish", "slack"), result, strict=True))
    if isinstance(result, pd.Series):
        result = result.to_dict()
    checks.expect(
        isinstance(result, dict) and {"finish", "slack"} <= set(result),
        seen=f"for {name} the result is {checks.describe(result)}",
        wanted="a dict with the keys finish and slack",
        look="the prompt of task 3",
    )
    return result


def finish(yours, steps, name):
    """Task 3: the working day on which the last step ends."""
    look = "section 3, the forward pass"
    truth, _, _ = plan(steps)
    got = checks.number(_schedule(yours, steps, name)["finish"], f"finish of {name}", look)
    total = steps["days"].sum()
    why = ""
    if abs(got - total) < 1e-6 and total != truth:
        why = "that is the sum of all days; steps that do not wait for each other run side by side"
    elif got < truth:
        why = (
            "a step with several predecessors waits for the one that ends last, and the plan ends "
            "with the step that ends last, wherever it stands in the table"
        )
    elif abs(got - truth - 1) < 1e-6:
        why = "days count from 0: a first step of 1 day ends after 1 day"
    checks.expect(
        abs(got - truth) < 1e-6,
        seen=f"{name} ends after {got:g} working days",
        wanted=f"{truth:g} working days",
        look=look,
        why=why,
    )
    return truth


def slack(yours, steps, name):
    """Task 3: for each step, the days it can take longer before the finish moves."""
    look = "section 3, what slack is"
    _, _, truth = plan(steps)
    given = _schedule(yours, steps, name)["slack"]
    if isinstance(given, pd.DataFrame) and {"step", "slack"} <= set(given.columns):
        given = given.set_index("step")["slack"]
    if isinstance(given, pd.Series):
        given = given.to_dict()
    checks.expect(
        isinstance(given, dict),
        seen=f"for {name} slack is a {type(given).__name__}",
        wanted="a dict (or a Series) from step to working days",
        look="the prompt of task 3",
    )
    lost = [step for step in truth if step not in given]
    checks.expect(
        not lost,
        seen=f"for {name} slack has no entry for {lost[:3]}",
        wanted=f"an entry for each of the {len(truth)} steps",
        look="the prompt of task 3",
    )
    finish_day, start, _ = plan(steps)
    days = dict(zip(steps["step"], steps["days"], strict=True))
    before = {s: _before(a) for s, a in zip(steps["step"], steps["after"], strict=True)}
    values = {
        step: checks.number(given[step], f"the slack of {step} in {name}", look) for step in truth
    }
    most = max(values.values())
    too_short = most < max(truth.values()) and all(
        abs(values[step] - min(most, wanted)) < 1e-6 for step, wanted in truth.items()
    )
    for step, wanted in truth.items():
        got = values[step]
        why = f"if {step} takes {wanted:g} days longer, {name} still ends after {finish_day:g} days"
        why += "; one more day and it ends later"
        if wanted == 0:
            why = f"if {step} takes one day longer, {name} ends later"
        follow = [start[t] for t in before if step in before[t]]
        free = min(follow, default=finish_day) - start[step] - days[step]
        to_end = finish_day - start[step] - days[step]
        if abs(got - wanted) > 1e-6 and abs(got - free) < 1e-6:
            why += ". You count until the next step could start; that step may have room itself"
        elif abs(got - wanted) > 1e-6 and abs(got - to_end) < 1e-6:
            why += ". You count to the end of the plan; other steps must still fit in between"
        elif abs(got - wanted) > 1e-6 and too_short:
            why += (
                f". No slack of yours is above {most:g}. If you make a step longer to find its "
                f"slack, do it by more days than the whole plan has, {sum(days.values()):g}"
            )
        checks.expect(
            abs(got - wanted) < 1e-6,
            seen=f"in {name} the slack of {step} is {got:g} working days",
            wanted=f"{wanted:g}",
            look=look,
            why=why,
        )


# ---------------------------------------------------------------------------- task 4


def read_calendar(kept):
    """The table `wave-calendar` with dates and whole numbers, from three ways to write them."""
    calendar = kept.copy()
    for column in ("field_end", "coding_start", "coding_end", "release", "labels_ready"):
        dates = pd.to_datetime(kept[column], format="%Y-%m-%d", errors="coerce")
        for style in ("%d.%m.%Y", "%d %B %Y"):
            dates = dates.fillna(pd.to_datetime(kept[column], format=style, errors="coerce"))
        calendar[column] = dates
    for column in ("training_days", "approval_days"):
        calendar[column] = kept[column].str.replace(" days", "").astype(int)
    return calendar


def last_day(row, free, working=True, approval=True, mind=True, sooner=0):
    """The last day of approval, counted day by day."""
    free = {dt.date.fromisoformat(str(day)[:10]) for day in free} if mind else set()
    day = pd.Timestamp(row["labels_ready"]).date()
    left = int(row["training_days"]) + (int(row["approval_days"]) if approval else 0) - sooner
    while left:
        day += dt.timedelta(days=1)
        if not working or (day.weekday() < 5 and day not in free):
            left -= 1
    return day


def first_wave_truth(wave, calendar, free, same_day=False, **how):
    """The first wave whose coding starts after the last day, or None."""
    row = calendar[calendar["wave"] == wave].iloc[0]
    day = last_day(row, free, **how)
    starts = [pd.Timestamp(start).date() for start in calendar["coding_start"]]
    waves = calendar["wave"][[start > day or (same_day and start == day) for start in starts]]
    return None if waves.empty else str(waves.iloc[0])


_SLIPS = {
    "calendar days are counted as working days": {"working": False},
    "the days of approval are left out": {"approval": False},
    "the public holidays are left out": {"mind": False},
    "a coding that starts on the last day of approval is taken for in time": {"same_day": True},
    "the day on which the labels are ready is taken for the first day of training": {"sooner": 1},
}


def first(yours, calendar, free, name):
    """Task 4: for the labels of each wave, the first wave that the new version may code."""
    look = "section 4, the worked example of 2024Q1"
    got, truth = {}, {}
    for wave in calendar["wave"]:
        try:
            value = yours(wave, calendar.copy(), list(free))
        except checks.CheckFailed as stopped:
            if "Non-business day" not in " ".join(str(stopped).split()):
                raise
            checks.fail(
                seen=f"with the labels of {wave} in {name} busday_offset stopped: 'Non-business "
                "day date'",
                wanted="a count that begins on a working day",
                look=look,
                why="it counts from a working day only. labels_ready is one; the day before or "
                "after it may be a weekend or a holiday. Count from labels_ready itself: the first "
                "day of training is the working day after it",
            )
        checks.expect(
            value is None or isinstance(value, str | float) or value is pd.NA,
            seen=f"with the labels of {wave} in {name}: {checks.describe(value)}",
            wanted="the name of a wave, or None",
            look="the prompt of task 4",
        )
        nothing = not isinstance(value, str) or value == ""
        got[wave] = None if nothing else str(value)
        truth[wave] = first_wave_truth(wave, calendar, free)
    off = [wave for wave in truth if got[wave] != truth[wave]]
    if not off:
        return
    wave = off[0]
    row = calendar[calendar["wave"] == wave].iloc[0]
    why = f"the version is approved on {last_day(row, free):%d %B %Y}"
    starts = dict(zip(calendar["wave"], pd.to_datetime(calendar["coding_start"]), strict=True))
    start = starts.get(got[wave])
    if got[wave] == wave:
        why = "the labels of a wave exist only when its coding is over"
    elif start is not None:
        why += f"; the coding of {got[wave]} starts on {pd.Timestamp(start):%d %B %Y}"
        if truth[wave] is not None:
            why += f", that of {truth[wave]} on {starts[truth[wave]]:%d %B %Y}"
    elif got[wave] is not None:
        why = "the result is the name of a wave of the calendar, or None"
    else:
        why += f"; the coding of {truth[wave]} starts on {starts[truth[wave]]:%d %B %Y}"
    slips = [
        slip
        for slip, how in _SLIPS.items()
        if all(got[w] == first_wave_truth(w, calendar, free, **how) for w in truth)
    ]
    place = {w: i for i, w in enumerate(truth)}
    tried, right = (place.get(found, -1) - place[wave] for found in (got[wave], truth[wave]))
    if tried in (1, 2) and right > 2:
        why += ". The wave may be further ahead than the next two: try all that come later"
    elif slips:
        why += f". All results together look as if {', or '.join(slips)}"
    checks.fail(
        seen=f"with the labels of {wave} in {name}: {got[wave]!r}"
        + (f" ({len(off)} of {len(truth)} waves are off)" if len(off) > 1 else ""),
        wanted=truth[wave] or "None: no wave of this calendar comes late enough",
        look=look,
        why=why,
    )


def wait(calendar, free):
    """For each wave, the day of approval and the number of waves until the labels may be used."""
    order = list(calendar["wave"])
    rows = []
    for i, wave in enumerate(order[:-1]):
        found = first_wave_truth(wave, calendar, free)
        rows.append(
            {
                "labels of": wave,
                "approved": pd.Timestamp(last_day(calendar.iloc[i], free)),
                "next wave": order[i + 1],
                "in time": found == order[i + 1],
            }
        )
    return pd.DataFrame(rows)


# ---------------------------------------------------------------------------- task 5

# clause: level, metric, relation, limit, unit of the limit, what it says
POLICY = (
    ("business", "coding_days", "at most", 4, "days"),
    ("business", "automatic", "at least", 60, "percent"),
    ("ML", "agreement", "at least", 90, "percent"),
    ("ML", "worst_section", "at least", 75, "percent"),
    ("ML", "audited", "more than", 300, "answers"),
    ("economic", "cost", "at most", 80, "percent of manual_cost"),
    ("economic", "label_time", "less than", 20, "hours"),
)
METRICS = (*(clause[1] for clause in POLICY), "manual_cost")
_TO_UNIT = {
    "days": 1,
    "answers": 1,
    "percent": 1,
    "share": 100,
    "crowns": 1,
    "thousand crowns": 1000,
    "hours": 1,
    "minutes": 1 / 60,
}


def violated(sheet):
    """The metrics of the clauses that a sheet does not fulfil, and those that it does not show."""
    values, absent = {}, []
    for metric in METRICS:
        value = (sheet.get(metric) or {}).get("value")
        if value is None or math.isnan(value):
            absent.append(metric)
        else:
            values[metric] = value * _TO_UNIT[sheet[metric]["unit"]]
    broken = []
    for _, metric, relation, limit, _ in POLICY:
        needs = [metric, "manual_cost"] if metric == "cost" else [metric]
        if any(name in absent for name in needs):
            continue
        value = values[metric]
        if metric == "cost":
            value = 100 * value / values["manual_cost"]
        value = round(value, 9)
        holds = {
            "at most": value <= limit,
            "at least": value >= limit,
            "more than": value > limit,
            "less than": value < limit,
        }[relation]
        if not holds:
            broken.append(metric)
    return broken, absent


def good_sheet(rng, mixed=True):
    """A sheet that fulfils every clause, in units drawn at random or in those of version 1."""
    manual = int(rng.integers(18, 30)) * 100
    plain = {
        "coding_days": int(rng.integers(2, 4)),
        "automatic": int(rng.integers(62, 85)),
        "agreement": int(rng.integers(92, 97)),
        "worst_section": int(rng.integers(77, 89)),
        "audited": int(rng.integers(320, 640)),
        "cost": manual * int(rng.integers(50, 75)) / 100,
        "manual_cost": manual,
        "label_time": int(rng.integers(8, 18)),
    }
    return {metric: _in_some_unit(metric, value, rng, mixed) for metric, value in plain.items()}


def _in_some_unit(metric, value, rng, mixed=True):
    second = mixed and rng.random() < 0.5
    if metric in ("automatic", "agreement", "worst_section"):
        return {"value": value / 100 if second else value, "unit": "share" if second else "percent"}
    if metric in ("cost", "manual_cost"):
        unit = "thousand crowns" if second else "crowns"
        return {"value": value / 1000 if second else value, "unit": unit}
    if metric == "label_time":
        return {"value": value * 60 if second else value, "unit": "minutes" if second else "hours"}
    return {"value": value, "unit": "days" if metric == "coding_days" else "answers"}


def sheets():
    """The four sheets of section 5."""

    def sheet(days, automatic, agreement, worst, audited, cost, manual, labels):
        values = (days, automatic, agreement, worst, audited, cost, labels, manual)
        return {
            metric: {"value": value, "unit": unit}
            for metric, (value, unit) in zip(METRICS, values, strict=True)
        }

    percent, share, crowns = "percent", "share", "crowns"
    first = sheet(
        (3, "days"),
        (64, percent),
        (93.5, percent),
        (79, percent),
        (412, "answers"),
        (1480, crowns),
        (2100, crowns),
        (13, "hours"),
    )
    second = sheet(
        (4, "days"),
        (0.6, share),
        (0.9, share),
        (0.81, share),
        (425, "answers"),
        (1.45, "thousand crowns"),
        (2100, crowns),
        (840, "minutes"),
    )
    third = sheet(
        (2, "days"),
        (78, percent),
        (94, percent),
        (71, percent),
        (409, "answers"),
        (1190, crowns),
        (2100, crowns),
        (12.5, "hours"),
    )
    fourth = dict(first) | {"agreement": {"value": 0.92, "unit": share}}
    del fourth["worst_section"]
    return {"version 1": first, "version 2": second, "version 3": third, "version 4": fourth}


def _text(entry):
    value = entry["value"]
    return f"{value} {entry['unit']}" if value is None else f"{value:g} {entry['unit']}"


def sheet_table(named):
    """Metric sheets side by side, as a table for reading."""

    rows = {m: {name: _text(s[m]) if m in s else "" for name, s in named.items()} for m in METRICS}
    return pd.DataFrame(rows).T


def verdict(yours, sheet, name):
    """Task 5: one sheet, accepted exactly where all clauses hold and all metrics are shown."""
    look = "section 5, the policy, and the units in the prompt of task 5"
    handed = {metric: dict(entry) for metric, entry in sheet.items()}
    got = yours(handed)
    checks.expect(
        isinstance(got, bool | np.bool_ | int) and got in (0, 1),
        seen=f"for {name} accept gives {checks.describe(got)}",
        wanted="True or False",
        look="the prompt of task 5",
    )
    broken, absent = violated(sheet)
    shown = {m: _text(sheet[m]) for m in sheet}
    if broken or absent:
        clause = {m: (relation, limit, unit) for _, m, relation, limit, unit in POLICY}
        why = ""
        if absent:
            how = "has the value None or nan" if absent[0] in sheet else "is not in the sheet"
            why = f"{absent[0]} {how}. What is not shown is not fulfilled"
        else:
            metric = broken[0]
            relation, limit, unit = clause[metric]
            why = f"{metric} is {shown[metric]}; the policy says {relation} {limit} {unit}"
            if metric == "cost":
                why += f", which is {shown['manual_cost']}"
        checks.expect(not got, f"{name} is accepted", "False: not accepted", look, why)
    else:
        edges = [f"{m} {shown[m]}" for m in sheet if _on_limit(sheet, m)]
        odd = ("share", "minutes", "thousand crowns")
        units = [f"{m} {shown[m]}" for m in sheet if sheet[m]["unit"] in odd]
        zero = [m for m in sheet if sheet[m]["value"] == 0]
        why = "every clause holds"
        if zero:
            why += f". {zero[0]} is {shown[zero[0]]}: 0 is a value, so the metric is shown"
            units = []
        elif not units and not edges:
            why += f" ({', '.join(f'{m} {text}' for m, text in shown.items())})"
        if units:
            why += f". Mind the units: {', '.join(units)}"
        if edges:
            why += f". At the limit: {', '.join(edges)}; 'at least' and 'at most' include it"
        checks.expect(bool(got), f"{name} is not accepted", "True: accepted", look, why)


def _on_limit(sheet, metric):
    limit = {m: limit for _, m, _, limit, _ in POLICY}.get(metric)
    value = sheet[metric]["value"] * _TO_UNIT[sheet[metric]["unit"]]
    if metric == "cost":
        manual = sheet["manual_cost"]
        value = 100 * value / (manual["value"] * _TO_UNIT[manual["unit"]])
    return limit is not None and abs(value - limit) < 1e-9


def mutants(seed):
    """Sheets (name, sheet) that break exactly one clause, plainly, and good ones between them.

    All are in the units of version 1.
    """
    rng = np.random.default_rng([seed, 35])
    made = []
    for _, metric, relation, limit, _ in POLICY:
        sheet = good_sheet(rng, mixed=False)
        far = {"at most": 1.25, "less than": 1.25, "at least": 0.8, "more than": 0.5}[relation]
        value = round(limit * far)
        if metric == "cost":
            value = sheet["manual_cost"]["value"] * value / 100
        sheet[metric]["value"] = value
        made.append((f"a sheet in which only {metric} is amiss", sheet))
        made.append(("a sheet in which all is well", good_sheet(rng, mixed=False)))
    return made


def edge_sheets(seed):
    """Sheets at the limit and just beyond it, in each unit, and sheets with a metric not shown."""
    rng = np.random.default_rng([seed, 36])
    near = {
        "coding_days": (4, 4.4),
        "automatic": (60, 59.6),
        "agreement": (90, 89.6),
        "worst_section": (75, 74.6),
        "audited": (301, 300),
        "cost": (1600, 1604),
        "label_time": (19.6, 20),
    }
    made = []
    for metric, both in near.items():
        for value in both:
            units = {}
            while len(units) < (1 if metric in ("coding_days", "audited") else 2):
                entry = _in_some_unit(metric, value, rng)
                units[entry["unit"]] = entry
            for unit, entry in units.items():
                sheet = good_sheet(rng)
                if metric == "cost":
                    sheet["manual_cost"] = _in_some_unit("manual_cost", 2000, rng)
                sheet[metric] = entry
                made.append((f"a sheet with {metric} of {entry['value']:g} {unit}", sheet))
    for metric, value, unit in (
        ("label_time", 0, "hours"),
        ("label_time", 45, "minutes"),
        ("agreement", 0.95, "percent"),
    ):
        sheet = good_sheet(rng)
        sheet[metric] = {"value": value, "unit": unit}
        made.append((f"a sheet with {metric} of {value:g} {unit}", sheet))
    for metric in METRICS:
        sheet = good_sheet(rng)
        if metric == "manual_cost":  # so cheap that every assumed manual cost would do
            sheet["cost"] = {"value": 500, "unit": "crowns"}
        del sheet[metric]
        made.append((f"a sheet without {metric}", sheet))
    for metric, nothing in (("agreement", None), ("cost", float("nan")), ("label_time", None)):
        sheet = good_sheet(rng)
        sheet[metric] = sheet[metric] | {"value": nothing}
        made.append((f"a sheet with {metric} of {nothing}", sheet))
    return made


def judged(yours):
    """On how many of the four sheets a rule agrees with the policy, as a text."""
    fits = [bool(yours(sheet)) == (violated(sheet) == ([], [])) for sheet in sheets().values()]
    return f"{sum(fits)} of {len(fits)}"


def verdicts(yours, named):
    """Task 5: all sheets of a list of (name, sheet)."""
    for name, sheet in named:
        verdict(yours, sheet, name)


# ---------------------------------------------------------------------------- figures

_STYLE = {"axes.spines.top": False, "axes.spines.right": False, "font.size": 11}
_WAVE, _MODEL, _HAND = (figures.COLOURS[name] for name in ("blue", "green", "orange"))


def _figure(title, width, height, panels=1, **how):
    import matplotlib.pyplot as plt

    with plt.rc_context({**_STYLE, "figure.dpi": 100}):
        figure, axes = plt.subplots(1, panels, figsize=(width, height), layout="constrained", **how)
        figure.suptitle(title, x=0.01, ha="left", weight="bold")
    return figure, axes


def _at(centre, radius, degrees):
    angle = math.radians(degrees)
    return centre + radius * math.cos(angle), radius * math.sin(angle)


def draw_loops():
    """The two loops and what goes from one to the other. Returns the figure."""
    figure, axes = _figure(
        "Two loops that turn at their own pace, and three hand-overs between them", 10, 5.0
    )
    axes.set_aspect("equal")
    axes.axis("off")
    axes.set_xlim(-6.6, 6.7)
    axes.set_ylim(-2.9, 2.4)
    radius, left, right = 1.95, -3.3, 3.3
    # stations: angle, name, inside the ring or outside
    wave = [
        (165, "1 to 3 Specify,\ndesign, build\n(little changes)", "out"),
        (105, "4 Collect", "out"),
        (45, "5 Process", "in"),
        (0, "6 Analyse", "in"),
        (-38, "7 Disseminate", "in"),
        (-80, "8 Evaluate", "out"),
    ]
    model = [
        (40, "Business and data\nunderstanding", "out"),
        (108, "Data preparation", "out"),
        (148, "Modelling", "in"),
        (184, "Evaluation", "in"),
        (220, "Deployment", "in"),
        (262, "Monitoring and\nmaintenance", "out"),
    ]
    rings = ((left, wave, _WAVE, "-", -1), (right, model, _MODEL, (0, (6, 2)), 1))
    for centre, stations, colour, style, turn in rings:
        angles = np.radians(np.linspace(0, 360, 200))
        axes.plot(
            centre + radius * np.cos(angles),
            radius * np.sin(angles),
            color=colour,
            linewidth=3,
            linestyle=style,
            zorder=1,
        )
        for degrees in (135, 212) if turn < 0 else (0, 312):  # the sense of turning
            tip, tail = _at(centre, radius, degrees + 6 * turn), _at(centre, radius, degrees)
            axes.annotate(
                "",
                tip,
                tail,
                arrowprops={"arrowstyle": "-|>,head_width=0.5,head_length=0.9", "color": colour},
            )
        for degrees, name, side in stations:
            x, y = _at(centre, radius, degrees)
            axes.plot(x, y, "o", markersize=12, color="white", mec=colour, mew=3, zorder=3)
            if side == "in":
                to_left = x > centre
                axes.text(
                    x - 0.22 if to_left else x + 0.22,
                    y,
                    name,
                    ha="right" if to_left else "left",
                    va="center",
                )
            else:
                dx, dy = (
                    0.24 * math.cos(math.radians(degrees)),
                    0.3 * math.sin(math.radians(degrees)),
                )
                ha = "left" if dx > 0.1 else "right" if dx < -0.1 else "center"
                va = "bottom" if dy > 0.2 else "top" if dy < -0.2 else "center"
                axes.text(x + dx, y + dy, name, ha=ha, va=va)
    for centre, colour, head, below in (
        (left - 0.55, _WAVE, "THE WAVE", "GSBPM\none turn\na quarter"),
        (right + 0.95, _MODEL, "THE MODEL", "CRISP-ML(Q)\none turn\na version"),
    ):
        axes.text(centre, 0.55, head, ha="center", va="center", color=colour, weight="bold")
        axes.text(centre, -0.1, below, ha="center", va="center", color=colour)

    def hand(start, end, text, where, bend=0.0):
        axes.annotate(
            "",
            end,
            start,
            arrowprops={
                "arrowstyle": "-|>,head_width=0.4,head_length=0.8",
                "color": _HAND,
                "linewidth": 2.2,
                "shrinkA": 9,
                "shrinkB": 9,
                "connectionstyle": f"arc3,rad={bend}",
            },
        )
        axes.text(*where, text, ha="center", va="center", color=_HAND, weight="bold")

    process, evaluate = _at(left, radius, 45), _at(left, radius, -80)
    hand(_at(right, radius, 220), process, "1  an approved\nversion", (-0.38, -0.68))
    hand(
        evaluate,
        _at(right, radius, 262),
        "2  how the model does in use",
        (0, -2.3),
    )
    hand(process, _at(right, radius, 108), "3  labels", (-0.1, 1.98))
    return figure


def placed(places):
    """The readable entries of `places`: (activity, phase 0 to 8, loop). 8 is over all phases."""
    found = []
    groups = list(SUB_PROCESSES.values())
    for name, value in dict(places).items():
        pair = _pair(value)
        if pair is None or pair[0] not in _CODES or pair[1] not in LOOPS:
            continue
        phase = next(i for i, group in enumerate(groups) if pair[0] in group)
        found.append((str(name), phase, pair[1]))
    return sorted(found)


def phases_of(places):
    """In how many of the 8 phases of GSBPM the rows `both` and `model` of a map stand."""
    try:
        found = placed(places)
    except Exception:
        return 0
    return len({phase for _, phase, loop in found if loop != "wave" and phase < 8})


def draw_places(places, given):
    """A figure of `places`, or of `given` where nothing else can be read; and its text."""
    try:
        found, mine = placed(places), True
    except Exception:
        found, mine = [], False
    if len(found) <= len(given):
        found, mine = placed(given), False
    touched = len({phase for _, phase, loop in found if loop != "wave" and phase < 8})
    whose = "your map" if mine else "the given activities, since your map is not complete yet"
    title = f"The model's work falls in {touched} of the 8 phases of GSBPM, not in one"
    if not mine:
        title = f"The map so far: {len(found)} of {len(given) + len(TO_PLACE)} have their place"
    figure, axes = _figure(title, 10, 4.4)
    names = [name.replace(" ", "\n", 1) for name in SUB_PROCESSES]
    names[-1] = "over all\nphases"
    colours = {"wave": _WAVE, "both": _HAND, "model": _MODEL}
    for row, loop in enumerate(LOOPS):
        axes.axhspan(row - 0.5, row + 0.5, color=colours[loop], alpha=0.07, linewidth=0)
        for phase in range(9):
            here = [name for name, p, which in found if (p, which) == (phase, loop)]
            wide = 2 if len(here) > 3 else 1
            tall = math.ceil(len(here) / wide)
            for k, name in enumerate(here):
                x = phase + (0.0 if wide == 1 else (-0.23, 0.23)[k % 2])
                y = row + 0.24 * (k // wide - (tall - 1) / 2)
                box = {"boxstyle": "round,pad=0.2", "facecolor": "white", "linewidth": 1.5}
                box["edgecolor"] = colours[loop]
                axes.text(x, y, name, ha="center", va="center", fontsize=9, bbox=box)
    axes.set_xlim(-0.5, 8.5)
    axes.set_ylim(2.5, -0.5)
    axes.set_xticks(range(9), names)
    axes.set_yticks(range(3), ["the wave", "both:\nhand-over", "the model"])
    axes.tick_params(length=0)
    for edge in np.arange(0.5, 8.5):
        axes.axvline(edge, color="white", linewidth=2)
    axes.spines[["left", "bottom"]].set_visible(False)
    axes.set_xlabel(f"phase of GSBPM v5.1 (shown: {whose})")
    alt = f"A grid of {whose}. Rows: the wave, both, the model; columns: the phases of GSBPM. " + (
        "; ".join(
            f"{loop}: "
            + (
                ", ".join(
                    f"{name} in {list(SUB_PROCESSES)[phase]}"
                    for name, phase, which in found
                    if which == loop
                )
                or "none"
            )
            for loop in LOOPS
        )
    )
    return figure, alt


def draw_plans(steps):
    """Both plans of the table `wave-steps` as bars, critical steps hatched. Returns the figure."""
    title = "Model and coding together 5 days shorter, the table 4: editing now sets the pace"
    figure, panels = _figure(title, 10, 5.4, panels=2, sharey=True, sharex=True)
    heads = (("days_manual", "people code everything"), ("days_model", "model, and coders review"))
    for axes, (column, head) in zip(panels, heads, strict=True):
        table = steps.rename(columns={column: "days"})
        end, start, room = plan(table)
        for row, (step, days) in enumerate(zip(table["step"], table["days"], strict=True)):
            critical = room[step] == 0
            axes.barh(
                row,
                days,
                left=start[step],
                height=0.68,
                color="white" if critical else "#BFD9EA",
                edgecolor=figures.COLOURS["orange"] if critical else figures.COLOURS["blue"],
                hatch="////" if critical else "",
                linewidth=1.4,
            )
            if critical and days == 0:
                axes.plot(start[step], row, "d", color=figures.COLOURS["orange"], markersize=8)
            if not critical:
                last = start[step] + days
                axes.plot(
                    [last, last + room[step]], [row, row], color=figures.COLOURS["grey"], ls=":"
                )
                axes.text(
                    last + room[step] + 0.2,
                    row,
                    f"slack {room[step]}",
                    va="center",
                    fontsize=9,
                    color=figures.COLOURS["grey"],
                    bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.0},
                )
        axes.axvline(end, color=figures.COLOURS["grey"], linewidth=1)
        axes.text(
            end - 0.25, 0, f"published\nafter {end} days", ha="right", va="center", weight="bold"
        )
        axes.set_title(head, fontsize=11, loc="left")
        axes.set_xlim(0, 20.2)
        axes.set_xticks(range(0, 21, 5))
        axes.set_xlabel("working days since the end of the field")
    panels[0].set_yticks(range(len(steps)), steps["what"])
    panels[0].invert_yaxis()
    for axes in panels:
        axes.tick_params(axis="y", length=0)
    panels[0].text(
        0.4,
        12.6,
        "hatched = critical:\nno slack (diamond:\na step of 0 days)",
        va="center",
        fontsize=9.5,
        color=figures.COLOURS["orange"],
        weight="bold",
    )
    return figure


def draw_waits(calendar, free):
    """When versions are approved, beside the start of the next coding. Returns the figure."""
    rows = wait(calendar, free)
    late = int((~rows["in time"]).sum())
    words = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    title = (
        f"{words[late].capitalize()} of {len(rows)} versions would come too late for the next wave"
    )
    figure, axes = _figure(title, 9, 4.8)
    ready = calendar["labels_ready"].iloc[:-1].reset_index(drop=True)
    starts = calendar["coding_start"].iloc[1:].reset_index(drop=True)
    for i, row in rows.iterrows():
        zero = starts[i]
        begin, end = (ready[i] - zero).days, (row["approved"] - zero).days
        colour = figures.COLOURS["blue" if row["in time"] else "orange"]
        axes.barh(
            i,
            end - begin,
            left=begin,
            height=0.6,
            color="#BFD9EA" if row["in time"] else "white",
            edgecolor=colour,
            hatch="" if row["in time"] else "////",
            linewidth=1.4,
        )
        days = "1 day" if end == -1 else f"{-end} days"
        after = "the same day" if end == 0 else f"{end} day{'s' if end > 1 else ''} after"
        text = f"{days} before" if end < 0 else f"too late: {after}"
        axes.text(
            max(end, 0) + 1.2,
            i,
            text,
            va="center",
            color=colour,
            weight="normal" if row["in time"] else "bold",
            fontsize=10,
        )
    axes.axvline(0, color=figures.COLOURS["grey"], linewidth=1.5)
    axes.set_yticks(range(len(rows)), rows["labels of"] + " for " + rows["next wave"])
    axes.set_ylim(len(rows) - 0.4, -1.1)
    axes.text(
        0.6,
        -0.8,
        "the next wave's coding starts",
        color=figures.COLOURS["grey"],
        ha="left",
        va="center",
        fontsize=10,
    )
    axes.set_xlim(-62, 34)
    axes.set_ylabel("labels of a wave, for the next wave")
    axes.set_xlabel(
        "calendar days from the start of the next wave's coding (bar: labels ready to approval)"
    )
    return figure


def draw_effect(releases):
    """Timeliness and size of revisions, wave by wave. Returns the figure."""
    title = "The table comes 8 days earlier; what the revisions did cannot be told yet"
    figure, panels = _figure(title, 10, 4.2, panels=2)
    table = releases.copy()
    days = (pd.to_datetime(table["released"]) - pd.to_datetime(table["quarter_end"])).dt.days
    size = 100 * (table["final"].astype(float) - table["first"]).abs() / table["first"]
    waves = sorted(table["wave"].unique())
    by_hand = table.groupby("wave")["coding"].first() == "manual"
    of_wave = size.groupby(table["wave"]).mean().dropna()
    before, after = of_wave[by_hand[of_wave.index]], of_wave[~by_hand[of_wave.index]]
    interval = stats.ttest_ind(after, before, equal_var=False).confidence_interval(0.95)
    measures = (
        (
            days.groupby(table["wave"]).mean(),
            "calendar days, quarter end to release",
            "{:.0f} days",
            74,
        ),
        (size.groupby(table["wave"]).mean(), "mean size of the revisions (%)", "{:.2f} %", 3.4),
    )
    for axes, (values, name, form, top) in zip(panels, measures, strict=True):
        for hand, colour, marker, who in (
            (True, "orange", "s", "by hand"),
            (False, "blue", "o", "with the model"),
        ):
            at = [i for i, w in enumerate(waves) if by_hand[w] == hand and np.isfinite(values[w])]
            ys = [values[waves[i]] for i in at]
            axes.plot(at, ys, marker, color=figures.COLOURS[colour], markersize=8)
            axes.plot([at[0] - 0.3, at[-1] + 0.3], [np.mean(ys)] * 2, color=figures.COLOURS[colour])
            axes.text(
                np.mean([at[0], at[-1]]),
                top * 0.97,
                f"{who}:\nmean {form.format(np.mean(ys))}",
                ha="center",
                va="top",
                color=figures.COLOURS[colour],
                weight="bold",
            )
        axes.axvline(3.5, color=figures.COLOURS["grey"], linestyle="--", linewidth=1)
        axes.set_ylim(0, top)
        axes.set_xticks(range(0, len(waves), 2), waves[::2], rotation=30)
        axes.set_xlim(-0.6, len(waves) - 0.4)
        axes.set_ylabel(name)
        axes.set_xlabel("wave")
    panels[1].text(10.5, 0.25, "not final\nyet", ha="center", color=figures.COLOURS["grey"])
    panels[1].set_title(
        f"change {after.mean() - before.mean():+.2f} percentage points\n"
        f"(95 % interval {interval.low:+.2f} to {interval.high:+.2f})",
        fontsize=11,
        loc="left",
    )
    change = days[table["coding"] == "manual"].mean() - days[table["coding"] == "model"].mean()
    panels[0].set_title(f"{change:.1f} days earlier", fontsize=11, loc="left")
    return figure
