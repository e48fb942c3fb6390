"""The office's maturity: evidence of three raters, actions, and a team that builds and uses."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from mlcapacity import maturity, statland
from mlcapacity.office import DIVISIONS
from mlcapacity.office import maturity as office


def test_the_shipped_tables_are_what_the_program_makes():
    for name, made in office.tables().items():
        shipped = statland.load(name)
        pd.testing.assert_frame_equal(
            made.replace("", np.nan), shipped, check_dtype=False, check_like=False
        )


def test_each_rater_answers_each_statement_of_each_division():
    evidence, truth = office.simulate_evidence(3)
    keys = evidence[["division", "statement_id", "rater"]].drop_duplicates()
    assert len(keys) == 9 * 36 * 3
    assert truth.shape == (9, 6) and set(truth.index) == set(DIVISIONS)
    assert truth.isin([1, 2, 3, 4]).all(axis=None)


def test_a_rater_never_answers_twice_on_one_day_and_files_are_not_in_order_of_date():
    for seed in range(20):
        evidence, _ = office.simulate_evidence(seed)
        keys = ["division", "statement_id", "rater"]
        assert not evidence.duplicated([*keys, "date"]).any()
        last_row = evidence.drop_duplicates(keys, keep="last").set_index(keys)["date"]
        first_row = evidence.drop_duplicates(keys, keep="first").set_index(keys)["date"]
        latest = evidence.groupby(keys)["date"].max()
        assert (last_row.sort_index() != latest).any()
        assert (first_row.sort_index() != latest).any()


def test_the_same_seed_gives_the_same_evidence_and_another_seed_another():
    first, _ = office.simulate_evidence(1)
    again, _ = office.simulate_evidence(1)
    other, _ = office.simulate_evidence(2)
    assert first.equals(again) and not first.equals(other)


def test_the_majority_of_the_raters_is_mostly_right():
    right = []
    for seed in range(8):
        evidence, truth = office.simulate_evidence(seed)
        found = maturity.profile(evidence)
        right.append((found == truth.loc[found.index]).to_numpy().mean())
    assert np.mean(right) > 0.85


def test_a_silent_part_has_no_answers():
    evidence, _ = office.simulate_evidence(4, silent=("Prices", "Training"))
    part = (evidence["division"] == "Prices") & evidence["statement_id"].str.startswith("T")
    assert (evidence.loc[part, "answer"] == "").all()


def test_a_profile_of_another_shape_is_refused():
    with pytest.raises(ValueError, match="9 rows of 6"):
        office.simulate_evidence(1, profile=[[1, 2, 3]])


def test_what_an_action_needs_exists_and_comes_without_circles():
    actions = office.actions().set_index("action")
    needs = {a: [n for n in text.split(";") if n] for a, text in actions["needs"].items()}
    done: list[str] = []
    while len(done) < len(actions):
        ready = [a for a in actions.index if a not in done and set(needs[a]) <= set(done)]
        assert ready, "a circle, or an action that does not exist"
        done += ready
    known = set(maturity.statements()["statement_id"])
    for text in actions["statements"]:
        assert set(text.split()) <= known


def test_a_team_that_only_delivers_runs_dry_and_one_that_only_builds_loses_trust():
    use, build, both = (office.simulate_capacity([share] * 8) for share in (0, 1, 0.25))
    assert use["able"][-1] < 0.5 * use["able"][0] and use["trust"][-1] < 0.8
    assert build["delivered"].sum() == 0 and build["trust"][-1] < 0.2
    assert both["able"][-1] > both["able"][0] and both["trust"][-1] > 1
    assert both["total"] > use["total"]


def test_plans_share_their_chance_and_many_can_run_at_once():
    plans = np.array([[0.2] * 8, [0.4] * 8])
    many = office.simulate_capacity(plans, seed=5)
    for row, plan in enumerate(plans):
        alone = office.simulate_capacity(plan, seed=5)
        for name, values in alone.items():
            np.testing.assert_allclose(many[name][row], values)
    assert many["able"].shape == (2, 9) and many["delivered"].shape == (2, 8)
    assert (many["low"] < many["total"]).all() and (many["total"] < many["high"]).all()


@pytest.mark.parametrize("shares", [[], [0.5, 1.1], [-0.1], [float("nan")]])
def test_shares_outside_0_to_1_are_refused(shares):
    with pytest.raises(ValueError, match="from 0 to 1"):
        office.simulate_capacity(shares)
