"""Every graded task: right attempts pass, wrong ones fail with their own message."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mlcapacity import course

ROOT = course.root()
SLUGS = course.slugs()
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="proofs fork; use Linux or macOS")


@pytest.fixture(scope="session")
def outcomes():
    """What each module's attempts came to, proved once for all tests."""
    known = {}

    def prove(slug):
        if slug not in known:
            run = subprocess.run(
                [sys.executable, str(Path(__file__).with_name("proof.py")), slug],
                capture_output=True,
                text=True,
                check=False,
            )
            assert run.returncode == 0, run.stderr[-3000:]
            known[slug] = json.loads(run.stdout)
        return known[slug]

    return prove


def of_kind(rows, kind):
    return [row for row in rows if row["kind"] == kind]


def squeezed(text):
    return " ".join(text.split())


def checks_of(slug):
    module = course.read(ROOT / "solutions" / slug / f"{slug}.md")
    return {
        module.notebook.cells[n].metadata["nbgrader"]["grade_id"]: task.grade_id
        for task in module.tasks
        for n in task.checks
        if n != task.answer
    }


@pytest.mark.parametrize("slug", SLUGS)
def test_the_solution_earns_full_points(slug, outcomes):
    rows = of_kind(outcomes(slug), "solution")
    assert {row["check"] for row in rows} == set(checks_of(slug))
    assert {row["check"]: row["message"] for row in rows if row["message"]} == {}


@pytest.mark.parametrize("slug", SLUGS)
def test_the_untouched_notebook_earns_nothing(slug, outcomes):
    rows = of_kind(outcomes(slug), "untouched")
    checked = {row["check"]: row["message"] for row in rows}
    assert set(checks_of(slug)) <= set(checked)
    assert [check for check in checks_of(slug) if not checked[check]] == []
    given = [row for row in rows if row["check"].startswith("given cell")]
    assert given == [], "a given cell stops in the untouched notebook"


@pytest.mark.parametrize("slug", SLUGS)
def test_every_right_attempt_passes(slug, outcomes):
    rows = [row for row in of_kind(outcomes(slug), "attempt") if "/right-" in row["name"]]
    assert {row["check"] for row in rows} == set(checks_of(slug))
    assert [row for row in rows if row["message"]] == []


@pytest.mark.parametrize("slug", SLUGS)
def test_every_wrong_attempt_fails_with_its_own_message(slug, outcomes):
    rows = [row for row in of_kind(outcomes(slug), "attempt") if "/wrong-" in row["name"]]
    messages = {}
    for row in rows:
        messages.setdefault(row["name"], []).append(row["message"])
    amiss = {}
    for name, got in messages.items():
        attempt = ROOT / "tests" / "attempts" / slug / name
        first = attempt.read_text(encoding="utf-8").splitlines()[0]
        wanted = squeezed(first.removeprefix("# message: "))
        if not wanted or wanted not in squeezed(" ".join(got)):
            amiss[name] = {"wanted": wanted, "got": got}
    assert amiss == {}


@pytest.mark.parametrize("slug", SLUGS)
def test_unsolved_tasks_cost_no_other_task_its_points(slug, outcomes):
    # each solution is tried in a notebook in which every earlier task is unsolved
    rows = of_kind(outcomes(slug), "alone")
    assert {row["check"] for row in rows} == set(checks_of(slug))
    assert [row for row in rows if row["message"]] == []
