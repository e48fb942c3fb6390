"""Platforms: four offices' tools, places for data, costs, and the bundle of an exit."""

from __future__ import annotations

import pandas as pd
import pytest

from mlcapacity import statland
from mlcapacity.office import platforms

FIXED = platforms.tables()


@pytest.mark.parametrize("name", FIXED)
def test_a_shipped_table_is_what_the_program_makes(name):
    # given a table of this theme / when it is written / then the shipped file has the same bytes
    text = FIXED[name].to_csv(index=False, lineterminator="\n")
    assert (statland.folder() / f"{name}.csv").read_bytes() == text.encode()


@pytest.mark.parametrize("name", FIXED)
def test_a_shipped_table_can_be_loaded_and_holds_no_truth(name):
    loaded = statland.load(name)
    assert len(loaded) == len(FIXED[name])
    assert not {"problem", "component", "allowed", "true"} & set(loaded.columns)


@pytest.mark.parametrize(
    "make", [platforms.simulate_places, platforms.simulate_lines, platforms.simulate_bundle]
)
def test_the_same_seed_gives_the_same_and_another_seed_another(make):
    def shown(made):
        return [f.to_csv() for f in (made if isinstance(made, tuple) else (made,))]

    assert shown(make(3)) == shown(make(3))
    assert shown(make(3)) != shown(make(4))


def test_every_office_of_the_stacks_is_described_and_names_each_tool_once():
    stacks, offices = platforms.platform_stacks(), platforms.platform_offices()
    assert set(stacks["office"]) == set(offices["office"]) == set(platforms.OFFICES)
    assert not stacks.duplicated(["office", "tool"]).any()
    assert not stacks.isna().any().any()
    assert (stacks.groupby("office").size() >= 10).all()


def test_most_tools_are_open_source_and_no_office_uses_nothing_else():
    is_open = platforms.platform_stacks()["licence"] == "open source"
    assert 0.5 < is_open.mean() < 0.8
    by_office = is_open.groupby(platforms.platform_stacks()["office"]).mean()
    assert (by_office < 1).all()


@pytest.mark.parametrize("seed", range(20))
def test_other_places_have_a_safe_cloud_and_an_unsafe_cluster(seed):
    # given places from any seed / when looked through / then neither prejudice would be right
    places = platforms.simulate_places(seed)
    assert list(places.columns) == list(platforms.data_places().columns)
    assert places["place"].is_unique
    flags = ["encrypted", "named_accounts", "access_log", "country_agreed", "contract"]
    assert set(places[flags].stack().dropna()) <= {"yes", "no"}
    safe = (places[flags] == "yes").all(axis=1) & (places["keys"] == "office")
    cloud, own = (places["kind"] == kind for kind in ("public cloud", "on-premises cluster"))
    assert (safe & cloud).any()
    assert ((places[flags[:3]] != "yes").any(axis=1) & own).any()
    assert places.loc[places["encrypted"] != "yes", "keys"].isna().all()


def test_some_facts_about_places_are_not_known():
    places = pd.concat([platforms.simulate_places(seed) for seed in range(5)])
    assert places[["access_log", "contract"]].isna().any().all()


@pytest.mark.parametrize("lines", [platforms.platform_lines(), platforms.simulate_lines(7)])
def test_costs_are_ordered_and_every_option_has_people_and_free_licences(lines):
    assert set(lines["option"]) == set(platforms.OPTIONS)
    assert set(lines["paid"]) == set(platforms.PAID)
    assert (lines["lowest"] <= lines["likely"]).all()
    assert (lines["likely"] <= lines["highest"]).all()
    for _, own in lines.groupby("option"):
        assert {"staff", "competence", "licence"} <= set(own["kind"])
        assert (own.loc[own["kind"] == "licence", "highest"] == 0).all()
        assert (own["paid"] == "each 1,000 hours").sum() == 1


@pytest.mark.parametrize("seed", range(30))
def test_a_bundle_holds_the_problems_that_were_planted(seed):
    # given a bundle with problems / then each names a file of it, once, and its licence fits
    bundle, problems = platforms.simulate_bundle(seed, 15)
    assert bundle["path"].is_unique
    assert not problems.duplicated().any()
    assert set(problems["problem"]) == set(platforms.PROBLEMS)
    assert set(problems["path"]) <= set(bundle["path"])
    by_path = bundle.set_index("path")["licence"]
    none = set(problems.loc[problems["problem"] == "no licence", "path"])
    assert none == set(by_path[by_path.isna()].index)
    endings = bundle["path"].str.rsplit(".", n=1).str[-1].str.lower()
    assert set(endings) <= set(platforms.file_formats()["ending"])
    assert set(bundle["licence"].dropna()) <= set(platforms.licences()["licence"])


def test_a_bundle_without_problems_has_none():
    bundle, problems = platforms.simulate_bundle(5, 0)
    assert problems.empty
    assert bundle["licence"].notna().all()


def test_too_few_places_and_impossible_numbers_of_problems_are_refused():
    with pytest.raises(ValueError, match="at least 5"):
        platforms.simulate_places(1, 4)
    for wrong in (-1, 16):
        with pytest.raises(ValueError, match="0 to 15"):
            platforms.simulate_bundle(1, wrong)
