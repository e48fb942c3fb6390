"""The checks of module 02 never fail a right answer, and their bounds are the true ones."""

from __future__ import annotations

import importlib.util
import re
from itertools import combinations

import numpy as np
import pandas as pd
import pytest

from mlcapacity import checks, course, maturity, statland

_PATH = course.root() / "solutions" / "02-maturity-and-roadmap" / "examine.py"
_SPEC = importlib.util.spec_from_file_location("examine_02", _PATH)
examine = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(examine)


def test_a_level_is_accepted_in_any_form_of_number():
    for holds in examine.every_case():
        for form in (int, float, np.int64, np.float64, lambda n: np.array(n)):
            examine.leveled(lambda h, form=form: form(maturity.level(h)), holds, "a case")
    examine.monotone(maturity.level)
    for name, holds in examine.SIX_CASES.items():
        examine.leveled(maturity.level, holds, name)


def test_a_list_alone_for_a_condition_is_told_to_be_the_cause():
    def level_of(holds):
        level = 1
        for upper in [2, 3, 4]:
            if holds[upper] and level == upper - 1:
                level = upper
        return level

    with pytest.raises(checks.CheckFailed, match="a list alone counts as true"):
        for name, holds in examine.SIX_CASES.items():
            examine.leveled(level_of, holds, name)


def test_right_answers_on_the_weakest_dimension_never_fail():
    rng = np.random.default_rng(1)
    for _ in range(200):
        names = list("abcdefg")[: rng.integers(1, 8)]
        levels = pd.Series(rng.integers(1, 5, len(names)), index=names)
        right = levels.index[levels == levels.min()]
        for form in (list, set, tuple, pd.Index, pd.Series, np.array):
            examine.weak(lambda _, form=form: (levels.min(), form(right)), levels, "a unit")  # noqa: B023


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (lambda one: (one.min(), one[one == one.min()]), "they are the index"),
        (lambda one: (one.min(), one[one == one.min()].tolist()), "they are the index"),
        (lambda one: (one.min(), one[one == one.min()].index.tolist), "write the brackets too"),
        (lambda one: (one.min, one[one == one.min()].index.tolist()), "write the brackets too"),
    ],
)
def test_a_missing_piece_on_the_weakest_dimension_is_named(answer, told):
    levels = pd.Series({"skills": 1, "money": 3, "time": 1})
    with pytest.raises(checks.CheckFailed, match=told):
        examine.weak(answer, levels, "a unit")


def test_what_the_text_says_of_the_office_is_so():
    evidence = statland.load("evidence")
    profile, held = maturity.profile(evidence), maturity.held(evidence)
    binds = profile.eq(profile.min(axis=1), axis=0).sum()
    assert binds["Business awareness"] == 5
    assert binds["Division of labour"] == binds["Process and automation"] == 4
    assert binds["Training"] == 2
    assert profile.loc["IT services", "Software and platform"] == 4
    assert held.loc["IT services", "B2a"] and not held.loc["IT services", "B2b"]
    asked = maturity.votes(evidence).set_index(["division", "statement_id"])
    assert asked.loc[("IT services", "B2b"), ["yes", "answered"]].tolist() == [1, 3]
    drawn = maturity.drawn_levels(evidence)
    assert round(100 * (drawn["IT services"] == 1).mean()) == 86
    cleaned = maturity.clean(evidence)
    census = cleaned["division"] == "Population and census"
    assert cleaned["holds"].isna().sum() == 36 and cleaned.loc[census, "holds"].isna().sum() == 19
    told = cleaned["holds"].map({True: "yes", False: "no"})
    for missing in ("yes", "no"):  # whatever the missing answers would be
        full = cleaned.assign(answer=told.fillna(missing))
        assert maturity.interval(full).loc["Population and census", "clear"]
    assert examine.counted(profile.min(axis=1)) == "7 Initial, 2 Spreading"
    after = maturity.profile_of(maturity.after(held, statland.load("actions"))).min(axis=1)
    assert examine.counted(after) == "3 Spreading, 6 Widespread"
    without = after.index[after == 2].tolist()
    assert without == ["Business register", "National accounts", "Population and census"]
    cycle = statland.load("actions").set_index("action").loc["life cycle", "divisions"].split(";")
    assert sorted(cycle) == sorted(set(after.index) - set(without))
    half = examine.run([0.5] * 8)
    assert (round(float(half["low"])), round(float(half["high"]))) == (8, 17)
    best = np.array(examine.best_shares()[0])
    assert abs(best[0] - 0.5) < 0.05 and best[-1] < 0.01
    assert (np.abs(best[1:-1] - 0.3) < 0.06).all()


def test_ends_by_any_usual_rule_for_percentiles_never_fail():
    rng = np.random.default_rng(2)
    methods = ("linear", "lower", "higher", "nearest", "inverted_cdf", "hazen", "weibull")
    for draw in range(200):
        n = int(rng.choice([300, 1000]))
        # as in the check, no share stands near 2.5 of 100
        parts = rng.choice([0.0, 0.01, 0.2, 0.5], 4)
        counts = (parts * n).round().astype(int)
        counts[rng.integers(4)] += n - min(counts.sum(), n)
        levels = rng.permutation(np.repeat([1, 2, 3, 4], counts))
        shares = np.cumsum(np.bincount(levels, minlength=5)[1:]) / len(levels)
        if (np.abs(shares - 0.025) < 0.006).any() or (np.abs(shares - 0.975) < 0.006).any():
            continue
        method = methods[draw % len(methods)]

        def how_sure(values, method=method):
            low, high = np.percentile(values, [2.5, 97.5], method=method)
            return {"low": low, "high": high, "clear": low == high}

        examine.sure(how_sure, levels.tolist(), "a unit")


def test_the_draws_shown_stand_clear_of_the_ends():
    # so that any usual rule for percentiles gives the same low and high on the shipped evidence
    drawn = maturity.drawn_levels(statland.load("evidence"))
    for division in drawn:
        shares = np.cumsum(np.bincount(drawn[division], minlength=5)[1:]) / len(drawn)
        assert (np.abs(shares - 0.025) > 0.005).all() and (np.abs(shares - 0.975) > 0.005).all()


def test_the_shipped_office_has_one_best_action_and_one_best_pair():
    lifts = {names: examine.lifted(names) for names in combinations(examine.candidates(), 1)}
    lifts |= {names: examine.lifted(names) for names in combinations(examine.candidates(), 2)}
    for size in (1, 2):
        own = {names: lift for names, lift in lifts.items() if len(names) == size}
        assert max(own.values()) == examine.best_lift(size)
        assert sum(lift == examine.best_lift(size) for lift in own.values()) == 1
    assert examine.lifted(["platform stage two"]) == examine.lifted(["training programme"]) == 0


def brute(actions):
    """The most days saved, by trying every start of every action."""
    best = None
    names = actions["action"].tolist()
    for n in range(8 ** len(names)):
        plan = {a: 1 + n // 8**i % 8 for i, a in enumerate(names)}
        if not examine.first_problem(plan, actions):
            saved = examine.days_saved(plan, actions)
            best = saved if best is None else max(best, saved)
    return best


@pytest.mark.parametrize("seed", range(4))
def test_the_bound_of_the_roadmap_is_that_of_trying_everything(seed):
    rng = np.random.default_rng(seed)
    actions = pd.DataFrame(
        {
            "action": list("abcd"),
            "quarters": rng.integers(1, 4, 4),
            "staff": rng.integers(3, 7, 4),
            "needs": ["", "", "a", "b;c"],
            "benefit": rng.integers(1, 20, 4),
        }
    )
    plan, most = examine.solve(actions)
    assert most == brute(actions)
    if plan is not None:
        assert examine.first_problem(plan, actions) == ""
        assert examine.days_saved(plan, actions) == most


def schedule(order, actions):
    """Each action in turn as early as the rules allow."""
    lasts, staff = (
        dict(zip(actions["action"], actions[c], strict=True)) for c in ("quarters", "staff")
    )
    needs, plan, load = examine.needs_of(actions), {}, [0] * 60
    while len(plan) < len(order):
        for action in order:
            if action in plan or any(n not in plan for n in needs[action]):
                continue
            first = max([1] + [plan[n] + lasts[n] for n in needs[action]])
            while any(load[q] + staff[action] > 7 for q in range(first, first + lasts[action])):
                first += 1
            plan[action] = first
            for quarter in range(first, first + lasts[action]):
                load[quarter] += staff[action]
            break
    return plan


def test_no_roadmap_beats_the_bound_and_many_reach_full_points():
    actions = statland.load("actions")
    best, most = examine.best_roadmap()
    assert examine.first_problem(best) == "" and examine.days_saved(best) == most
    rng = np.random.default_rng(3)
    good = set()
    for _ in range(600):
        plan = schedule(list(rng.permutation(actions["action"])), actions)
        if not examine.first_problem(plan):
            assert examine.days_saved(plan) <= most
            if examine.days_saved(plan) >= 0.93 * most:
                examine.good(plan, 0.93)
                good.add(tuple(sorted(plan.items())))
    assert len(good) >= 10


def test_a_roadmap_is_read_in_any_reasonable_form():
    best, _ = examine.best_roadmap()
    for form in (
        pd.Series(best),
        {f" {name.upper()}": np.int64(start) for name, start in best.items()},
        {name: float(start) for name, start in best.items()},
        {name: str(start) for name, start in best.items()},
    ):
        assert examine.feasible(form) == 7


def test_the_advice_on_a_roadmap_keeps_the_rules_and_saves_what_it_says():
    actions = statland.load("actions")
    best, most = examine.best_roadmap()
    assert "move 'sandbox' to quarter 6 (now 7):" in examine.advice(best | {"sandbox": 7})
    rng, seen = np.random.default_rng(5), 0
    for _ in range(300):
        plan = schedule(list(rng.permutation(actions["action"])), actions)
        if not examine.first_problem(plan) and examine.days_saved(plan) < most:
            moves, gain = examine.better(plan)
            moved = plan | moves
            assert gain > 0 and not examine.first_problem(moved)
            assert examine.days_saved(moved) == examine.days_saved(plan) + gain
            assert f"the plan saves {examine.days_saved(moved)} days" in examine.advice(plan)
            seen += 1
    assert seen > 20


def test_the_move_out_of_a_full_quarter_frees_persons():
    actions = statland.load("actions")
    best, _ = examine.best_roadmap()
    rng, seen = np.random.default_rng(7), 0
    lasts = dict(zip(actions["action"], actions["quarters"], strict=True))
    for _ in range(3000):
        plan = schedule(list(rng.permutation(actions["action"])), actions)
        for name in rng.choice(actions["action"], 4):
            plan[name] = int(rng.integers(1, 10 - lasts[name]))
        if [rule for rule, _ in examine.problems(plan)] != [3]:
            assert examine.relief(plan) == ""
            continue
        text = examine.relief(plan)
        moves = dict(re.findall(r"'([\w ]+)' to quarter (\d)", text))
        moved = plan | {name: int(start) for name, start in moves.items()}
        if text.endswith("all rules are kept"):
            assert not examine.first_problem(moved)
        else:
            quarter, persons = map(int, re.search(r"then quarter (\d) needs (\d+)", text).groups())
            assert len(moves) == 1 and examine.busy(moved)[quarter] == persons
            assert persons < examine.busy(plan)[quarter]
            assert {rule for rule, _ in examine.problems(moved)} == {3}
        seen += 1
    assert seen > 30
    assert examine.relief(best) == ""


def test_the_last_starts_that_the_text_names_are_the_last():
    # the strategy by quarter 3, the second stage of the platform by quarter 4, and both at once
    actions = statland.load("actions")
    best, _ = examine.best_roadmap()
    latest = {"strategy": 3, "platform stage two": 4, "ML unit": 5, "named roles": 7}
    latest |= {"life cycle": 7, "sandbox": 7, "training programme": 1, "shared code": 1}
    latest |= {"second person": 3, "open days": 1, "package list": 1, "network": 3}
    assert examine.first_problem(best | latest) == ""
    needs = examine.needs_of(actions)
    lasts = dict(zip(actions["action"], actions["quarters"], strict=True))

    def last_start(action):
        after = [last_start(a) for a in needs if action in needs[a]]
        return min(after, default=9) - lasts[action]

    assert (last_start("strategy"), last_start("platform stage two")) == (3, 4)


def test_a_start_quarter_is_drawn_in_the_forms_that_the_check_reads():
    best, _ = examine.best_roadmap()
    for form in (float, str, np.float64, lambda n: f"{n}.0"):
        plan = {name: form(start) for name, start in best.items()}
        assert examine.readable(plan) == best and examine.feasible(plan) == 7


def test_the_advice_on_shares_helps_until_both_goals_are_reached():
    rng = np.random.default_rng(6)
    starts = [[0.0] * 8, [0.25] * 8, [0.5] * 8, [1.0] * 8, [0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1]]
    starts += [rng.random(8).round(2).tolist() for _ in range(20)]
    starts.append([0.47, 0.27, 0.31, 0.57, 0.52, 0.0, 0.0, 0.27])  # no single quarter helps here
    for plan in starts:
        for _ in range(20):
            try:
                examine.keeps_both(plan, 16.5)
                examine.near_best(plan, examine.NEAR)
                break
            except checks.CheckFailed as failed:
                text, moved = examine.nearby(plan)
                assert text in " ".join(str(failed).split())
                assert examine._worth(examine.run(moved)) > examine._worth(examine.run(plan))
                plan = moved
        else:
            raise AssertionError(f"no way up from {plan}")


def test_a_flat_plan_needs_only_its_first_and_last_quarter_moved():
    for flat in (0.25, 0.3):
        examine.keeps_both([flat + 0.1, *[flat] * 6, flat - 0.05], 16.5)
    for first, last in ((0.4, 0.15), (0.35, 0.15), (0.45, 0.25)):
        examine.near_best([first, *[0.25] * 6, last], examine.NEAR)


def test_days_saved_counts_what_has_a_start_and_says_what_has_none(capsys):
    assert examine.days_saved({"sandbox": 6, "network": "?"}) == 18
    assert "no start quarter yet" in capsys.readouterr().out
    assert examine.days_saved(None) == 0


def test_the_other_defensible_levels_are_told_only_after_a_full_pass(capsys):
    signs = list(examine._DEFENSIBLE)
    first = {key: sorted(examine._DEFENSIBLE[key][0])[0] for key in signs}
    for early in (None, {}, "?", first | {"G02": "Mature"}):
        examine.others(early)
        assert capsys.readouterr().out.startswith("Once all ten")
    examine.others(first)
    told = capsys.readouterr().out
    assert "G03 can be Spreading as well" in told and "G10 can be Spreading as well" in told
    examine.others(first | {"G03": "Spreading", "G10": "Spreading"})
    told = capsys.readouterr().out
    assert "G10 can be Initial as well: hardly anybody outside the unit" in told


def test_the_first_broken_rule_is_named():
    best, _ = examine.best_roadmap()
    assert "no start quarter" in examine.first_problem({})
    assert "not a dict" in examine.first_problem([1, 2])
    broken = examine.problems(dict.fromkeys(best, 1))
    assert [rule for rule, _ in broken] == [2, 3] and "1 needs 24 persons" in broken[1][1]
    assert "quarter 2 needs 20 persons; there are 7" in broken[1][1]
    assert "breaks rule 2 (8 times) and rule 3 (2 times)" in examine.roadmap_title(
        dict.fromkeys(best, 1)
    )
    assert "needs 'network'" in examine.first_problem(best | {"ML unit": 2})
    assert "runs from quarter 8 to 9" in examine.first_problem(best | {"sandbox": 8})
    assert "quarter 6 needs" in examine.first_problem(best | {"training programme": 6})
    assert "no number" in examine.first_problem(best | {"sandbox": "soon"})
    for odd in (float("nan"), float("inf")):
        assert "not a whole number" in examine.first_problem(best | {"sandbox": odd})


def test_the_reference_stands_in_where_the_own_answer_is_not_there():
    for nothing in (None, {}, {"network": "?"}, "?", 3):
        assert examine.yours_or_reference(nothing)[0] == examine.best_roadmap()[0]
    assert examine.yours_or_reference(examine.best_roadmap()[0])[1] == "your roadmap"


def test_the_search_for_shares_is_not_beaten_and_leaves_room():
    shares, most = examine.best_shares()
    assert examine.keeps_both(shares, 0.999 * most)
    rng = np.random.default_rng(4)
    plans = np.clip(np.array(shares) + rng.normal(0, 0.12, (3000, 8)), 0, 1)
    plans = np.vstack([plans, rng.random((3000, 8)) * 0.6])
    found = examine.run(plans)
    enough = found["able"][:, -1] >= 6
    assert found["total"][enough].max() <= 1.01 * most
    # rounded plans of the right shape are near enough; a constant share is good but not near
    examine.near_best([0.4, 0.3, 0.3, 0.3, 0.2, 0.2, 0.2, 0.2], 0.93)
    examine.keeps_both([0.25] * 8, 16.5)
    with pytest.raises(checks.CheckFailed):
        examine.near_best([0.25] * 8, 0.93)


def test_every_sign_has_a_level_that_can_be_defended():
    signs = list(examine._DEFENSIBLE)
    assert set(signs) < set(statland.load("signs")["sign_id"]) and len(signs) == 10
    # all four levels are among the answers
    assert set.union(*(good for good, _ in examine._DEFENSIBLE.values())) == set(examine.LEVELS)
    first = {key: sorted(examine._DEFENSIBLE[key][0])[0] for key in signs}
    last = {key: sorted(examine._DEFENSIBLE[key][0])[-1].upper() for key in signs}
    assert examine.placed(first, 10) == examine.placed(pd.Series(last), 10)
    assert examine.placed(first, 10).startswith("10 of 10")
    # who passes with one off is told which
    assert "G02 is not Initial" in examine.placed(first | {"G02": "Initial"}, 9)
    with pytest.raises(checks.CheckFailed, match="1 of 10"):
        examine.placed(dict.fromkeys(signs, "Mature"), 8)
