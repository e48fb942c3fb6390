"""What the pages for instructors promise about modules, minutes and answers."""

from __future__ import annotations

import re
from collections import Counter
from itertools import accumulate

import pytest

from mlcapacity import course

ROOT = course.root()
WORKSHOPS = sorted((ROOT / "instructor" / "workshops").glob("*.md"))
ROW = re.compile(r"^\| (\d\d):(\d\d) \| (\d+) \| (.*?) \|", re.MULTILINE)
PLACE = re.compile(r"`(\d\d-[a-z-]+)`, sections? ([\d, and]+)")


def minutes_of(slug):
    """The minutes of each section of a module, from the plan in its guide."""
    guide = (ROOT / "instructor" / "guides" / f"{slug}.md").read_text(encoding="utf-8")
    found: Counter[int] = Counter()
    for minutes, section in re.findall(r"^\| *(\d+) *\| Section (\d+)\b", guide, re.MULTILINE):
        found[int(section)] += int(minutes)
    return found


def plans(page):
    """The tables of a page that begin with a time: rows of (start in minutes, minutes, what)."""
    for part in re.split(r"^## ", page.read_text(encoding="utf-8"), flags=re.MULTILINE):
        rows = [(60 * int(h) + int(m), int(n), what) for h, m, n, what in ROW.findall(part)]
        if rows:
            yield rows


@pytest.mark.parametrize("page", WORKSHOPS, ids=lambda page: page.stem)
def test_the_minutes_of_a_workshop_add_up(page):
    stated = int(re.search(r"\*\*(\d+) minutes\*\*", page.read_text(encoding="utf-8"))[1])
    whole, *tracks = plans(page)
    # each row starts where the one before it ends
    for rows in (whole, *tracks):
        ends = list(accumulate((minutes for _, minutes, _ in rows), initial=rows[0][0]))
        assert [start for start, _, _ in rows] == ends[:-1]
    assert sum(minutes for _, minutes, _ in whole) == stated
    # and each track of a split takes just the time that the plan gives it
    split = next(row for row in whole if "split" in row[2])
    assert len(tracks) >= 2
    for rows in tracks:
        assert rows[0][0] == split[0] and sum(minutes for _, minutes, _ in rows) == split[1]


@pytest.mark.parametrize("page", WORKSHOPS, ids=lambda page: page.stem)
def test_a_workshop_gives_each_section_the_minutes_of_its_module(page):
    found = 0
    for rows in plans(page):
        for _, minutes, what in rows:
            for slug, sections in PLACE.findall(what):
                wanted = minutes_of(slug)
                assert minutes == sum(wanted[int(n)] for n in re.findall(r"\d+", sections)), what
                found += 1
    assert found >= 6


@pytest.mark.parametrize("page", WORKSHOPS, ids=lambda page: page.stem)
def test_the_tasks_that_everyone_finishes_need_no_python(page):
    text = page.read_text(encoding="utf-8").split("## The two tasks that everyone finishes")[1]
    named = re.findall(r"`(\d\d-[a-z-]+)`, task (\d+)", text.split("\n## ")[0])
    assert len(named) == 2
    for slug, number in named:
        module = course.module(slug)
        assert module.facts["entry"] == "manager"
        assert int(number) in [task.number for task in module.tasks]


def test_each_belief_stands_behind_a_wrong_answer():
    text = (ROOT / "instructor" / "misconceptions.md").read_text(encoding="utf-8")
    named = re.findall(r"\| `([\w./-]+)` \|$", text, re.MULTILINE)
    assert len(named) >= 20
    for name in named:
        assert (ROOT / "tests" / "attempts" / f"{name}.py").is_file(), name
