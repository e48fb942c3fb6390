"""Feedback says what was seen and where to look, and keeps to itself what a hidden test wants."""

from __future__ import annotations

import pytest
from nbformat.v4 import new_code_cell

from mlcapacity import checks
from mlcapacity.grading import messages

PUBLIC = "### Task 1: Round it (2 points)\nGive or take 0.5, and at least 80 % of the rows."


def failed(seen, wanted):
    with pytest.raises(checks.CheckFailed) as caught:
        checks.fail(seen, wanted, look="section 3", why="a long reason " * 9)
    return str(caught.value)


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        ("142, give or take 0.5", "..., give or take 0.5"),
        ("at least 80 %", "at least 80 %"),
        ("'North': 7", "...: ..."),
        ("1e-09 or -3.5", "... or ..."),
        ("3,066 labels", "... labels"),
        ("one that knows 2023Q1", "one that knows 2023Q1"),
        ("the same split for the same seed", "the same split for the same seed"),
    ],
)
def test_values_show_only_where_the_task_says_them_already(wanted, shown):
    (text,) = messages.for_learner([failed("it is 71", wanted)], set(), PUBLIC)
    assert f"Wanted:  {shown}\n" in text
    assert "Seen:    it is 71\n" in text and "Look at: section 3" in text


def test_a_message_that_shows_a_hidden_test_is_left_out_however_it_is_cut():
    cell = new_code_cell(
        "### BEGIN HIDDEN TESTS\nchecks.close(yours(71), 142, 1e-9, 'the result')\n### END HIDDEN TESTS"
    )
    secret = messages.secrets_of([cell])
    assert messages.shows("rows: checks.close(\n   yours(71),\n 142, 1", secret)
    assert messages.shows("\x1b[32mchecks\x1b[0m.close(yours(71), 142", secret)
    assert not messages.shows("Seen: the result of checks is 71", secret)
    assert messages.for_learner(["E: close(yours(71), 142, 1e-9"], secret, "") == [
        messages.LEFT_OUT
    ]
