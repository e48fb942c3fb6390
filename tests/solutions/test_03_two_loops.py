"""What the checks of 03-two-loops promise: right answers never fail, bounds are true."""

from __future__ import annotations

import importlib.util
import itertools

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from mlcapacity import checks, course
from mlcapacity.office import production

SLUG = "03-two-loops"
SEEDS = range(200)
ATTEMPTS = course.root() / "tests" / "attempts" / SLUG
SPEC = importlib.util.spec_from_file_location(
    "examine_03", course.root() / "solutions" / SLUG / "examine.py"
)
examine = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(examine)


def right(task, name):
    """The functions (or answers) of that name in all right attempts at a task."""
    found = []
    for path in sorted((ATTEMPTS / task).glob("right-*.py")):
        scope = {"pd": pd, "np": np, "nx": nx, "given_places": {}}
        exec(compile(path.read_text(encoding="utf-8"), path.name, "exec"), scope)
        found.append(scope[name])
    return found


@pytest.mark.parametrize("yours", right("check-drawing", "check_drawing"))
def test_right_drawings_never_fail(yours):
    for seed in SEEDS:
        edges = production.simulate_edges(
            seed, cycle=seed % 2 == 0, closed=seed % 3 == 0, n=4 + seed % 6
        )
        examine.cycle(yours, edges, "a drawing")
        examine.closed(yours, edges, "a drawing")


@pytest.mark.parametrize("yours", right("schedule-wave", "schedule"))
def test_right_schedules_never_fail(yours):
    for seed in SEEDS:
        steps = production.simulate_steps(seed, n=2 + seed % 14)
        examine.finish(yours, steps, "a plan")
        examine.slack(yours, steps, "a plan")


def test_the_plan_is_what_an_exhaustive_search_of_all_chains_finds():
    for seed in range(60):
        # given a small plan
        steps = production.simulate_steps(seed, n=7)
        days = dict(zip(steps["step"], steps["days"], strict=True))
        before = {
            step: [] if not isinstance(after, str) else [n.strip() for n in after.split(";")]
            for step, after in zip(steps["step"], steps["after"], strict=True)
        }
        # when every chain of steps is tried
        chains = [
            chain
            for k in range(1, 8)
            for chain in itertools.permutations(days, k)
            if all(a in before[b] for a, b in itertools.pairwise(chain))
        ]
        longest = max(sum(days[s] for s in chain) for chain in chains)
        slack = {
            step: longest - max(sum(days[s] for s in chain) for chain in chains if step in chain)
            for step in days
        }
        # then finish and slack are the same
        finish, _, found = examine.plan(steps)
        assert finish == longest
        assert found == slack


@pytest.mark.parametrize("yours", right("first-wave", "first_wave"))
def test_right_first_waves_never_fail(yours):
    free = production.holidays(2018, 2027)["date"].tolist()
    for seed in SEEDS:
        calendar = production.simulate_calendar(seed, first=2019 + seed % 5, years=1 + seed % 2)
        examine.first(yours, calendar, free[seed % 2 :: 1 + seed % 3], "a calendar")


def test_each_usual_slip_is_seen_in_the_shipped_calendar():
    calendar = production.simulate_calendar(production.SEED)
    free = production.holidays(2023, 2026)["date"].tolist()
    for slip, how in examine._SLIPS.items():

        def wrong(wave, table, days, how=how):
            return examine.first_wave_truth(wave, table, days, **how)

        with pytest.raises(checks.CheckFailed) as failed:
            examine.first(wrong, calendar, free, "the calendar")
        assert slip in " ".join(str(failed.value).split())


@pytest.mark.parametrize("yours", right("accept-version", "accept"))
def test_right_policies_never_fail(yours):
    for seed in SEEDS:
        examine.verdicts(yours, examine.mutants(seed))
        examine.verdicts(yours, examine.edge_sheets(seed))


def test_each_mutant_breaks_one_clause_and_each_clause_has_one():
    broken = []
    for name, sheet in examine.mutants(4):
        found, absent = examine.violated(sheet)
        assert absent == []
        assert len(found) == (0 if "well" in name else 1), name
        broken += found
    assert broken == [clause[1] for clause in examine.POLICY]


def test_a_rule_without_one_clause_never_passes():
    for drop in range(len(examine.POLICY)):
        metric = examine.POLICY[drop][1]

        def lax(sheet, metric=metric):
            broken, absent = examine.violated(sheet)
            return not [m for m in broken if m != metric] and not absent

        for seed in range(20):
            with pytest.raises(checks.CheckFailed):
                examine.verdicts(lax, examine.mutants(seed))


def test_every_place_that_is_accepted_passes_and_every_other_is_refused():
    best = {
        name: (min(examine._PLACES[name][0]), min(examine._TURNS[name][0]))
        for name in examine.TO_PLACE
    }
    examine.places(best, least=6)
    for name in examine.TO_PLACE:
        for code, loop in itertools.product(sorted(examine._CODES), examine.LOOPS):
            fine = code in examine._PLACES[name][0] and loop in examine._TURNS[name][0]
            if fine:
                examine.places(best | {name: (code, loop)}, least=6)
            else:
                with pytest.raises(checks.CheckFailed, match=name):
                    examine.places(best | {name: (code, loop)}, least=6)


@pytest.mark.parametrize("loop", ["wave", "both", "model"])
def test_one_loop_for_all_is_not_enough(loop):
    lazy = {name: (min(examine._PLACES[name][0]), loop) for name in examine.TO_PLACE}
    with pytest.raises(checks.CheckFailed, match="loop that can be defended"):
        examine.places(lazy, least=5)


def test_the_figure_of_an_unfinished_map_shows_the_given_places_only():
    given = {"A01": ("1.1", "model"), "A02": ("4.1", "wave")}
    for answer in (given, None, 3, {"A03": ("?", "?")}, {"A03": "5.2"}):
        _, text = examine.draw_places(answer, given)
        assert "not complete yet" in text


def test_every_phase_that_is_accepted_passes_and_every_other_is_refused():
    best = {name: min(accepted) for name, (accepted, _, _) in examine._PHASES.items()}
    examine.phases(best)
    for name, (accepted, _, _) in examine._PHASES.items():
        for phase in examine._CRISP:
            if phase in accepted:
                examine.phases(best | {name: phase})
            else:
                with pytest.raises(checks.CheckFailed, match=f"{name}:"):
                    examine.phases(best | {name: phase})


def test_a_phase_that_cannot_be_read_does_not_hide_the_next_that_is_off():
    best = {name: min(accepted) for name, (accepted, _, _) in examine._PHASES.items()}
    with pytest.raises(checks.CheckFailed, match="A03: no phase") as failed:
        examine.phases(best | {"A03": "building", "A10": "evaluation"})
    assert "A10 in evaluation" in " ".join(str(failed.value).split())


def test_a_map_of_question_marks_gets_no_hint():
    with pytest.raises(checks.CheckFailed, match="question marks") as failed:
        examine.places({name: ("?", "?") for name in examine.TO_PLACE}, least=5)
    assert "Think of" not in str(failed.value)


def test_a_list_of_cycles_is_told_from_edges_and_stations():
    ring = [("a", "b"), ("b", "c"), ("c", "a")]
    assert examine._are_cycles([["a", "b"], ["c", "d"]])
    assert examine._are_cycles([["a", "b", "c"]])
    for other in ([], ["a", "b"], ring, [list(edge) for edge in ring], [(*e, 0) for e in ring]):
        assert not examine._are_cycles(other)


def test_each_way_to_name_a_phase_is_read():
    for phase, words in examine._CRISP.items():
        for word in (phase, phase.title(), *words):
            assert examine._phase_of(word) == phase
    for word, phase in {
        "monitor": "monitoring and maintenance",
        "maintain": "monitoring and maintenance",
        "understand": "business and data understanding",
        "model": "modelling",
        "training": "modelling",
        "evaluating the model": "evaluation",
    }.items():
        assert examine._phase_of(word) == phase
    for text in ("?", "build", "3.2", "modelling or evaluation", None):
        assert examine._phase_of(text) is None


def test_the_trap_is_tested_on_both_sides():
    # a test before use is evaluation and not phase 8; a look back is phase 8 and not evaluation
    assert examine._PHASES["A12"][0] == {"evaluation"}
    assert not {code for code in examine._PLACES["A12"][0] if code.startswith("8")}
    assert "evaluation" not in examine._PHASES["A10"][0]
    assert {"8.1", "8.2"} <= examine._PLACES["A10"][0]


def test_the_calendar_is_read_as_it_was_made():
    from mlcapacity import statland

    read = examine.read_calendar(statland.load("wave-calendar"))
    made = production.simulate_calendar(production.SEED)[list(read.columns)]
    pd.testing.assert_frame_equal(read, made, check_dtype=False)
