"""What the checks of 22-platform-anatomy promise: right answers never fail, wrong ones do."""

from __future__ import annotations

import importlib.util

import numpy as np
import pandas as pd
import pytest

from mlcapacity import checks, course
from mlcapacity.office import platforms

PATH = course.root() / "solutions" / "22-platform-anatomy" / "examine.py"
SPEC = importlib.util.spec_from_file_location("examine_22", PATH)
examine = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(examine)

FORMATS, LICENCES = platforms.file_formats(), platforms.licences()


# ------------------------------------------------------------------ settings


@pytest.mark.parametrize("cases", [examine.SHOWN, examine.unseen()])
def test_the_cases_of_the_schema_task_are_good_and_bad_by_the_six_rules(cases):
    # given the values that schemas are tried on / then the rules agree, and say why
    assert {name: examine.fault(values) for name, values in cases["good"].items()} == dict.fromkeys(
        cases["good"], ""
    )
    assert all(examine.fault(values) for values in cases["bad"].values())


def test_each_bad_case_breaks_the_rule_that_its_message_names():
    for values in (examine.SHOWN["bad"], examine.unseen()["bad"]):
        for name, bad in values.items():
            word = examine.fault(bad).split("`")[1].split(".")[0]
            assert word in ("image", "resources", "storage", "security", "init"), name


@pytest.mark.parametrize("text", ["true", "{}", '{"type": "object"}'])
def test_a_schema_that_accepts_everything_is_refused(text):
    if text == "true":
        with pytest.raises(checks.CheckFailed, match="an object"):
            examine.reader_of(text)
        return
    with pytest.raises(checks.CheckFailed, match="bad values are accepted"):
        examine.schema(examine.reader_of(text), examine.SHOWN)


def test_a_schema_that_refuses_everything_is_refused():
    with pytest.raises(checks.CheckFailed, match="good values are refused"):
        examine.schema(examine.reader_of('{"not": {}}'), examine.SHOWN)


def test_a_schema_that_looks_elsewhere_gets_a_message_and_no_error():
    with pytest.raises(checks.CheckFailed, match="stops with"):
        examine.schema(examine.reader_of('{"$ref": "#/$defs/none"}'), examine.SHOWN)


# ------------------------------------------------------------------ data and places


def by_sets(data_class, places):
    """The policy once more, by taking away what each rule forbids."""
    rows = places.fillna("unknown").set_index("place")
    left = set(rows.index)
    rules = {
        "internal": [rows["named_accounts"] != "yes", rows["encrypted"] != "yes"],
        "confidential": [
            rows["kind"] == "laptop",
            rows["access_log"] != "yes",
            rows["keys"] != "office",
            rows["country_agreed"] != "yes",
            (rows["operator"] != "office") & (rows["contract"] != "yes"),
        ],
    }
    wanted = {"public": [], "internal": ["internal"], "confidential": ["internal", "confidential"]}
    for part in wanted[data_class]:
        for forbidden in rules[part]:
            left -= set(rows.index[forbidden])
    return pd.Index(sorted(left))


def test_the_right_policy_never_fails_and_the_two_prejudices_always_do():
    def no_cloud(data_class, places):
        found = examine.permitted(data_class, places)
        kinds = places.set_index("place")["kind"]
        return [p for p in found if data_class != "confidential" or kinds[p] != "public cloud"]

    def own_is_safe(data_class, places):
        own = places.loc[places["operator"] == "office", "place"]
        return sorted({*examine.permitted(data_class, places), *own})

    for seed in range(200):
        places = platforms.simulate_places(seed)
        examine.policy(by_sets, places, "a list")
        for wrong in (no_cloud, own_is_safe):
            with pytest.raises(checks.CheckFailed):
                examine.policy(wrong, places, "a list")


# ------------------------------------------------------------------ costs


def with_numpy(seed):
    """A right answer to the cost task that draws by its own generator."""
    rng = np.random.default_rng(seed)

    def cost(lines, option, hours):
        part = lines[lines["option"] == option]
        times = part["paid"].map({"once": 1, "each year": 5, "each 1,000 hours": hours / 200})
        ends = part["highest"].clip(lower=1e-9)
        return rng.triangular(part["lowest"], part["likely"], ends, (20_000, len(part))) @ times

    def chance(lines, first, second, hours):
        return np.mean(cost(lines, first, hours) < cost(lines, second, hours))

    def even(lines):
        low, high = 0, 200_000
        while high - low > 1_000:
            middle = (low + high) / 2
            if chance(lines, "cloud", "on-premises", middle) > 0.5:
                low = middle
            else:
                high = middle
        return (low + high) / 2

    return chance, even


def test_right_chances_never_fail_by_luck():
    # given 200 offices, each with another generator / then 20,000 draws stay well inside 0.03
    for seed in range(200):
        chance, _ = with_numpy(seed)
        lines = platforms.simulate_lines(seed)
        hours = int(np.random.default_rng(seed).integers(0, 80_000))
        examine.cheaper(chance, lines, "cloud", "on-premises", hours, "an office")


def test_right_break_evens_never_fail_by_luck():
    for seed in range(40):
        _, even = with_numpy(seed)
        examine.even(even, platforms.simulate_lines(seed), "an office")


def test_a_break_even_exists_in_every_simulated_office():
    for seed in range(25):
        lines = platforms.simulate_lines(seed)
        assert examine.chance(lines, "cloud", "on-premises", 0) > 0.8
        assert examine.chance(lines, "cloud", "on-premises", 200_000) < 0.05


def test_the_mean_of_the_drawn_costs_is_that_of_the_triangles():
    lines = platforms.platform_lines()
    for option in platforms.OPTIONS:
        part = lines[lines["option"] == option]
        times = part["paid"].map({"once": 1, "each year": 5, "each 1,000 hours": 60})
        mean = (part[["lowest", "likely", "highest"]].mean(axis=1) * times).sum()
        assert examine.costs(lines, option, 12_000).mean() == pytest.approx(mean, rel=0.005)


# ------------------------------------------------------------------ the way out


def test_the_problems_found_are_those_that_were_planted():
    for seed in range(200):
        bundle, truth = platforms.simulate_bundle(seed, seed % 16)
        found = examine.problems(bundle, FORMATS, LICENCES)
        assert sorted(found) == sorted(map(tuple, truth.to_numpy().tolist()))


@pytest.mark.parametrize(
    "form",
    [
        list,
        set,
        lambda pairs: pd.DataFrame(pairs, columns=["path", "problem"]),
        lambda pairs: [list(pair) for pair in pairs],
        lambda pairs: {p: [w for q, w in pairs if q == p] for p, _ in pairs},
    ],
)
def test_pairs_are_accepted_in_every_form(form):
    for seed, n in ((1, 0), (2, 15)):
        bundle, _ = platforms.simulate_bundle(seed, n)
        examine.way_out(
            lambda *tables: form(examine.problems(*tables)), bundle, FORMATS, LICENCES, "a bundle"
        )


def test_a_missing_and_an_invented_problem_each_get_their_message():
    bundle, truth = platforms.simulate_bundle(3, 10)
    pairs = examine.problems(bundle, FORMATS, LICENCES)
    assert len(pairs) == len(truth)
    for wrong, message in (
        (pairs[1:], "nothing is said"),
        ([*pairs, ("x.py", "secret")], "is said"),
    ):
        with pytest.raises(checks.CheckFailed, match=message):
            examine.way_out(lambda *_, made=wrong: made, bundle, FORMATS, LICENCES, "a bundle")


# ------------------------------------------------------------------ the components


def test_the_arguable_component_passes_both_ways_and_the_others_only_one_way():
    sure = {"Bergland": {"C9"}, "Corwy": {"C4"}, "Delmar": {"C1", "C3", "C4", "C6"}}
    examine.gaps(sure)
    examine.gaps(sure | {"Delmar": [*sure["Delmar"], "C9"]})
    for office, parts in sure.items():
        for part in examine.COMPONENTS:
            if (office, part) == ("Delmar", "C9"):
                continue
            with pytest.raises(checks.CheckFailed, match=office):
                examine.gaps(sure | {office: set(parts) ^ {part}})


def test_the_tools_that_messages_name_are_tools_of_that_office():
    stacks = platforms.platform_stacks()
    known = set(zip(stacks["office"], stacks["tool"], strict=True))
    assert {(office, tool) for (office, _), tool in examine._WHERE.items()} <= known
