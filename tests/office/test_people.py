"""The staff of Statland's office, their tasks, courses, vacancies and leavers."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from mlcapacity import statland
from mlcapacity.office import SEED, people

DATASETS = Path(__file__).resolve().parents[2] / "datasets"
TABLES = people.tables()


def levels(text):
    pairs = [part.strip().rsplit(" ", 1) for part in text.split(";")]
    return {skill: int(level) for skill, level in pairs}


@pytest.mark.parametrize("name", TABLES)
def test_a_shipped_table_is_what_the_program_makes(name):
    # given a table of this theme / when it is written / then the shipped file has the same bytes
    made = TABLES[name].to_csv(index=False, lineterminator="\n").encode()
    assert (DATASETS / f"{name}.csv").read_bytes() == made


@pytest.mark.parametrize("name", TABLES)
def test_a_shipped_table_can_be_loaded_and_holds_no_truth(name):
    loaded = statland.load(name)
    assert len(loaded) == len(TABLES[name])
    assert not {"chance", "fault", "true"} & set(loaded.columns)


@pytest.mark.parametrize(
    "make",
    [
        people.simulate_people,
        people.simulate_cards,
        people.simulate_raci,
        people.simulate_trainings,
        people.simulate_departures,
        people.simulate_market,
    ],
)
def test_the_same_seed_gives_the_same_and_another_seed_another(make):
    def shown(made):
        return [f.to_csv() for f in (made if isinstance(made, tuple) else (made,))]

    assert shown(make(3)) == shown(make(3))
    assert shown(make(3)) != shown(make(4))


def test_too_few_staff_cards_or_rows_are_refused():
    for wrong in (
        lambda: people.simulate_people(1, 39),
        lambda: people.simulate_cards(1, 0),
        lambda: people.simulate_cards(1, 100),
        lambda: people.simulate_raci(1, 0),
    ):
        with pytest.raises(ValueError, match="n = "):
            wrong()


def test_every_skill_of_a_card_or_a_course_is_a_skill_of_the_office():
    texts = [*TABLES["task-cards"]["needs"], *TABLES["trainings"]["teaches"]]
    texts += list(people.simulate_cards(8, 99)["needs"])
    for text in texts:
        assert set(levels(text)) <= set(people.SKILLS)
        assert set(levels(text).values()) <= {1, 2, 3}


def test_the_cards_cover_all_stages_and_all_skills():
    cards = TABLES["task-cards"]
    assert set(cards["stage"]) == set(people.STAGES)
    assert {s for text in cards["needs"] for s in levels(text)} == set(people.SKILLS)


def test_skills_belong_to_staff_and_are_listed_once():
    staff, skills = people.simulate_people(77, 60)
    assert set(skills["staff_id"]) <= set(staff["staff_id"])
    assert not skills.duplicated(["staff_id", "skill"]).any()
    assert staff["staff_id"].is_unique


@pytest.mark.parametrize("seed", range(20))
def test_the_truth_of_a_simulated_raci_table_is_the_rule(seed):
    # given a table with its truth / when the letters are counted / then the truth is what they say
    for row in people.simulate_raci(seed, 30).itertuples(index=False):
        letters = "".join(row[2:7])
        found = ""
        if letters.count("A") != 1:
            found = "no A" if "A" not in letters else "several A"
        elif "R" not in letters:
            found = "no R"
        elif row.kind == "hand-over" and row[6] in "-I":
            found = "ML engineer"
        assert found == row.fault


def test_a_draft_has_one_role_that_answers_for_most():
    draft = people.raci_draft()
    held = {role: draft[role].str.contains("A").sum() for role in people.ROLES}
    assert held["DevOps engineer"] == 7
    assert max(n for role, n in held.items() if role != "DevOps engineer") <= 4


def test_other_courses_differ_in_fee_and_length_only():
    usual, other = people.trainings(), people.simulate_trainings(4)
    same = ["course_id", "course", "teaches", "seats", "open_to"]
    pd.testing.assert_frame_equal(usual[same], other[same])
    assert (other["days"] >= 1).all()
    assert (other["fee"] > 0).all()


def test_people_for_machine_learning_leave_more_often_and_recruited_ones_most():
    # given many years / when shares are compared / then they come near the chances
    many = pd.concat([people.simulate_departures(seed) for seed in range(40)])
    ml = many["position"].isin(people.ML_POSITIONS)
    share = many["left"].sum() / many["headcount"].sum()
    inside = many[ml & (many["came_from"] == "inside")]
    outside = many[ml & (many["came_from"] == "outside")]
    assert 0.10 < inside["left"].sum() / inside["headcount"].sum() < 0.12
    assert 0.24 < outside["left"].sum() / outside["headcount"].sum() < 0.27
    assert share < 0.09
    assert (many["left"] <= many["headcount"]).all()


def test_the_shipped_leavers_are_eighteen_of_a_hundred_in_ml_positions():
    departures = people.simulate_departures(SEED)
    ml = departures[departures["position"].isin(people.ML_POSITIONS)]
    assert round(ml["left"].sum() / ml["headcount"].sum(), 2) == 0.18


def test_a_vacancy_that_nobody_filled_has_no_weeks_and_only_refusals():
    many = pd.concat([people.simulate_market(seed) for seed in range(10)])
    unfilled = many["weeks_to_fill"].isna()
    assert unfilled.any()
    made, declined = many["offers_made"], many["offers_declined"]
    assert (made[unfilled] == declined[unfilled]).all()
    assert (made[~unfilled] == declined[~unfilled] + 1).all()
    assert (many["weeks_to_fill"].dropna() >= 1).all()


def test_what_became_of_each_shipped_vacancy_is_known_on_the_first_of_january_2026():
    market = TABLES["market"]
    weeks = pd.to_timedelta(7 * market["weeks_to_fill"].astype(float), unit="D")
    filled = pd.to_datetime(market["opened"]) + weeks
    assert filled.max() < pd.Timestamp("2026-01-01")
    assert market["opened"].max() < "2025"
