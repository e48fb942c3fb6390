"""Rollout: the folder of an image, a load test, canaries, and codes written by two versions."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from mlcapacity import statland
from mlcapacity.office import rollout

FIXED = rollout.tables()


@pytest.mark.parametrize("name", FIXED)
def test_a_shipped_table_is_what_the_program_makes(name):
    # given a table of this theme / when it is written / then the shipped file has the same bytes
    text = FIXED[name].to_csv(index=False, lineterminator="\n")
    assert (statland.folder() / f"{name}.csv").read_bytes() == text.encode()


@pytest.mark.parametrize("name", FIXED)
def test_a_shipped_table_can_be_loaded_and_holds_no_truth(name):
    loaded = statland.load(name)
    assert len(loaded) == len(FIXED[name])
    assert not {"kind", "problem", "true_code"} & set(loaded.columns)


@pytest.mark.parametrize(
    "make",
    [
        rollout.simulate_folder,
        rollout.simulate_load,
        rollout.simulate_codes,
        lambda seed: rollout.simulate_rollouts(seed, 20, 0.01, 0.04),
    ],
)
def test_the_same_seed_gives_the_same_and_another_seed_another(make):
    def shown(made):
        return [f.to_csv() for f in (made if isinstance(made, tuple) else (made,))]

    assert shown(make(3)) == shown(make(3))
    assert shown(make(3)) != shown(make(4))


@pytest.mark.parametrize("seed", range(20))
def test_next_months_folder_holds_this_months_and_more_of_the_same_kinds(seed):
    # given this month's folder / when next month's is made / then nothing is lost, all is known
    now, then = rollout.build_folder(), rollout.simulate_folder(seed)
    assert set(now["path"]) < set(then["path"])
    assert set(then["kind"]) == set(rollout.KINDS)
    assert len(then) > len(now) + 15


def test_the_load_test_has_the_mean_work_and_the_memory_that_were_asked_for():
    for seed in range(20):
        load = rollout.simulate_load(seed, milliseconds=9, memory=300)
        single = load[load["records"] == 1]
        assert single["cpu_ms"].mean() == pytest.approx(9, abs=0.1)
        assert single["cpu_ms"].median() < 8
        assert load["memory_mib"].between(295, 330).all()
        assert load.loc[load["memory_mib"].idxmax(), "records"] > 1


def test_counts_of_a_canary_only_grow_and_come_from_the_true_rates():
    made = rollout.simulate_rollouts(1, 500, 0.02, 0.06)
    for column in ("errors", "disagreements"):
        steps = made.groupby("run")[column].diff().dropna()
        assert (steps >= 0).all()
    last = made[made["requests"] == 2000]
    assert last["errors"].mean() == pytest.approx(40, abs=1)
    assert last["disagreements"].mean() == pytest.approx(0.06 * 1960, abs=2)


@pytest.mark.parametrize("seed", range(10))
def test_the_new_version_writes_only_while_it_is_rolled_out(seed):
    # given two days / then the new version wrote from 10 to 14:20, and alone from 11
    codes, decisions = rollout.simulate_codes(seed)
    new = codes["service_version"] == rollout.VERSIONS["new"]
    at = codes["coded_at"]
    assert at[new].between("2025-11-03 10:00:00", "2025-11-03 14:20:00").all()
    assert new[at.between("2025-11-03 11:00:00", "2025-11-03 14:19:59")].all()
    assert codes["id"].is_unique
    assert (codes["code"].notna() == (codes["route"] == "auto")).all()
    lengths = codes["code"].dropna().str.len()
    assert (lengths == codes.loc[lengths.index, "level"]).all()
    assert set(decisions["record_id"]) <= set(codes["record_id"])
    assert decisions["decided_at"].is_monotonic_increasing


@pytest.mark.parametrize("seed", range(10))
def test_every_case_of_a_rollback_occurs(seed):
    # given simulated codes / then some were written anew, some decided before, some since
    codes, decisions = rollout.simulate_codes(seed, records=700)
    newest = codes.sort_values(["coded_at", "id"]).drop_duplicates("record_id", keep="last")
    wrote = codes[codes["service_version"] == rollout.VERSIONS["new"]]
    bad = newest[(newest["service_version"] == rollout.VERSIONS["new"]) & newest["code"].notna()]
    last = bad["record_id"].map(decisions.groupby("record_id")["decided_at"].max())
    assert wrote["record_id"].nunique() > len(bad)
    assert (last.fillna("") > bad["coded_at"]).any()
    assert (last.notna() & ~(last.fillna("") > bad["coded_at"])).any()
    assert codes["id"].is_monotonic_increasing
    assert not codes["coded_at"].is_monotonic_increasing


def test_ids_of_a_table_are_whole_numbers_and_confidence_a_share():
    codes = FIXED["service-codes"]
    assert np.issubdtype(codes["id"].dtype, np.integer)
    assert codes["confidence"].between(0, 1).all()
    assert isinstance(codes, pd.DataFrame)
