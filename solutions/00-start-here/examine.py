"""What the check cells try on an answer. You may read it; grading uses its own copy."""

from __future__ import annotations

from mlcapacity import checks


def count(yours, waves, wave):
    """Task 1: the number of answers of one wave."""
    look = "section 2, how to keep the rows of one wave"
    found = checks.number(yours, "your answer", look="section 3: a number, not a table")
    checks.expect(
        found != len(waves),
        seen=f"{found:g} answers, which is the number in all twelve waves",
        wanted=f"the answers of the wave {wave} only",
        look=look,
    )
    rows = (waves["wave"] == wave).sum()
    checks.expect(
        found == rows,
        seen=f"{found:g} answers",
        wanted=f"{rows} answers, the rows whose wave is {wave}",
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
        right in (0, 0.5, 1) or abs(found - (1 - right)) > 1e-6,
        seen=f"for {name} {found:.3f}, the share of rows that have a code",
        wanted=f"the share of rows that have none: {right:.3f}",
        look=look,
    )
    checks.close(
        found,
        right,
        1e-6,
        f"the share for {name}",
        look=look,
        why="the function must work on the table it is given, under the name `records`",
    )
