"""What the check cells try on an answer. You may read it; grading uses its own copy."""

from __future__ import annotations

import math
import re
from functools import cache

import numpy as np
import pandas as pd
import prometheus_client
from prometheus_client.parser import text_string_to_metric_families

from mlcapacity import checks, handover, statland

# ---------------------------------------------------------------------- the model, and its view


@cache
def reference_model():
    """The shipped model: for what must be the same for every learner."""
    import skops.io

    file = handover.reference(statland.folder().parent, "isicoder-model") / "model.skops"
    return skops.io.load(file, trusted=[])


def words(texts):
    """All words of all texts, in small letters."""
    return [word for text in texts for word in re.findall(r"\w+", text.lower())]


@cache
def known_words():
    """The words of the answers from which the model learned."""
    return frozenset(words(statland.load("history")["text"]))


def looked_at(table):
    """A copy with what the model says: `model_code` and `confidence`."""
    model = reference_model()
    chances = model.predict_proba(table["text"])
    said = {
        "model_code": model.classes_[chances.argmax(axis=1)],
        "confidence": chances.max(axis=1),
    }
    return table.assign(**said)


def counts(codes):
    """How often each of the 44 classes occurs, as an array in the order of `classes`."""
    return codes.value_counts().reindex(statland.load("classes")["code"], fill_value=0).to_numpy()


def psi(first, second):
    """Population stability index of counts in the same order; 0.5 is added to each count.

    Classes that occur in neither are left out. `second` may have a row for each of many waves.
    """
    first, second = np.asarray(first, dtype=float), np.asarray(second, dtype=float)
    either = (first > 0) | (second > 0)
    p = np.where(either, first + 0.5, 0.0)
    q = np.where(either, second + 0.5, 0.0)
    p = p / p.sum(axis=-1, keepdims=True)
    q = q / q.sum(axis=-1, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(either, (q - p) * np.log(q / p), 0.0).sum(axis=-1)


def js(first, second):
    """Jensen-Shannon distance of counts in the same order, with logarithms to base 2: 0 to 1."""
    p = np.asarray(first, dtype=float) / np.sum(first)
    q = np.asarray(second, dtype=float) / np.sum(second)
    m = (p + q) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        half = [np.where(x > 0, x * np.log2(x / m), 0.0).sum() for x in (p, q)]
    return math.sqrt(max(sum(half) / 2, 0.0))


def wilson(right, n):
    """Wilson's 95 % interval for a share."""
    if n == 0:
        return 0.0, 1.0
    z, p = 1.96, right / n
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return middle - half, middle + half


def null_limit(reference, size, seed=0):
    """The PSI that 5 of 100 waves of that size exceed when nothing has happened."""
    rng = np.random.default_rng(seed)
    shares = np.asarray(reference) / np.sum(reference)
    pairs = rng.multinomial(np.sum(reference), shares, 1000), rng.multinomial(size, shares, 1000)
    return float(np.quantile(psi(*pairs), 0.95))


# --------------------------------------------------------------------------- task 1: the scrapes


def _scrape(rows):
    """The text of /metrics of a service that gave these answers: (route, level, confidence)."""
    registry = prometheus_client.CollectorRegistry()
    codes = prometheus_client.Counter(
        "isicoder_codes_total", "Texts coded.", ["route", "level", "model_version"],
        registry=registry,
    )  # fmt: skip
    buckets = [n / 10 for n in range(1, 11)]
    confidence = prometheus_client.Histogram(
        "isicoder_confidence", "Confidence.", buckets=buckets, registry=registry
    )
    seconds = prometheus_client.Histogram(
        "isicoder_seconds", "Seconds of one request.", registry=registry
    )
    for route, level, sure, version in rows:
        codes.labels(route, level, version).inc()
        confidence.observe(sure)
    seconds.observe(0.2)
    return prometheus_client.generate_latest(registry).decode()


def _answers(seed, n, sure, version="796ab5033c11"):
    rng = np.random.default_rng(seed)
    found = []
    for one in rng.beta(4, 4 / sure - 4, n):
        level = 4 if one > 0.7 else int(rng.choice([0, 0, 3, 2]))
        found.append(("auto" if level else "coder", level, float(one), version))
    return found


def scrapes(kind):
    """Two scrapes of one service, and what was coded between them."""
    early, wave = _answers(1, 900, 0.85), _answers(2, 400, 0.6)
    if kind == "the same service, later":
        return _scrape(early), _scrape(early + wave), wave
    if kind == "a new version of the model between":
        fresh = _answers(3, 250, 0.7, "0c5af09be112")
        return _scrape(early), _scrape(early + fresh), fresh
    if kind == "a restart between":
        return _scrape(early), _scrape(wave), wave
    if kind == "a restart, and a wave larger than all before":
        large = [("auto", 4, 0.9, "796ab5033c11")] * 1500 + wave[:20]
        return _scrape(early), _scrape(large), large
    if kind == "a service that was just started":
        return _scrape([]), _scrape(wave), wave
    return _scrape(early), _scrape(early), []


def between(yours, kind):
    """Task 1: the codes between two scrapes, their automatic share and mean confidence."""
    look = "section 1, the two scrapes"
    before, after, wave = scrapes(kind)
    made = yours(before, after)
    keys = ("codes", "automatic_share", "mean_confidence")
    checks.expect(
        isinstance(made, dict) and set(keys) <= set(made),
        seen=f"the result is {checks.describe(made)}",
        wanted="a dict with the keys " + ", ".join(keys),
        look="the prompt of task 1",
    )
    everything = _total(after)
    n = checks.number(made["codes"], f"`codes` for {kind}", look)
    checks.expect(
        n >= 0 or "restart" not in kind,
        seen=f"for {kind} `codes` is {n:g}",
        wanted=f"{len(wave)}: after a restart the counters begin at 0 again",
        look="the prompt of task 1, its fourth point",
    )
    checks.expect(
        n == len(wave) or n != everything,
        seen=f"for {kind} `codes` is {n:g}: all since the service started",
        wanted=f"{len(wave)}: what was coded between the two scrapes",
        look=look,
        why="a counter only grows; the wave is the difference of two scrapes",
    )
    point = 4 if "restart" in kind else 2
    where = f"the prompt of task 1, its point {point}"
    checks.close(n, len(wave), 0.01, f"`codes` for {kind}", where)
    if not wave:
        for key in keys[1:]:
            checks.expect(
                made[key] is None or pd.isna(made[key]),
                seen=f"nothing was coded between the scrapes, and `{key}` is {made[key]}",
                wanted='float("nan"): a share of nothing is not defined',
                look="the prompt of task 1, its last point",
            )
        return
    share = sum(row[0] == "auto" for row in wave) / len(wave)
    sure = sum(row[2] for row in wave) / len(wave)
    for key, right in zip(keys[1:], (share, sure), strict=True):
        checks.close(made[key], right, 1e-3, f"`{key}` for {kind}", where)


def _total(text):
    return sum(
        sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
        if sample.name == "isicoder_codes_total"
    )


def reference_between(before, after):
    """Codes, automatic share and mean confidence between two scrapes of one run."""
    found = []
    for text in (before, after):
        sums = {"all": 0.0, "auto": 0.0, "sure": 0.0}
        for family in text_string_to_metric_families(text):
            for name, labels, value, *_ in family.samples:
                if name == "isicoder_codes_total":
                    sums["all"] += value
                    sums["auto"] += value * (labels["route"] == "auto")
                elif name == "isicoder_confidence_sum":
                    sums["sure"] += value
        found.append(sums)
    n, auto, sure = (found[1][key] - found[0][key] for key in ("all", "auto", "sure"))
    return {"codes": int(n), "automatic_share": auto / n, "mean_confidence": sure / n}


# -------------------------------------------------------------------------- task 2: the distances


def distances(yours, first, second, name):
    """Task 2: PSI and JS distance of two columns of codes."""
    look = "section 2, the two formulas"
    made = yours(first.copy(), second.copy())
    checks.expect(
        isinstance(made, dict) and {"psi", "js"} <= set(made),
        seen=f"the result is {checks.describe(made)}",
        wanted="a dict with the keys psi and js",
        look="the prompt of task 2",
    )
    both = sorted(set(first) | set(second))
    a, b = (codes.value_counts().reindex(both, fill_value=0) for codes in (first, second))
    try:
        plain = float(made["psi"])
    except (TypeError, ValueError):
        plain = 0.0
    checks.expect(
        math.isfinite(plain),
        seen=f"for {name} `psi` is {plain}: a code is missing on one side",
        wanted="a finite number: add 0.5 to each count first, also to a count of 0",
        look="section 2, the paragraph on empty cells",
    )
    checks.close(
        made["psi"], float(psi(a, b)), 0.003 + 0.01 * psi(a, b), f"`psi` for {name}", look,
        why="0.5 is added to the count of every code that occurs in one of the two columns",
    )  # fmt: skip
    distance = js(a, b)
    got = checks.number(made["js"], f"`js` for {name}", look)
    checks.expect(
        distance < 0.02 or distance > 0.99 or abs(got - distance**2) > 0.003,
        seen=f"for {name} `js` is {got:.3f}, the divergence",
        wanted=f"{distance:.3f}, the distance: its square root",
        look=look,
    )
    smoothed = js(a + 0.5, b + 0.5)
    checks.close(
        got, distance, 0.003, f"`js` for {name}", look,
        why="JS takes the plain shares; the 0.5 is for PSI only"
        if abs(got - smoothed) < 0.003
        else "",
    )  # fmt: skip


def unknown(yours, texts, known, name):
    """Task 2: the share of words that are not known."""
    look = "section 2, the words that the model never met"
    all_words = words(texts)
    right = sum(word not in known for word in all_words) / max(len(all_words), 1)
    got = checks.number(yours(texts.copy(), set(known)), f"`unknown_share` for {name}", look, 0, 1)
    texts_hit = np.mean([any(word not in known for word in words([text])) for text in texts])
    checks.expect(
        abs(right - texts_hit) < 2e-3 or abs(got - texts_hit) > 1e-9,
        seen=f"for {name} {got:.3f}, the share of texts with an unknown word",
        wanted=f"{right:.3f}: a share of words",
        look="the prompt of task 2, its part b",
    )
    kinds = set(all_words)
    distinct = sum(word not in known for word in kinds) / max(len(kinds), 1)
    checks.expect(
        abs(right - distinct) < 2e-3 or abs(got - distinct) > 1e-9,
        seen=f"for {name} {got:.3f}, a share of the different words",
        wanted=f"{right:.3f}: a word that is used ten times counts ten times",
        look="the prompt of task 2, its part b",
    )
    checks.close(got, right, 1e-3, f"`unknown_share` for {name}", look)


# ------------------------------------------------------------------------- task 3: the alarm limit


@cache
def stable_shares(seed):
    """Shares of the 44 classes among the model's codes in a simulated wave of 2023."""
    found = counts(looked_at(statland.simulate_wave(seed, "2023Q2", 10_000))["model_code"])
    return found / found.sum()


def alarm_rate(yours, seed, size, of=5000, references=20, waves=250):
    """How many of 100 waves without an event exceed the learner's limit."""
    look = "section 3, what happens when nothing happens"
    rng = np.random.default_rng([seed, size])
    shares = stable_shares(seed)
    classes = statland.load("classes")["code"]
    alarms = []
    for _ in range(references):
        reference = rng.multinomial(of, shares)
        limit = checks.number(
            yours(pd.Series(reference, index=classes), size), "the limit", look, 0
        )
        alarms.append(np.mean(psi(reference, rng.multinomial(size, shares, waves)) > limit))
    return 100 * float(np.mean(alarms))


def alarms(yours, seed, size, of=5000):
    """Task 3: 2 to 10 of 100 quiet waves raise an alarm."""
    look = "section 3, what happens when nothing happens"
    rate = alarm_rate(yours, seed, size, of)
    what = f"with a reference of {of:,} and waves of {size:,} answers"
    checks.expect(
        rate <= 10,
        seen=f"{what}, {rate:.1f} of 100 waves raise an alarm although nothing happened",
        wanted="5 of 100, at most 10",
        look=look,
        why="the smaller the wave, the larger its PSI by chance alone"
        if size < 1000
        else "the reference is a sample too: draw both sides anew",
    )
    checks.expect(
        rate >= 2,
        seen=f"{what}, {rate:.1f} of 100 waves raise an alarm when nothing happened",
        wanted="5 of 100, at least 2: a limit that is too high also sleeps through real events",
        look=look,
    )
    return rate


# -------------------------------------------------------------------------- task 4: eight waves

EVENTS = ("nothing", "mode", "economy", "words", "cut", "capitals", "rule")
_SMALL = 200


def _from(seed, kind):
    """One wave as in the first half of 2024, changed in one way."""
    if kind == "mode":  # mostly by telephone again
        return statland.simulate_wave(seed, "2023Q3")
    if kind == "economy":  # some divisions grow: more answers of these, worded as ever
        many = statland.simulate_wave(seed, "2024Q2", 6000)
        grows = many["true_code"].str[:2].isin(["41", "43", "49", "56"])
        return many.sample(2500, weights=np.where(grows, 3.0, 1.0), random_state=seed)
    if kind == "words":  # new words, in an economy as before
        usual = statland.simulate_wave(seed, "2024Q2", 2500)["true_code"].value_counts()
        new = statland.simulate_wave(seed, "2025Q2", 6000)
        chance = usual.reindex(new["true_code"], fill_value=0).to_numpy()
        chance = chance / new["true_code"].map(new["true_code"].value_counts())
        return new.sample(2500, weights=chance, random_state=seed)
    wave = statland.simulate_wave(seed, "2024Q2", _SMALL if kind == "small" else 2500)
    if kind == "cut":
        cut = wave["region"] == "East"
        wave["text"] = wave["text"].where(~cut, wave["text"].str[:9].str.rstrip())
    elif kind == "capitals":
        wave["text"] = wave["text"].str.upper()
    elif kind == "rule":  # people code five common activities otherwise than before
        moved = {"4923": "5320", "5610": "5630", "4520": "4530", "4321": "4322", "6920": "7020"}
        wave["code"] = wave["code"].replace(moved)
    return wave


@cache
def _eight():
    seeds = [721, 711, 712, 713, 714, 715, 716, 717]
    kinds = ["small", "mode", "economy", "words", "cut", "capitals", "rule", "quiet"]
    order = np.random.default_rng(2020).permutation(8)
    return [
        (name, kinds[k], _from(seeds[k], kinds[k]))
        for name, k in zip("ABCDEFGH", order, strict=True)
    ]


def eight_waves():
    """Task 4: the indicators of a usual time, and of eight waves without names."""
    return _eight_rows().copy()


@cache
def _eight_rows():
    usual = statland.load("waves").query("wave in ['2024Q1', '2024Q2']")
    base = counts(looked_at(usual)["model_code"])
    rows = [{"name": "usual", **indicators(usual, base), "psi": np.nan, "psi_limit": np.nan}]
    rows += [{"name": name, **indicators(wave, base)} for name, _, wave in _eight()]
    return pd.DataFrame(rows).set_index("name")


def indicators(wave, base):
    """What can be seen of a wave. Of the coders' codes a random 15 % is used, at least 100."""
    seen = looked_at(wave)
    coded = seen[seen["code"].notna()]
    sample = coded.sample(min(len(coded), max(int(0.15 * len(seen)), 100)), random_state=0)
    agreed = sample["model_code"] == sample["code"]
    low, high = wilson(agreed.sum(), len(agreed))
    regions = seen["confidence"].groupby(seen["region"]).mean()
    all_words = words(seen["text"])
    return {
        "answers": len(seen),
        "psi": round(float(psi(base, counts(seen["model_code"]))), 3),
        "psi_limit": round(null_limit(base, len(seen)), 3),
        "web": round(100 * (seen["mode"] == "CAWI").mean()),
        "capitals": round(100 * seen["text"].str.isupper().mean()),
        "length": round(seen["text"].str.len().mean(), 1),
        "unknown": round(
            100 * sum(word not in known_words() for word in all_words) / len(all_words), 1
        ),
        "confidence": round(100 * seen["confidence"].mean(), 1),
        "worst_region": f"{regions.idxmin()} {100 * regions.min():.0f}",
        "agreement": f"{100 * agreed.mean():.0f} ({100 * low:.0f}-{100 * high:.0f})",
    }


_WHY = {
    "small": "it has {answers:.0f} answers: a PSI of {psi} is below {psi_limit}, the limit for so "
    "few, and no other indicator has moved; 0.2 is no limit for all sizes",
    "quiet": "its PSI is below its limit, and every other indicator is where it usually is",
    "mode": "the share of web answers is {web} of 100 where it is usually 90; length and unknown "
    "words follow from that",
    "economy": "its PSI is far above the limit, but texts, confidence and agreement are as usual: "
    "the model codes as well as before, it is the activities that have changed",
    "words": "the unknown words are {unknown} of 100 where they are usually 9, in all regions, and "
    "texts are as long as ever",
    "cut": "one region stands out ({worst_region}), and the texts are shorter: that is no change "
    "of the economy and no fault of the model",
    "capitals": "all texts are in capital letters, and nothing else has moved: the model reads "
    "capitals as small letters",
    "rule": "texts and model codes are as usual, and yet the agreement fell to {agreement}: what "
    "people understand by a code has changed, which no look at the texts can show",
}


def named(given, least):
    """Task 4: at least so many of the eight events are named."""
    look = "section 4, the table of the eight waves"
    checks.expect(
        isinstance(given, dict),
        seen=f"`events` is {checks.describe(given)}",
        wanted="a dict with the eight letters as keys",
        look="the prompt of task 4",
    )
    said = {str(name).strip().upper(): str(word).strip().lower() for name, word in given.items()}
    strange = [word for word in said.values() if word not in EVENTS]
    checks.expect(
        set(said) >= set("ABCDEFGH") and not strange,
        seen=f"`events` has {len(said)} letters, and the words {strange[:1] or 'of the list'}",
        wanted="for each of A to H one of: " + ", ".join(EVENTS),
        look="the prompt of task 4",
    )
    off = [
        (name, kind)
        for name, kind, _ in _eight()
        if said[name] != {"small": "nothing", "quiet": "nothing"}.get(kind, kind)
    ]
    if 8 - len(off) >= least:
        return 8 - len(off)
    rows = eight_waves().loc[[name for name, _ in off]].to_dict("index")
    name, kind = off[0]
    checks.fail(
        seen=f"{8 - len(off)} of 8 waves are named rightly; {name} is not `{said[name]}`",
        wanted=f"at least {least} of 8. For {name}: " + _WHY[kind].format(**rows[name]),
        look=look,
    )
    return 0


# ------------------------------------------------------------------------ task 5: one by one


def fixed_size(p0, p1):
    """The answers that a test of p0 against p1 needs, with 5 of 100 errors on each side."""
    spread = math.sqrt(p0 * (1 - p0)) + math.sqrt(p1 * (1 - p1))
    return math.ceil((1.645 * spread / (p0 - p1)) ** 2)


def sequential(yours, seed, p0, p1, times=200):
    """Task 5: few wrong decisions, fewer answers than a fixed sample, and no look ahead."""
    look = "section 5, the two limits"
    rng = np.random.default_rng(seed)
    most = fixed_size(p0, p1)
    found = {}
    for share, right, wrong in ((p0, "held", "fell"), (p1, "fell", "held")):
        rows = (rng.random((times, 3 * most)) < share).astype(int).tolist()
        made = [_decided(yours(row, p0, p1), len(row), look) for row in rows]
        for row, (decision, n) in list(zip(rows, made, strict=True))[:6]:
            other = row[:n] + [1 - value for value in row[n:]]
            again, n_again = _decided(yours(other, p0, p1), len(other), look)
            checks.expect(
                (again, n_again) == (decision, n),
                seen=f"after {n} answers the decision is {decision}; when only later answers are "
                f"changed it is {again}, after {n_again}",
                wanted="a decision from the answers that were checked so far",
                look="the prompt of task 5, its second point",
                why="the later answers have not been checked yet",
            )
        wrongs = 100 * np.mean([decision == wrong for decision, _ in made])
        open_ = 100 * np.mean([decision == "undecided" for decision, _ in made])
        mean = float(np.mean([n for _, n in made]))
        what = f"where {100 * share:.0f} of 100 are right"
        checks.expect(
            wrongs <= 10,
            seen=f"{what}, {wrongs:.0f} of 100 audits end with `{wrong}`, after {mean:.0f} answers",
            wanted=f"`{right}`; 5 of 100 may err, and the check allows 10",
            look=look,
            why="the two decisions are changed over"
            if wrongs > 60
            else "who stops at the first look that suits, or looks once at few answers, errs often",
        )
        checks.expect(
            open_ <= 5,
            seen=f"{what}, {open_:.0f} of 100 audits of {3 * most:,} answers end undecided",
            wanted="a decision in nearly all of them: at most 5 of 100 undecided",
            look=look,
        )
        checks.expect(
            mean <= 0.8 * most,
            seen=f"{what}, the audits take {mean:.0f} answers on average",
            wanted=f"at most {0.8 * most:.0f}: a sample of a fixed size needs {most}",
            look=look,
            why="where it is clear early, stop early",
        )
        quarter = float(np.quantile([n for _, n in made], 0.25))
        checks.expect(
            quarter <= 0.5 * most,
            seen=f"{what}, three of four audits take more than {0.5 * most:.0f} answers",
            wanted=f"a quarter of them clear with {0.5 * most:.0f} answers, half of a fixed sample",
            look=look,
            why="a smaller sample of a fixed size is no audit that stops: it looks once, and errs "
            "more often",
        )
        found[right] = mean
    return found


def _decided(made, most, look):
    checks.expect(
        isinstance(made, dict) and {"decision", "n"} <= set(made),
        seen=f"the result is {checks.describe(made)}",
        wanted="a dict with the keys decision and n",
        look="the prompt of task 5",
    )
    checks.expect(
        made["decision"] in ("held", "fell", "undecided"),
        seen=f"the decision is {checks.describe(made['decision'])}",
        wanted='"held", "fell" or "undecided"',
        look="the prompt of task 5",
    )
    n = checks.number(made["n"], "`n`", look, 1, most, "answers")
    return str(made["decision"]), round(n)


def wald(right, p0, p1):
    """The audit of section 5: Wald's limits, with 5 of 100 errors on each side."""
    score, limit = 0.0, math.log(19)
    for n, one in enumerate(right, 1):
        score += math.log(p1 / p0) if one else math.log((1 - p1) / (1 - p0))
        if abs(score) >= limit:
            return {"decision": "fell" if score > 0 else "held", "n": n}
    return {"decision": "undecided", "n": len(right)}


# -------------------------------------------------------------------------- task 6: the estimate


def audited(seed, n=(150, 150), rates=(0.93, 0.6)):
    """An audit with so many answers of each route: `route` and `right`."""
    rng = np.random.default_rng(seed)
    route = np.repeat(["auto", "coder"], n)
    right = rng.random(sum(n)) < np.repeat(rates, n)
    return pd.DataFrame({"route": route, "right": right}, index=rng.permutation(sum(n)))


def weighted(audit, answers):
    """The estimate by route, and half the width of its 95 % interval."""
    total = sum(answers.values())
    estimate = variance = 0.0
    for route, size in answers.items():
        right = audit["right"][audit["route"] == route].astype(float)
        p, share = right.mean(), size / total
        estimate += share * p
        variance += share**2 * p * (1 - p) / len(right)
    return estimate, 1.96 * math.sqrt(variance)


def estimated(yours, audit, answers, name):
    """Task 6: each route with its part of the wave."""
    look = "section 6, the two routes"
    made = yours(audit.copy(), dict(answers))
    checks.expect(
        isinstance(made, dict) and {"estimate", "low", "high"} <= set(made),
        seen=f"the result is {checks.describe(made)}",
        wanted="a dict with the keys estimate, low and high",
        look="the prompt of task 6",
    )
    estimate, half = weighted(audit, answers)
    plain = audit["right"].mean()
    got = checks.number(made["estimate"], f"the estimate for {name}", look)
    checks.expect(
        abs(plain - estimate) < 1e-3 or abs(got - plain) > 1e-9,
        seen=f"for {name} the estimate is {got:.3f}, the plain share of the audited answers",
        wanted=f"{estimate:.3f}: each route counts with its part of the wave",
        look=look,
        why="the audit took more of one route than the wave has",
    )
    checks.close(got, estimate, 2e-3, f"the estimate for {name}", look)
    for key, sign in (("low", -1), ("high", 1)):
        end = checks.number(made[key], f"`{key}` for {name}", look)
        width = sign * (end - estimate)
        checks.expect(
            0.8 * half <= width <= 1.2 * half,
            seen=f"for {name} `{key}` is {end:.3f}, {width:.3f} from the estimate",
            wanted=f"{estimate + sign * half:.3f}, 1.96 standard errors from it, give or take 20 % "
            "of that distance",
            look=look,
            why="the squares of the parts of the wave belong into the variance"
            if width > half
            else "n is the number of audited answers, and an interval has 1.96 standard errors",
        )


# --------------------------------------------------------------------------- task 7: the policy

ACTIONS = ("keep", "threshold", "retrain", "retrain all", "roll back")
HOURS = {"keep": 0, "threshold": 6, "retrain": 45, "retrain all": 30, "roll back": 5}
_CODES, _HOURS_A_CODE, _STRICT, _RIGHT = 1700, 0.25, 4, 0.96


@cache
def _world(seed):
    """What happens in twelve waves: (words, economy, cut, release, bad) each, and the chance."""
    rng = np.random.default_rng([20, seed])
    happens = [dict.fromkeys(("words", "economy", "cut", "release", "bad"), 0) for _ in range(12)]
    if rng.random() < 0.9:
        happens[int(rng.integers(1, 7))]["words"] = 1
    if rng.random() < 0.4:
        happens[int(rng.integers(7, 11))]["words"] += 1
    for kind in ("economy", "cut", "cut"):
        if rng.random() < 0.6:
            happens[int(rng.integers(1, 12))][kind] = 1
    for n in rng.choice(np.arange(1, 12), 2, replace=False):
        happens[int(n)]["release"] = 1
        happens[int(n)]["bad"] = int(rng.random() < 0.5)
    return happens, rng.random((12, 300)), rng.normal(size=(12, 3))


def _arrive(state, wave):
    """The state of the model when a wave comes in: (words, bad, strict, poison, before)."""
    words_, bad, strict, poison, before = state
    if wave["release"]:
        before, bad = (words_, 0, poison), wave["bad"]
    words_ += wave["words"]
    if wave["words"] and before:
        before = (before[0] + wave["words"], *before[1:])
    return words_, bad, strict, poison, before


def _extra(state, wave):
    words_, bad, strict, poison, _ = state
    extra = 0.06 * words_ + 0.06 * bad + 0.10 * wave["cut"] + 0.02 * poison
    return min(extra * (0.5 if strict else 1.0), 0.9)


def _act(state, action):
    words_, bad, strict, poison, before = state
    if action == "threshold":
        return words_, bad, 1, poison, before
    if action == "retrain":
        return 0, 0, 0, 0, (words_, bad, poison)
    if action == "retrain all":
        return words_, 0, 0, poison + 1, (words_, bad, poison)
    if action == "roll back" and before:
        return before[0], before[1], strict, before[2], None
    return state


def _hours(state, wave):
    return _CODES * _extra(state, wave) * _HOURS_A_CODE + _STRICT * state[2]


def play(seed, decide):
    """The hours that a policy costs over twelve waves, and what it saw and did in each."""
    happens, chance, noise = _world(seed)
    state, cost, rows, since, moved = (0, 0, 0, 0, None), 0.0, [], 99, 0
    for n, wave in enumerate(happens):
        state = _arrive(state, wave)
        since = 0 if wave["release"] else since + 1
        moved = moved or wave["economy"]
        extra = _extra(state, wave)
        cost += _hours(state, wave)
        right = int((chance[n] < _RIGHT - extra).sum())
        low, high = wilson(right, 300)
        seen = {
            "wave": n + 1,
            "waves_left": 11 - n,
            "psi": round(0.026 + 0.004 * float(noise[n, 0]) + 0.07 * moved, 3),
            "psi_limit": 0.036,
            "unknown": round(9.2 + 0.4 * float(noise[n, 1]) + 4 * state[0] + 2.5 * wave["cut"], 1),
            "length": round(25.0 + 0.3 * float(noise[n, 2]) - 3 * wave["cut"], 1),
            "since_release": min(since, 99),
            "audit_right": round(right / 300, 3),
            "audit_low": round(low, 3),
            "audit_high": round(high, 3),
        }
        action = decide(dict(seen))
        if action not in ACTIONS:
            return None, [{**seen, "action": action}]
        cost += HOURS[action]
        state = _act(state, action)
        rows.append({**seen, "action": action})
    return cost, rows


@cache
def least(seed):
    """The hours of who knows all events before they happen: the best of all plans."""
    happens = _world(seed)[0]

    @cache
    def rest(n, state):
        if n == 12:
            return 0.0
        state = _arrive(state, happens[n])
        ways = (HOURS[a] + rest(n + 1, _act(state, a)) for a in ACTIONS)
        return _hours(state, happens[n]) + min(ways)

    return rest(0, (0, 0, 0, 0, None))


def careful(seen):
    """A policy to compare with."""
    if seen["length"] < 23.5 or seen["audit_high"] >= 0.95 or seen["waves_left"] == 0:
        return "keep"
    if seen["since_release"] == 0 and seen["unknown"] < 11:
        return "roll back"
    return "retrain" if seen["waves_left"] >= 2 else "threshold"


def policy_hours(decide, seeds):
    """Mean hours over many courses of twelve waves."""
    return float(np.mean([play(seed, decide)[0] for seed in seeds]))


NEAR = 1.4  # times the cost of who knows the future


def policy(yours, seeds, level):
    """Task 7: the learner's policy against never, always, and one who knows the future."""
    look = "section 7, the costs and the table of one course"
    costs, taken = [], []
    for seed in seeds:
        cost, rows = play(seed, yours)
        if cost is None:
            checks.fail(
                seen=f"for wave {rows[0]['wave']} decide returns "
                f"{checks.describe(rows[0]['action'])}",
                wanted="one of: " + ", ".join(ACTIONS),
                look="the prompt of task 7",
            )
        costs.append(cost)
        taken += [row["action"] for row in rows]
    mine = float(np.mean(costs))
    never = policy_hours(lambda seen: "keep", seeds)
    always = policy_hours(lambda seen: "retrain", seeds)
    best = float(np.mean([least(seed) for seed in seeds]))
    bar = 0.7 * min(never, always) if level == "beats" else NEAR * best
    many = taken.count("retrain all")
    retrained = taken.count("retrain") / len(costs)
    why = (
        "`retrain all` teaches the model its own errors: it becomes surer and worse"
        if many
        else f"it retrains {retrained:.1f} times in twelve waves; look at which evidence it does so"
        if retrained > 2
        else "nobody calls when a batch job codes worse, so it must look and act: an audit whose "
        "whole interval is below 0.95 is a reason"
    )
    checks.expect(
        mine <= bar,
        seen=f"your policy costs {mine:.0f} hours a course of twelve waves; never acting costs "
        f"{never:.0f}, always retraining {always:.0f}, and who knew the future would pay "
        f"{best:.0f}",
        wanted=f"at most {bar:.0f} hours",
        look=look,
        why=why,
    )
    return {"policy": mine, "never": never, "always": always, "known": best}


# ------------------------------------------------- the service, retraining, twins, the hand-over


def working_service(model, policy):
    """The folder of the learner's service, or of the reference where that does not answer."""
    from mlcapacity import services

    folder = handover.take("coding-service")
    shipped = handover.reference(statland.folder().parent, "coding-service")
    if folder == shipped:
        return folder
    body = services.post("/v1/batch", {"records": [{"record_id": "1", "text": "bakery"}]})
    environment = {
        "ISICODER_MODEL": str(model.resolve()),
        "ISICODER_POLICY": str(policy.resolve()),
        "ISICODER_DATABASE": "sqlite://",
    }
    try:
        with services.running("service:app", folder, environment) as service:
            good = service.send(body)["status"] == 200
            good = good and "isicoder_codes_total" in service.send(services.get("/metrics"))["text"]
    except services.ServiceError:
        good = False
    if not good:
        print("Yours does not answer /v1/batch and /metrics yet: the reference is used.")
    return folder if good else shipped


def retrained(*parts):
    """A model of the same make, fitted on these tables of `text` and `code`."""
    from sklearn.base import clone

    table = pd.concat(parts)
    return clone(reference_model()).fit(table["text"], table["code"])


def on_the_sure(model, wave, sure=0.7):
    """Of 100 answers: how many the model is sure of, and how many of these codes are right."""
    chances = model.predict_proba(wave["text"])
    given = chances.max(axis=1) >= sure
    right = model.classes_[chances.argmax(axis=1)] == wave["code"].to_numpy()
    return {
        "automatic, of 100": round(100 * given.mean(), 1),
        "agree, of 100 automatic": round(100 * right[given].mean(), 1),
        "mean confidence": round(float(chances.max(axis=1).mean()), 3),
    }


def twins(section="F"):
    """A wave before, and two waves after it: the model's and the coders' part of a section."""
    lookup = statland.load("classes").set_index("code")["section"]
    rows = {}
    for name, kind, seed in (
        ("before", "quiet", 731),
        ("twin 1", "economy", 732),
        ("twin 2", "quiet", 733),
    ):
        wave = _from(seed, kind)
        if name == "twin 2":  # who leaves the field as it is sends the example that stands in it
            left = np.random.default_rng(seed).random(len(wave)) < 0.08
            wave["text"] = wave["text"].where(~left, "e.g. building of houses")
        wave = looked_at(wave)
        coders = (wave["code"].map(lookup) == section).astype(float)
        model = (wave["model_code"].map(lookup) == section).astype(float)
        sample = (coders - model).sample(600, random_state=1)
        rows[name] = {
            "by the model": 100 * model.mean(),
            "correction": 100 * sample.mean(),
            "plus or minus": 196 * sample.std() / math.sqrt(len(sample)),
        }
    return pd.DataFrame(rows).T


def automatic(chances, classes, rules):
    """Which answers a routing policy codes without a coder."""
    chances = chances ** (1 / rules["temperature"])
    chances = chances / chances.sum(axis=1, keepdims=True)
    given = np.zeros(len(chances), dtype=bool)
    for level in (4, 3, 2):
        names = sorted({code[:level] for code in classes})
        summed = chances @ np.array([[code.startswith(name) for name in names] for code in classes])
        sure = summed.max(axis=1)
        if rules["confidence"] == "margin":
            sure = sure - np.partition(summed, -2, axis=1)[:, -2]
        given |= sure >= rules["thresholds"][str(level)]
    return given


@cache
def _all_waves():
    model = reference_model()
    table = statland.load("waves")
    chances = model.predict_proba(table["text"])
    table["model_code"] = model.classes_[chances.argmax(axis=1)]
    table["confidence"] = chances.max(axis=1)
    return table, chances


def all_waves(rules):
    """The twelve shipped waves: indicators against 2023, and the coders' audit (15 % of a wave)."""
    table, chances = _all_waves()
    table = table.assign(auto=automatic(chances, reference_model().classes_, rules))
    base = counts(table.loc[table["wave"] < "2024", "model_code"])
    limit = null_limit(base, 2500)
    twice = set(statland.load("double-coding")["record_id"])
    rows = []
    for wave, part in table.groupby("wave"):
        coded = part[part["record_id"].isin(twice)]
        right = int((coded["model_code"] == coded["code"]).sum())
        low, high = wilson(right, len(coded))
        found = words(part["text"])
        rows.append(
            {
                "wave": wave,
                "psi": float(psi(base, counts(part["model_code"]))),
                "psi_limit": limit,
                "js": js(base, counts(part["model_code"])),
                "unknown_share": sum(word not in known_words() for word in found) / len(found),
                "mean_confidence": float(part["confidence"].mean()),
                "automatic_share": float(part["auto"].mean()),
                "web_share": float((part["mode"] == "CAWI").mean()),
                "length": float(part["text"].str.len().mean()),
                "audit_n": len(coded),
                "audit_estimate": right / len(coded),
                "audit_low": low,
                "audit_high": high,
            }
        )
    report = pd.DataFrame(rows).set_index("wave")
    report["event"] = _events(report)
    usual = report["audit_estimate"][:4].mean()
    report["decision"] = [
        "repair the texts, code the wave again"
        if row.event == "cut"
        else "retrain on coders' codes"
        if row.audit_high < usual - 0.02
        else "keep"
        for row in report.itertuples()
    ]
    return report


def _events(report):
    """A plain reading: each wave beside the one before."""
    named_, before = [], None
    for row in report.itertuples():
        event = "nothing"
        if before is not None:
            if abs(row.web_share - before.web_share) > 0.3:
                event = "mode"
            elif row.length < before.length - 2.5:
                event = "cut"
            elif row.unknown_share > before.unknown_share + 0.03:
                event = "words"
            elif row.psi > before.psi + 0.03:
                event = "economy"
        named_.append(event)
        before = row
    return named_


def section_table(coded, wave):
    """Enterprises by section: the model's codes, corrected by the coders' random sample."""
    lookup = statland.load("classes").set_index("code")["section"]
    best = pd.Series({row["record_id"]: row["suggestions"][0]["code"] for row in coded})
    table = wave.set_index("record_id")
    model = best.reindex(table.index).map(lookup)
    sampled = table["code"].notna()
    coder = table["code"].map(lookup)
    rows = []
    for section in sorted(lookup.unique()):
        plain = (table["weight"] * (model == section)).sum()
        off = (table["weight"] * ((coder == section) * 1.0 - (model == section)))[sampled]
        total = plain + len(table) * off.mean()
        half = 1.96 * len(table) * off.std() / math.sqrt(len(off))
        rows.append((section, round(total), round(max(total - half, 0)), round(total + half)))
    return pd.DataFrame(rows, columns=["section", "enterprises", "low", "high"])
