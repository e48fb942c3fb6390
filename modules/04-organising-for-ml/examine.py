"""What the check cells try on an answer. You may read it; grading uses its own copy."""

from __future__ import annotations

import textwrap
from functools import cache
from itertools import combinations, product

import numpy as np
import pandas as pd

from mlcapacity import checks, statland
from mlcapacity.office import DIVISIONS, organisation

PEOPLE = organisation.PEOPLE
# For each kind of request in task 3: the load, and how much slower a person of the hub is.
SITUATIONS = {"courses": (0.75, 1.0), "usual": (0.75, 1.25), "deep": (0.90, 1.5)}
LISTS = organisation.LISTS


def say(*paragraphs):
    """Print paragraphs in lines that fit a page."""
    for paragraph in paragraphs:
        print(textwrap.fill(paragraph, 96))


def _number(value, what, look):
    """One number, with a hint where a function gave nothing back."""
    if value is None:
        checks.fail(
            seen=f"{what} is None (NoneType)",
            wanted="one number",
            look=look,
            why="a function gives back what stands after `return`; `print` only shows it",
        )
    if isinstance(value, str):
        _text(value, what, look)
    return checks.number(value, what, look)


def _text(value, what, look):
    """Fail on a text where a number is wanted, with a hint about quotes."""
    checks.fail(
        seen=f"{what} is {checks.describe(value)} (str)",
        wanted="one number",
        look=look,
        why='write your own entry instead of the "?", without quotes'
        if value == "?"
        else "an entry in quotes is a text: write it without quotes",
    )


def _hinted(yours, *args, hints):
    """Call the learner's function; where its message holds a key of `hints`, add that reason."""
    try:
        return yours(*args)
    except checks.CheckFailed as failed:
        said = " ".join(str(failed).split())
        why = next((why for words, why in hints.items() if words in said), "")
        if not why:
            raise
        text = textwrap.fill(why, 84, initial_indent="  Why:     ", subsequent_indent=" " * 11)
        raise checks.CheckFailed(f"{failed}\n{text}") from failed


# ------------------------------------------------------------------ tasks 1 and 2: the inventory


def bus_factors(projects, left):
    """For each project, how many of the people who can run it are still here."""
    here = [len(organisation.people(cell) - set(left)) for cell in projects["people"]]
    return pd.Series(here, index=projects.index, name="bus factor")


def repeated_topics(projects):
    """The topics of several projects: how many, their days, and the days spent twice."""
    days = projects.groupby(projects["topic"].map(organisation.topic_key))["days"]
    table = days.agg(projects="size", days="sum", largest="max")
    table["spent_twice"] = table["days"] - table["largest"]
    table = table[table["projects"] > 1].sort_values("spent_twice", ascending=False)
    return table[["projects", "days", "spent_twice"]]


def same_topic(projects):
    """The pairs of projects with the same topic, as pairs of rows."""
    keys = projects["topic"].map(organisation.topic_key)
    rows = [row for _, row in projects.assign(key=keys).iterrows()]
    return [(a, b) for a, b in combinations(rows, 2) if a["key"] == b["key"]]


def seen_by(pairs, members):
    """The pairs in which somebody of the network works on each side."""
    known = set(members)
    return [
        (a, b)
        for a, b in pairs
        if known & organisation.people(a["people"]) and known & organisation.people(b["people"])
    ]


def bus(yours, projects, left, name):
    """Task 1: the people who can run a project and are still here, each counted once."""
    look = "section 1, the example with three people"
    slips = []
    if _gives(yours, "S901;S902", {"S902"}) == 2:
        slips.append("who has left cannot start the program on Monday")
    if _gives(yours, "S901;S901", set()) == 2:
        slips.append("somebody who stands twice in a cell is one person")
    for project, cell in zip(projects["project_id"], projects["people"], strict=True):
        ids = organisation.people(cell)
        here = len(ids - set(left))
        what = f"the bus factor of {project} ({name}), people {cell!r},"
        got = yours(cell, set(left))
        checks.expect(
            not isinstance(got, set | frozenset | list | tuple),
            seen=f"{what} is {checks.describe(got)} ({type(got).__name__})",
            wanted="one number",
            look=look,
            why="that is the set itself; `len` counts what is in it",
        )
        got = _number(got, what, look)
        checks.expect(
            got == here or got != len(ids) - len(left),
            seen=f"{what} is {got:g}",
            wanted=f"{here}: those who can run it and are still here",
            look=look,
            why="`left` holds all who have left the office, also those who never ran this project: "
            "subtract the sets first, then count what remains",
        )
        gone = sorted(ids & set(left))
        checks.expect(
            got == here or not gone or got != len(ids),
            seen=f"{what} is {got:g}",
            wanted=f"{here}: {', '.join(gone)} has left the office",
            look=look,
            why="; and ".join(slips),
        )
        twice = len(cell.replace(";", " ").split()) != len(ids)
        checks.expect(
            got == here,
            seen=f"{what} is {got:g}",
            wanted=f"{here}: those who can run it and are still here"
            + (", each counted once" if twice else ""),
            look=look,
            why="; and ".join(slips),
        )


def _gives(yours, *args):
    """What a function gives back, or None where it stops."""
    try:
        return yours(*args)
    except Exception:
        return None


def twice(yours, days):
    """Task 1: the days of all projects on one topic but the largest."""
    look = "section 1, the example with two projects on one topic"
    what = f"days_twice({days})"
    wanted = sum(days) - max(days)
    got = _number(yours(list(days)), what, look)
    checks.expect(
        got == wanted or got != sum(days),
        seen=f"{what} is {got:g}, the days of all projects together",
        wanted=f"{wanted} days: the largest project was needed anyway",
        look=look,
    )
    checks.expect(
        got == wanted,
        seen=f"{what} is {got:g}",
        wanted=f"{wanted} days: all days less those of the largest project",
        look=look,
    )


def without_owner(projects, valid):
    """The share of the projects in production whose owner is not in the list."""
    live = projects[projects["status"] == "production"]
    return float(1 - live["production_owner"].isin(list(valid)).mean())


def dormant(projects):
    """Which projects are proofs of concept that did not run in 2025."""
    ran = projects["last_run"].fillna("") >= "2025-01"
    return (projects["status"] == "proof of concept") & ~ran


def shelved(projects):
    """Of the projects that got as far as a proof of concept, the share stopped or dormant."""
    tried = projects[projects["status"] != "idea"]
    return float(((tried["status"] == "stopped") | dormant(tried)).mean())


_COLUMN = {
    "truth value of a Series": "`in`, `not in`, `or` and `and` ask for one value, not a "
    "column: use `.isin(...)`, `|` and `&` as in the examples"
}


def _share(got, what, look):
    got = _number(got, what, look)
    checks.expect(
        0 <= got <= 1,
        seen=f"{what} is {got:g}",
        wanted="a share from 0 to 1, not a count or a percentage",
        look=look,
    )
    return got


def ownerless(yours, projects, valid, name):
    """Task 2: of the projects in production, the share without a valid owner."""
    look = "section 2, the example with four projects"
    what = f"the share without an owner for {name}"
    got = _share(_hinted(yours, projects.copy(), list(valid), hints=_COLUMN), what, look)
    truth = without_owner(projects, valid)
    live = projects[projects["status"] == "production"]
    lacking = round(truth * len(live))

    owners = live["production_owner"]
    slips = (
        (1 - truth, "that is the share that has a valid owner"),
        (
            owners.isna().mean(),
            "an empty cell is not the only way to have no owner: `tbd`, `IT` and people who have "
            "left are no owners either",
        ),
        (
            (owners.isna() | (owners == "tbd")).mean(),
            "empty cells and `tbd` are not all: `IT`, a closed team and people who have left are "
            "not in the list either",
        ),
        (
            (~projects["production_owner"].isin(list(valid))).mean(),
            "this counts all projects: only those whose status is `production` need an owner now",
        ),
        (
            lacking / len(projects),
            "the share is taken of the projects in production, not of all projects",
        ),
        (
            1 - owners.isin([*valid, "IT"]).mean(),
            "`IT` is no name in the list: to run a machine is not to answer for results",
        ),
        (
            1 - owners.isin(DIVISIONS).mean(),
            "members of staff may own a system, too: use the whole list `valid_owners`",
        ),
        (
            1 - owners.dropna().isin(list(valid)).mean(),
            "an empty cell counts as well: nobody is named there",
        ),
    )
    wanted = f"{truth:.3f}: {lacking} of the {len(live)} projects in production"
    _no_slip(got, truth, slips, what, wanted, look)
    checks.close(got, truth, 1e-3, what, look)


def _no_slip(got, truth, slips, what, wanted, look):
    """Fail where `got` is what some slips lead to; name the first two of them."""
    found = [why for other, why in slips if abs(got - other) <= 1e-3 and abs(other - truth) > 1e-3]
    checks.expect(
        not found,
        seen=f"{what} is {got:.3f}",
        wanted=wanted,
        look=look,
        why="; or: ".join(found[:2]),
    )


def shelf(yours, projects, name):
    """Task 2: of the projects beyond an idea, the share stopped or dormant."""
    look = "section 2, the example with four projects, and the prompt of task 2"
    what = f"the share shelved for {name}"
    got = _share(_hinted(yours, projects.copy(), hints=_COLUMN), what, look)
    truth = shelved(projects)
    tried = projects[projects["status"] != "idea"]
    n = len(tried)
    stopped, sleeping = tried["status"] == "stopped", dormant(tried)
    not_run = ~(tried["last_run"].fillna("") >= "2025-01")
    trial = tried["status"] == "proof of concept"
    slips = [
        (stopped.mean(), "a proof of concept that nobody runs any more is on the shelf, too"),
        (sleeping.mean(), "stopped projects are on the shelf, too, whenever they last ran"),
        ((stopped | sleeping).sum() / len(projects), "ideas were never tried: leave them out"),
        (
            ((stopped | trial) & not_run).mean(),
            "a stopped project is on the shelf whenever it last ran: `& ~ran` belongs to the "
            "proof of concept only",
        ),
        (
            (stopped | not_run).mean(),
            "a project in production that did not run in 2025 is odd, but was not shelved after a "
            "proof of concept",
        ),
        ((stopped | trial).mean(), "a proof of concept that ran in 2025 is still alive"),
        (
            (stopped | (trial & (tried["last_run"].fillna("9") < "2025-01"))).mean(),
            "an empty `last_run` means that it did not run in 2025, either",
        ),
    ]
    if got == 0:
        why = (
            "no project fulfils your condition. It needs one of the two, not both: `|`, not `&`. "
            "And are the words `stopped` and `proof of concept` written exactly so?"
        )
        slips = [(0, why)]
    wanted = f"{truth:.3f}: {round(truth * n)} of the {n} projects beyond an idea"
    _no_slip(got, truth, slips, what, wanted, look)
    checks.close(got, truth, 1e-3, what, look)


def stopped_late(projects):
    """The projects, if the first three that were stopped had last run in March 2025."""
    late = projects.index[projects["status"] == "stopped"][:3]
    return projects.assign(last_run=projects["last_run"].mask(projects.index.isin(late), "2025-03"))


def month_lost(projects):
    """The projects, if nobody had noted when the first dormant proof of concept last ran."""
    first = projects.index[dormant(projects)][0]
    return projects.assign(last_run=projects["last_run"].where(projects.index != first))


def draw_owners(axes, projects, valid, colours):
    """Bars of projects by status: with a valid owner, with a name that is not valid, without."""
    owners = projects["production_owner"]
    kind = owners.isin(list(valid)).map({True: "valid owner", False: "name that is not valid"})
    counts = pd.crosstab(projects["status"], kind.where(owners.notna(), "no name"))
    kinds = {"valid owner": "blue", "name that is not valid": "orange", "no name": "grey"}
    rows = ["production", "proof of concept", "stopped", "idea"]
    for row, status in enumerate(rows):
        start = 0
        for kind, colour in kinds.items():
            n = int(counts.loc[status].get(kind, 0))
            if not n:
                continue
            pale = kind == "no name"
            axes.barh(
                row,
                n,
                left=start,
                color="white" if pale else colours[colour],
                edgecolor=colours[colour],
                hatch="//" if kind.startswith("name") else None,
                height=0.62,
            )
            words = {"valid owner": "with a valid owner", "no name": "without a name"}
            text = f"{n} {words.get(kind, 'names not valid')}"
            if n > 2:
                axes.text(
                    start + n / 2,
                    row,
                    text,
                    ha="center",
                    va="center",
                    fontsize=10,
                    color="black" if pale else "white",
                    bbox=None if pale else {"facecolor": colours[colour], "edgecolor": "none"},
                )
            else:
                axes.text(start + n + 0.2, row, text, va="center", fontsize=10)
            start += n
    totals = [int(counts.loc[status].sum()) for status in rows]
    names = [f"{status} ({n})" for status, n in zip(rows, totals, strict=True)]
    axes.set_yticks(range(len(rows)), names)
    axes.invert_yaxis()
    axes.set_xlim(0, max(totals) + 2)
    axes.set_xticks(range(0, max(totals) + 1, 2))


# ------------------------------------------------------------------ task 3: how large a hub


@cache
def _requests(seed, load):
    return organisation.simulate_requests(seed, load)


def spokes(hub):
    """The people who are not in the hub, placed in the divisions by the days asked for."""
    return organisation.spread(PEOPLE - hub, everyone=hub == 0)


def _mean(hub, load, slower, seeds):
    return np.mean([organisation.served(seed, hub, load, slower) for seed in seeds], axis=0)


def three_structures(load, slower):
    """A table: three ways to place 14 people, with the mean wait and its range over 20 lists."""
    rows = []
    for structure, hub in (
        ("all in the divisions", 0),
        ("hub and spoke", 4),
        ("centre of excellence", PEOPLE),
    ):
        waited = [organisation.served(seed, hub, load, slower)[0] for seed in range(LISTS)]
        row = {"structure": structure, "hub": hub, "divisions": PEOPLE - hub}
        row |= {"mean_wait": np.mean(waited), "best_list": min(waited), "worst_list": max(waited)}
        rows.append(row)
    return pd.DataFrame(rows).round(1)


def curves(hubs, slower):
    """A table: the mean wait for nine loads, with a column for each hub."""
    loads = [0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.0]
    waits = {
        name: [organisation.wait(n, load, slower) for load in loads] for name, n in hubs.items()
    }
    return pd.DataFrame(waits, index=loads)


def draw_curves(axes, curves, colours):
    """Lines of mean wait against load, each named at its right end, with a dashed line at 0.75."""
    styles = (("grey", ":"), ("blue", "-"), ("orange", "--"))
    for name, (colour, style) in zip(curves, styles, strict=True):
        axes.plot(curves.index, curves[name], style, color=colours[colour], linewidth=2.2)
        axes.text(
            curves.index[-1] + 0.006,
            curves[name].iloc[-1],
            name,
            color=colours[colour],
            va="center",
        )
    axes.axvline(0.74, color=colours["grey"], linewidth=0.8)
    axes.text(0.735, curves.to_numpy().max(), "Statland: 0.74", ha="right", color=colours["grey"])
    axes.set_xlim(curves.index[0], curves.index[-1] + 0.13)
    axes.set_xticks([0.5, 0.6, 0.7, 0.8, 0.9, 1.0])
    axes.set_ylim(0)


def best_wait(name, seeds):
    """The shortest mean wait of all hubs from 0 to 14 for one kind of request."""
    load, slower = SITUATIONS[name]
    return min(_mean(hub, load, slower, seeds)[0] for hub in range(PEOPLE + 1))


def wait_within(hub, name, seeds, part, days):
    """Task 3: the mean wait with this hub, and the longest wait that passes."""
    load, slower = SITUATIONS[name]
    limit = (1 + part) * best_wait(name, seeds) + days
    return _mean(hub, load, slower, seeds)[0], limit


def _whole(value, what, look, low, high, unit):
    if isinstance(value, str):
        _text(value, what, look)
    number = checks.number(value, what, look, low, high, unit)
    checks.expect(number == int(number), f"{what} is {number:g}", "a whole number", look)
    return int(number)


def _entries(value, keys, what, look):
    """A dict, or a Series, with exactly these keys."""
    checks.expect(
        isinstance(value, dict | pd.Series),
        seen=f"{what} is a {type(value).__name__}",
        wanted="a dict: names, colons and entries in curly brackets",
        look=look,
    )
    entries = dict(value)
    missing = [key for key in keys if key not in entries]
    checks.expect(not missing, f"{what} without {missing[:2]}", f"the keys {list(keys)}", look)
    open_ones = [key for key in keys if isinstance(entries[key], str) and entries[key] == "?"]
    checks.expect(
        len(open_ones) < len(list(keys)),
        seen=f"{what} with ? at every place",
        wanted="your own entries instead of the ?",
        look=look,
    )
    return entries


def hubs(value, seeds, part, days, lists):
    """Task 3: for each kind of request, a hub whose wait is close to the best."""
    look = "section 3, organisation.wait, and the figure"
    entries = _entries(value, SITUATIONS, "`hub`", look)
    sizes = {
        name: _whole(entries[name], f"the hub for {name!r}", look, 0, PEOPLE, "people")
        for name in SITUATIONS
    }
    for name, size in sizes.items():
        waited, limit = wait_within(size, name, seeds, part, days)
        load, slower = SITUATIONS[name]
        crowded = _mean(size, load, slower, seeds)[1]
        nearby = {
            n: _mean(n, load, slower, seeds)[0] for n in (size - 1, size + 1) if n in range(15)
        }
        if len(set(sizes.values())) == 1:
            why = "one size does not fit all: what a larger hub gains depends on its extra time"
        elif waited <= 1.1 * limit:
            more = min(nearby, key=nearby.get) > size
            why = f"close: with one person {'more' if more else 'fewer'} in the hub it is shorter"
        elif crowded > 1:
            why = "so many people of the hub need so much longer that there is more work than time"
        elif _mean(min(size + 1, PEOPLE), load, slower, seeds)[0] < waited:
            why = "people who serve one division only are idle while other divisions' requests wait"
        else:
            why = "a person of the hub needs longer, and here that costs more than pooling gains"
        checks.expect(
            waited <= limit,
            seen=f"with {size} people in the hub, {name!r} requests wait {waited:.1f} working days "
            f"on average over {lists} lists",
            wanted=f"at most {limit:.1f} days; the best of the 15 possible hubs has "
            f"{best_wait(name, seeds):.1f}",
            look=look,
            why=why,
        )


def your_hub(value):
    """Print what the learner's hub does for the usual requests, once task 3 is solved."""
    try:
        hubs(value, range(LISTS), 0.10, 0.5, "the 20")
    except Exception:
        print("Once task 3 is solved, your hub stands here beside a centre.")
        return
    size = int(dict(value)["usual"])
    load, slower = SITUATIONS["usual"]
    (here, there), (busy, busy_there) = (
        [organisation.wait(hub, part, slower) for hub in (size, PEOPLE)] for part in (load, 0.90)
    )
    say(
        f"Usual requests wait {here} working days with your hub of {size} and {there} in a centre; "
        f"at a load of 0.90, {busy} and {busy_there}.",
        "A large hub with a few spokes waits about as long as a centre, and less when people are "
        "busy. For deep work in a busy year a small hub is best.",
    )


def _turns(result, requests):
    look = "section 3, the example of a turn"
    wanted = "one number for each request, for instance a column or columns combined by + - *"
    if isinstance(result, pd.Series) and set(result.index) == set(requests.index):
        result = result.reindex(requests.index)
    one_column = isinstance(result, pd.Series | np.ndarray | list | tuple | pd.Index)
    checks.expect(
        one_column and np.ndim(np.asarray(result)) == 1 and len(result) == len(requests),
        seen=f"for {len(requests)} requests, turn gives back {checks.describe(result)}",
        wanted=wanted,
        look=look,
    )
    try:
        numbers = [float(number) for number in result]
    except (TypeError, ValueError):
        numbers = [float("nan")]
    checks.expect(
        not np.isnan(numbers).any(),
        seen=f"turn gives back values that are no numbers, as {checks.describe(result)}",
        wanted=wanted,
        look=look,
    )
    return numbers


def turn_ratios(rule, seeds):
    """With the rule and with first come first served: mean wait for fixed dates, longest wait."""
    found = []
    for seed in seeds:
        requests = _requests(seed, 0.80)
        fixed = requests["fixed_date"].to_numpy()
        row = []
        for turn in (_turns(rule(requests.copy()), requests), None):
            waited = organisation.serve(requests, spokes(6), 6, 1.25, turn)["wait"].to_numpy()
            row += [waited[fixed].mean(), waited.max()]
        found.append(row)
    return np.mean(found, axis=0)


def turns(yours, seeds, half, double, name):
    """Task 4: who has a fixed date waits less, and nobody waits for ever."""
    look = "section 3, the example of a turn"
    fixed, longest, fixed_first, longest_first = turn_ratios(yours, seeds)
    first = _requests(seeds[0], 0.80)
    numbers, days = _turns(yours(first.copy()), first), first["arrival"].tolist()
    in_order = numbers == sorted(numbers)
    by_day = in_order and len(set(zip(days, numbers, strict=True))) == len(set(days))
    checks.expect(
        not by_day or fixed <= half * fixed_first,
        seen="with your turn, requests are served in the order of arrival, and those with a fixed "
        f"date wait {fixed:.1f} working days, as with first come, first served",
        wanted=f"at most {half * fixed_first:.1f}",
        look=look,
        why="all rows get the same head start, or none: only rows with a fixed date may get one. "
        "`fixed` counts as 1 or 0, so multiply by it",
    )
    checks.expect(
        not in_order or fixed <= half * fixed_first,
        seen="with your turn, the numbers only grow from the first row to the last, and requests "
        f"with a fixed date wait {fixed:.1f} working days, as with first come, first served",
        wanted=f"at most {half * fixed_first:.1f}; one number for each row, in the order of rows",
        look=look,
        why="were the numbers sorted? Then they have lost their rows",
    )
    checks.expect(
        fixed <= 1.05 * fixed_first,
        seen=f"with your turn, requests with a fixed date wait {fixed:.1f} working days, longer "
        f"than with first come, first served ({fixed_first:.1f})",
        wanted=f"at most {half * fixed_first:.1f}",
        look=look,
        why="the lowest number goes first: a fixed date must make the number smaller",
    )
    checks.expect(
        fixed <= half * fixed_first,
        seen=f"with your turn, requests with a fixed date wait {fixed:.1f} working days on average "
        f"({name}); with first come, first served {fixed_first:.1f}",
        wanted=f"at most {half * fixed_first:.1f}",
        look=look,
        why="the rule has to know which requests have a fixed date, and to put them well ahead: "
        "several weeks, not days",
    )
    checks.expect(
        longest <= double * longest_first,
        seen=f"with your turn, the last request waits {longest:.0f} working days ({name}); with "
        f"first come, first served {longest_first:.0f}",
        wanted=f"at most {double * longest_first:.0f}",
        look=look,
        why="the arrival counts too little, or the wrong way round: with too long a head start, or "
        "without the arrival, some requests are left behind for as long as new ones come",
    )
    return fixed, fixed_first


def _order(rule):
    """Mean waits over 20 lists with a rule: all, with a fixed date, the others; and the longest."""
    found = []
    for seed in range(LISTS):
        requests = _requests(seed, 0.80)
        fixed = requests["fixed_date"]
        turn = _turns(rule(requests.copy()), requests)
        done = organisation.serve(requests, spokes(6), 6, 1.25, turn)["wait"]
        found.append([done.mean(), done[fixed].mean(), done[~fixed].mean(), done.max()])
    return np.mean(found, axis=0)


def two_rules():
    """A table: two rules for the order, with what they do to waits over 20 lists of requests."""
    rows = []
    for name, column in (("first come, first served", "arrival"), ("shortest first", "days")):
        mean, *_, longest = _order(lambda requests, column=column: requests[column])
        rows.append({"rule": name, "mean_wait": round(mean, 1), "unluckiest": round(longest)})
    return pd.DataFrame(rows)


def your_rule(rule):
    """Print what the learner's rule does for each group of requests, once task 4 is solved."""
    try:
        turns(rule, range(LISTS), 0.5, 1.35, "the 20 lists")
    except Exception:
        print("Once task 4 is solved, what your rule costs the others stands here.")
        return
    (_, _, others, longest), (_, _, before, longest_before) = (
        _order(rule),
        _order(lambda requests: requests["arrival"]),
    )
    say(
        f"With your rule, requests without a fixed date wait {others:.1f} working days instead of "
        f"{before:.1f}, and the unluckiest of all {longest:.0f} instead of {longest_before:.0f}."
    )


# ------------------------------------------------------------------ task 5: the platform


def cost_of(costs, projects, years):
    """Thousand crowns that one option costs."""
    times = {"once": 1, "each year": years, "once a project": projects}
    times["each year and project"] = years * projects
    return float((costs["cost"] * costs["paid"].map(times)).sum())


def first_cheaper(own, shared, years, most=200):
    """The smallest number of projects for which the shared platform costs less, or None."""
    for projects in range(1, most + 1):
        if cost_of(shared, projects, years) < cost_of(own, projects, years):
            return projects
    return None


def cost_lines(options, years, most=40):
    """A table: what each option costs for 0 to `most` projects, in million crowns."""
    numbers = range(most + 1)
    lines = {name: [cost_of(o, n, years) / 1000 for n in numbers] for name, o in options.items()}
    return pd.DataFrame(lines, index=list(numbers))


def break_evens(own, shared):
    """A table: for 1, 3 and 5 years, from how many projects a platform is cheaper.

    Also where its running costs are a fifth lower or higher.
    """
    yearly = shared["paid"] == "each year"
    rows = []
    for years in (1, 3, 5):
        row = {"years": years, "pays_from": first_cheaper(own, shared, years)}
        for name, factor in (("20%_less", 0.8), ("20%_more", 1.2)):
            other = shared.assign(cost=shared["cost"].where(~yearly, factor * shared["cost"]))
            row[name] = first_cheaper(own, other, years)
        rows.append(row)
    return pd.DataFrame(rows)


def draw_costs(axes, lines, colours):
    """Lines of cost against projects, each named at its right end; break-evens are marked."""
    styles = (("grey", ":"), ("blue", "-"), ("orange", "--"))
    for name, (colour, style) in zip(lines, styles, strict=True):
        axes.plot(lines.index, lines[name], style, color=colours[colour], linewidth=2.2)
        axes.text(
            lines.index[-1] + 0.5, lines[name].iloc[-1], name, color=colours[colour], va="center"
        )
    own, premises, cloud = lines
    for name, colour, text, right, height in (
        (cloud, "orange", "in a cloud from {}", 19.5, 0.5),
        (premises, "blue", "on premises from {}", 19.5, 1.15),
    ):
        n = int(np.flatnonzero(lines[name] < lines[own])[0])
        place = (lines.index[n], lines[name].iloc[n])
        axes.plot(*place, "o", color=colours[colour])
        line = {"arrowstyle": "-", "color": colours[colour], "relpos": (0.05, 0.9)}
        axes.annotate(
            text.format(n), place, (right, height), color=colours[colour], arrowprops=line
        )
    top = lines.to_numpy().max()
    axes.axvline(18, color=colours["grey"], linewidth=0.8)
    axes.text(17.6, top, "18 proofs of concept", ha="right", color=colours["grey"])
    axes.set_xlim(0, lines.index[-1] + 11)
    axes.set_xticks(range(0, lines.index[-1] + 1, 10))
    axes.set_ylim(0)


def total(yours, costs, projects, years, name):
    """Task 5: what an option costs."""
    look = "section 4, how often each cost is paid"
    what = f"the cost of {name} for {projects} projects in {years} years, in thousand crowns,"
    truth = cost_of(costs, projects, years)
    got = _hinted(yours, costs.copy(), projects, years, hints={"TypeError": _entry_why(yours)})
    checks.expect(
        not isinstance(got, str),
        seen=f"{what} is a text (str)",
        wanted="one number",
        look=look,
        why=_entry_why(yours),
    )
    got = _number(got, what, look)
    run = costs["item"].str.contains("operation")
    lines = ", ".join(costs.loc[run, "item"])
    for part, why in (
        (costs[~run], f"{lines!r} is left out: software without a licence fee still has to be run"),
        (
            costs[~costs["paid"].isin(["each year", "each year and project"])],
            "what is paid each year is left out: buying is not the same as running",
        ),
    ):
        other = cost_of(part, projects, years)
        checks.expect(
            abs(got - other) > 0.5 or abs(other - truth) <= 0.5,
            seen=f"{what} is {got:,.0f}",
            wanted=f"{truth:,.0f}",
            look=look,
            why=why,
        )
    checks.expect(
        abs(got - cost_of(costs, projects, 1)) > 0.5 or abs(got - truth) <= 0.5,
        seen=f"{what} is {got:,.0f}, the cost of one year",
        wanted=f"{truth:,.0f}: what is paid each year is paid {years} times",
        look=look,
    )
    checks.close(got, truth, 0.5, what, look, _times_off(got, costs, projects, years))


def _entry_why(total):
    """Why a total is no number: the entries of `times` that are texts, tried one at a time."""
    said, quoted = [], []
    for kind in ("once a project", "each year and project"):
        row = pd.DataFrame({"item": ["x"], "paid": [kind], "cost": [1]})
        entry = _gives(total, row, 3, 2) if total else None
        if entry == "?":
            said.append(f'for `{kind}`, does a "?" still stand in `times`?')
        elif isinstance(entry, str):
            quoted.append(f"{checks.describe(entry)} for `{kind}`")
    if quoted:
        said.append(
            f"`times` has the text {' and the text '.join(quoted)}: an entry in quotes is a text; "
            "write n_projects without quotes"
        )
    return "; ".join(said)


def _times_off(got, costs, projects, years):
    """A reason for a wrong total: the entries of `times` that lead to it."""
    right = {"once a project": projects, "each year and project": years * projects}
    known = float(costs.loc[costs["paid"] == "once", "cost"].sum())
    known += years * float(costs.loc[costs["paid"] == "each year", "cost"].sum())
    once, both = (float(costs.loc[costs["paid"] == kind, "cost"].sum()) for kind in right)
    usual = [projects, years * projects, years + projects, years, 1, 0]
    for tried in sorted(product(usual, usual), key=lambda pair: _changes(pair, right)):
        if abs(known + tried[0] * once + tried[1] * both - got) <= 0.5:
            off = [
                f"what is paid `{kind}` is paid {right[kind]} times here, not {number}"
                for (kind, number) in zip(right, tried, strict=True)
                if number != right[kind]
            ]
            return "; ".join(off) + ": look at your entries in `times`"
    return "look at the two entries in `times`: how often is each paid?"


def _changes(pair, right):
    return sum(a != b for a, b in zip(pair, right.values(), strict=True))


def level(fixed):
    """Own set-ups at 10 a project against a platform that costs `fixed` once and nothing more."""
    own = pd.DataFrame({"item": ["set-up"], "paid": ["once a project"], "cost": [10]})
    shared = pd.DataFrame({"item": ["servers"], "paid": ["once"], "cost": [fixed]})
    return own, shared


def few_projects():
    """Own set-ups with a manual to pay once, and a platform that is dearer for each project."""
    paid = ["once", "once a project"]
    own = pd.DataFrame({"item": ["manual", "set-up"], "paid": paid, "cost": [100, 10]})
    shared = pd.DataFrame({"item": ["rent"], "paid": ["once a project"], "cost": [20]})
    return own, shared


def _total_off(theirs, own, shared):
    """Whether the learner's `total` is wrong where task 5 tries it; it may be missing."""
    try:
        return any(
            abs(float(theirs(costs.copy(), n, years)) - cost_of(costs, n, years)) > 0.5
            for costs, n, years in ((own, 3, 2), (shared, 14, 5))
        )
    except Exception:
        return True


def _total_first(theirs):
    text = _entry_why(theirs)
    return "break_even uses your `total`: put that right first" + (text and f" ({text})")


def break_even(yours, own, shared, years, name, theirs=None):
    """Task 5: the number of projects from which the platform costs less.

    `theirs` is the learner's total: where it is wrong, the message says to start with it.
    """
    look = "section 4, what break-even means"
    truth = first_cheaper(own, shared, years)
    hints = {
        "is not answered yet": "this holds for a function that it calls, too: does `raise "
        "NotImplementedError` still stand in `total`?",
        "TypeError": _entry_why(theirs) and _total_first(theirs),
    }
    got = _hinted(yours, own.copy(), shared.copy(), years, hints=hints)
    what = f"the break-even for {name} in {years} year{'s' if years > 1 else ''}"

    def why(otherwise):
        if theirs and _total_off(theirs, own, shared):
            return _total_first(theirs)
        return otherwise

    if truth is None:
        checks.expect(
            got is None,
            seen=f"{what} is {checks.describe(got)}",
            wanted="None: up to 200 projects the platform is never cheaper",
            look=look,
            why=why(
                "a shared platform that costs more for each further project is not paid back by "
                "more projects"
            ),
        )
        return None
    checks.expect(
        got is not None,
        seen=f"{what} is None",
        wanted=f"{truth} projects",
        look=look,
        why=why(
            "is the comparison the right way round? Does `return n_projects` stand under the `if`, "
            "and `return None` after the loop? (`print` only shows a number.)"
        ),
    )
    if isinstance(got, str):
        _text(got, what, look)
    got = checks.number(got, what, look)
    a, b = (cost_of(option, int(got), years) for option in (own, shared))
    checks.expect(
        got == truth,
        seen=f"{what} is {got:g} projects: there the own set-ups cost {a:,.0f} and the platform "
        f"{b:,.0f} thousand crowns",
        wanted=f"{truth}, the smallest number of projects for which the platform costs less",
        look=look,
        why=why("costing the same is not costing less" if a == b else ""),
    )
    return truth


# ------------------------------------------------------------------ tasks 6 and 7: structures

_NETWORK, _COMMUNITY, _CENTRE, _HUB = organisation.STRUCTURES
# For each office, the structures that cannot work there, each with its reason.
REFUSED = {
    "A": {
        _COMMUNITY: "a community has paid hours and a sponsor, and there is no budget; a network "
        "costs nothing but their own hours, and it is a normal stage, not a failure",
        _CENTRE: "a unit of three people with no request and no budget would have nothing to do",
        _HUB: "three people are neither a hub nor spokes, and there is nothing to run yet",
    },
    "B": {
        _NETWORK: "they know of each other already and still did one experiment four times; the "
        "sponsored time would lie unused",
        _CENTRE: "recruiting is frozen and no new unit may be made",
        _HUB: "a hub is a unit with posts, and none may be made; nor is there anything to run",
    },
    "C": {
        _NETWORK: "a service in production needs a mandate and somebody who answers for it",
        _COMMUNITY: "a community trains and agrees on standards; it has no mandate to run one",
        _HUB: "the divisions have nobody to be a spoke, and six people would be spread too thin; "
        "hub and spoke is not another word for a centre",
    },
    "D": {
        _NETWORK: "fourteen systems in production need people who answer for them",
        _COMMUNITY: "fourteen systems in production need people who answer, not only rules",
        _CENTRE: "the one central queue is the trouble: five months, and far from the surveys. A "
        "centre does not take the place of an owner in the division",
    },
    "E": {
        _NETWORK: "the regions agree on tools and standards, and a network that only meets cannot "
        "keep them up",
        _COMMUNITY: "a community has a sponsor and paid hours, and the card names neither; and the "
        "two posts offered, with the mandate to keep the platform, would have no place in it",
        _CENTRE: "a central team may not see the records, by law",
    },
    "F": {
        _NETWORK: "they know of each other already; what is missing is the mandate for production",
        _COMMUNITY: "they have had that for two years and nothing went into production: it has no "
        "mandate to build, approve and run",
    },
}
_TOO_LIGHT = "a network and a community have no posts and no mandate: nobody has to do it on Monday"
_TOO_HEAVY = "a lighter structure can deliver this and keep it up"
_LIGHT = {_NETWORK: 0, _COMMUNITY: 1, _CENTRE: 2, _HUB: 2}  # from light to heavy
_NOT_HERE = ("D14",)  # left out of Statland's proposal, since its divisions have people
# For each deliverable: the kinds that fit, the structures that fit, what is said of other kinds, of
# structures that are too light, and of the one that is as heavy and does not fit.
DELIVERABLES = {
    "D05": (
        {"skills"},
        {_COMMUNITY},
        "a rule makes people work well; it gives no codes, and no project runs on it",
        "in a network nobody can decide for all, and nobody keeps the rule up to date",
        "",
    ),
    "D08": (
        {"skills"},
        {_NETWORK, _COMMUNITY},
        "sharing code is not sharing a solution, nor a platform: without labels, a classification "
        "version and an owner no division can use it on Monday, and nobody keeps it in order",
        "",
        "",
    ),
    "D09": (
        {"platform"},
        {_CENTRE, _HUB},
        "a registry serves all projects and codes nothing by itself",
        _TOO_LIGHT,
        "",
    ),
    "D12": (
        {"skills"},
        {_NETWORK},
        "answers of colleagues make people able; nothing runs on a list",
        "",
        "",
    ),
    "D13": (
        {"solution"},
        {_HUB},
        "these programs deliver values for surveys, each with an owner: that is a solution",
        _TOO_LIGHT,
        "in a centre all people sit in one unit, and here they build and run it in the divisions",
    ),
    "D14": (
        {"solution"},
        {_CENTRE},
        "it delivers codes, with an owner: that is a solution",
        _TOO_LIGHT,
        "without anyone in the divisions there are no spokes",
    ),
}
_SPELLINGS = {
    "network": _NETWORK,
    "community": _COMMUNITY,
    "communities of practice": _COMMUNITY,
    "cop": _COMMUNITY,
    "centre": _CENTRE,
    "center": _CENTRE,
    "center of excellence": _CENTRE,
    "coe": _CENTRE,
    "hub": _HUB,
    "hub spoke": _HUB,
    "solutions": "solution",
    "ml solution": "solution",
    "platforms": "platform",
    "skill": "skills",
    "skills and capacity building": "skills",
    "training": "skills",
}


def word(value):
    """One of the course's words for a structure or a kind, however it is spelled."""
    plain = " ".join(str(value).lower().replace("&", " and ").replace("-", " ").split())
    return _SPELLINGS.get(plain, plain)


_SHORT = "network, community, centre, hub"


def cards(offices):
    """Print the profile of each office."""
    for row in offices.itertuples():
        print(f"Office {row.office}. Staff: {row.staff:,}.")
        print(textwrap.indent(textwrap.fill(row.profile, 92), "    "), end="\n\n")


def _judged(amiss, right, of, wanted, look, verb="can work", one_size=""):
    """Fail where fewer are right than wanted and name the first two that are not.

    Otherwise a sentence for the learner: how many are right, and the first that is not.
    """
    if right >= wanted:
        rest = f". Look again at {amiss[0][0]}: {amiss[0][1]}" if amiss else ""
        return f"{right} of {of} {verb}{rest}."
    first = "; ".join(f"{key}: {said}" for key, said in amiss[:2])
    checks.fail(
        seen=f"{right} of {of} {verb}. Look first at {first}",
        wanted=f"{'all' if wanted == of else f'at least {wanted} of'} {of}",
        look=look,
        why=one_size,
    )


def can_work(structure=_HUB):
    """In how many of the six offices a structure can work."""
    return sum(structure not in refused for refused in REFUSED.values())


def structures(value, wanted):
    """Task 6: structures that can work in their office."""
    look = "section 5, the table of the four structures"
    entries = _entries(value, REFUSED, "`structure`", look)
    chosen = {office: word(entries[office]) for office in REFUSED}
    amiss = []
    for office, name in chosen.items():
        if name not in organisation.STRUCTURES:
            said = f"{entries[office]!r} is none of {_SHORT}"
            amiss.append((office, said))
        elif name in REFUSED[office]:
            amiss.append((office, f"{name} cannot work, since {REFUSED[office][name]}"))
    same = len(set(chosen.values())) == 1 and set(chosen.values()) <= set(organisation.STRUCTURES)
    why = "one structure does not fit all offices, and the four are no synonyms" if same else ""
    return _judged(amiss, len(REFUSED) - len(amiss), len(REFUSED), wanted, look, one_size=why)


_DEFENCE = {
    ("F", _CENTRE): "five posts and the mandate make a unit that brings first things to production",
    ("F", _HUB): "there are thirty trained people in the divisions for a hub of five to work with",
}


def other_structures(value):
    """Print which other structures can be defended in task 6, once all six can."""
    try:
        structures(value, len(REFUSED))
    except Exception:
        print(
            "Once all six offices have a structure that can work, the others that can stand here."
        )
        return
    print("This can be defended as well:")
    for office in REFUSED:
        for name in organisation.STRUCTURES:
            if name not in REFUSED[office] and name != word(value[office]):
                say(f"{office}, {name}: {_DEFENCE[office, name]}.")
    print("For each other office one structure fits.")


def _pairs(value):
    look = "section 5, the deliverable that is sorted already"
    entries = _entries(value, DELIVERABLES, "`sorted_out`", look)
    pairs = {}
    for key in DELIVERABLES:
        pair = entries[key]
        checks.expect(
            isinstance(pair, tuple | list) and len(pair) == 2,
            seen=f"{key} has {checks.describe(pair)}",
            wanted="two texts in round brackets: the kind, then the structure, as "
            '("skills", "hub")',
            look=look,
        )
        if word(pair[0]) in organisation.STRUCTURES and word(pair[1]) in organisation.KINDS:
            checks.fail(
                seen=f"{key} has {pair!r}",
                wanted="the kind first, then the structure",
                look=look,
                why="the two stand in the wrong order: exchange them",
            )
        pairs[key] = tuple(word(part) for part in pair)
    unwritten = [key for key, pair in pairs.items() if set(pair) == {"?"}]
    checks.expect(
        len(unwritten) < len(pairs), "`sorted_out` with ? at every place", "your entries", look
    )
    return pairs


def kinds(value, wanted):
    """Task 7: the kind of each deliverable."""
    look = "section 5, what a solution, a platform and skills are"
    amiss = []
    for key, (kind, _) in _pairs(value).items():
        fits, _, why, *_ = DELIVERABLES[key]
        if kind not in organisation.KINDS:
            amiss.append((key, f"{value[key][0]!r} is none of {', '.join(organisation.KINDS)}"))
        elif kind not in fits:
            amiss.append((key, f"no {kind}, since {why}".replace("no skills", "not skills")))
    return _judged(amiss, len(DELIVERABLES) - len(amiss), len(DELIVERABLES), wanted, look, "fit")


def makers(value, wanted):
    """Task 7: the structure for each deliverable."""
    look = "section 5, the table of the four structures"
    pairs, amiss = _pairs(value), []
    for key, (_, structure) in pairs.items():
        _, fits, _, light, apart = DELIVERABLES[key]
        if structure not in organisation.STRUCTURES:
            amiss.append((key, f"{value[key][1]!r} is none of {_SHORT}"))
        elif structure not in fits:
            weights = [_LIGHT[name] for name in fits]
            if _LIGHT[structure] > max(weights):
                said = _TOO_HEAVY
            else:
                said = light if _LIGHT[structure] < min(weights) else apart
            amiss.append((key, f"not {structure}: {said}"))
    same = len({structure for _, structure in pairs.values()}) == 1
    why = "one structure does not deliver everything" if same else ""
    right = len(DELIVERABLES) - len(amiss)
    return _judged(amiss, right, len(DELIVERABLES), wanted, look, "fit", why)


def deliverables(table):
    """The deliverables of task 7: the example and those to be sorted."""
    return table[table["deliverable_id"].isin(["D03", *DELIVERABLES])].reset_index(drop=True)


def other_makers(value):
    """Print which other structures fit in task 7, once all kinds and structures do."""
    try:
        kinds(value, len(DELIVERABLES))
        makers(value, len(DELIVERABLES))
    except Exception:
        print("Once all six are right, the other structures that fit stand here.")
        return
    say(
        "Defensible as well: for D09 both a centre of excellence and hub and spoke; for D08 both "
        "an informal network, which lets the scripts lie open, and a community of practice, which "
        "could tidy them up. For each other one structure fits."
    )


# ------------------------------------------------------------------ task 8: place the people


def best_plan(table, hubs=None):
    """The plan that saves most days in both years: for each hub, the best use of the others."""
    days_of = {d: [organisation.saved(d, n, table) for n in range(4)] for d in table["division"]}
    best, found = -1.0, {}
    for hub in range(len(organisation.NEXT_YEAR)) if hubs is None else hubs:
        factor = organisation.NEXT_YEAR[hub]
        # best use of n people in the divisions so far: (days, placing), division by division
        rows = {0: (0, {})}
        for division, live in zip(table["division"], table["in_production"], strict=True):
            new = {}
            for n, (days, placed) in rows.items():
                for here in range(1 if live else 0, 4):
                    together = days + days_of[division][here]
                    if together > new.get(n + here, (-1, {}))[0]:
                        new[n + here] = (together, placed | {division: here})
            rows = new
        if PEOPLE - hub in rows:
            days, placed = rows[PEOPLE - hub]
            if days * (1 + factor) > best:
                best, found = days * (1 + factor), {"hub": hub} | placed
    return found


def by_hub(table):
    """A table: for each size of the hub, what the best use of the other people saves.

    With the mean wait in working days of usual requests under that plan.
    """
    rows = []
    for hub in range(len(organisation.NEXT_YEAR)):
        plan = best_plan(table, (hub,))
        saved = organisation.days_saved(plan, table)
        waited = [
            organisation.serve(_requests(seed, 0.75), plan, hub, 1.25)["wait"].mean()
            for seed in range(LISTS)
        ]
        row = {"hub": hub, "this_year": saved["this_year"], "both_years": saved["both"]}
        rows.append(row | {"mean_wait": round(float(np.mean(waited)), 1)})
    return pd.DataFrame(rows)


def placed(value, table):
    """Task 8: a plan of whole numbers that keeps the rules."""
    look = "section 6, the four rules"
    keys = ["hub", *DIVISIONS]
    entries = _entries(value, keys, "`plan`", look)
    extra = [key for key in entries if key not in keys]
    checks.expect(not extra, f"`plan` with the places {extra[:2]}", f"only {keys}", look)
    plan = {
        key: _whole(entries[key], f"the number of people in {key!r}", look, 0, PEOPLE, "people")
        for key in keys
    }
    broken = organisation.broken_rule(plan, table)
    checks.expect(not broken, seen=broken, wanted="a plan that keeps the four rules", look=look)
    return plan


def near_best(value, table):
    """Task 8: a plan within 3 % of the best."""
    plan = placed(value, table)
    ideal = best_plan(table)
    got, best = (organisation.days_saved(p, table)["both"] for p in (plan, ideal))
    behind = 100 * (1 - got / best)
    hub, best_hub = plan["hub"], ideal["hub"]
    with_hub = organisation.days_saved(best_plan(table, (hub,)), table)["both"]
    if with_hub >= 0.97 * best:
        why = (
            f"with {hub} people in the hub {with_hub:,} days are possible: compare what the last "
            "person in each division adds, and move one"
        )
    elif hub == 0:
        why = "with nobody in the hub nobody builds capacity, and next year's solutions suffer"
    elif hub < best_hub:
        why = "try one more person in the hub: what it builds counts for every division next year"
    else:
        why = "a hub can be too large, too: what it builds is used by the people in the divisions"
    checks.expect(
        behind <= 3,
        seen=f"your plan saves {got:,} days in two years, {behind:.1f} % less than is possible",
        wanted=f"at most 3 % less than the best plan, which saves {best:,} days",
        look="section 6, organisation.value",
        why=why,
    )
    return got, best


# ------------------------------------------------------------------ the hand-over


def plan_or_best(value, table):
    """The learner's plan, or the best one where task 8 is not solved, and whose it is."""
    try:
        return placed(value, table), "your plan from task 8"
    except Exception:
        return best_plan(table), "the course's plan, because task 8 is not solved"


def table_or_none(value):
    """The learner's table of deliverables, or none where task 7 is not solved, and whose it is."""
    try:
        makers(value, len(DELIVERABLES))
        kinds(value, len(DELIVERABLES) - 1)
    except Exception:
        return {}, "none, because task 7 is not solved"
    return value, "your table from task 7"


def _within(structure, hub):
    """Who delivers it at Statland: with a hub, the hub and the spokes do what needs posts."""
    return _HUB if hub and structure == _CENTRE else structure


def _valid_owners():
    return [*DIVISIONS, *statland.load("staff")["staff_id"]]


def operating_model(plan, whose_plan, pairs, whose_pairs):
    """The proposal as plain data: structure, placement, deliverables, owners to be named.

    It reads its tables itself: sections may have been left out.
    """
    projects = statland.load("projects")
    divisions = {name: n for name, n in plan.items() if name != "hub" and n}
    structure = "hub and spoke" if plan["hub"] else "people in the divisions, no hub"
    texts = deliverables(statland.load("deliverables")).set_index("deliverable_id")["deliverable"]
    live = projects[projects["status"] == "production"]
    open_ones = live[~live["production_owner"].isin(_valid_owners())]
    return {
        "office": "Statland",
        "structure": structure,
        "alongside": "informal network (monthly lunch)",
        "placement": {"taken_from": whose_plan, "hub": int(plan["hub"]), "spokes": divisions},
        "deliverables": {
            "taken_from": whose_pairs,
            "list": [
                {
                    "what": str(texts[key]),
                    "kind": word(pair[0]),
                    "delivered_by": _within(word(pair[1]), plan["hub"]),
                }
                for key, pair in pairs.items()
                if key in texts.index and key not in _NOT_HERE
            ],
        },
        "owners_to_be_named": [
            {"project": row.project_id, "division": row.division, "purpose": row.purpose}
            for row in open_ones.itertuples()
        ],
    }


def findings(plan, whose_plan):
    """What the module found, as plain data, computed anew: sections may have been left out."""
    projects, costs = statland.load("projects"), statland.load("platform-costs")
    factors = bus_factors(projects, statland.load("left-staff")["staff_id"])
    three_ways = three_structures(load=0.75, slower=1.25)
    saved = organisation.days_saved(plan, statland.load("placement"))
    own, on_premises, in_a_cloud = (
        costs[costs["option"] == option]
        for option in ("own set-ups", "shared, on premises", "shared, in a cloud")
    )
    return {
        "projects": len(projects),
        "hang_on_one_person": int((factors == 1).sum()),
        "hang_on_nobody": int((factors == 0).sum()),
        "pairs_on_the_same_topic": len(same_topic(projects)),
        "days_spent_twice": int(repeated_topics(projects)["spent_twice"].sum()),
        "without_owner_share": without_owner(projects, _valid_owners()),
        "shelved_share": shelved(projects),
        "mean_wait_days": dict(zip(three_ways["structure"], three_ways["mean_wait"], strict=True)),
        "break_even_projects_on_premises": first_cheaper(own, on_premises, 5),
        "break_even_projects_in_a_cloud": first_cheaper(own, in_a_cloud, 5),
        "days_saved_in_two_years": saved["both"],
        "plan": whose_plan,
    }
