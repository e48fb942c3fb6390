"""What the check cells try on an answer. You may read it; grading uses its own copy."""

from __future__ import annotations

import numpy as np
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import SGDClassifier
from sklearn.naive_bayes import MultinomialNB
from sklearn.pipeline import make_pipeline

from mlcapacity import checks


def normalise(texts):
    """As in section 1."""
    return texts.str.lower().str.replace(r"[^\w]+", " ", regex=True).str.strip()


def quick_coder():
    """As in section 5."""
    return make_pipeline(TfidfVectorizer(), MultinomialNB(alpha=0.1))


def reference_coder():
    """Runs of three and four letters, and logistic regression fitted by stochastic gradients."""
    letters = {"analyzer": "char_wb", "ngram_range": (3, 4), "sublinear_tf": True, "min_df": 2}
    learner = SGDClassifier(loss="log_loss", alpha=1e-5, random_state=0)
    return make_pipeline(TfidfVectorizer(**letters), learner)


def coded_by_dictionary(history, wave):
    """The code of each answer of the wave whose text always got that one code in the history."""
    codes = {}
    for text, code in zip(normalise(history["text"]), history["code"], strict=True):
        codes.setdefault(text, set()).add(code)
    found = [codes.get(text, ()) for text in normalise(wave["text"])]
    one = [next(iter(codes)) if len(codes) == 1 else None for codes in found]
    return pd.Series(one, index=wave.index, dtype="str")


def rates(codes, suggested):
    """Hit rate and precision."""
    pairs = [(a, b) for a, b in zip(codes, suggested, strict=True) if isinstance(b, str)]
    right = sum(a == b for a, b in pairs)
    return {"hit_rate": len(pairs) / len(codes), "precision": right / max(len(pairs), 1)}


def paired_interval(right_a, right_b):
    """The difference in percentage points, and half the width of its 95 % interval."""
    pairs = 100.0 * (right_a.to_numpy(dtype=float) - right_b.to_numpy(dtype=float))
    return pairs.mean(), 1.96 * pairs.std(ddof=1) / np.sqrt(len(pairs))


def dictionary(yours, table, name):
    """Task 1: exactly the normalised texts that always got the same code."""
    look = "section 1, the table of texts with several codes"
    made = yours(table.copy())
    checks.expect(
        isinstance(made, dict | pd.Series),
        seen=f"for {name} a {type(made).__name__}",
        wanted="a dict or a Series",
        look=look,
    )
    made = dict(made)
    texts = normalise(table["text"])
    kinds = table["code"].groupby(texts).nunique()
    unknown = [text for text in made if text not in kinds.index]
    checks.expect(
        not unknown,
        seen=f"for {name} it holds {unknown[:1]}, which is no normalised text of the table",
        wanted="normalised texts as keys",
        look="section 1, normalise",
    )
    shaky = [text for text in made if kinds.get(text, 1) > 1]
    checks.expect(
        not shaky,
        seen=f"for {name} it holds texts with several codes ({len(shaky):,}), as {shaky[:1]}",
        wanted="only texts that always got the same code",
        look=look,
    )
    lost = [text for text, kind in kinds.items() if kind == 1 and text not in made]
    checks.expect(
        not lost,
        seen=f"for {name} {len(lost):,} texts with one code are missing, as {lost[:1]}",
        wanted="every text that always got the same code, also one that occurs once",
        look=look,
    )
    codes = dict(zip(texts, table["code"], strict=True))
    wrong = [t for t in made if not isinstance(made[t], str) or made[t] != codes[t]]
    checks.expect(
        not wrong,
        seen=f"for {name} {wrong[:1]} has the code {[made[text] for text in wrong[:1]]}",
        wanted=f"{[codes[text] for text in wrong[:1]]}, a string of four digits as in the table",
        look=look,
    )


def report(yours, codes, suggested, name):
    """Task 2: hit rate over all answers, precision over the answers that got a code."""
    look = "section 1, the paragraph on hit rate and precision"
    result = yours(codes.copy(), suggested.copy())
    checks.expect(
        isinstance(result, dict) and {"hit_rate", "precision"} <= set(result),
        seen=f"the result is {checks.describe(result)}",
        wanted="a dict with the keys hit_rate and precision",
        look=look,
    )
    n, hits = len(codes), sum(isinstance(code, str) for code in suggested)
    agree = sum(a == b for a, b in zip(codes, suggested, strict=True))
    rate = checks.number(result["hit_rate"], f"the hit rate for {name}", look)
    checks.expect(
        rate <= 1,
        seen=f"for {name} a hit rate of {rate:g}",
        wanted="a share from 0 to 1, not a count or a percentage",
        look=look,
    )
    checks.expect(
        hits == agree or abs(rate - agree / n) > 1e-9,
        seen=f"for {name} a hit rate of {rate:.3f}, the share that is right",
        wanted=f"{hits / n:.3f}: {hits:,} of {n:,} answers got a code, right or not",
        look=look,
    )
    checks.close(rate, hits / n, 1e-3, f"the hit rate for {name}", look)
    if hits == 0:
        checks.expect(
            pd.isna(result["precision"]),
            seen=f"for {name} a precision of {result['precision']}",
            wanted='float("nan"): no code was given, so none can be right or wrong',
            look="the prompt of task 2, its last point",
        )
        return
    precision = checks.number(result["precision"], f"the precision for {name}", look)
    checks.expect(
        hits == n or agree == 0 or abs(precision - agree / n) > 1e-9,
        seen=f"for {name} a precision of {precision:.3f}, a share of all answers",
        wanted=f"a share of the answers that got a code: {agree:,} of {hits:,}",
        look=look,
    )
    checks.close(precision, agree / hits, 1e-3, f"the precision for {name}", look)


def levels(yours, codes, suggested, name):
    """Task 3: the share right at four, three and two digits; no suggestion is not right."""
    look = "section 2, the levels of ISIC"
    hits = sum(isinstance(code, str) for code in suggested)
    for digits in (4, 3, 2):
        same = sum(
            isinstance(b, str) and a[:digits] == b[:digits]
            for a, b in zip(codes, suggested, strict=True)
        )
        what = f"at {digits} digits, the share right for {name}"
        got = checks.number(yours(codes.copy(), suggested.copy(), digits), what, look, 0, 1)
        checks.expect(
            hits == len(codes) or same == 0 or abs(got - same / max(hits, 1)) > 1e-9,
            seen=f"{what} is {got:.3f}: answers without suggestion are left out",
            wanted=f"{same / len(codes):.3f}: they count as not right",
            look="the prompt of task 3, its second point",
        )
        checks.close(got, same / len(codes), 1e-3, what, look)


def fitted(yours, table):
    """Task 4: the model of build_coder, fitted on a table."""
    look = "section 3, first_coder, and the prompt of task 4"
    coder = yours()
    checks.expect(
        coder is not None and not isinstance(coder, type),
        seen=f"build_coder() gives back {checks.describe(coder)}",
        wanted="a model: the function ends with `return`, and a class is called with brackets",
        look=look,
    )
    checks.expect(
        coder is not yours(),
        seen="two calls of build_coder() give the same model",
        wanted="a new model at each call, not yet fitted",
        look=look,
    )
    for method in ("fit", "predict_proba"):
        checks.expect(
            callable(getattr(coder, method, None)),
            seen=f"build_coder() gives a {type(coder).__name__} without the method {method}",
            wanted="a model with fit and predict_proba; some classifiers give no probabilities",
            look=look,
        )
    try:
        with checks.quiet():
            coder.fit(table["text"].copy(), table["code"].copy())
    except Exception as error:
        checks.fail(
            seen=f"fit(texts, codes) stopped with {type(error).__name__}: {str(error)[:150]}",
            wanted="a model that takes texts as they are: the vectoriser is its first step",
            look=look,
        )
    checks.expect(
        hasattr(coder, "classes_"),
        seen="after fit the model has no `classes_`",
        wanted="the codes it learned, in the order of the columns of predict_proba",
        look="the prompt of task 4, its first point",
    )
    return coder


def learned_only(yours, table):
    """Task 4: the model learns the codes that fit is given, and no others."""
    coder = fitted(yours, table)
    given, learned = set(table["code"]), set(coder.classes_)
    checks.expect(
        learned == given,
        seen=f"fitted on answers with {len(given)} codes, the model knows {len(learned)}",
        wanted="a model that learns from what fit is given, and from nothing else",
        look="the prompt of task 4, its first point",
    )


def probabilities(coder, texts, name):
    """Task 4: a row of probabilities for each text."""
    try:
        with checks.quiet():
            result = np.asarray(coder.predict_proba(pd.Series(texts, dtype="str")), dtype=float)
    except Exception as error:
        checks.fail(
            seen=f"predict_proba stopped for {name}: {type(error).__name__} {str(error)[:150]}",
            wanted="probabilities for any string",
            look="the prompt of task 4, its third point",
        )
    wanted = (len(texts), len(coder.classes_))
    checks.expect(
        result.shape == wanted,
        seen=f"predict_proba gives an array of shape {result.shape} for {name}",
        wanted=f"{wanted}: a row a text, a column a code",
        look="the prompt of task 4, its second point",
    )
    sums = result.sum(axis=1)
    odd = np.abs(sums - 1).argmax()
    checks.expect(
        np.isfinite(result).all() and (result >= 0).all() and np.allclose(sums, 1, atol=1e-6),
        seen=f"for {name} numbers from {result.min():.3g}, and a row that sums to {sums[odd]:.7g}",
        wanted="rows without negative numbers that add up to 1",
        look="the prompt of task 4, its second point",
    )
    return result


def agreement(coder, table):
    """Task 4: the share of answers for which the likeliest code is the coder's."""
    likeliest = probabilities(coder, table["text"].tolist(), "a wave").argmax(axis=1)
    return np.mean(np.asarray(coder.classes_)[likeliest] == table["code"].to_numpy())


def split(yours, titles, seed, name):
    """Task 5: two tables without a shared title, and nothing lost."""
    look = "section 4, where the leak is found"
    both = yours(titles.copy(), seed)
    checks.expect(
        isinstance(both, tuple | list) and len(both) == 2,
        seen=f"the result is {checks.describe(both)}",
        wanted="two tables: `return train, test`",
        look="the prompt of task 5",
    )
    train, test = (checks.table(part, ["title", "isic4"], look) for part in both)
    pairs = set(zip(titles["title"], titles["isic4"], strict=True))
    returned = pd.concat([train, test])
    strange = set(zip(returned["title"], returned["isic4"], strict=True)) - pairs
    checks.expect(
        not strange,
        seen=f"for {name} rows that are not in the table, as {sorted(strange)[:1]}",
        wanted="rows of titles with title and isic4 as they are",
        look="the prompt of task 5, its second point",
    )
    kept, had = (rows[["title", "isic4"]].astype(str).value_counts() for rows in (returned, titles))
    checks.expect(
        (kept <= had.reindex(kept.index)).all(),
        seen=f"for {name} some rows are returned more often than the table has them",
        wanted="each row of titles at most once",
        look="the prompt of task 5, its fourth point",
    )
    left, right = set(normalise(train["title"])), set(normalise(test["title"]))
    shared, lost = sorted(left & right), sorted(set(normalise(titles["title"])) - left - right)
    checks.expect(
        not shared,
        seen=f"for {name} {len(shared):,} titles stand in both once normalised, as {shared[:1]}",
        wanted="no normalised title in both",
        look=look,
        why="capitals, commas and blanks do not make a title new",
    )
    checks.expect(
        not lost,
        seen=f"for {name} {len(lost):,} normalised titles are in neither table, as {lost[:1]}",
        wanted="every normalised title in one of the two",
        look="the prompt of task 5, its fourth point",
    )
    part = 100 * len(test) / len(returned)
    checks.expect(
        20 <= part <= 30,
        seen=f"for {name} test has {part:.0f} of 100 rows",
        wanted="20 to 30 of 100",
        look="the prompt of task 5, its fifth point",
        why="the order is train, test"
        if part > 60
        else "a split that is cleaned afterwards loses rows: split the distinct titles instead",
    )
    return train, test


def seeds(yours, titles):
    """Task 5: the seed, and nothing else, decides the split."""
    look = "section 4, random_state in train_test_split"
    first, again, other, third = (
        sorted(yours(titles.copy(), seed)[1]["title"]) for seed in (0, 0, 1, 2)
    )
    checks.expect(
        first == again,
        seen="two calls with the seed 0 give two different splits",
        wanted="the same split for the same seed",
        look=look,
    )
    checks.expect(
        first != other and first != third and other != third,
        seen="two of the seeds 0, 1 and 2 give the same split",
        wanted="another split for another seed",
        look=look,
    )


def _agreement_with(train, test, size):
    found = []
    for draw in range(5):
        part = train.sample(min(size, len(train)), random_state=1000 + draw)
        coder = quick_coder().fit(part["text"], part["code"])
        found.append(np.mean(coder.predict(test["text"]) == test["code"]))
    return np.mean(found)


def labels(yours, train, test, target, name):
    """Task 6: 25 % more labels reach the target on average, 25 % fewer do not."""
    look = "section 5, how the learning curve is computed"
    full = _agreement_with(train, test, len(train))
    size = yours(train.copy(), test.copy(), target)
    goal = f"the target {target:.2f} with {name}"
    if full < target:
        checks.expect(
            size is None,
            seen=f"{checks.describe(size)} labels for {goal}",
            wanted=f"None: all {len(train):,} rows give {full:.2f}",
            look="the prompt of task 6, its fourth point",
        )
        return None
    checks.expect(
        size is not None,
        seen=f"None for {goal}",
        wanted=f"a number: all {len(train):,} rows give {full:.2f}",
        look=look,
    )
    size = checks.number(size, "labels_needed", look, 1, len(train), "rows")
    checks.expect(size == int(size), seen=f"{size} labels", wanted="a whole number", look=look)
    size = int(size)
    more = _agreement_with(train, test, int(1.25 * size))
    fewer = _agreement_with(train, test, max(int(0.75 * size), 1))
    checks.expect(
        more >= target,
        seen=f"{size:,} labels for {goal}, but 25 % more give {more:.3f}",
        wanted="more labels than that",
        look=look,
        why="only the score on `test` counts; and one draw may be lucky",
    )
    checks.expect(
        fewer < target,
        seen=f"{size:,} labels for {goal}, but 25 % fewer give {fewer:.3f}",
        wanted="fewer labels: the smallest number that reaches the target on average",
        look=look,
        why="either the sizes you tried lie too far apart, or you took the first rows instead of "
        "random ones, and the first rows of a sorted table know few codes",
    )
    return size


def comparison(yours, right_a, right_b, name):
    """Task 7: the difference, its interval for pairs, and the decision that follows."""
    look = "section 6, the paired bootstrap"
    prompt = "the prompt of task 7"
    result = yours(right_a.copy(), right_b.copy())
    checks.expect(
        isinstance(result, dict) and {"difference", "low", "high", "decision"} <= set(result),
        seen=f"the result is {checks.describe(result)}",
        wanted="a dict with the keys difference, low, high and decision",
        look=prompt,
    )
    exact, half = paired_interval(right_a, right_b)
    got = {
        end: checks.number(result[end], f"{end} for {name}", look)
        for end in ("difference", "low", "high")
    }
    difference, low, high = got["difference"], got["low"], got["high"]
    checks.expect(
        exact == 0 or abs(difference + exact) > 1e-6,
        seen=f"a difference of {difference:.2f} points for {name}: b minus a",
        wanted=f"{exact:.2f} points: a minus b",
        look=prompt,
    )
    checks.expect(
        exact == 0 or abs(100 * difference - exact) > 1e-6,
        seen=f"a difference of {difference:.4f} for {name}",
        wanted=f"{exact:.2f}: in percentage points, not as a share",
        look=prompt,
    )
    checks.close(difference, exact, 0.01, f"the difference for {name}", look)
    wide = (high - low) / 2 / half
    checks.expect(
        low <= high,
        seen=f"for {name} low is {low:.2f} and high is {high:.2f}",
        wanted="low below high",
        look=prompt,
    )
    checks.expect(
        abs(100 * low - (exact - half)) > 0.15 * half,
        seen=f"for {name} an interval of {low:.4f} to {high:.4f}",
        wanted=f"the ends in percentage points: about {exact - half:.2f} to {exact + half:.2f}",
        look=prompt,
    )
    checks.expect(
        wide < 1.25,
        seen=f"for {name} an interval of {low:.2f} to {high:.2f} points, {wide:.1f} times too wide",
        wanted=f"about {exact - half:.2f} to {exact + half:.2f}: a 95 % interval of the mean that "
        "keeps the two results of an answer together",
        look=look,
        why="the spread of single answers is not the spread of their mean"
        if wide > 5
        else "two models that fail on the same answers differ less than two separate samples would"
        if wide > 1.45
        else "a 95 % interval reaches 1.96 standard errors to each side",
    )
    checks.expect(
        wide > 0.88,
        seen=f"for {name} an interval of {low:.2f} to {high:.2f} points, {wide:.2f} of the width",
        wanted=f"a 95 % interval, about {exact - half:.2f} to {exact + half:.2f}",
        look=look,
        why="it leaves 2.5 % on each side: np.percentile takes 2.5 and 97.5",
    )
    off = 0.15 * half
    checks.expect(
        abs(low - (exact - half)) <= off and abs(high - (exact + half)) <= off,
        seen=f"for {name} an interval of {low:.2f} to {high:.2f} points",
        wanted=f"about {exact - half:.2f} to {exact + half:.2f}, each end within {off:.2f}",
        look=look,
    )
    fitting = "a" if low > 0 else "b" if high < 0 else "undecided"
    checks.expect(
        result["decision"] == fitting,
        seen=f"the decision {result['decision']!r} for {name} with {low:.2f} to {high:.2f} points",
        wanted=f"{fitting!r}: a model is better only if the whole interval is on its side of 0",
        look=f"{prompt}, its last point",
    )
