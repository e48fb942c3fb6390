"""Each fault of a source is named with its line and what to do."""

from __future__ import annotations

import pytest

from conftest import ATTEMPTS, TINY, write_module
from mlcapacity import course, lint


def faults(tmp_path, text, attempts=ATTEMPTS):
    source = write_module(tmp_path / "course", "01-tiny", text, attempts)
    return lint.problems(course.read(source), tmp_path / "course" / "tests" / "attempts")


def test_a_good_source_has_no_faults(tmp_path):
    assert faults(tmp_path, TINY) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("minutes: 10", "minuets: 10", 9, "'minuets' was unexpected"),
        ("minutes: 10", "minutes: ten", 9, "'ten' is not of type 'integer'"),
        ("strand: start", "strand: chef", 4, "'chef' is not one of"),
        ("requires: []", "requires: [99-none]", 2, "99-none, which is no module"),
        ("grade_id: wave,", "grade_id: double,", 50, "used twice"),
        ("grade_id: wave,", "grade_id: Wave 1,", 50, "joined by hyphens"),
        ("points: 1}", "points: 2}", 46, "gives task 2 1 points, its checks 2"),
        ("(2 points)", "(3 points)", 24, "gives task 1 3 points, its checks 2"),
        ("3 points in all", "4 points in all", 1, "where the tasks have 3 points"),
        ("`double(x)`", "a function", 35, "uses `double`, which the prompt of task 1"),
        ("## One section", "#### One section", 22, "level-4 heading follows level 1"),
        ("## One section", "## One\n\n![](a.png)", 24, "no alt text"),
        ("## One section", '## One\n\n<img src="a.png">', 24, "no alt text"),
        ("## One section", "## One\n\n[text](gone.csv)", 24, "gone.csv leads to no file"),
        ("### END SOLUTION", "", 30, "does not end"),
        ("### BEGIN HIDDEN TESTS", "### BEGIN HIDDEN TEST", 35, "no region 'HIDDEN TEST'"),
        ("from mlcapacity import checks", "from mlcapacity import", 18, "is not Python"),
        ("solution: true}", "grade: true, points: 1}", 29, "follows no answer"),
        ("requires: []", "requires: 5", 10, "5 is not of type 'array'"),
        ("grade: true, points: 2}", "grade: true}", 35, "no points"),
        ("points: 2}", "points: 2, lock: 1}", 35, "unknown nbgrader keys"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_line(tmp_path, old, new, line, said):
    # given a source with one fault
    assert old in TINY
    found = faults(tmp_path, TINY.replace(old, new, 1))
    # then one line names the file, the line and the fault
    matching = [row for row in found if said in row]
    assert matching, found
    number = int(matching[0].split(".md:")[1].split(":")[0])
    assert abs(number - line) <= 2, matching[0]


def test_a_prediction_without_its_tag_is_a_fault(tmp_path):
    found = faults(tmp_path, TINY.replace(":tags: [yours]\nguess", "guess"))
    assert found[0].endswith("learners change this prediction. Give its cell the tag `yours`.")


def test_a_column_that_only_the_check_knows_is_a_fault(tmp_path):
    text = TINY.replace('name == "2023Q1"', 'name["quarter"] == "2023Q1"')
    assert any("`quarter`" in row for row in faults(tmp_path, text))


@pytest.mark.parametrize(("named", "wanted"), [("`.ignore`", False), ("a file", True)])
def test_the_file_that_a_check_reads_stands_in_the_prompt(tmp_path, named, wanted):
    text = TINY.replace("`double(x)`", f"`double(x)`, and {named}").replace(
        'checks.function("double", look="task 1")',
        'checks.function("double", look="task 1")\nchecks.file(".ignore", look="task 1")',
    )
    assert any("uses `.ignore`" in row for row in faults(tmp_path, text)) == wanted


def test_a_task_without_attempts_is_a_fault(tmp_path):
    attempts = {name: code for name, code in ATTEMPTS.items() if "wave/" not in name}
    assert any("'wave' has 0 right and 0 wrong attempts" in row
               for row in faults(tmp_path, TINY, attempts))  # fmt: skip


def test_a_wrong_attempt_must_say_which_message_it_gets(tmp_path):
    attempts = {**ATTEMPTS, "wave/wrong-a.py": "wave = 2023\n"}
    assert any("does not open with `# message: `" in row
               for row in faults(tmp_path, TINY, attempts))  # fmt: skip


def test_attempts_of_a_task_that_is_gone_are_a_fault(tmp_path):
    attempts = {**ATTEMPTS, "old-task/right-a.py": "x = 1\n"}
    assert any("belongs to no task" in row for row in faults(tmp_path, TINY, attempts))


@pytest.mark.parametrize(
    ("covers", "said"),
    [
        ("{triple: ['1']}", "`covers` names 'triple', which is no task"),
        ("{double: ['2']}", "holds none of the words Initial"),
        ("{double: ['9']}", "front matter: '9' is not one of"),
    ],
)
def test_a_claim_that_a_task_covers_something_is_looked_at(tmp_path, covers, said):
    found = faults(tmp_path, TINY.replace("seed: [1]", f"seed: [1]\n  covers: {covers}"))
    assert any(said in fault for fault in found), found
