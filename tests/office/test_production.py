"""How a wave is produced: what its tables hold, and what the simulations promise."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from mlcapacity import course
from mlcapacity.office import production


def same_turn(edges):
    rows = edges[edges["kind"] == "same"]
    return nx.DiGraph(list(zip(rows["from"], rows["to"], strict=True)))


def test_the_shipped_tables_are_the_files_of_datasets():
    # given the tables of the theme
    for name, table in production.tables().items():
        # when one is written as it is shipped
        text = table.to_csv(index=False, lineterminator="\n")
        # then it is the file
        file = course.root() / "datasets" / f"{name}.csv"
        assert text == file.read_text(encoding="utf-8"), name


def test_there_are_24_activities_that_say_nothing_of_gsbpm():
    activities = production.tables()["activities"]
    assert len(activities) == activities["activity_id"].nunique() == 24
    assert not activities["activity"].str.contains(r"\d\.\d").any()


def test_steps_wait_only_for_steps_of_the_plan():
    for steps in (production.tables()["wave-steps"], production.simulate_steps(3, n=20)):
        for after in steps["after"].dropna():
            names = [name.strip() for name in after.split(";") if name.strip()]
            assert set(names) <= set(steps["step"])


@pytest.mark.parametrize("seed", range(20))
def test_a_simulated_plan_has_no_cycle_and_its_rows_are_shuffled(seed):
    steps = production.simulate_steps(seed, n=15)
    graph = nx.DiGraph()
    for step, after in zip(steps["step"], steps["after"], strict=True):
        graph.add_node(step)
        if isinstance(after, str):
            graph.add_edges_from((name.strip(), step) for name in after.split(";"))
    assert nx.is_directed_acyclic_graph(graph)
    assert steps["days"].between(0, 9).all()


@pytest.mark.parametrize("cycle", [True, False])
@pytest.mark.parametrize("closed", [True, False])
def test_drawings_have_the_properties_that_were_asked_for(cycle, closed):
    for seed in range(30):
        # given a drawing with planted properties
        edges = production.simulate_edges(seed, cycle=cycle, closed=closed, n=4 + seed % 5)
        # when networkx looks at it
        found = not nx.is_directed_acyclic_graph(same_turn(edges))
        every = nx.DiGraph(list(zip(edges["from"], edges["to"], strict=True)))
        back = edges[(edges["kind"] == "next") & edges["from"].str.startswith("wave.")]
        back = back[back["to"].str.startswith("model.")]
        leads = [nx.has_path(every, station, "wave.code") for station in back["to"]]
        # then it finds them, and a feedback that leads nowhere is always there
        assert found == cycle
        assert any(leads) == closed
        assert not all(leads)


def test_the_three_drafts_fail_and_succeed_as_the_module_says():
    drafts = production.tables()["loop-drafts"]
    acyclic = {
        draft: nx.is_directed_acyclic_graph(same_turn(edges))
        for draft, edges in drafts.groupby("draft")
    }
    assert acyclic == {"IT": True, "methodology": False, "both": True}


@pytest.mark.parametrize("seed", range(10))
def test_the_dates_of_a_calendar_are_working_days_in_order(seed):
    calendar = production.simulate_calendar(seed, first=2022, years=4)
    free = production.holidays(2022, 2026)["date"].to_numpy(dtype="datetime64[D]")
    order = ["quarter_end", "field_end", "coding_start", "coding_end", "labels_ready"]
    for before, after in pairwise(order):
        assert (calendar[before] < calendar[after]).all()
    for column in [*order[1:], "release"]:
        days = calendar[column].to_numpy().astype("datetime64[D]")
        assert np.is_busday(days, holidays=free).all(), column


def test_the_shipped_calendar_writes_dates_in_three_ways():
    kept = production.tables()["wave-calendar"]["labels_ready"]
    ways = (r"\d\d\.\d\d\.\d{4}", r"\d{4}-\d\d-\d\d", r"\d{1,2} [A-Z][a-z]+ \d{4}")
    assert [int(kept.str.fullmatch(way).sum()) for way in ways] == [4, 4, 4]


def test_the_last_two_waves_of_releases_are_not_final():
    releases = production.simulate_releases(5, more=0.0, first=2022, years=4)
    waves = sorted(releases["wave"].unique())
    missing = releases[releases["final"].isna()]["wave"].unique()
    assert sorted(missing) == waves[-2:]
    assert releases.groupby("wave")["released"].nunique().eq(1).all()


def test_more_makes_the_revisions_with_the_model_larger():
    def size(more):
        table = pd.concat([production.simulate_releases(seed, more) for seed in range(40)])
        share = (table["final"].astype(float) - table["first"]).abs() / table["first"]
        return 100 * share[table["coding"] == "model"].mean()

    assert size(1.0) > 1.5 * size(0.0)


def test_the_same_seed_gives_the_same_tables():
    for make in (
        production.simulate_calendar,
        production.simulate_releases,
        production.simulate_steps,
    ):
        pd.testing.assert_frame_equal(make(7), make(7))
        assert not make(7).equals(make(8))


def test_too_small_sizes_are_refused():
    with pytest.raises(ValueError, match="4 stations"):
        production.simulate_edges(1, cycle=False, closed=True, n=3)
    with pytest.raises(ValueError, match="2 steps"):
        production.simulate_steps(1, n=1)
    with pytest.raises(ValueError, match="one year"):
        production.simulate_calendar(1, years=0)
