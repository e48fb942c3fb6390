"""What the checks of module 08 promise: right answers never fail, bounds are the true ones."""

from __future__ import annotations

import importlib.util
import itertools
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import skops.io
from scipy.stats import beta

from mlcapacity import handover, statland
from mlcapacity.checks import CheckFailed

SLUG = "08-confidence-and-coders"
SOURCE = Path(__file__).resolve().parents[2] / "solutions" / SLUG / "examine.py"
_spec = importlib.util.spec_from_file_location("examine_08", SOURCE)
examine = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(examine)

SEEDS = range(200)


@pytest.fixture(scope="module")
def model():
    return skops.io.load(handover.take("isicoder-model", own=False) / "model.skops")


@pytest.fixture(scope="module")
def pool(model):
    return examine.pool(model, 823, "2023Q4")


def answers(seed, n=400, classes=12):
    """A model with `classes` classes that is as shy or sure as the seed says, and the truth."""
    rng = np.random.default_rng(seed)
    true = rng.dirichlet(np.full(classes, 0.15), n)
    columns = np.array([rng.choice(classes, p=row) for row in true])
    said = examine.tempered(np.maximum(true, 1e-6), (0.3, 3.0)[seed % 2])
    return said, columns


def records(seed, n=300):
    rng = np.random.default_rng(seed)
    confidence = rng.beta(4, 1.5, n)
    return pd.DataFrame(
        {
            "confidence": confidence,
            "right": rng.random(n) < 0.2 + 0.79 * confidence,
            "coder_right": rng.random(n) < 0.85 + 0.1 * confidence,
            "weight": rng.integers(1, 40, n).astype(float),
            "section_model": rng.choice(list("ACFG"), n),
            "section_coder": rng.choice(list("ACFGS"), n),
            "section_true": rng.choice(list("ACFGQ"), n),
        },
        index=rng.permutation(n),
    )


# ------------------------------------------------------------------ task 1


def by_loop(confidence, right, bins):
    rows, ece = [], 0.0
    for b in range(bins):
        inside = (confidence >= b / bins) & (confidence < (b + 1) / bins)
        if b == bins - 1:
            inside |= confidence == 1
        if inside.any():
            said, held = confidence[inside].mean(), right[inside].mean()
            rows.append({"confidence": said, "right": held, "answers": inside.sum()})
            ece += inside.mean() * abs(said - held)
    return pd.DataFrame(rows), ece


def test_a_right_reliability_table_never_fails():
    for seed in SEEDS:
        table = records(seed)
        pair = table["confidence"], table["right"]
        examine.reliability_table(by_loop, *pair, 5 + seed % 20, "a table")
        examine.reliability_error(by_loop, *pair, 5 + seed % 20, "a table")


# ------------------------------------------------------------------ task 2


def test_a_fitted_temperature_never_fails():
    for seed in SEEDS:
        (p, at), (q, to) = answers(seed), answers(seed + 1000)
        examine.calibration(examine.fitted_temperature, (p, at), (q, to), None, "a model")


def test_what_does_not_look_at_the_answers_fails_on_one_of_two_models():
    for temperature in (0.65, 0.88, 1.0, 1.5):
        failed = 0
        for seed in (0, 1):
            (p, at), (q, to) = answers(seed), answers(seed + 1000)
            try:
                examine.calibration(lambda *_, t=temperature: t, (p, at), (q, to), None, "a model")
            except CheckFailed:
                failed += 1
        assert failed


# ------------------------------------------------------------------ task 3


def clopper_pearson(right, n):
    return beta.ppf(0.05, np.maximum(right, 1e-9), n - right + 1)


def two_sided(right, n):
    z, share = 1.96, right / n
    half = z * np.sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
    return (share + z**2 / (2 * n) - half) / (1 + z**2 / n)


def rule(bound):
    return lambda c, r, target: examine.safe_threshold(c, r, target, bound=bound)


@pytest.mark.parametrize("bound", [examine.lower_bound, clopper_pearson, two_sided])
def test_a_threshold_by_any_sound_bound_passes_on_every_pool(bound, model, pool):
    other = examine.pool(model, 8301, "2025Q2", n=3000)
    for table, n, target in ((pool, 500, 0.95), (pool, 800, 0.96), (other, 500, 0.93)):
        examine.safe(rule(bound), table, n, target, "a pool")


def test_the_rule_of_thumb_misses_the_target_in_a_third_of_the_audits_or_more(model, pool):
    for seed in (1, 2, 3):
        misses, _, _ = examine.missed(examine.naive_threshold, pool, 500, 0.95, seed=seed)
        assert misses > 66


def test_the_safe_threshold_stays_below_the_limit_with_other_draws(pool):
    found = [examine.missed(examine.safe_threshold, pool, 500, 0.95, seed=s)[0] for s in range(20)]
    assert max(found) <= examine.MISSES


def test_the_fast_threshold_is_the_one_of_a_plain_search():
    for seed in SEEDS:
        table = records(seed)
        plain = None
        for t in np.round(np.arange(0, 1.001, 0.01), 2):
            kept = table.loc[table["confidence"] >= t, "right"]
            if len(kept) and examine.lower_bound(kept.sum(), len(kept)) >= 0.8:
                plain = t
                break
        assert examine.safe_threshold(table["confidence"], table["right"], 0.8) == plain


# ------------------------------------------------------------------ task 4


def test_the_least_cost_is_that_of_an_exhaustive_search():
    for seed, prices in itertools.product(range(60), ((1, 12), (5, 2), (1, 300))):
        table = records(seed, n=120)
        columns = [table[c] for c in ("confidence", "right", "coder_right")]
        best, at = examine.least_minutes(*columns, *prices)
        tried = [examine.minutes(*columns, t, *prices) for t in np.arange(0, 1.002, 0.002)]
        assert best <= min(tried) + 1e-12
        examine.cheapest(lambda *_, t=at: t, table, *prices, "a table")


def test_the_number_of_wrong_codes_need_not_fall_with_the_threshold(pool):
    right = [
        pool["right"].where(pool["confidence"] >= t, pool["coder_right"]).mean()
        for t in (0.0, 0.8, 2.0)
    ]
    assert right[1] > right[2] + 0.01 > right[0]


# ------------------------------------------------------------------ task 5


def slow_back_off(probabilities, classes, thresholds):
    given = []
    for row in probabilities:
        answer = None
        for digits in (4, 3, 2):
            sums = {}
            for code, p in zip(classes, row, strict=True):
                sums[code[:digits]] = sums.get(code[:digits], 0.0) + p
            best = max(sums, key=sums.get)
            if answer is None and sums[best] >= thresholds[digits]:
                answer = best
        given.append(answer)
    return given


def test_a_right_back_off_never_fails():
    codes = ["4711", "4719", "4721", "5610", "5630", "0111", "4922"]
    for seed in SEEDS:
        rng = np.random.default_rng(seed)
        thresholds = dict(zip((4, 3, 2), rng.uniform(0.4, 1, 3).round(2), strict=True))
        flat = rng.dirichlet(np.full(len(codes), 0.5), 40)
        examine.back_off(slow_back_off, flat, codes, thresholds, "some answers")


def test_the_lower_levels_keep_the_bound_of_all_automatic_codes():
    codes = np.array(["4711", "4719", "4721", "5610", "5630", "0111", "4922", "1071"])
    for seed in range(40):
        rng = np.random.default_rng(seed)
        flat = rng.dirichlet(np.full(8, 0.1), 400)
        true = np.array([codes[rng.choice(8, p=row)] for row in flat])
        first = examine.safe_threshold(flat.max(axis=1), codes[flat.argmax(axis=1)] == true, 0.9)
        if first is None:
            continue
        thresholds = examine.further_levels(flat, codes, true, first, 0.9)
        given = examine.routed(flat, codes, thresholds)
        held = [t.startswith(g) for g, t in zip(given, true, strict=True) if g]
        assert examine.lower_bound(sum(held), len(held)) >= 0.9 - 1e-9


# ------------------------------------------------------------------ tasks 6 and 7


def test_right_shares_never_fail():
    def plain(table, threshold):
        out = {}
        for way in ("model", "loop", "true"):
            for _, row in table.iterrows():
                use = row["section_true"] if way == "true" else row["section_model"]
                if way == "loop" and row["confidence"] < threshold:
                    use = row["section_coder"]
                cell = out.setdefault(use, dict.fromkeys(("model", "loop", "true"), 0.0))
                cell[way] += 100 * row["weight"] / table["weight"].sum()
        return pd.DataFrame(out).T

    for seed in SEEDS:
        examine.shares(plain, records(seed, n=30), 0.7, "some answers")


def test_every_combination_of_defensible_decisions_passes_and_every_other_letter_has_a_reason():
    keys = list(examine._DEFENSIBLE)
    for letters in itertools.product(*examine._DEFENSIBLE.values()):
        assert examine.decided(dict(zip(keys, letters, strict=True)), 6) == 6
    for key, fine in examine._DEFENSIBLE.items():
        for letter in set("abcd") - set(fine):
            decisions = {k: v[0] for k, v in examine._DEFENSIBLE.items()} | {key: letter}
            assert examine.decided(decisions, 5) == 5
            with pytest.raises(CheckFailed, match="5 of 6"):
                examine.decided(decisions, 6)


# ------------------------------------------------------------------ what the text says


def test_the_long_run_is_what_two_of_its_waves_suggest(model):
    # 16 waves take minutes; two of them must agree with the means within their own spread
    rows = [
        examine.section_shares(examine.pool(model, seed, "2025Q4", n=10_000), 0.75)
        for seed in (5000, 5001)
    ]
    found = pd.DataFrame([shares["loop"] - shares["true"] for shares in rows])
    off = (found.mean() - examine.long_run()["error"]).abs()
    single = examine.long_run()["half"] * 4 / 2.131  # the spread of one wave
    assert (off < 3.5 * single / np.sqrt(2)).all()


def test_the_trial_shows_no_clear_harm_overall_and_clear_harm_where_the_first_is_wrong():
    trial = examine.screen_trial()

    def difference(part):
        groups = part.groupby("screen")["coder_right"]
        share, n = groups.mean(), groups.size()
        error = np.sqrt((share * (1 - share) / n).sum())
        return share["suggestions"] - share["none"], 1.96 * error

    overall, half = difference(trial)
    assert abs(overall) < half
    wrong, half = difference(trial[trial["first_suggestion"] == "wrong"])
    assert wrong < -half


def test_every_section_of_the_survey_has_a_name():
    assert set(examine.SECTIONS) == set(statland.load("classes")["section"])
