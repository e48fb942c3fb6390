"""What the checks of module 20 promise: right answers never fail, bounds are the true ones."""

from __future__ import annotations

import importlib.util
import itertools
import math
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.spatial.distance import jensenshannon

from mlcapacity import statland
from mlcapacity.checks import CheckFailed

SLUG = "20-monitoring-waves"
SOURCE = Path(__file__).resolve().parents[2] / "solutions" / SLUG / "examine.py"
_spec = importlib.util.spec_from_file_location("examine_20", SOURCE)
examine = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(examine)

SEEDS = range(200)


# ------------------------------------------------------------------------ tasks 1 and 2


def test_two_scrapes_of_one_run_give_what_was_coded_between():
    # given two scrapes of a service, and the answers between them
    before, after, wave = examine.scrapes("the same service, later")
    # when they are compared
    found = examine.reference_between(before, after)
    # then codes and share are those of the answers
    assert found["codes"] == len(wave)
    assert found["automatic_share"] == sum(row[0] == "auto" for row in wave) / len(wave)
    assert found["mean_confidence"] == pytest.approx(np.mean([row[2] for row in wave]))


@pytest.mark.parametrize("seed", range(20))
def test_the_distances_are_those_of_the_formulas(seed):
    # given two columns of codes, some of which occur in one of them only
    rng = np.random.default_rng(seed)
    first, second = (
        rng.multinomial(300, [0.5, 0.3, 0.2, 0]),
        rng.multinomial(90, [0.4, 0, 0.3, 0.3]),
    )
    # when psi and js are computed by hand
    p, q = ((x + 0.5) / (x + 0.5).sum() for x in (first, second))
    # then they agree, whichever side comes first
    assert examine.psi(first, second) == pytest.approx(((q - p) * np.log(q / p)).sum())
    assert examine.psi(first, second) == pytest.approx(examine.psi(second, first))
    assert examine.js(first, second) == pytest.approx(
        jensenshannon(first / 300, second / 90, base=2)
    )
    assert examine.psi(first, first) == examine.js(first, first) == 0


def test_psi_of_many_waves_is_the_psi_of_each():
    waves = np.random.default_rng(1).multinomial(40, [0.6, 0.3, 0.05, 0.05, 0], 30)
    together = examine.psi(np.array([5, 3, 0, 1, 0]), waves)
    assert together == pytest.approx([float(examine.psi([5, 3, 0, 1, 0], w)) for w in waves])


# ------------------------------------------------------------------------------- task 3


SIZES = [(250, 5000), (2500, 2500), (2500, 5000), (250, 2500)]


@pytest.mark.parametrize("case", list(itertools.product((31, 32), SIZES)))
def test_a_right_limit_never_fails_whatever_its_chance(case):
    # given limits from a few hundred draws, with other chance at every call
    seed, (size, of) = case
    chance = itertools.count(100)
    yours = lambda reference, size: limit(reference, size, next(chance))  # noqa: E731
    # when they are checked five times, then none fails
    for _ in range(5):
        assert 2 <= examine.alarms(yours, seed, size, of) <= 10


def limit(reference, size, seed, draws=400):
    rng = np.random.default_rng(seed)
    p = reference.to_numpy() / reference.sum()
    pairs = rng.multinomial(reference.sum(), p, draws), rng.multinomial(size, p, draws)
    return np.quantile(examine.psi(*pairs), 0.95)


def test_the_rule_of_a_fifth_fails_both_ways():
    assert examine.alarm_rate(lambda reference, size: 0.2, 31, 250) > 10
    assert examine.alarm_rate(lambda reference, size: 0.2, 31, 2500) == 0


# ------------------------------------------------------------------------------- task 4


def test_each_event_shows_where_its_reason_says():
    # given the table of the eight waves
    table = examine.eight_waves()
    rows = {kind: table.loc[name] for name, kind, _ in examine._eight()}
    usual = table.loc["usual"]
    # then only the small wave and the quiet one are below their limits without another sign
    assert 0.2 < rows["small"]["psi"] < rows["small"]["psi_limit"]
    assert rows["quiet"]["psi"] < rows["quiet"]["psi_limit"]
    assert rows["economy"]["psi"] > 3 * rows["economy"]["psi_limit"]
    assert abs(rows["mode"]["web"] - usual["web"]) > 50
    assert rows["words"]["unknown"] > usual["unknown"] + 3
    assert rows["cut"]["length"] < usual["length"] - 2
    assert rows["cut"]["worst_region"].startswith("East")
    assert rows["capitals"]["capitals"] == 100
    assert rows["rule"]["psi"] < rows["rule"]["psi_limit"]
    assert float(rows["rule"]["agreement"].split()[0]) < 72


# ------------------------------------------------------------------------------- task 5


@pytest.mark.parametrize("p0, p1", [(0.87, 0.82), (0.95, 0.89), (0.80, 0.74)])
def test_walds_test_never_fails(p0, p1):
    for seed in range(50):
        examine.sequential(examine.wald, seed, p0, p1)


def test_a_fixed_sample_errs_in_five_of_a_hundred():
    # given the size of a fixed sample, when it is tried
    n = examine.fixed_size(0.87, 0.82)
    rng = np.random.default_rng(4)
    middle = 0.87 - 1.645 * math.sqrt(0.87 * 0.13 / n)
    # then each side errs in about 5 of 100
    assert np.mean(rng.binomial(n, 0.87, 20_000) / n < middle) == pytest.approx(0.05, abs=0.01)
    assert np.mean(rng.binomial(n, 0.82, 20_000) / n > middle) == pytest.approx(0.05, abs=0.01)


# ------------------------------------------------------------------------------- task 6


def test_the_interval_by_route_covers_the_truth():
    # given 2,000 audits of a wave with known agreement
    answers, truth = {"auto": 1800, "coder": 700}, 0.72 * 0.93 + 0.28 * 0.6
    found = [examine.weighted(examine.audited(seed), answers) for seed in range(2000)]
    # then the intervals hold it in about 95 of 100
    covered = np.mean([abs(middle - truth) <= half for middle, half in found])
    assert 0.93 <= covered <= 0.97


def test_a_bootstrap_by_route_never_fails():
    for seed in SEEDS:
        answers = {"coder": 400 + 5 * seed, "auto": 2000 - 5 * seed}
        examine.estimated(bootstrap, examine.audited(seed, (120, 180)), answers, "an audit")


def bootstrap(audit, answers):
    rng = np.random.default_rng(0)
    middle, draws = 0.0, np.zeros(2000)
    for route, size in answers.items():
        right = audit.loc[audit["route"] == route, "right"].to_numpy(dtype=float)
        part = size / sum(answers.values())
        middle += part * right.mean()
        draws += part * rng.choice(right, (2000, len(right))).mean(axis=1)
    low, high = np.quantile(draws, [0.025, 0.975])
    return {"estimate": middle, "low": low, "high": high}


# ------------------------------------------------------------------------------- task 7


def test_a_careful_policy_passes_in_other_courses_too():
    for start in range(0, 800, 40):
        examine.policy(examine.careful, range(start, start + 40), "beats")
        examine.policy(examine.careful, range(start, start + 40), "near the best")


def test_nobody_does_better_than_the_bound():
    # given courses of twelve waves, when plans are tried at random
    rng = np.random.default_rng(7)
    for seed in range(30):
        bound = examine.least(seed)
        for _ in range(60):
            plan = iter(rng.choice(examine.ACTIONS, 12, p=[0.8, 0.05, 0.07, 0.03, 0.05]))
            # then none costs less than the bound
            assert examine.play(seed, lambda seen, plan=plan: next(plan))[0] >= bound - 1e-9


def test_the_bound_is_the_best_of_all_short_plans():
    # given a course, when all plans that act in one or two waves are tried
    seed = 286
    plans = [
        {a: first, b: second}
        for a, b in itertools.combinations_with_replacement(range(12), 2)
        for first in examine.ACTIONS
        for second in examine.ACTIONS
    ]
    costs = [
        examine.play(seed, lambda seen, plan=plan: plan.get(seen["wave"] - 1, "keep"))[0]
        for plan in plans
    ]
    # then the best of them is the bound or hardly more
    assert examine.least(seed) <= min(costs) <= examine.least(seed) + 15


def test_retraining_on_own_codes_costs_more_than_never_acting():
    own = lambda seen: "retrain all" if seen["audit_high"] < 0.95 else "keep"  # noqa: E731
    seeds = range(100)
    assert examine.policy_hours(own, seeds) > examine.policy_hours(lambda seen: "keep", seeds)


# ------------------------------------------------------------------------------ the table


def test_the_published_table_adds_up_to_all_enterprises():
    # given a wave of which the service has coded every answer
    wave = statland.load("waves").query("wave == '2025Q4'")
    said = examine.reference_model().predict(wave["text"])
    coded = [
        {"record_id": one, "suggestions": [{"code": code}]}
        for one, code in zip(wave["record_id"], said, strict=True)
    ]
    # when the table is made, then its sections add up
    table = examine.section_table(coded, wave)
    assert table["enterprises"].sum() == pytest.approx(wave["weight"].sum(), abs=10)
    assert ((table["low"] <= table["enterprises"]) & (table["enterprises"] <= table["high"])).all()


def test_a_wrong_event_gets_its_reason():
    right = {
        name: {"small": "nothing", "quiet": "nothing"}.get(kind, kind)
        for name, kind, _ in examine._eight()
    }
    assert examine.named(pd.Series(right).to_dict(), 8) == 8
    for name, other in itertools.product("ABCDEFGH", examine.EVENTS):
        if right[name] != other:
            with pytest.raises(CheckFailed, match=f"{name} is not"):
                examine.named({**right, name: other}, 8)
            assert examine.named({**right, name: other}, 6) == 7
