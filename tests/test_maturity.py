"""The maturity instrument: questionnaire, levels, how sure they are, and the one-page report."""

from __future__ import annotations

import re
from itertools import product

import numpy as np
import pandas as pd
import pytest

from mlcapacity import maturity


def filled(answers, **columns):
    """A questionnaire with the same answer everywhere, but for the ids in `answers`."""
    table = maturity.statements()
    table["answer"] = table["statement_id"].map(
        lambda key: answers.get(key, answers.get("rest", "no"))
    )
    for name, value in columns.items():
        table[name] = value
    return table


def up_to(level):
    """Answers of a unit in which exactly the statements up to a level hold."""
    table = maturity.statements()
    return {key: "yes" for key in table.loc[table["level"] <= level, "statement_id"]}


def test_each_dimension_has_two_statements_for_each_level_above_the_first():
    table = maturity.statements()
    assert len(table) == 36 and table["statement_id"].is_unique and table["statement"].is_unique
    counts = table.groupby(["dimension", "level"]).size()
    assert set(counts) == {2} and len(counts) == 18
    assert list(dict.fromkeys(table["dimension"])) == list(maturity.DIMENSIONS)


def test_a_level_needs_all_its_statements_and_all_lower_levels():
    assert maturity.level({2: [False, True], 3: [True, True], 4: [True, True]}) == 1
    assert maturity.level({2: [True, True], 3: [True, False], 4: [True, True]}) == 2
    assert maturity.level({2: [True], 3: [True, True, True], 4: [False]}) == 3
    assert maturity.level({2: [True, True], 3: [True, True], 4: [True, True]}) == 4


def test_one_more_statement_that_holds_never_lowers_a_level():
    for bits in product([False, True], repeat=6):
        level = maturity.level({2: bits[:2], 3: bits[2:4], 4: bits[4:]})
        for i in range(6):
            more = [*bits[:i], True, *bits[i + 1 :]]
            assert maturity.level({2: more[:2], 3: more[2:4], 4: more[4:]}) >= level


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_the_profile_of_a_unit_finds_the_level_that_was_filled_in(level):
    levels = maturity.profile(filled(up_to(level)))
    assert levels.shape == (1, 6) and set(levels.iloc[0]) == {level}


def test_the_binding_dimensions_are_all_those_at_the_lowest_level():
    # given a unit at level 3 with one gap in training and one in software
    answers = up_to(3) | {"T3a": "partly", "S3b": "no"}
    levels = maturity.profile(filled(answers)).iloc[0]
    # then both hold it down
    assert levels.min() == 2
    assert maturity.binding(levels) == ["Software and platform", "Training"]


@pytest.mark.parametrize(
    ("typed", "means"),
    [("yes", True), (" YES ", True), ("y", True), ("No", False), ("partly ", False)]
    + [(blank, None) for blank in ("", "?", "don't know", "nearly")],
)
def test_answers_are_read_as_people_type_them(typed, means):
    found = maturity.clean(filled({"rest": typed}))["holds"].iloc[0]
    assert found is means or (means is None and pd.isna(found))


def test_the_latest_answer_of_a_rater_counts_in_any_order_of_rows():
    early = filled({"rest": "yes"}, rater="self", date="2025-10-01")
    late = filled({"rest": "no"}, rater="self", date="2025-11-01")
    for table in (pd.concat([early, late]), pd.concat([late, early])):
        assert not maturity.held(table).to_numpy().any()


def test_a_statement_holds_where_more_than_half_of_those_who_answered_say_yes():
    def raters(*answers):
        return pd.concat([filled({"rest": a}, rater=f"r{i}") for i, a in enumerate(answers)])

    assert maturity.held(raters("yes", "yes", "no")).to_numpy().all()
    assert maturity.held(raters("yes", "", "")).to_numpy().all()
    assert not maturity.held(raters("yes", "no", "")).to_numpy().any()
    assert not maturity.held(raters("", "", "")).to_numpy().any()


def test_the_questionnaire_is_written_and_read_back_from_any_spreadsheet(tmp_path):
    # given the empty questionnaire
    path = maturity.write(tmp_path / "questionnaire.csv")
    empty = pd.read_csv(path, encoding="utf-8-sig", keep_default_na=False)
    assert list(empty.columns[-2:]) == ["answer", "evidence"] and len(empty) == 36
    # when it is filled in and saved with commas, semicolons or tabs, in either encoding
    empty["answer"], empty["evidence"] = "Yes", "Überblick im Wiki, Seite 3"
    levels = []
    for separator, encoding in ((",", "utf-8-sig"), (";", "utf-8"), ("\t", "cp1252")):
        other = tmp_path / "other.csv"
        empty.to_csv(other, index=False, sep=separator, encoding=encoding)
        levels.append(maturity.profile(maturity.read(other)).iloc[0].min())
    # then the same levels come out
    assert levels == [4, 4, 4]


def test_what_is_wrong_with_a_file_is_said(tmp_path):
    path = maturity.write(tmp_path / "questionnaire.csv")
    with pytest.raises(ValueError, match="is not filled in"):
        maturity.read(path)
    path.write_text("statement_id,evidence\nP2a,x\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no column 'answer'"):
        maturity.read(path)
    path.write_text("statement_id,answer\nX9z,yes\n", encoding="utf-8")
    with pytest.raises(ValueError, match="X9z"):
        maturity.read(path)
    with pytest.raises(FileNotFoundError):
        maturity.read(tmp_path / "nowhere.csv")


def test_one_rater_gives_a_range_from_all_no_to_all_yes_of_what_is_open():
    # given one rater with a "partly" and a blank that level 3 hangs on
    found = maturity.interval(filled(up_to(3) | {"D3a": "partly", "A3b": ""})).iloc[0]
    assert (found["level"], found["low"], found["high"], found["clear"]) == (2, 2, 3, False)
    # and without open answers the level is clear
    found = maturity.interval(filled(up_to(3))).iloc[0]
    assert (found["low"], found["high"], found["clear"]) == (3, 3, True)


def test_raters_who_all_agree_give_a_clear_level_and_disagreement_does_not():
    alike = pd.concat([filled(up_to(2), rater=name) for name in "abc"])
    assert maturity.interval(alike)["clear"].all()
    doubtful = filled(up_to(2) | {"D2b": "no"}, rater="c")
    other = pd.concat([alike[alike["rater"] != "c"], doubtful])
    found = maturity.interval(other).iloc[0]
    assert (found["level"], found["low"], found["high"]) == (2, 1, 2)


def test_the_same_seed_draws_the_same_levels():
    table = pd.concat([filled({"rest": a}, rater=a) for a in ("yes", "no", "partly")])
    first, again = (maturity.drawn_levels(table, 50, seed=3) for _ in range(2))
    assert first.equals(again) and first.shape == (50, 1)


def test_agreement_counts_only_what_both_answered():
    first = filled({"rest": "yes", "P2a": ""}, rater="first")
    second = filled({"rest": "yes", "P2b": "no"}, rater="second")
    found = maturity.agreement(pd.concat([first, second]))
    assert found.to_dict() == {"first and second": pytest.approx(34 / 35)}


def test_actions_make_their_statements_true_where_they_reach():
    table = pd.concat([filled({"rest": "no"}, division=name) for name in ("A", "B")])
    plan = pd.DataFrame({"action": ["x"], "statements": ["T2a T2b"], "divisions": ["B"]})
    after = maturity.profile_of(maturity.after(maturity.held(table), plan))
    assert after["Training"].to_dict() == {"A": 1, "B": 2}
    everywhere = maturity.after(maturity.held(table), plan.drop(columns="divisions"))
    assert maturity.profile_of(everywhere)["Training"].tolist() == [2, 2]


def a_plan():
    return pd.DataFrame(
        {
            "action": ["second <person>", "late one", "not planned"],
            "what": ["Let another run each model", "Too late", "No start"],
            "statements": ["D3a D3b", "T3a", "S3a"],
            "start": [2, 8, None],
            "quarters": [2, 2, 1],
            "staff": [2, 1, 1],
        }
    )


@pytest.mark.parametrize("units", [1, 9])
@pytest.mark.parametrize("planned", [False, True])
def test_the_report_is_one_self_contained_page_for_any_office(units, planned):
    tables = [filled(up_to(2) | {"D2a": "partly"}, division=f"Unit <{n}>") for n in range(units)]
    table = pd.concat(tables) if units > 1 else filled(up_to(2))
    page = maturity.report(table, a_plan() if planned else None, office="Office <A&B>")
    # it stands alone: no script, nothing fetched, no name taken as HTML
    assert "<script" not in page and "http" not in page and "src=" not in page
    assert "Office &lt;A&amp;B&gt;" in page and "Unit <" not in page
    # its pictures have a text, and it says levels, what binds, what is next and how sure
    assert page.count("<svg") == page.count("aria-label=") == (2 if planned else 1)
    for word in ("Initial", "bind", "How sure", "First to start" if planned else "next level"):
        assert word in page
    assert page.count("<html") == page.count("</html>") == 1
    if planned:
        # actions that end too late or have no start are left out
        assert "Second &lt;person&gt;" in page and "Late one" not in page
        assert "Not planned" not in page


def test_the_report_says_the_level_and_what_is_missing():
    page = maturity.report(filled(up_to(2) | {"T2b": "no"}))
    assert "Our division is Initial." in page and "What holds it there: Training." in page
    assert "the notes of a session can be shown" in page
    assert "All six dimensions are at this level" in maturity.report(filled(up_to(4)))


def test_each_binding_dimension_has_its_missing_statements_with_what_was_answered_beside_them():
    # given four binding dimensions, and a word on what can be seen
    answers = up_to(2) | {"P2a": "no", "B2b": "partly", "D2a": "", "A2b": "no", "S3a": "partly"}
    table = filled(answers, evidence="")
    table.loc[table["statement_id"] == "B2b", "evidence"] = "one mail <to IT>"
    table.loc[table["statement_id"] == "T2a", "evidence"] = "training plan"
    page = " ".join(maturity.report(table).split())
    # then all four are there, before the others, each with its answer and note
    found = [page.index(f'<span class="note">{key}') for key in ("P2a", "B2b", "D2a", "A2b")]
    assert found == sorted(found) and found[-1] < page.index('<span class="note">S3a')
    for said in (
        "no:</span> We keep a list",
        "partly:</span> In the last",
        "blank:</span> A person",
    ):
        assert said in page
    assert "written beside it: one mail &lt;to IT&gt;" in page
    assert "<b>T2a</b> training plan" in page and "Nobody wrote down where to see: P2b" in page


def test_the_report_gives_the_range_that_answers_in_doubt_leave_open():
    doubtful = maturity.report(filled(up_to(3) | {"D3a": "partly", "A3b": ""}))
    assert "With 2 answers in doubt (dashed below) it may be Spreading or Widespread." in doubtful
    assert "Division of labour: Spreading or Widespread" in doubtful
    rest = up_to(3) | {"D3a": "no", "A3b": ""}
    assert "stays Spreading even if all 1 answers" in maturity.report(filled(rest))
    assert "in doubt (dashed below)" not in maturity.report(filled(up_to(3)))


def test_answers_that_are_not_understood_are_listed_and_not_only_counted_as_blank(tmp_path):
    path = tmp_path / "questionnaire.csv"
    filled(up_to(2) | {"P2a": "Ja", "S3a": "maybe", "T3a": "don't know"}).to_csv(path, index=False)
    with pytest.warns(UserWarning, match=r"'Ja' \(P2a\); 'maybe' \(S3a\)"):
        table = maturity.read(path)
    assert maturity.strange(table) == {"Ja": ["P2a"], "maybe": ["S3a"]}
    assert "Not understood, counted as blank:</b> &#39;Ja&#39; (P2a)" in maturity.report(table)
    filled({"rest": "ja"}).to_csv(path, index=False)
    with pytest.raises(ValueError, match=r"not filled in.*Not understood: 'ja'"):
        maturity.read(path)


def test_two_raters_of_one_division_are_spoken_of_as_two():
    pair = [filled(up_to(2), rater="a"), filled(up_to(2) | {"P3a": "yes"}, rater="b")]
    page = maturity.report(pd.concat(pair))
    assert "The two raters agree on 97 of 100" in page and "this level is clear" in page
    assert "P3a 1 of 2" in page


def test_divisions_without_a_plan_see_what_most_of_them_lack():
    tables = [filled(up_to(2) | {"D2b": "no"}, division=name) for name in "abc"]
    page = " ".join(maturity.report(pd.concat(tables)).split())
    assert "Missing in 3:</span> For each model that we have tried" in page
    assert "Machine learning in our office" in page


def test_all_actions_of_the_first_quarter_are_the_first_to_start():
    plan = pd.DataFrame(
        {
            "action": list("abcde"),
            "what": [f"Do {n}" for n in "abcde"],
            "statements": "T2a",
            "start": [1, 1, 2, 1, 1],
            "quarters": [3, 1, 1, 1, 1],
        }
    )
    both = [filled(up_to(1), division=name) for name in "AB"]
    page = maturity.report(pd.concat(both), plan)
    assert "First to start, in quarter 1" in page
    assert [n for n in "abcde" if f"Do {n}" in page] == list("abde")
    assert "<p>B, D, E, A</p>" in maturity.report(both[0], plan)


def test_a_range_of_levels_is_written_in_words():
    tables = [filled(up_to(2), rater=name, division="A") for name in "ab"]
    tables.append(filled(up_to(2) | {"D2b": "no"}, rater="c", division="A"))
    tables += [filled(up_to(1), rater=name, division="B") for name in "abc"]
    page = maturity.report(pd.concat(tables))
    assert '<td class="short">Initial or Spreading</td>' in page and ">clear<" in page


def test_a_questionnaire_that_is_there_is_never_overwritten(tmp_path):
    path = maturity.write(tmp_path / "questionnaire.csv")
    text = path.read_text(encoding="utf-8-sig").replace(",,\n", ",yes,seen\n")
    path.write_text(text, encoding="utf-8")
    assert maturity.write(path) == path
    assert path.read_text(encoding="utf-8") == text


def test_two_lines_make_the_report_from_a_file(tmp_path):
    path = tmp_path / "questionnaire.csv"
    filled(up_to(3)).assign(evidence="").to_csv(path, index=False)
    plan = tmp_path / "plan.csv"
    a_plan().to_csv(plan, index=False)
    made = maturity.report_file(path, tmp_path / "report.html", plan)
    assert "Our division is Widespread." in made.read_text(encoding="utf-8")
    plan.write_text("what,start\nx,1\n", encoding="utf-8")
    with pytest.raises(ValueError, match="lacks the columns"):
        maturity.report_file(path, tmp_path / "report.html", plan)


def test_pictures_stay_within_their_frame():
    names = [f"Division with a long name {n}" for n in range(9)]
    rng = np.random.default_rng(1)
    tables = []
    for name in names:
        table = maturity.statements().assign(division=name)
        table["answer"] = rng.choice(["yes", "no", "partly", ""], 36)
        tables.append(table)
    page = maturity.report(pd.concat(tables), a_plan())
    for x in re.findall(r'(?:cx|x1|x2|x)="([-\d.]+)"', page):
        assert 0 <= float(x) <= 680
