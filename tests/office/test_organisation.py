"""Projects, requests, platforms and offices: what their tables promise, and the queue simulator."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from mlcapacity import office, statland
from mlcapacity.office import organisation

FIXED = organisation.tables()


def requests(*rows: tuple[str, int, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["division", "arrival", "days"])


# ------------------------------------------------------------------ the shipped tables


@pytest.mark.parametrize("name", FIXED)
def test_a_shipped_table_is_what_the_program_makes(name):
    text = FIXED[name].to_csv(index=False, lineterminator="\n")
    assert (statland.folder() / f"{name}.csv").read_bytes() == text.encode()


@pytest.mark.parametrize("name", FIXED)
def test_no_shipped_table_holds_the_truth(name):
    assert not [column for column in FIXED[name].columns if column.startswith("true")]


def test_whoever_runs_a_project_is_on_the_staff_or_has_left():
    known = set(statland.load("staff")["staff_id"]) | set(FIXED["left-staff"]["staff_id"])
    for cell in FIXED["projects"]["people"]:
        assert organisation.people(cell) <= known
    assert set(FIXED["network"]["staff_id"]) <= set(statland.load("staff")["staff_id"])


def test_production_has_owners_of_every_kind_of_mess():
    projects = FIXED["projects"]
    owners = projects.loc[projects["status"] == "production", "production_owner"]
    left = set(FIXED["left-staff"]["staff_id"])
    assert owners.isna().any() and {"tbd", "IT"} <= set(owners)
    assert owners.isin(left).any() and owners.isin(office.DIVISIONS).any()


def test_the_placement_counts_the_systems_of_the_inventory():
    projects = FIXED["projects"]
    live = projects.loc[projects["status"] == "production", "division"].value_counts()
    counted = FIXED["placement"].set_index("division")["in_production"]
    assert counted[counted > 0].to_dict() == live.to_dict()


# ------------------------------------------------------------------ words in cells


@pytest.mark.parametrize(
    ("cell", "ids"),
    [("S001", {"S001"}), ("S001; S002;S001", {"S001", "S002"}), ("", set()), (None, set())],
)
def test_people_in_a_cell_are_each_counted_once(cell, ids):
    assert organisation.people(cell) == ids


@pytest.mark.parametrize("topic", ["ISIC coding", "isic-coding", "Coding (ISIC)", "coding,  ISIC"])
def test_one_topic_has_one_key(topic):
    assert organisation.topic_key(topic) == "coding isic"


# ------------------------------------------------------------------ the queue


def test_one_person_serves_in_order_of_arrival():
    given = requests(("Prices", 1, 10), ("Prices", 2, 3), ("Prices", 4, 5))
    done = organisation.serve(given, {"Prices": 1}, hub=0)
    assert done["wait"].tolist() == [0, 9, 10]
    assert done["work"].tolist() == [10, 3, 5]


def test_the_lowest_turn_goes_first_and_equal_turns_by_arrival():
    given = requests(("Prices", 1, 10), ("Prices", 2, 3), ("Prices", 4, 5), ("Prices", 5, 1))
    done = organisation.serve(given, {"Prices": 1}, hub=0, turn=[0, 1, 0, 1])
    assert done["wait"].tolist() == [0, 14, 7, 14]


def test_the_hub_helps_everybody_and_needs_longer():
    given = requests(("Prices", 1, 10), ("Methodology", 2, 4))
    done = organisation.serve(given, {"Prices": 1}, hub=1, slower=1.5)
    assert done["wait"].tolist() == [0, 0]
    assert done["work"].tolist() == [10, 6]


def test_a_person_of_a_division_does_not_serve_another():
    given = requests(("Prices", 1, 10), ("Methodology", 2, 4))
    done = organisation.serve(given, {"Prices": 2}, hub=0)
    assert done["wait"].tolist() == [0, math.inf]


@pytest.mark.parametrize("turn", [[1], [1, 2, 3], [1, float("nan")]])
def test_a_turn_for_each_request_is_needed(turn):
    given = requests(("Prices", 1, 10), ("Prices", 2, 4))
    with pytest.raises(ValueError, match="one number each"):
        organisation.serve(given, {"Prices": 1}, hub=0, turn=turn)


@pytest.mark.parametrize("seed", range(5))
def test_pooling_shortens_waits_where_all_work_equally_fast(seed):
    given = organisation.simulate_requests(seed, 0.8)
    apart = organisation.serve(given, organisation.spread(14, everyone=True), hub=0)
    together = organisation.serve(given, {}, hub=14)
    assert together["wait"].mean() < apart["wait"].mean()


@pytest.mark.parametrize("seed", range(5))
def test_a_centre_that_needs_longer_than_it_has_time_waits_longest(seed):
    given = organisation.simulate_requests(seed, 0.9)
    apart = organisation.serve(given, organisation.spread(14, everyone=True), hub=0)
    together = organisation.serve(given, {}, hub=14, slower=1.6)
    assert together["wait"].mean() > apart["wait"].mean()


@pytest.mark.parametrize("hub", [-1, 15, 2.5])
def test_a_hub_that_cannot_be_is_refused(hub):
    with pytest.raises(ValueError, match="0 to 14"):
        organisation.wait(hub=hub, load=0.75, slower=1.25)


def test_the_mean_wait_is_that_of_twenty_lists():
    waits = [organisation.served(seed, 5, 0.75, 1.25)[0] for seed in range(20)]
    assert organisation.wait(5, 0.75, 1.25) == pytest.approx(sum(waits) / 20, abs=0.05)


# ------------------------------------------------------------------ placing people


def plan(hub: int, **divisions: int) -> dict[str, int]:
    return {"hub": hub} | dict.fromkeys(office.DIVISIONS, 1) | divisions


def test_a_plan_saves_this_year_and_next_year_what_the_hub_makes_of_it():
    saved = organisation.value(plan(5), FIXED["placement"])
    first = int(FIXED["placement"]["first"].sum())
    assert saved["this_year"] == first
    assert saved["next_year"] == round(first * organisation.NEXT_YEAR[5])
    assert saved["people"] == 14 and saved["broken_rule"] == "none"


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (plan(7), "the hub has 7 people"),
        (plan(2, Prices=4), "Prices has 4 people"),
        (plan(6, Prices=0), "Prices has nobody"),
        (plan(4), "13 people are placed"),
    ],
)
def test_a_plan_says_the_first_rule_that_it_breaks(made, said):
    assert said in organisation.value(made, FIXED["placement"])["broken_rule"]


# ------------------------------------------------------------------ what simulations promise


def test_more_load_means_the_same_requests_and_more():
    columns = ["division", "arrival", "days", "fixed_date"]
    few, many = (organisation.simulate_requests(7, load)[columns] for load in (0.6, 0.9))
    merged = few.merge(many, how="left", indicator=True)
    assert len(few) < len(many) and (merged["_merge"] == "both").all()


def test_the_load_is_met_on_average():
    loads = [
        organisation.simulate_requests(seed, 0.8)["days"].sum()
        / (organisation.PEOPLE * organisation.WORKING_DAYS)
        for seed in range(60)
    ]
    assert sum(loads) / len(loads) == pytest.approx(0.8, abs=0.03)


@pytest.mark.parametrize("load", [0, -1, 1.2])
def test_an_impossible_load_is_refused(load):
    with pytest.raises(ValueError, match="load"):
        organisation.simulate_requests(1, load)


@pytest.mark.parametrize("seed", range(20))
def test_another_office_has_each_status_and_its_topics_can_be_told(seed):
    projects, left = organisation.simulate_projects(seed)
    assert set(projects["status"]) == set(organisation.STATUSES)
    assert projects["topic"].map(organisation.topic_key).tolist() == projects["true_topic"].tolist()
    assert left["staff_id"].is_unique
    shipped = [*FIXED["projects"].columns, "true_topic"]
    assert list(projects.columns) == shipped and list(left.columns) == [*FIXED["left-staff"]]


def test_an_inventory_that_is_too_small_is_refused():
    with pytest.raises(ValueError, match="8 projects"):
        organisation.simulate_projects(1, n=5)


@pytest.mark.parametrize("seed", range(20))
def test_costs_elsewhere_are_paid_as_they_are_here(seed):
    for costs in organisation.simulate_costs(seed):
        assert set(costs["paid"]) <= set(organisation.PAID) == set(FIXED["platform-costs"]["paid"])
        assert (costs["cost"] >= 0).all()


@pytest.mark.parametrize("n", range(15))
def test_people_are_spread_without_loss(n):
    assert sum(organisation.spread(n).values()) == n
    if n >= len(office.DIVISIONS):
        placed = organisation.spread(n, everyone=True)
        assert sum(placed.values()) == n and min(placed.values()) >= 1
    else:
        with pytest.raises(ValueError, match="one person each"):
            organisation.spread(n, everyone=True)


@pytest.mark.parametrize("simulate", ["simulate_requests", "simulate_projects", "simulate_costs"])
def test_a_seed_gives_the_same_tables_and_another_seed_others(simulate):
    def text(seed: int) -> str:
        made = getattr(organisation, simulate)(seed)
        return "".join(t.to_csv() for t in (made if isinstance(made, tuple) else (made,)))

    assert text(3) == text(3) != text(4)
