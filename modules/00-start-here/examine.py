"""What the check cells try on an answer. You may read it; grading uses its own copy."""

from __future__ import annotations

from mlcapacity import checks, statland


def wave(name):
    """The answers of one wave, as the office has them."""
    waves = statland.load("waves")
    return waves[waves["wave"] == name]


def share_without_code(name):
    """The share of the answers of one wave that no human coder has coded."""
    return 1 - wave(name)["code"].count() / len(wave(name))


def count(yours):
    """Task 1: the web answers of the wave 2024Q1."""
    look = "section 2, how to keep the rows of one wave and count a column"
    found = checks.number(yours, "web_answers", look="section 3: a number, not a table")
    waves = statland.load("waves")
    first = wave("2024Q1")
    other = {
        len(waves): "the number of all answers in all twelve waves",
        len(first): "the number of all answers of one wave",
        (waves["mode"] == "CAWI").sum(): "the web answers of all twelve waves",
        (first["mode"] == "CATI").sum(): "the telephone answers of 2024Q1",
        (wave("2023Q1")["mode"] == "CAWI").sum(): "the web answers of 2023Q1",
        first.loc[
            first["mode"] == "CAWI", "code"
        ].count(): "only those web answers that have a code",
    }
    checks.expect(
        found not in other,
        seen=f"{found:g}: {other.get(found)}",
        wanted="the rows whose wave is 2024Q1 and whose mode is CAWI",
        look=look,
    )
    right = (first["mode"] == "CAWI").sum()
    checks.expect(
        found == right,
        seen=f"{found:g} answers",
        wanted=f"{right} answers, the rows whose wave is 2024Q1 and whose mode is CAWI",
        look=look,
    )


def share(yours, records, name):
    """Task 2: the share of the rows without a code."""
    look = "section 4, the example with four answers"
    right = records["code"].isna().mean()
    found = yours(records.copy())
    checks.expect(
        found is not None,
        seen=f"for {name} the function gives back nothing (None)",
        wanted="a number: the last line of the function starts with `return`",
        look=look,
    )
    found = checks.number(found, f"the share for {name}", look)
    checks.expect(
        found <= 1,
        seen=f"for {name} {found:g}, a count or a percentage",
        wanted=f"a share from 0 to 1; here {right:.2f}",
        look=look,
    )
    checks.expect(
        right in (0, 0.5, 1) or abs(found - (1 - right)) > 1e-3,
        seen=f"for {name} {found:.3f}, the share of rows that have a code",
        wanted=f"the share of rows that have none: {right:.3f}",
        look=look,
    )
    checks.close(
        found,
        right,
        1e-3,
        f"the share for {name}",
        look=look,
        why="`.isna()` finds missing codes; `== None` does not"
        if name == "`four`"
        else "compute it from the column `code` of the table that is given as `records`",
    )
