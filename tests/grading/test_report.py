"""The class report counts right, and its tables are safe to open."""

from __future__ import annotations

import csv
from types import SimpleNamespace

from mlcapacity.grading import report
from mlcapacity.grading.report import Row
from mlcapacity.grading.results import TaskResult

Module = SimpleNamespace(
    tasks=[SimpleNamespace(heading=f"Task {n}: Do it ({n} points)") for n in (1, 2)]
)


def row(name, first, second, said="Seen:    it is 0.51\n  Look at: here"):
    tasks = [
        TaskResult("Task 1: Do it (1 point)", first, 1, () if first else (f"Not yet.\n  {said}",)),
        TaskResult("Task 2: Do it (2 points)", second, 2, () if second == 2 else ("other",)),
    ]
    return Row(name, tasks)


def test_items_count_shares_and_the_most_frequent_message():
    # given four learners, of whom two made the same mistake with other figures
    graded = [
        row("a", 1, 2),
        row("b", 1, 1),
        row("c", 0, 0, "Seen:    it is 0.51\n  Look at: here"),
        row("d", 0, 0, "Seen:    it is 0.77\n  Look at: here"),
    ]
    first, second = report.items(Module, graded)
    assert (first.share, first.full, first.of) == (0.5, 2, 4)
    assert first.said == [("it is …", 2)]
    assert (second.share, second.full) == (0.375, 1)
    assert 0.8 < first.discrimination <= 1


def test_tasks_are_remarked_on_only_where_the_class_is_large_enough():
    graded = [row(str(n), 1, 0 if n else 2) for n in range(12)]
    first, second = report.items(Module, graded)
    assert first.remark.startswith("easy") and second.remark.startswith("hard")
    assert first.discrimination is None
    assert not any(item.remark for item in report.items(Module, graded[:9]))


def test_no_cell_of_a_table_is_taken_for_a_formula(tmp_path):
    report._csv(tmp_path, "01-tiny", [row("=cmd()", 1, 2), row("@x", 1, 0), row("li, 李", 1, 1)], 3)
    for name in ("01-tiny.csv", "01-tiny-moodle.csv", "01-tiny-canvas.csv"):
        with (tmp_path / name).open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        assert not [cell for r in rows for cell in r if cell[:1] in "=+-@" and cell]
        assert any("li, 李" in r for r in rows)
    with (tmp_path / "01-tiny-canvas.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file))[1][0] == "    Points Possible"
