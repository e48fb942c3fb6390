"""Modules are read from their sources and found by name."""

from __future__ import annotations

import pytest

from conftest import TINY, write_module
from mlcapacity import CourseError, course


def test_a_module_knows_its_tasks_and_points(tiny):
    module = course.read(tiny / "solutions" / "01-tiny" / "01-tiny.md")
    assert [(task.grade_id, task.points, task.stated_points) for task in module.tasks] == [
        ("double", 2, 2),
        ("wave", 1, 1),
    ]
    assert module.points == 3
    assert module.facts["title"] == "A tiny module"


def test_a_cell_is_found_at_its_line_in_the_source(tiny):
    module = course.read(tiny / "solutions" / "01-tiny" / "01-tiny.md")
    rows = module.text.splitlines()
    for cell, line in zip(module.notebook.cells, module.lines, strict=True):
        assert rows[line - 1] == cell.source.splitlines()[0]


def test_front_matter_that_is_not_yaml_is_refused_with_its_line(tmp_path):
    source = write_module(tmp_path, "01-tiny", TINY.replace("minutes: 10", "minutes: [10"))
    with pytest.raises(CourseError, match=r"01-tiny\.md:\d+: the front matter"):
        course.read(source)


def test_a_module_is_found_by_the_start_of_its_name(tiny):
    assert course.find("01") == course.find("01-tiny") == "01-tiny"


@pytest.mark.parametrize("name", ["1", "01-tiny/", "01-tiny.ipynb"])
def test_a_module_is_found_as_people_type_it(tiny, name):
    assert course.find(name) == "01-tiny"


@pytest.mark.parametrize("name", ["02", "tiny", ""])
def test_an_unknown_module_is_answered_with_those_that_exist(tiny, name):
    with pytest.raises(CourseError, match="The modules are: 01-tiny"):
        course.find(name)


def test_every_requirement_of_the_course_is_a_module_before_it():
    known = []
    for module in course.modules():
        assert set(module.facts["requires"]) <= set(known)
        known.append(module.slug)


def test_the_syllabus_has_a_row_for_each_module(tiny):
    table = course.syllabus(course.modules(tiny))
    assert "01-tiny" in table
    assert "double a number; name a wave" in table


COVERED = TINY.replace("seed: [1]", "seed: [2]\n  covers: {double: ['2'], wave: ['2']}")


def test_a_task_works_on_an_item_where_the_front_matter_and_its_prompt_say_so(tmp_path):
    # given two tasks that are said to work on item 2, of which one speaks of it
    text = COVERED.replace("which returns twice", "which for a level of maturity returns twice")
    module = course.read(write_module(tmp_path, "01-tiny", text))
    # when the course is asked what it covers
    found = course.coverage([module])
    # then that one counts, and everything else is open
    assert found.pop("2") == {"01-tiny": [1]}
    assert not any(found.values())
    table = course.coverage_table([module])
    assert "| 2 Four levels of maturity | 01-tiny: task 1 |" in table
    assert "| 5.4 Platforms with a different focus | open |" in table


def test_the_syllabus_says_which_modules_need_no_python(tmp_path):
    text = TINY.replace("strand: start", "strand: capacity\n  entry: manager")
    module = course.read(write_module(tmp_path, "01-tiny", text))
    assert "A tiny module (also without Python)" in course.syllabus([module])
