"""A failed check says what was seen, what was wanted and where to look."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from mlcapacity import checks


def message(call):
    with pytest.raises(checks.CheckFailed) as caught:
        call()
    return str(caught.value)


def test_a_failed_check_names_what_was_seen_wanted_and_where_to_look():
    said = message(lambda: checks.expect(False, "3 rows", "4 rows", "section 2", why="one is lost"))
    assert [row.strip() for row in said.splitlines()] == [
        "Not yet.",
        "Seen:    3 rows",
        "Wanted:  4 rows",
        "Why:     one is lost",
        "Look at: section 2",
    ]


def test_a_message_fits_the_width_that_nbgrader_shows():
    said = message(lambda: checks.fail("word " * 60, "word " * 60, "section 2"))
    assert max(map(len, said.splitlines())) <= 86


def test_a_notebook_shows_the_message_without_a_traceback():
    from IPython.core.interactiveshell import InteractiveShell

    # given a shell and a failing check
    shell = InteractiveShell()
    shown = []
    shell._showtraceback = lambda kind, value, rows: shown.extend(rows)
    # when a cell runs it
    shell.run_cell("from mlcapacity import checks; checks.fail('a', 'b', 'c')")
    # then the message is all that is shown
    assert len(shown) == 1
    assert shown[0].startswith("Not yet.")


def test_an_answer_that_does_not_exist_is_asked_for_by_name():
    assert "there is no `nothing_here` yet" in message(lambda: answer_in("", "nothing_here"))


def test_an_untouched_answer_is_said_to_be_unanswered():
    stub = "def double(x):\n    raise NotImplementedError\n"
    assert "not answered yet" in message(lambda: function_in(stub, "double")(2))


def test_an_error_in_an_answer_is_told_with_its_line_and_arguments():
    code = "def double(x):\n    return x.upper()\n"
    said = message(lambda: function_in(code, "double")(2))
    assert "double(2)" in said
    assert "AttributeError" in said


def test_a_call_with_wrong_arguments_shows_no_line_of_the_engine():
    said = message(lambda: function_in("def double():\n    return 4\n", "double")(2))
    assert "TypeError" in said
    assert "theirs(" not in said


def test_anything_that_can_be_called_serves_as_a_function():
    code = "class Double:\n    def __call__(self, x):\n        return 2 * x\ndouble = Double()"
    assert function_in(code, "double")(2) == 4


def test_warnings_of_an_answer_reach_no_stderr(capsys):
    # nbgrader's Validate would take them for a failure
    code = (
        "import logging, sys, warnings\n"
        "def double(x):\n"
        "    warnings.warn('old'); logging.warning('careful'); print('x', file=sys.stderr)\n"
        "    return 2 * x\n"
    )
    assert function_in(code, "double")(2) == 4
    assert capsys.readouterr().err == ""


def test_a_value_where_a_function_was_asked_for_is_refused():
    assert "`double` is 4, a int" in message(lambda: function_in("double = 4", "double"))


def function_in(code, name):
    """checks.function as a notebook calls it."""
    scope = {"checks": checks, "name": name}
    exec(code + "\nfound = checks.function(name, look='task 1')", scope)
    return scope["found"]


def answer_in(code, name):
    """checks.answer as a notebook calls it: from the notebook's own names."""
    scope = {"checks": checks, "name": name}
    exec(code + "\nfound = checks.answer(name, look='task 1')", scope)
    return scope["found"]


@pytest.mark.parametrize(
    ("value", "seen"),
    [
        ("many", "(str)"),
        (None, "(NoneType)"),
        ([1], "(list)"),
        ("0.5", "(str)"),
        (float("nan"), "nan"),
        (120, "120 %"),
    ],
)
def test_what_is_not_a_number_in_its_range_is_refused(value, seen):
    said = message(lambda: checks.number(value, "the share", "section 1", 0, 100, "%"))
    assert seen in " ".join(said.split())


@pytest.mark.parametrize("value", [0.5, Fraction(1, 2), pd.Series([0.5]), np.float32(0.5)])
def test_a_number_of_any_flavour_is_accepted(value):
    assert checks.number(value, "the share", "section 1", 0, 1) == 0.5


def test_a_number_close_to_the_truth_passes_and_another_does_not():
    checks.close(0.501, 0.5, 0.01, "the share", "section 1")
    assert "0.5, give or take 0.01" in message(
        lambda: checks.close(0.52, 0.5, 0.01, "the share", "section 1")
    )


def test_a_table_may_have_more_columns_in_any_order_but_not_fewer():
    frame = pd.DataFrame({"b": [1], "a": [2], "c": [3]})
    checks.table(frame, ["a", "b"], "section 1", rows=1)
    assert "['d']" in message(lambda: checks.table(frame, ["a", "d"], "section 1"))
    assert "1 rows" in message(lambda: checks.table(frame, ["a"], "section 1", rows=2))
    assert "a list" in message(lambda: checks.table([1], ["a"], "section 1"))


def test_a_result_of_none_is_told_where_it_comes_from():
    for check in (
        lambda: checks.number(None, "the share", look="task 1"),
        lambda: checks.table(None, ["code"], look="task 1"),
    ):
        with pytest.raises(checks.CheckFailed, match="what stands after `return`"):
            check()


def test_a_file_is_read_or_asked_for_by_name(tmp_path, monkeypatch):
    # given a folder with a file
    monkeypatch.chdir(tmp_path)
    (tmp_path / "values.yaml").write_bytes("größe: 3\n".encode())
    (tmp_path / "odd.yaml").write_bytes(b"\xff\xfe")
    # when checks ask for it, then they get its text; otherwise the learner is told
    assert checks.file("values.yaml", look="task 1") == "größe: 3\n"
    with pytest.raises(checks.CheckFailed, match=r"%%writefile other\.yaml"):
        checks.file("other.yaml", look="task 1")
    with pytest.raises(checks.CheckFailed, match="not text in UTF-8"):
        checks.file("odd.yaml", look="task 1")
