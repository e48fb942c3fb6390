"""What the check cells try on an answer. You may read it; grading uses its own copy."""

from __future__ import annotations

import hashlib

import numpy as np
import pandas as pd

from mlcapacity import checks, statland

TEMPERATURE = 0.88  # section 2: the least log loss on the four waves of 2023
BEATEN = 0.70  # task 2: an ECE of at most this part of the old one
MISSES, DRAWS = 20, 200  # task 3: how many of the audits may lead below the target
SHARE_KEPT = 0.85  # task 3: of the automatic share that the reference reaches
DEARER = 1.03  # task 4: at most this multiple of the least cost

TRIAL = 845  # section 7: the seed of the trial
# Section 6: the loop on 16 simulated waves 2025Q4 of 10,000 answers each (seeds 5000 to 5015) with
# the threshold 0.75: the mean error of a section's share in percentage points, and half its 95 %
# interval.
LONG_RUN = {
    **{"A": (-0.031, 0.019), "C": (-0.025, 0.038), "D": (-0.011, 0.012), "E": (0.037, 0.019)},
    **{"F": (0.041, 0.061), "G": (0.045, 0.050), "H": (-0.057, 0.041), "I": (0.081, 0.031)},
    **{"J": (-0.050, 0.040), "L": (0.048, 0.027), "M": (-0.041, 0.031), "N": (0.006, 0.024)},
    **{"P": (0.067, 0.032), "Q": (-0.040, 0.019), "R": (0.015, 0.022), "S": (-0.087, 0.023)},
}

SECTIONS = {
    **{"A": "agriculture", "C": "manufacturing", "D": "energy", "E": "water, waste"},
    **{"F": "construction", "G": "trade", "H": "transport", "I": "hotels, restaurants"},
    **{"J": "information", "L": "real estate", "M": "professions", "N": "support services"},
    **{"P": "education", "Q": "health", "R": "arts, leisure", "S": "other services"},
}


# ------------------------------------------------------------------------- what the cells share


def tempered(probabilities, temperature):
    """As in section 2."""
    powers = np.asarray(probabilities, dtype=float) ** (1 / temperature)
    return powers / powers.sum(axis=1, keepdims=True)


def lower_bound(right, answers):
    """As in section 3: Wilson's bound, which the true share exceeds in 95 of 100 samples."""
    z, share = 1.645, right / answers
    middle = share + z**2 / (2 * answers)
    half = z * np.sqrt(share * (1 - share) / answers + z**2 / (4 * answers**2))
    return (middle - half) / (1 + z**2 / answers)


def interval(right):
    """The share of True and its 95 % interval (Wilson), all in per cent."""
    n, share, z = len(right), np.mean(right), 1.96
    middle = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * np.sqrt(share * (1 - share) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    return 100 * share, 100 * (middle - half), 100 * (middle + half)


def binned(confidence, right, bins):
    """Mean confidence, share right and answers of each bin of equal width that is not empty."""
    confidence = np.asarray(confidence, dtype=float)
    right = np.asarray(right, dtype=float)
    which = np.minimum((confidence * bins).astype(int), bins - 1)
    rows = [
        (confidence[which == b].mean(), right[which == b].mean(), int((which == b).sum()))
        for b in np.unique(which)
    ]
    return pd.DataFrame(rows, columns=["confidence", "right", "answers"])


def calibration_error(confidence, right, bins=10):
    """The expected calibration error: the gaps of the bins, weighted by their answers."""
    rows = binned(confidence, right, bins)
    gaps = (rows["confidence"] - rows["right"]).abs()
    return float((gaps * rows["answers"]).sum() / rows["answers"].sum())


def log_loss(probabilities, columns):
    """Minus the mean logarithm of the probability of what the coder chose."""
    chosen = np.asarray(probabilities)[np.arange(len(columns)), columns]
    return float(-np.log(np.maximum(chosen, 1e-12)).mean())


def fitted_temperature(probabilities, columns):
    """The temperature with the least log loss."""
    tried = np.round(np.arange(0.3, 3.001, 0.02), 2)
    return float(min(tried, key=lambda t: log_loss(tempered(probabilities, t), columns)))


def safe_threshold(confidence, right, target, bound=lower_bound):
    """The smallest threshold in steps of 0.01 whose lower bound reaches the target, or None."""
    confidence = np.asarray(confidence, dtype=float)
    order = np.argsort(confidence)
    hits = np.append(np.cumsum(np.asarray(right, dtype=float)[order][::-1])[::-1], 0.0)
    tried = np.round(np.arange(0, 1.001, 0.01), 2)
    first = np.searchsorted(confidence[order], tried)
    n = len(confidence) - first
    passed = (n > 0) & (bound(hits[first], np.maximum(n, 1)) >= target)
    return float(tried[passed][0]) if passed.any() else None


def naive_threshold(confidence, right, target):
    """The smallest threshold whose observed share right reaches the target."""
    return safe_threshold(confidence, right, target, bound=lambda right, answers: right / answers)


def levels(probabilities, classes):
    """For 4, 3 and 2 digits: the likeliest code of each row, and its summed probability."""
    probabilities = np.asarray(probabilities, dtype=float)
    found = {}
    for digits in (4, 3, 2):
        starts = np.array([code[:digits] for code in classes])
        codes, place = np.unique(starts, return_inverse=True)
        summed = np.zeros((len(probabilities), len(codes)))
        for column, to in enumerate(place):
            summed[:, to] += probabilities[:, column]
        found[digits] = codes[summed.argmax(axis=1)], summed.max(axis=1)
    return found


def routed(probabilities, classes, thresholds):
    """The code of each row at the finest level whose sum reaches its threshold, else None."""
    given = [None] * len(probabilities)
    found = levels(probabilities, classes)
    for digits in (2, 3, 4):
        codes, summed = found[digits]
        for row in np.flatnonzero(summed >= thresholds[digits]):
            given[row] = str(codes[row])
    return given


def further_levels(probabilities, classes, codes, first, target):
    """Thresholds for 4, 3 and 2 digits, the first one given.

    Each of the others is the smallest that keeps the lower bound of all automatic codes, each
    judged at the level at which it is given, at the target. 1.0 where there is none.
    """
    codes = pd.Series(codes).to_numpy()
    found = levels(probabilities, classes)
    taken = found[4][1] >= first
    right = (found[4][0] == codes) & taken
    thresholds = {4: first}
    for digits in (3, 2):
        same = found[digits][0] == np.array([code[:digits] for code in codes])
        thresholds[digits] = 1.0
        for threshold in np.round(np.arange(0.5, 1.0, 0.01), 2):
            more = ~taken & (found[digits][1] >= threshold)
            all_right = right.sum() + same[more].sum()
            if more.any() and lower_bound(all_right, taken.sum() + more.sum()) >= target:
                thresholds[digits] = float(threshold)
                right, taken = right | (same & more), taken | more
                break
    return thresholds


def with_codes(records, model, temperature=TEMPERATURE, truth="true_code"):
    """The records, with the model's code, its confidence and margin, and who is right."""
    classes = np.asarray(model.classes_)
    probabilities = tempered(model.predict_proba(records["text"]), temperature)
    two = np.sort(probabilities, axis=1)[:, -2:]
    records = records.assign(
        model_code=classes[probabilities.argmax(axis=1)],
        confidence=two[:, 1],
        margin=two[:, 1] - two[:, 0],
    )
    records["right"] = records["model_code"] == records[truth]
    records["coder_right"] = records["code"] == records[truth]
    return records


def pool(model, seed, wave, n=6000):
    """A simulated wave with known truth, coded by the model and by a coder."""
    made = with_codes(statland.simulate_wave(seed, wave, n=n), model)
    section = statland.load("classes").set_index("code")["section"]
    for name, codes in (("model", "model_code"), ("coder", "code"), ("true", "true_code")):
        made[f"section_{name}"] = made[codes].map(section)
    return made


def missed(choose, pool, n, target, draws=DRAWS, seed=8):
    """How a rule does on many audits: in how many draws it misses, and the automatic shares."""
    rng = np.random.default_rng(seed)
    confidence, right = pool["confidence"].to_numpy(), pool["right"].to_numpy()
    misses, shares, chosen = 0, [], []
    for _ in range(draws):
        drawn = rng.integers(len(pool), size=n)
        threshold = choose(pd.Series(confidence[drawn]), pd.Series(right[drawn]), target)
        chosen.append(threshold)
        kept = confidence >= (np.inf if threshold is None else threshold)
        misses += bool(kept.any() and right[kept].mean() < target)
        shares.append(kept.mean())
    return misses, float(np.mean(shares)), chosen


def minutes(confidence, right, coder_right, threshold, coder_minutes, error_minutes):
    """Minutes an answer: the coders' work, and the repair of every wrong code that goes out."""
    automatic = np.asarray(confidence) >= threshold
    wrong = np.where(automatic, ~np.asarray(right, bool), ~np.asarray(coder_right, bool))
    return float(np.mean(coder_minutes * ~automatic + error_minutes * wrong))


def least_minutes(confidence, right, coder_right, coder_minutes, error_minutes):
    """The least minutes an answer over all thresholds, and the smallest threshold with it."""
    tried = np.append(np.unique(confidence), 2.0)
    costs = [
        minutes(confidence, right, coder_right, t, coder_minutes, error_minutes) for t in tried
    ]
    best = int(np.argmin(costs))
    return costs[best], float(tried[best])


def section_shares(records, threshold):
    """The share of each section in per cent of the weights: by model, in the loop, true."""
    loop = records["section_model"].where(
        records["confidence"] >= threshold, records["section_coder"]
    )
    weight = 100 * records["weight"] / records["weight"].sum()
    columns = {
        "model": weight.groupby(records["section_model"]).sum(),
        "loop": weight.groupby(loop).sum(),
        "true": weight.groupby(records["section_true"]).sum(),
    }
    return pd.DataFrame(columns).fillna(0.0)


def long_run():
    """The loop's mean error over 16 simulated waves, and half of its 95 % interval."""
    rows = [(section, *numbers) for section, numbers in LONG_RUN.items()]
    return pd.DataFrame(rows, columns=["section", "error", "half"]).set_index("section")


def screen_trial(seed=TRIAL):
    """An invented trial: 1,200 answers for the coders, half of them with five suggestions shown."""
    rng = np.random.default_rng(seed)
    n = 1200
    shown = rng.permutation(n) < n // 2
    first_right = rng.random(n) < 0.58
    able = rng.random(n) < 0.935  # the coder would find the right code alone
    swayed = rng.random(n) < 0.12  # takes the first suggestion, whatever it says
    helped = rng.random(n) < 0.70  # recognises the right code when it stands first
    seen = np.where(first_right, able | helped, able & ~swayed)
    seconds = np.where(shown, 38, 60) * np.exp(rng.normal(-0.06, 0.35, n))
    return pd.DataFrame(
        {
            "screen": np.where(shown, "suggestions", "none"),
            "first_suggestion": np.where(first_right, "right", "wrong"),
            "coder_right": np.where(shown, seen, able),
            "seconds": seconds.round(),
        }
    )


def automatic_share(measure, right, target):
    """The largest share of the answers that reaches the target when the surest go first."""
    order = np.argsort(-np.asarray(measure), kind="stable")
    so_far = np.cumsum(np.asarray(right, dtype=float)[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(so_far >= target)
    return 100 * (enough[-1] + 1) / len(order) if len(enough) else 0.0


def margin_against_p1(records, target=0.95, draws=1000):
    """Paired bootstrap: how much larger the automatic share is by margin than by p1 (points)."""
    rng = np.random.default_rng(0)
    p1, margin, right = (records[c].to_numpy() for c in ("confidence", "margin", "right"))

    def difference(rows):
        by_margin = automatic_share(margin[rows], right[rows], target)
        return by_margin - automatic_share(p1[rows], right[rows], target)

    every = np.arange(len(records))
    found = [difference(rng.choice(every, len(every))) for _ in range(draws)]
    return difference(every), *np.percentile(found, [2.5, 97.5])


def policy(model_file, temperature, thresholds, audited):
    """The hand-over: what the coding service needs to route an answer."""
    return {
        "policy": "2026-1",
        "model_sha256": hashlib.sha256(model_file.read_bytes()).hexdigest(),
        "temperature": temperature,
        "confidence": "p1",
        "thresholds": {str(digits): thresholds[digits] for digits in (4, 3, 2)},
        "target": 0.95,
        "chosen_on": sorted(audited["wave"].unique().tolist()),
        "answers": len(audited),
        "valid_until": "2026Q2",
    }


def measured(coded, columns, probabilities, classes, audited, policy):
    """The evidence: ECE before and after, and what the policy does on the audited answers."""
    agrees = coded.argmax(axis=1) == columns
    after = tempered(coded, policy["temperature"])
    thresholds = {int(digits): t for digits, t in policy["thresholds"].items()}
    given = routed(probabilities, classes, thresholds)
    pairs = [
        code[: len(got)] == got
        for got, code in zip(given, audited["expert_code"], strict=True)
        if got
    ]
    share, low, high = map(float, interval(pairs)) if pairs else (None, None, None)
    return {
        "answers_by_coders": len(coded),
        "ece_before": round(calibration_error(coded.max(axis=1), agrees), 4),
        "ece_after": round(calibration_error(after.max(axis=1), agrees), 4),
        "temperature": policy["temperature"],
        "thresholds": policy["thresholds"],
        "answers_by_experts": len(audited),
        "automatic_share": round(len(pairs) / len(audited), 4),
        "automatic_right": None if share is None else round(share / 100, 4),
        "automatic_right_low": None if low is None else round(low / 100, 4),
        "automatic_right_high": None if high is None else round(high / 100, 4),
    }


# ------------------------------------------------------------------------- task 1


def _pair(yours, confidence, right, bins):
    look = "the prompt of task 1"
    both = yours(confidence.copy(), right.copy(), bins)
    checks.expect(
        isinstance(both, tuple | list) and len(both) == 2,
        seen=f"the result is {checks.describe(both)}",
        wanted="two things, `return table, ece`: the table of the bins, then one number",
        look=look,
    )
    return both


def reliability_table(yours, confidence, right, bins, name):
    """Task 1: mean confidence, share right and answers of every bin that is not empty."""
    look = "section 1, one bin by hand"
    made, _ = _pair(yours, confidence, right, bins)
    made = checks.table(made, ["confidence", "right", "answers"], look)
    made = made[["confidence", "right", "answers"]]
    exact = binned(confidence, right, bins)
    empty = made["answers"].isna() | (made["answers"] == 0)
    checks.expect(
        not empty.any(),
        seen=f"for {name} `answers` is 0 or missing in {int(empty.sum())} of your rows",
        wanted="the number of answers in the bin, and only bins with at least one",
        look="the prompt of task 1, its second point",
        why="the share right among no answers is no number",
    )
    checks.expect(
        np.ptp(exact["answers"]) < 3
        or not np.allclose(made["answers"], len(confidence) / len(made), atol=1),
        seen=f"for {name} every bin has about the same number of answers",
        wanted="bins of equal width: with 10 bins, from 0 to 0.1, from 0.1 to 0.2, and so on",
        look="the prompt of task 1, its second point",
    )
    checks.expect(
        len(made) == len(exact),
        seen=f"for {name} {len(made)} rows",
        wanted=f"{len(exact)} rows: of the {bins} bins, {len(exact)} hold answers",
        look="the prompt of task 1, its second point",
        why="" if len(made) != bins + 1 else "a confidence of 1 belongs to the last bin",
    )
    made = made.astype(float).sort_values("confidence").reset_index(drop=True)
    for column in ("answers", "confidence", "right"):
        off = (made[column] - exact[column]).abs()
        worst = int(off.fillna(np.inf).to_numpy().argmax())
        seen = made.loc[worst, column]
        same = column == "right" and np.allclose(made["right"], made["confidence"], atol=1e-3)
        checks.expect(
            off.notna().all() and off.max() <= 2e-3,
            seen=f"for {name} the bin with {exact.loc[worst, 'answers']} answers and a mean "
            f"confidence of {exact.loc[worst, 'confidence']:.3f} has {column} = {seen:.4g}",
            wanted=f"{exact.loc[worst, column]:.4g}",
            look=look,
            why="what the model says of itself is the confidence; `right` says what was found"
            if same
            else "shares run from 0 to 1"
            if np.isclose(seen, 100 * exact.loc[worst, column], rtol=1e-2)
            else "",
        )


def reliability_error(yours, confidence, right, bins, name):
    """Task 1: the expected calibration error."""
    look = "section 1, the sentence on the expected calibration error"
    _, ece = _pair(yours, confidence, right, bins)
    ece = checks.number(ece, f"the ECE for {name}", look)
    exact = calibration_error(confidence, right, bins)
    rows = binned(confidence, right, bins)
    gap = rows["confidence"] - rows["right"]
    checks.expect(
        abs(ece - gap.abs().mean()) > 1e-4 or abs(exact - gap.abs().mean()) < 1e-4,
        seen=f"the ECE for {name} is {ece:.4f}, the plain mean of the gaps",
        wanted=f"{exact:.4f}: each gap counts as much as its bin has answers",
        look=look,
    )
    signed = abs((gap * rows["answers"]).sum() / rows["answers"].sum())
    checks.expect(
        abs(abs(ece) - signed) > 1e-4 or abs(exact - signed) < 1e-4,
        seen=f"the ECE for {name} is {ece:.4f}: gaps up and gaps down cancel out in it",
        wanted=f"{exact:.4f}: the size of each gap, without its sign",
        look=look,
    )
    checks.close(ece, exact, 2e-3, f"the ECE for {name}", look)


# ------------------------------------------------------------------------- task 2


def calibration(yours, learn, test, classes, name):
    """Task 2: on answers that were not used, the ECE falls by 30 %, the agreement does not.

    `learn` and `test` are pairs: an array of probabilities, and the column of the coder's code.
    """
    look = "section 2, what a temperature does"
    made = yours(learn[0].copy(), learn[1].copy())
    before, columns = test
    if callable(made):
        try:
            with checks.quiet():
                after = np.asarray(made(before.copy()), dtype=float)
        except Exception as error:
            checks.fail(
                seen=f"your function stopped with {type(error).__name__}: {str(error)[:150]}",
                wanted="a function that takes an array of probabilities, one row an answer",
                look="the prompt of task 2",
            )
        kind = "your function"
        checks.expect(
            after.shape == before.shape
            and np.isfinite(after).all()
            and (after >= 0).all()
            and np.allclose(after.sum(axis=1), 1, atol=1e-4),
            seen=f"{kind} gives an array of shape {after.shape}, rows that sum to "
            f"{np.min(after.sum(axis=-1)):.3f} and more",
            wanted=f"the shape {before.shape}, no negative numbers, rows that add up to 1",
            look="the prompt of task 2",
        )
    else:
        value = checks.number(made, "what calibrate returns", "the prompt of task 2", 0.01, 100)
        after, kind = tempered(before, value), f"your temperature {value:.2f}"
    right = [p.argmax(axis=1) == columns for p in (before, after)]
    old, new = (
        calibration_error(p.max(axis=1), r) for p, r in zip((before, after), right, strict=True)
    )
    lost = 100 * (right[0].mean() - right[1].mean())
    checks.expect(
        lost <= 0.5,
        seen=f"with {name}, {kind} makes the model agree with coders in {lost:.1f} fewer of 100",
        wanted="the same agreement, give or take 0.5 of 100: only the probabilities change",
        look="the prompt of task 2",
    )
    checks.expect(
        not np.allclose(after, before, atol=1e-6),
        seen=f"with {name}, the probabilities stay as they are: an ECE of {100 * old:.1f} points",
        wanted=f"{100 * BEATEN * old:.1f} points or less, on answers that you have not seen",
        look=look,
        why="that a model says 0.8 does not make 80 of 100 right; this one was measured",
    )
    spread = after.max(axis=1).mean() - before.max(axis=1).mean()
    needed = right[0].mean() - before.max(axis=1).mean()
    wrong_way = "" if spread * needed > 0 else "they moved the wrong way: p ** (1 / T)"
    best = fitted_temperature(*learn)
    checks.expect(
        new <= BEATEN * old,
        seen=f"with {name}, {kind} brings the ECE from {100 * old:.1f} to {100 * new:.1f} points "
        "on answers not used to fit",
        wanted=f"{100 * BEATEN * old:.1f} points or less",
        look=look,
        why=wrong_way
        or f"on the given answers the log loss is least near T = {best:.2f}; look far enough on "
        "both sides, and fit on what the function is given, not on the history, with which the "
        "model was trained",
    )
    return 100 * old, 100 * new


# ------------------------------------------------------------------------- task 3


def _threshold(value, name, look):
    if value is None:
        return None
    return checks.number(value, f"the threshold for {name}", look)


def threshold(yours, confidence, right, target, name):
    """Task 3: on one audit, the bound holds; None only where no threshold will do."""
    look = "section 3, the lower bound"
    got = _threshold(yours(confidence.copy(), right.copy(), target), name, look)
    best = safe_threshold(confidence, right, target)
    if best is None:
        checks.expect(
            got is None,
            seen=f"a threshold of {got} for {name} and the target {target:g}",
            wanted="None: no threshold has a lower bound that reaches this target",
            look="the prompt of task 3, its last point",
        )
        return None
    checks.expect(
        got is not None,
        seen=f"None for {name} and the target {target:g}",
        wanted=f"a number: {best:.2f} has a lower bound that reaches the target",
        look="the prompt of task 3",
    )
    kept = np.asarray(confidence) >= got
    n, hits = int(kept.sum()), int(np.asarray(right)[kept].sum())
    checks.expect(
        n,
        seen=f"a threshold of {got:.3g} for {name}, which no confidence reaches",
        wanted=f"a threshold from 0 to 1 that some answers reach, such as {best:.2f}",
        look="the prompt of task 3",
    )
    bound = lower_bound(hits, n)
    checks.expect(
        bound >= target - 0.004,
        seen=f"a threshold of {got:.3g} for {name}: {hits} of {n} answers above it are right "
        f"({hits / n:.3f}), and the lower bound is {bound:.3f}",
        wanted=f"a lower bound of {target:g} or more",
        look=look,
        why="the share in a sample is too high about as often as it is too low; and 0.5 is "
        "nothing special when there are 44 classes",
    )
    return got


def safe(yours, pool, n, target, name):
    """Task 3: on many audits the target is met on the other answers, without giving too much away.

    Returns in how many of them it is missed.
    """
    look = "section 3, the rule of thumb tried on 200 audits"

    def choose(confidence, right, target):
        return _threshold(yours(confidence, right, target), name, look)

    misses, share, chosen = missed(choose, pool, n, target)
    numbers = [round(t, 6) for t in chosen if t is not None]
    checks.expect(
        len(set(numbers)) > 1 or not numbers,
        seen=f"the threshold {numbers[0] if numbers else ''} for every one of {len(chosen)} audits",
        wanted="a threshold that comes from the audit; no number is natural, 0.5 neither",
        look=look,
    )
    checks.expect(
        misses <= MISSES,
        seen=f"{name}: in {misses} of {DRAWS} audits of {n} answers your threshold lets through "
        f"automatic codes of which fewer than {100 * target:g} of 100 are right",
        wanted=f"at most {MISSES} of {DRAWS}",
        look=look,
        why="a threshold that just reaches the target in the sample misses it half of the time: "
        "ask the lower bound to reach it",
    )
    _, possible, _ = missed(safe_threshold, pool, n, target)
    checks.expect(
        share >= SHARE_KEPT * possible,
        seen=f"{name}: your thresholds let {100 * share:.0f} of 100 answers through on average",
        wanted=f"{100 * SHARE_KEPT * possible:.0f} or more: the lower bound allows "
        f"{100 * possible:.0f}",
        look="the prompt of task 3: the smallest threshold that is safe",
    )
    return misses


def cheapest(yours, records, coder_minutes, error_minutes, name):
    """Task 4: minutes an answer at most 3 % above the least possible."""
    look = "section 4, the two kinds of minutes"
    columns = [records[c] for c in ("confidence", "right", "coder_right")]
    got = yours(*[c.copy() for c in columns], coder_minutes, error_minutes)
    got = checks.number(got, f"the threshold for {name}", look)
    cost = minutes(*columns, got, coder_minutes, error_minutes)
    best, at = least_minutes(*columns, coder_minutes, error_minutes)
    blind = columns[0], columns[1], np.ones(len(records), bool)
    ideal = least_minutes(*blind, coder_minutes, error_minutes)[1]
    n = len(records)
    wrong = [n - int(np.where(columns[0] >= t, *columns[1:]).sum()) for t in (got, at)]
    hint = (
        "coders err too: an answer that goes to them is not always right afterwards"
        if got > at and abs(got - ideal) < 0.015
        else "a threshold above the best one costs coders' minutes; and because coders err too, "
        "it need not even lower the number of wrong codes"
        if got > at
        else "below the best threshold, the repairs cost more than the coders would"
    )
    checks.expect(
        cost <= DEARER * best + 1e-9,
        seen=f"{name}: with your threshold {got:.3g} an answer costs {cost:.3f} minutes, and "
        f"{wrong[0]:,} of {n:,} codes are wrong",
        wanted=f"{DEARER * best:.3f} minutes or less; the best threshold has {best:.3f} and "
        f"{wrong[1]:,} wrong codes",
        look=look,
        why=hint,
    )
    return cost, best


# ------------------------------------------------------------------------- task 5


def back_off(yours, probabilities, classes, thresholds, name):
    """Task 5: for each row the finest code that is sure enough, or None."""
    look = "section 5, the sums by hand"
    made = yours(probabilities.copy(), list(classes), dict(thresholds))
    if isinstance(made, pd.DataFrame | str | dict) or not hasattr(made, "__len__"):
        checks.fail(
            seen=f"the result is {checks.describe(made)}",
            wanted="a list (or array, or Series) with one code or None for each row",
            look="the prompt of task 5",
        )
    made = [v if isinstance(v, str) and v else None if v is None or v != v else v for v in made]
    made = [None if v == "" else v for v in made]
    checks.expect(
        len(made) == len(probabilities),
        seen=f"{len(made)} results for {len(probabilities)} rows ({name})",
        wanted="one code or None for each row, in the same order",
        look="the prompt of task 5",
    )
    exact = routed(probabilities, classes, thresholds)
    found = levels(probabilities, classes)
    for row, (got, right) in enumerate(zip(made, exact, strict=True)):
        if got == right:
            continue
        sums = ", ".join(
            f"{found[d][1][row]:.2f} for {found[d][0][row]} (needs {thresholds[d]:.2f})"
            for d in (4, 3, 2)
        )
        length = len(got) if isinstance(got, str) else 0
        wanted_length = len(right) if right else 0
        why = (
            "a code of two or three digits is still a code: fewer answers go to a coder"
            if not length
            else "no level is sure enough, so a coder sees it"
            if not wanted_length
            else "a finer code than the probabilities allow"
            if length > wanted_length
            else "start with the finest level: a published table can always be coarser"
            if length < wanted_length
            else "the likeliest group need not be the one of the likeliest class: sum first, then "
            "choose"
        )
        checks.fail(
            seen=f"for row {row} of {name} {got!r}",
            wanted=f"{right!r}: the greatest sums are {sums}",
            look=look,
            why=why,
        )


# ------------------------------------------------------------------------- task 6


def shares(yours, records, threshold, name):
    """Task 6: the weighted share of each section under the three ways."""
    look = "section 6, the weighted shares of two sections"
    columns = ["section_model", "section_coder", "section_true", "confidence", "weight"]
    made = checks.table(yours(records[columns].copy(), threshold), ["model", "loop", "true"], look)
    made = made.set_index("section") if "section" in made.columns else made
    exact = section_shares(records, threshold)
    lost = sorted(set(exact.index) - set(made.index))
    checks.expect(
        not lost,
        seen=f"for {name} the sections {lost} are missing",
        wanted="a row for each section, with its letter as the index",
        look="the prompt of task 6",
    )
    made = made.loc[exact.index, ["model", "loop", "true"]].astype(float).fillna(0.0)
    flat = section_shares(records.assign(weight=1.0), threshold)
    coder = section_shares(records.assign(confidence=-1.0), threshold)["loop"]
    turned = section_shares(
        records.assign(
            section_model=records["section_coder"], section_coder=records["section_model"]
        ),
        threshold,
    )["loop"]
    for column in ("true", "model", "loop"):
        off = (made[column] - exact[column]).abs()
        worst = off.idxmax()
        seen = made.loc[worst, column]

        def like(other, column=column):
            return np.allclose(made[column], other.reindex(made.index).fillna(0.0), atol=0.01)

        why = (
            "each answer counts as many enterprises as its weight says"
            if like(flat[column])
            else "in per cent, from 0 to 100"
            if like(exact[column] / 100)
            else "those below the threshold keep the coder's section, the others the model's"
            if column == "loop" and (like(turned) or like(coder) or like(exact["true"]))
            else "a human in the loop sees only the answers below the threshold"
            if column == "loop" and like(exact["model"])
            else ""
        )
        checks.expect(
            off.max() <= 0.01,
            seen=f"for {name} section {worst} has {column} = {seen:.3f}",
            wanted=f"{exact.loc[worst, column]:.3f} per cent",
            look=look,
            why=why,
        )


# ------------------------------------------------------------------------- task 7

_DEFENSIBLE = {
    "until": ("b", "d"),
    "channel": ("b", "c"),
    "measure": ("a", "b"),
    "screen": ("a", "d"),
    "labels": ("a", "d"),
    "note": ("b", "d"),
}
_REASONS = {
    ("until", "a"): "the model did not change between 2023 and 2025, and its threshold still "
    "stopped being safe: the answers changed (section 6)",
    (
        "until",
        "c",
    ): "nobody outside sees a wrong code; the audit does, if somebody looks (section 6)",
    ("channel", "a"): "a threshold holds for the kind of answers on which it was chosen: 0.69 did "
    "not hold for 2025, nor for every section, and nobody knows the texts of this form (section 6)",
    ("channel", "d"): "0.05 is a guess: only codes by experts for that channel say what is enough "
    "(section 3)",
    ("measure", "c"): "the interval holds 0: these answers cannot show that the margin automates "
    "more (section 7)",
    ("measure", "d"): "the interval holds 0: these answers cannot show that p1 is more exact "
    "(section 7)",
    ("screen", "b"): "the trial shows that it is not neutral: where the first suggestion is wrong, "
    "coders follow it (section 7)",
    ("screen", "c"): "the mean hides where it harms: where the first suggestion is wrong, coders "
    "are right less often (section 7)",
    ("labels", "b"): "a model that learns from its own codes learns its own errors as truth, and "
    "agrees with itself ever more (section 7)",
    ("labels", "c"): "sure is not right: the sure errors would come back as truth (section 7)",
    ("note", "a"): "coders see only the unsure answers, and err too: the mean error of several "
    "sections is clearly not 0 (section 6)",
    (
        "note",
        "c",
    ): "in ten sections the mean error over 16 waves is clearly not 0: there is nothing "
    "that would cancel it (section 6)",
}


def decided(decisions, enough):
    """Task 7: at least `enough` of the six decisions can be defended."""
    look = "the prompt of task 7"
    checks.expect(
        isinstance(decisions, dict | pd.Series),
        seen=f"decisions is a {type(decisions).__name__}",
        wanted="a dict: for each of the six questions one letter",
        look=look,
    )
    decisions = {str(k).strip().lower(): str(v).strip().lower() for k, v in dict(decisions).items()}
    missing = [key for key in _DEFENSIBLE if key not in decisions]
    checks.expect(not missing, f"no decision on {missing}", "all six keys", look)
    odd = [key for key in _DEFENSIBLE if decisions[key] not in tuple("abcd")]
    checks.expect(
        not odd,
        seen=f"for {odd[:1]} the answer {[decisions[key] for key in odd[:1]]}",
        wanted="one of the letters a, b, c and d",
        look=look,
    )
    off = [key for key in _DEFENSIBLE if decisions[key] not in _DEFENSIBLE[key]]
    held = len(_DEFENSIBLE) - len(off)
    said = "; ".join(f"`{key}`: {_REASONS[key, decisions[key]]}" for key in off[:2])
    checks.expect(
        held >= enough,
        seen=f"{held} of 6 decisions that can be defended",
        wanted=f"{enough} or more",
        look="the sections named here",
        why=said,
    )
    return held
