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
    """The tables of a page that begin with a time: title, and rows (start, minutes, what).

    A table is the plan of the whole room ("Minute plan", or one a day), or the track of some.
    """
    for part in re.split(r"^## ", page.read_text(encoding="utf-8"), flags=re.MULTILINE):
        rows = [(60 * int(h) + int(m), int(n), what) for h, m, n, what in ROW.findall(part)]
        if rows:
            yield part.splitlines()[0], rows


def day_of(title):
    """The day that a table is for, "" on a page of one day."""
    found = re.search(r"\bday (\d)", title, re.IGNORECASE)
    return found[1] if found else ""


@pytest.mark.parametrize("page", WORKSHOPS, ids=lambda page: page.stem)
def test_the_minutes_of_a_workshop_add_up(page):
    stated = int(re.search(r"\*\*(\d+) minutes\*\*", page.read_text(encoding="utf-8"))[1])
    tables = list(plans(page))
    whole = {day_of(title): rows for title, rows in tables if title.startswith("Minute plan")}
    # each row starts where the one before it ends
    for _, rows in tables:
        ends = list(accumulate((minutes for _, minutes, _ in rows), initial=rows[0][0]))
        assert [start for start, _, _ in rows] == ends[:-1]
    assert sum(minutes for rows in whole.values() for _, minutes, _ in rows) == stated
    # and each track of a split takes just the time that the plan of its day gives it
    for day, plan in whole.items():
        split = next(row for row in plan if "split" in row[2])
        tracks = [
            rows
            for title, rows in tables
            if day_of(title) == day and not title.startswith("Minute plan")
        ]
        assert len(tracks) >= 2
        for rows in tracks:
            assert rows[0][0] == split[0] and sum(minutes for _, minutes, _ in rows) == split[1]


def test_nothing_is_taken_before_it_is_handed_over():
    # given all rows of two days in which something is handed over or taken, by time
    page = next(page for page in WORKSHOPS if page.stem == "two-days-four-roles")
    given, taken = {}, []
    for title, rows in plans(page):
        for start, minutes, what in rows:
            if found := re.match(r"(Hand over|Take) `([a-z-]+)`", what):
                if found[1] == "Hand over":
                    given[found[2]] = (day_of(title), start + minutes)
                else:
                    taken.append((found[2], (day_of(title), start), title))
    # then each hand-over of the chain is given once, and nobody takes it earlier
    names = {name for module in course.modules() for name in module.facts.get("gives", [])}
    assert len(given) == 5 and set(given) <= names
    for name, time, title in taken:
        assert given[name] <= time, (name, title)
    assert {name for name, _, _ in taken} == set(given)
    # and each of the four seats has a sheet on both days
    roles = ("data scientist", "backend engineer", "DevOps engineer", "ML engineer")
    titles = [title for title, _ in plans(page)]
    assert {f"Day {day}: the {role}" for day in (1, 2) for role in roles} <= set(titles)


@pytest.mark.parametrize("page", WORKSHOPS, ids=lambda page: page.stem)
def test_a_workshop_gives_each_section_the_minutes_of_its_module(page):
    found = 0
    for _, rows in plans(page):
        for _, minutes, what in rows:
            for slug, sections in PLACE.findall(what):
                wanted = minutes_of(slug)
                assert minutes == sum(wanted[int(n)] for n in re.findall(r"\d+", sections)), what
                found += 1
    assert found >= 6


def test_the_tasks_that_every_manager_finishes_need_no_python():
    page = next(page for page in WORKSHOPS if page.stem == "half-day-capacity")
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
