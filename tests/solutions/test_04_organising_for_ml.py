"""What the checks of module 04 promise: right answers never fail, bounds are the true ones."""

from __future__ import annotations

import importlib.util
import itertools
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from mlcapacity import statland
from mlcapacity.checks import CheckFailed
from mlcapacity.office import DIVISIONS, organisation

SLUG = "04-organising-for-ml"
SOURCE = Path(__file__).resolve().parents[2] / "solutions" / SLUG / "examine.py"
_spec = importlib.util.spec_from_file_location("examine_04", SOURCE)
examine = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(examine)

SEEDS = range(200)


# ------------------------------------------------------------------ tasks 1, 2 and 5


def bus_factor(people, left):
    return len(organisation.people(people) - left)


def share_without_owner(projects, valid):
    live = projects[projects["status"] == "production"]
    return 1 - live["production_owner"].isin(valid).mean()


def share_shelved(projects):
    tried = projects[projects["status"] != "idea"]
    asleep = (tried["status"] == "proof of concept") & ~(tried["last_run"] >= "2025-01")
    return ((tried["status"] == "stopped") | asleep).mean()


def test_right_answers_about_the_inventory_never_fail():
    for seed in SEEDS:
        projects, left = organisation.simulate_projects(seed, n=30)
        gone = set(left["staff_id"])
        valid = [*DIVISIONS, *sorted({f"S{i:03d}" for i in range(1, 77)} - gone)]
        examine.bus(bus_factor, projects, gone, "an office")
        examine.ownerless(share_without_owner, projects, valid, "an office")
        examine.shelf(share_shelved, projects, "an office")
        examine.twice(lambda days: sum(days) - max(days), projects["days"].tolist()[: 1 + seed % 7])


def total(costs, projects, years):
    once = costs.loc[costs["paid"] == "once", "cost"].sum()
    yearly = costs.loc[costs["paid"] == "each year", "cost"].sum()
    each = costs.loc[costs["paid"] == "once a project", "cost"].sum()
    both = costs.loc[costs["paid"] == "each year and project", "cost"].sum()
    return once + years * yearly + projects * (each + years * both)


def break_even(own, shared, years):
    fixed = total(shared, 0, years) - total(own, 0, years)
    gain = total(own, 1, years) - total(own, 0, years)
    gain -= total(shared, 1, years) - total(shared, 0, years)
    if fixed < 0 < gain:
        return 1
    if gain <= 0:
        return None
    first = max(1, int(fixed // gain) + 1)
    return first if first <= 200 else None


def test_the_break_even_is_that_of_a_formula_for_every_office():
    for seed in SEEDS:
        own, shared = organisation.simulate_costs(seed)
        years = 1 + seed % 5
        examine.total(total, own, 9, years, "own set-ups")
        examine.total(total, shared, 9, years, "a platform")
        examine.break_even(break_even, own, shared, years, "an office", total)


def test_what_the_text_says_of_running_systems_that_move_in():
    # given the 14 systems in production, which have paid for their set-up
    costs = statland.load("platform-costs")
    own = costs[costs["option"] == "own set-ups"]
    for option, moved, new in (("shared, on premises", 4, 16), ("shared, in a cloud", 3, 14)):
        shared = costs[costs["option"] == option]
        # then no platform pays for them alone, and with them so many new projects are needed
        assert examine.cost_of(shared, 14, 5) > 14 * 5 * 21
        for k in range(19):
            today = 14 * 5 * 21 + k * (14 + 5 * 21)
            assert (examine.cost_of(shared, 14 + k, 5) < today) == (k >= moved)
        # and without them as many as the break-even
        assert examine.first_cheaper(own, shared, 5) == new


def test_a_tie_is_not_cheaper():
    # given own set-ups at 10 each and platforms that cost the same at some number of projects
    for fixed, wanted in ((100, 11), (1990, 200), (2000, None)):
        examine.break_even(break_even, *examine.level(fixed), 2, "a platform", total)
        assert examine.first_cheaper(*examine.level(fixed), 2) == wanted
    # then a range that begins at 0 gives another answer than one that begins at 1
    own, shared = examine.few_projects()
    assert examine.first_cheaper(own, shared, 2) == 1
    assert examine.cost_of(shared, 0, 2) < examine.cost_of(own, 0, 2)


@pytest.mark.parametrize("wrong", [(1, 6), (3, 2), (3, 5), (1, 2), (2, 6)])
def test_a_wrong_total_is_told_which_entry_is_off(wrong):
    # given a total for 3 projects in 2 years with entries other than 3 and 6
    costs = organisation.tables()["platform-costs"]
    own = costs[costs["option"] == "own set-ups"]
    times = {"once": 1, "each year": 2, "once a project": wrong[0]}
    times["each year and project"] = wrong[1]
    off = [
        kind
        for kind, right in (("once a project", 3), ("each year and project", 6))
        if times[kind] != right
    ]
    # when it is checked
    with pytest.raises(CheckFailed) as failed:
        examine.total(lambda *_: (own["cost"] * own["paid"].map(times)).sum(), own, 3, 2, "set-ups")
    # then the message names each wrong entry
    said = " ".join(str(failed.value).split())
    assert all(f"`{kind}` is paid" in said for kind in off)


# ------------------------------------------------------------------ tasks 3 and 4


@pytest.mark.parametrize("name", examine.SITUATIONS)
def test_a_hub_that_passes_here_never_fails_on_other_lists(name):
    # given the waits of every hub with 80 other lists of requests
    load, slower = examine.SITUATIONS[name]
    waits = np.array(
        [
            [organisation.served(seed, hub, load, slower)[0] for hub in range(examine.PEOPLE + 1)]
            for seed in range(1000, 1080)
        ]
    )
    sizes = range(examine.PEOPLE + 1)
    visible = [examine.wait_within(size, name, range(20), 0.10, 0.5) for size in sizes]
    right = [size for size, (waited, limit) in zip(sizes, visible, strict=True) if waited <= limit]
    assert 0 < len(right) < 10
    # when the hidden check draws 20 of them, 200 times
    rng = np.random.default_rng(4)
    failures = 0
    for _ in SEEDS:
        mean = waits[rng.choice(len(waits), 20, replace=False)].mean(axis=0)
        failures += (mean[right] > 1.2 * mean.min() + 1.0).any()
    # then no right size fails
    assert failures == 0


def test_no_single_hub_passes_for_every_kind_of_request():
    for size in range(examine.PEOPLE + 1):
        with pytest.raises(CheckFailed, match="one size does not fit all"):
            examine.hubs(dict.fromkeys(examine.SITUATIONS, size), range(20), 0.10, 0.5, "the 20")


def test_rules_that_pass_here_never_fail_on_other_lists():
    rules = (
        lambda requests: requests["arrival"] - 25 * requests["fixed_date"],
        lambda requests: (requests["arrival"] + 30 * (1 - requests["fixed_date"])).tolist(),
        lambda requests: requests["arrival"] - 40 * requests["fixed_date"],
    )
    rng = np.random.default_rng(5)
    for rule in rules:
        examine.turns(rule, range(20), 0.5, 1.35, "the 20 lists")
        single = np.array([examine.turn_ratios(rule, [seed]) for seed in range(2000, 2120)])
        for _ in SEEDS:
            drawn = single[rng.choice(len(single), 20, replace=False)].mean(axis=0)
            assert drawn[0] <= 0.6 * drawn[2] and drawn[1] <= 1.6 * drawn[3]


@pytest.mark.parametrize(
    ("days", "said"), [(10, "several weeks"), (60, "too long a head start"), (1000, "too long")]
)
def test_each_condition_of_the_order_refuses_a_head_start(days, said):
    def ahead(requests):
        return requests["arrival"] - days * requests["fixed_date"]

    with pytest.raises(CheckFailed) as failed:
        examine.turns(ahead, range(20), 0.5, 1.35, "the 20 lists")
    assert said in " ".join(str(failed.value).split())


def test_what_stands_after_a_task_shows_no_answer_before_it_is_solved(capsys):
    for unsolved in (None, lambda requests: requests["arrival"] - 1000 * requests["fixed_date"]):
        examine.your_rule(unsolved)
        assert capsys.readouterr().out.startswith("Once task 4 is solved")
    examine.your_rule(lambda requests: requests["arrival"] - 30 * requests["fixed_date"])
    assert "instead of 10.8" in capsys.readouterr().out
    for unsolved in (None, dict.fromkeys(examine.SITUATIONS, "?"), {"usual": 14}):
        examine.your_hub(unsolved)
        assert capsys.readouterr().out.startswith("Once task 3 is solved")
    examine.your_hub({"courses": 14, "usual": 11, "deep": 3})
    assert "your hub of 11" in capsys.readouterr().out


# ------------------------------------------------------------------ tasks 6 and 7


def test_every_defensible_structure_passes_and_every_refused_one_does_not():
    fitting = {
        office: [name for name in organisation.STRUCTURES if name not in refused]
        for office, refused in examine.REFUSED.items()
    }
    for chosen in itertools.product(*fitting.values()):
        examine.structures(dict(zip(fitting, chosen, strict=True)), 6)
    first = {office: names[0] for office, names in fitting.items()}
    for office, refused in examine.REFUSED.items():
        for name, why in refused.items():
            with pytest.raises(CheckFailed) as failed:
                examine.structures(first | {office: name}, 6)
            assert " ".join(why.split()) in " ".join(str(failed.value).split())


def test_every_defensible_pair_passes():
    for row in range(4):
        chosen = {
            key: (sorted(kinds)[row % len(kinds)], sorted(fits)[row % len(fits)])
            for key, (kinds, fits, *_) in examine.DELIVERABLES.items()
        }
        examine.kinds(chosen, 6)
        examine.makers(chosen, 6)


def test_a_centre_and_a_hub_with_spokes_are_told_apart():
    # given right answers, with one of the two instead of the other
    first = {key: (min(row[0]), min(row[1])) for key, row in examine.DELIVERABLES.items()}
    centre, hub = "centre of excellence", "hub and spoke"
    for key, other, said in (("D13", centre, "in one unit"), ("D14", hub, "no spokes")):
        with pytest.raises(CheckFailed) as failed:
            examine.makers(first | {key: (first[key][0], other)}, 6)
        assert said in " ".join(str(failed.value).split())
    # and both where the text leaves it open
    for either in (centre, hub):
        examine.makers(first | {"D09": ("platform", either)}, 6)


def test_the_deliverables_are_those_to_be_sorted_and_one_example():
    shown = examine.deliverables(statland.load("deliverables"))["deliverable_id"].tolist()
    assert shown == ["D03", *examine.DELIVERABLES]


def test_the_one_slip_that_passes_is_named(capsys):
    first = {key: (min(row[0]), min(row[1])) for key, row in examine.DELIVERABLES.items()}
    one_off = first | {"D08": ("solution", first["D08"][1])}
    assert "Look again at D08: no solution" in examine.kinds(one_off, 5)
    assert "Look again" not in examine.kinds(first, 5)
    # and the other answers are printed only where everything is right
    examine.other_makers(one_off)
    assert "stand here" in capsys.readouterr().out
    examine.other_makers(first)
    assert "for D09 both" in capsys.readouterr().out


def test_the_other_structures_are_printed_once_all_are_right(capsys):
    fitting = {
        office: [name for name in organisation.STRUCTURES if name not in refused]
        for office, refused in examine.REFUSED.items()
    }
    for chosen in itertools.product(*fitting.values()):
        examine.other_structures(dict(zip(fitting, chosen, strict=True)))
        said = capsys.readouterr().out
        assert "F, " in said and "E, " not in said and "A, " not in said
    for unsolved in (None, dict.fromkeys("ABCDEF", "?")):
        examine.other_structures(unsolved)
        assert "stand here" in capsys.readouterr().out


@pytest.mark.parametrize("structure", organisation.STRUCTURES)
def test_one_structure_for_all_is_never_enough(structure):
    with pytest.raises(CheckFailed, match="one structure does not fit all"):
        examine.structures(dict.fromkeys("ABCDEF", structure), 4)
    pairs = {key: (next(iter(row[0])), structure) for key, row in examine.DELIVERABLES.items()}
    with pytest.raises(CheckFailed, match="does not deliver everything"):
        examine.makers(pairs, 6)


# ------------------------------------------------------------------ task 8


def tables():
    yield statland.load("placement")
    rng = np.random.default_rng(8)
    for _ in range(2):
        made = pd.DataFrame({"division": DIVISIONS, "in_production": rng.integers(0, 2, 9)})
        days = np.sort(rng.integers(5, 260, (9, 3)))[:, ::-1]
        yield made.assign(first=days[:, 0], second=days[:, 1], third=days[:, 2])


@pytest.mark.parametrize("table", list(tables()))
def test_the_bound_is_that_of_all_plans(table):
    # given the days of every way to place 0 to 3 people in nine divisions
    steps = table[["first", "second", "third"]].cumsum(axis=1).to_numpy()
    saved = np.column_stack([np.zeros(9, dtype=int), steps])
    ways = np.array(list(itertools.product(range(4), repeat=9)))
    days = sum(saved[i][ways[:, i]] for i in range(9))
    covered = ((ways > 0) | (table["in_production"].to_numpy() == 0)).all(axis=1)
    hubs = examine.PEOPLE - ways.sum(axis=1)
    possible = covered & (hubs >= 0) & (hubs < len(organisation.NEXT_YEAR))
    factors = np.array(organisation.NEXT_YEAR)[hubs[possible]]
    # when the best is sought among all of them
    best = (days[possible] * (1 + factors)).max()
    # then the check's bound is the same, and its plan is possible
    plan = examine.best_plan(table)
    examine.placed(plan, table)
    assert organisation.days_saved(plan, table)["both"] == round(best)


def test_a_plan_is_told_the_rule_that_it_breaks():
    table = statland.load("placement")
    best = examine.best_plan(table)
    for change, said in (
        ({"hub": 7}, "0 to 6 are possible"),
        ({"Prices": 4}, "0 to 3 are possible"),
        ({"Prices": 0, "hub": best["hub"] + best["Prices"]}, "needs one or more"),
        ({"hub": best["hub"] - 1}, "13 people are placed"),
        ({"hub": 2.5}, "a whole number"),
    ):
        with pytest.raises(CheckFailed, match=said):
            examine.placed(best | change, table)


# ------------------------------------------------------------------ the hand-over


def test_the_hand_over_takes_what_is_solved_and_says_where_it_is_not():
    placement = statland.load("placement")
    right = {key: (min(row[0]), min(row[1])) for key, row in examine.DELIVERABLES.items()}
    best = examine.best_plan(placement)
    for plan, pairs, said in ((best, right, "your"), (None, None, "not solved")):
        chosen, whose = examine.plan_or_best(plan, placement)
        table, whose_table = examine.table_or_none(pairs)
        assert chosen == best and said in whose and said in whose_table
        model = examine.operating_model(chosen, whose, table, whose_table)
        assert len(model["owners_to_be_named"]) == 7
        listed = model["deliverables"]["list"]
        # what no division could run is no part of Statland's proposal, which has one structure
        assert len(listed) == (5 if pairs else 0)
        assert "centre of excellence" not in {row["delivered_by"] for row in listed}
