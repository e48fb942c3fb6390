"""What the checks of 05-roles-and-raci promise: right answers never fail, bounds are the bounds."""

from __future__ import annotations

import importlib.util
from itertools import combinations, product

import numpy as np
import pandas as pd
import pytest

from mlcapacity import checks, course, statland
from mlcapacity.office import people as office

PATH = course.root() / "solutions" / "05-roles-and-raci" / "examine.py"
SPEC = importlib.util.spec_from_file_location("examine_05", PATH)
examine = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(examine)

STAFF, SKILLS = statland.load("staff"), statland.load("skills")
CARDS, COURSES = statland.load("task-cards"), statland.load("trainings")
PEOPLE = examine.people_of(STAFF, SKILLS)
GAPS = examine.gaps_of(CARDS, PEOPLE)
HIGHEST = examine.highest_needs(CARDS)
# one of the cheapest plans: that of section 6 without the third person in C05
CHEAPEST_PLAN = examine.TEAM_PLAN | {"C05": ["S017", "S027"]}


def faulty_rows(letters, kinds):
    found = []
    for row in letters.index:
        joined = "".join(letters.loc[row])
        alone = kinds[row] == "hand-over" and letters.loc[row, "ML engineer"] in ["-", "I"]
        if joined.count("A") != 1 or "R" not in joined or alone:
            found.append(row)
    return found


def nobody_can(cards, people):
    everybody = list(people.values())
    return [
        card
        for card, needs in cards.items()
        if not any(
            all(max(a.get(s, 0), b.get(s, 0)) >= n for s, n in needs.items())
            for a, b in product(everybody, everybody)
        )
    ]


def test_a_right_function_for_raci_tables_never_fails():
    for seed in range(200):
        examine.faulty_rows(faulty_rows, office.simulate_raci(seed), "a table")


def test_each_single_rule_left_out_is_noticed_by_the_hidden_tables():
    # given functions that leave out one rule / when the check's seeds try them / then they fail
    def without(rule):
        def yours(letters, kinds):
            rows = []
            for row in letters.index:
                fault = examine.row_fault(letters.loc[row], kinds[row])
                if fault and fault not in rule and fault != "business":
                    rows.append(row)
            return rows

        return yours

    examine.faulty_rows(faulty_rows, examine.SMALL_RACI, "the small table")
    for rule in (["several A"], ["no A"], ["no R"], ["ML engineer"]):
        with pytest.raises(checks.CheckFailed):
            for seed in range(501, 507):
                examine.faulty_rows(without(rule), office.simulate_raci(seed), "a table")


@pytest.mark.parametrize("seed", range(25))
def test_the_cards_that_nobody_can_do_are_those_of_an_exhaustive_search(seed):
    people = dict(list(PEOPLE.items())[seed % 20 : seed % 20 + 15])
    cards = examine.needs_of(office.simulate_cards(seed, 20))
    assert examine.cards_nobody_can_do(cards, people) == nobody_can(cards, people)


def test_a_right_formula_never_fails_and_agrees_with_a_simulation():
    cases = list(product((1, 2, 3, 6), (0, 1, 3, 10), (0.0, 0.05, 0.18, 0.5)))
    examine.supported(lambda k, n, p: 1 - (1 - (1 - p) ** n) ** k, cases, "all")
    chance = np.random.default_rng(5)
    for people in (1, 2, 4):
        stays = (chance.random((20_000, people, 3)) >= 0.18).all(axis=2)
        simulated = stays.any(axis=1).mean()
        assert abs(simulated - examine.support(people, 3, 0.18)) < 0.01


def test_the_rounded_rates_lead_to_the_same_numbers_as_the_table():
    departures = statland.load("departures")
    ml = departures[departures["position"].isin(office.ML_POSITIONS)]
    sums = ml.groupby("came_from")[["left", "headcount"]].sum()
    rates = sums["left"] / sums["headcount"]
    assert [examine.needed(3, rates[w], 0.9) for w in ("outside", "inside")] == [4, 2]
    assert [examine.needed(3, p, 0.9) for p in (0.23, 0.11)] == [4, 2]


def exhaustive_plan(courses, staff, people, gaps):
    """The smallest cost by trying every set of people for every course; for tiny cases."""
    rows = list(courses.itertuples())
    field = staff.set_index("staff_id")["field"]
    sets = []
    for row in rows:
        may = [p for p in people if row.open_to == "all" or field[p] in row.open_to.split(";")]
        sizes = range(min(len(may), row.seats) + 1)
        sets.append([list(who) for size in sizes for who in combinations(may, size)])
    best = float("inf")
    for choice in product(*sets):
        plan = {row.course_id: who for row, who in zip(rows, choice, strict=True) if who}
        if not examine.plan_faults(plan, courses, staff, people, gaps):
            best = min(best, examine.plan_cost(plan, courses)[0])
    return best


@pytest.mark.parametrize("seed", range(3))
def test_the_bound_of_a_plan_is_that_of_an_exhaustive_search(seed):
    # given three people, four courses and three gaps
    ids = ["S008", "S009", "S027"]
    people = {person: PEOPLE[person] for person in ids}
    courses = office.simulate_trainings(seed)
    courses = courses[courses["course_id"].isin(["C05", "C06", "C08", "C11"])]
    gaps = {"monitoring": (2, 1 + seed % 2), "security": (2, 1), "serving": (2, 1)}
    # when the bound is computed
    plan, cost = examine.best_plan(courses, STAFF, people, gaps)
    # then no plan is cheaper, and the plan keeps the rules
    assert cost == pytest.approx(exhaustive_plan(courses, STAFF, people, gaps))
    assert examine.plan_faults(plan, courses, STAFF, people, gaps) == []


def test_the_plan_of_the_solution_is_among_the_cheapest_and_leaves_nothing_undone():
    assert examine.plan_faults(CHEAPEST_PLAN, COURSES, STAFF, PEOPLE, GAPS) == []
    cost, days = examine.plan_cost(CHEAPEST_PLAN, COURSES)
    assert cost == pytest.approx(examine.best_plan(COURSES, STAFF, PEOPLE, GAPS)[1])
    assert days == 29
    # and what section 6 builds on keeps the rules, too
    assert examine.plan_faults(examine.TEAM_PLAN, COURSES, STAFF, PEOPLE, GAPS) == []
    for plan in (CHEAPEST_PLAN, examine.TEAM_PLAN):
        learned = examine.after(plan, COURSES, PEOPLE)
        assert examine.gaps_of(CARDS, learned) == {}
        assert examine.cards_nobody_can_do(examine.needs_of(CARDS), learned) == []


def test_plans_in_every_reasonable_form_are_accepted():
    for plan in (
        {"C05": ("S017", "S027"), "C06": "S008", "C11": {"S009"}},
        pd.Series({"C05": ["S027", "S035"], "C06": ["S036"], "C11": ["S009"]}),
        {"C05": "S017, S027", "C06": ["S008"], "C11": ["S009"], "C01": []},
    ):
        examine.cheap_training(plan, COURSES, STAFF, PEOPLE, GAPS)


def fits_the_notice(learned, person):
    return all(learned[person].get(skill, 0) >= n for skill, n in examine.NOTICE.items())


def test_the_bound_of_a_team_is_that_of_an_exhaustive_search():
    # given twelve people with what they can do after the courses
    learned = examine.after(examine.TEAM_PLAN, COURSES, PEOPLE)
    ids = ["S007", "S008", "S009", "S012", "S017", "S022"]
    ids += ["S027", "S035", "S036", "S043", "S046", "S060"]
    for left_out in ([], ["S046"], ["S007", "S008"]):
        people = {person: learned[person] for person in ids if person not in left_out}
        teams = [
            list(team)
            for size in range(1, 7)
            for team in combinations(people, size)
            if not examine.team_faults(list(team), STAFF, people, HIGHEST)
            and any(fits_the_notice(learned, person) for person in team)
        ]
        # when / then
        best, twice = examine.best_team(STAFF, people, HIGHEST)
        assert twice == max(examine.doubled(team, people, HIGHEST) for team in teams)
        assert examine.team_faults(best, STAFF, people, HIGHEST) == []
        assert any(fits_the_notice(learned, person) for person in best)
        assert twice == examine.doubled(best, people, HIGHEST)
        assert examine.smallest_team(STAFF, people, HIGHEST) <= min(len(team) for team in teams)


def test_the_smallest_team_is_that_of_an_exhaustive_search():
    learned = examine.after(examine.TEAM_PLAN, COURSES, PEOPLE)
    field = STAFF.set_index("staff_id")["field"]
    found = examine.smallest_team(STAFF, learned, HIGHEST)
    assert found == 4
    for team in combinations(learned, found - 1):
        everything = examine.holders_in(team, learned, HIGHEST).values()
        assert not (all(everything) and len({field[person] for person in team}) == 3)


def test_several_members_can_take_the_new_role_and_the_divisions_matter():
    # given what people can do after the courses
    learned = examine.after(examine.TEAM_PLAN, COURSES, PEOPLE)
    able = [person for person in learned if fits_the_notice(learned, person)]
    team = ["S007", "S009", "S017", "S027", "S046", "S060"]
    # when each is tried / then those who fit are accepted, the others are told what they lack
    assert able == ["S017", "S046"]
    for person in team:
        if person in able:
            assert examine.new_role(person, team, STAFF, learned) == person
            assert examine.new_role([person.lower()], team, STAFF, learned) == person
        else:
            with pytest.raises(checks.CheckFailed) as failed:
                examine.new_role(person, team, STAFF, learned)
            assert "in `after`" in " ".join(str(failed.value).split())
    # and a team that is as good comes from three divisions only
    few = ["S007", "S009", "S010", "S019", "S027", "S046"]
    best = examine.best_team(STAFF, learned, HIGHEST)[1]
    assert examine.doubled(few, learned, HIGHEST) == best
    faults = examine.team_faults(few, STAFF, learned, HIGHEST)
    assert [seen for seen, _, _ in faults] == [
        "3 division(s): Business register, IT services, Population and census"
    ]


def test_no_answer_is_drawn_before_it_is_the_learners_own(capsys):
    # given answers that do not pass
    learned = examine.after(examine.TEAM_PLAN, COURSES, PEOPLE)
    rates = (11.0, 6.0, 19.0), (23.0, 17.0, 32.0)
    plan = examine.kept_plan({}, COURSES, STAFF, PEOPLE, GAPS)
    way = examine.kept_way({"way": "?"}, 0.23, 0.11, 4 / 22)
    # when / then nothing is drawn, and a line says what will be
    assert plan is None and way is None
    assert examine.show_plan(plan, CARDS, COURSES, PEOPLE) is None
    assert examine.show_support("train only", None, *rates) is None
    assert examine.show_support(None, examine.support, *rates) is None
    assert examine.show_team([], "?", STAFF, learned, HIGHEST) is None
    assert capsys.readouterr().out.count("Once ") == 4
    assert "once task 4" in examine.plan_result(plan, CARDS, COURSES, PEOPLE)
    assert "once task 5" in examine.way_result(way)
    # and answers that pass are drawn
    plan = examine.kept_plan(CHEAPEST_PLAN, COURSES, STAFF, PEOPLE, GAPS)
    assert "29 days" in examine.show_plan(plan, CARDS, COURSES, PEOPLE).data
    assert "Probability" in examine.show_support("train only", examine.support, *rates).data
    team = ["S007", "S009", "S017", "S027", "S046", "S060"]
    assert "S046, data scientist, new ML engineer" in (
        examine.show_team(team, "S046", STAFF, learned, HIGHEST).data
    )


def test_a_decision_on_cards_needs_a_role_that_fits_and_none_that_must_not():
    for card, (fits, never, why) in examine.OPEN_CARDS.items():
        assert fits and not fits & never
        assert set(why) == set(examine.ROLES) - fits
        for role in examine.ROLES:
            faults = [f for f in examine.role_faults({card: role}) if f[0] == card]
            assert bool(faults) == (role not in fits)


def test_two_roles_of_which_one_fits_are_accepted_unless_one_must_not():
    for card, (fits, never, _) in examine.OPEN_CARDS.items():
        for one, other in combinations(examine.ROLES, 2):
            faults = [f for f in examine.role_faults({card: f"{one} + {other}"}) if f[0] == card]
            good = bool({one, other} & fits) and not {one, other} & never
            good = good or {one, other} in examine._EITHER.get(card, [])
            assert bool(faults) != good


def test_there_are_many_right_ways_to_mend_the_draft():
    draft = statland.load("raci-draft").set_index("row")
    letters, kinds = draft[examine.ROLES], draft["kind"]
    for last in (["A", "C", "-", "I", "R"], ["A", "R", "-", "I", "R"], ["AR", "C", "C", "I", "C"]):
        for service in (["I", "-", "A", "R", "C"], ["I", "-", "R", "C", "A"]):
            mended = letters.copy()
            mended.loc["R04"] = ["I", "A", "R", "C", "C"]
            mended.loc["R06"] = service
            mended.loc["R08"] = ["I", "C", "I", "C", "AR"]
            mended.loc["R12"] = last
            examine.raci_table(mended, letters, kinds)
            only_asked = mended.copy()
            only_asked.loc["R12"] = ["C", "A", "-", "I", "R"]
            with pytest.raises(checks.CheckFailed):
                examine.raci_table(only_asked, letters, kinds)
    with pytest.raises(checks.CheckFailed):
        examine.raci_rows(letters, letters, kinds)


def test_a_contract_with_any_valid_people_and_dates_holds():
    contract = {
        "product": "ISICoder",
        "from_role": "data scientist",
        "to_role": "backend engineer",
        "input": "isicoder-model",
        "owner": "S001",
        "deputy": "S036",
        "approver": "S012",
        "contact": "x@y.example",
        "service_level": {"answers_an_hour": 2500, "available_percent": 99.9},
        "rollback": {"to": "version 7", "within_minutes": 1, "codes_written_since": "code again"},
        "review_date": "2027-10-01",
    }
    examine.contract_holds(contract, STAFF)
    for owner in STAFF.loc[STAFF["field"] == "business", "staff_id"]:
        other = "S012" if owner != "S012" else "S010"
        examine.contract_holds(contract | {"owner": owner, "approver": other}, STAFF)
    for approver in STAFF.loc[STAFF["position"] == "product manager", "staff_id"]:
        examine.contract_holds(contract | {"approver": approver}, STAFF)
    for key in contract:
        left_out = {k: v for k, v in contract.items() if k != key}
        with pytest.raises(checks.CheckFailed):
            examine.contract_form(left_out)


@pytest.mark.parametrize(
    ("version", "bad"),
    [
        ("latest", True),
        ("the newest version", True),
        ("current version", True),
        ("?", True),
        ("version 7", False),
        ("the version that was running before the latest release", False),
        ("latest version minus one", False),
        ("the latest approved version", False),
    ],
)
def test_a_way_back_is_refused_only_where_it_leads_to_the_version_that_runs(version, bad):
    assert examine._is_the_bad_one(version) == bad


def test_what_else_can_be_defended_is_printed_only_after_an_answer_that_passes(capsys):
    # given open answers and good ones
    good = {card: next(iter(fits)) for card, (fits, _, _) in examine.OPEN_CARDS.items()}
    for answer, shown in ((None, "Once"), ({}, "Once"), (good, "can be defended as well")):
        # when they are printed / then the others stand there, or that they will
        examine.other_roles(answer)
        assert shown in capsys.readouterr().out
    examine.show_support("train only", examine.support, (11, 6, 19), (23, 17, 32))
    assert "can be defended as well" in capsys.readouterr().out


def test_no_role_that_can_be_defended_is_refused_as_the_one_who_does_it_all():
    # even where it is named on each card on which it can stand alone
    for role in examine.ROLES:
        alone = [card for card, (fits, _, _) in examine.OPEN_CARDS.items() if role in fits]
        assert len(alone) <= examine.MOST_CARDS, role
    assert set(examine.GIVEN) | set(examine.OPEN_CARDS) == set(CARDS["card_id"])
    assert not set(examine.GIVEN) & set(examine.OPEN_CARDS)


def test_the_interval_of_the_difference_is_that_of_a_published_example():
    # Newcombe (1998), table II, method 10: 56 of 70 less 48 of 80
    points = examine.difference(
        pd.DataFrame({"left": [48], "headcount": [80]}),
        pd.DataFrame({"left": [56], "headcount": [70]}),
    )
    assert points == pytest.approx((20.0, 5.24, 33.39), abs=0.01)


def test_positions_name_their_role_and_an_unknown_name_is_explained_once():
    named = {
        "software developer": examine.BACKEND,
        "Data Engineer": examine.BACKEND,
        "product manager": examine.BUSINESS,
        "subject statistician": examine.BUSINESS,
        "methodologist": examine.SCIENCE,
        "system administrator": examine.DEVOPS,
        "ML": examine.ENGINEER,
        "ML-Ops": examine.ENGINEER,
    }
    for word, role in named.items():
        assert examine.roles_in(word) == {role}, word
    with pytest.raises(checks.CheckFailed) as failed:
        examine.cards_to_roles({"T02": "architect", "T21": "operator"}, 5)
    said = " ".join(str(failed.value).split())
    assert said.count("use only these roles") == 1 and said.count("still open") == 1


def test_two_roles_that_cannot_do_a_card_are_both_told_why():
    for pair in ("scientist + business", "backend + devops"):
        ((_, _, why),) = [f for f in examine.role_faults({"T21": pair}) if f[0] == "T21"]
        for role in examine.roles_in(pair):
            assert examine.OPEN_CARDS["T21"][2][role] in why and f"({role})" in why


def test_who_has_answers_every_name(capsys):
    learned = examine.after(examine.TEAM_PLAN, COURSES, PEOPLE)
    rare = examine.who_has("rare", STAFF, learned, HIGHEST)
    assert "11 people" in capsys.readouterr().out and len(rare) == 11
    assert "software engineering 1" in rare.loc["S017", "of the notice, less"]
    few = examine.who_has("Labelling", STAFF, learned, HIGHEST)
    assert "16 people" in capsys.readouterr().out and len(few) == 8
    assert examine.who_has("python", STAFF, learned, HIGHEST) is None
    assert "monitoring" in capsys.readouterr().out


def test_the_chance_of_two_in_time_is_one_less_those_of_none_and_one():
    share, vacancies = 4 / 22, 4
    none = (1 - share) ** vacancies
    one = vacancies * share * (1 - share) ** (vacancies - 1)
    assert examine.in_time(share, vacancies) == pytest.approx(1 - none - one)
