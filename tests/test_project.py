"""The claims of the project's own files."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
import zipfile

import nbformat
import pytest
import yaml
from packaging.requirements import Requirement

from mlcapacity import build, course, lint

ROOT = course.root()
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.txt").read_text(encoding="utf-8")
PINS = [
    Requirement(row.removesuffix(" \\")) for row in LOCK.splitlines() if re.match(r"[a-z0-9]", row)
]
ASKED = [
    Requirement(text)
    for text in PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"]
]


def tracked():
    run = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    )  # fmt: skip
    return [ROOT / name for name in run.stdout.splitlines()]


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: asked.name)
def test_the_lock_satisfies_each_range(asked):
    versions = [next(iter(pin.specifier)).version for pin in PINS if pin.name == asked.name.lower()]
    assert versions, f"{asked.name} is not in the lock"
    assert all(version in asked.specifier for version in versions)


def test_the_servers_lock_holds_the_same_versions():
    text = (ROOT / "instructor/jupyterhub/requirements.txt").read_text(encoding="utf-8")
    rows = [row.removesuffix(" \\") for row in text.splitlines() if re.match(r"[a-z0-9]", row)]
    here = {str(pin.specifier) for pin in PINS if pin.name == "nbgrader"}
    theirs = {r.name: str(r.specifier) for r in map(Requirement, rows)}
    assert {theirs["nbgrader"]} == here and {"jupyterhub", "distributed", "psycopg"} <= set(theirs)
    ours = {pin.name: str(pin.specifier) for pin in PINS}
    assert [n for n, v in theirs.items() if n in ours and ours[n] != v] == []


def test_each_range_says_why_it_is_there():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = text.split("dependencies = [")[1].split("\n]")[0]
    rows = [row for row in block.splitlines() if row.strip().startswith('"')]
    said = [row for row in rows if "#" in row]
    headed = {"jupyterlab", "pandas", "scikit-learn", "matplotlib"}  # named by their heading
    left = {re.search(r'"([a-z-]+)', row)[1] for row in rows if row not in said}
    assert left <= headed


def test_the_lock_has_hashes_and_no_address():
    assert "://" not in LOCK
    assert LOCK.count("--hash=sha256:") > len(PINS)


def test_the_conda_file_is_not_stale_and_holds_the_lock():
    text = (ROOT / "environment.yml").read_text(encoding="utf-8")
    assert text == build.conda_environment(ROOT)
    conda = yaml.safe_load(text)["dependencies"]
    pip = next(entry for entry in conda if isinstance(entry, dict))["pip"]
    assert pip[-1] == "-e ."
    assert {str(Requirement(row)) for row in pip[:-1]} == {str(pin) for pin in PINS}


def test_nothing_a_learner_gets_holds_an_answer_or_a_hidden_test():
    for path in sorted((ROOT / "modules").rglob("*")):
        assert path.suffix != ".md", path
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"(BEGIN|END) (SOLUTION|HIDDEN TESTS)", text), path
    for module in course.modules():
        released = {c.id: c.source for c in nbformat.read(module.released, 4).cells}
        for cell in nbformat.read(module.solution, 4).cells:
            for region in re.findall(
                r"### BEGIN (?:SOLUTION|HIDDEN TESTS)\n(.*?)\s*### END", cell.source, re.DOTALL
            ):
                assert region.strip() not in released[cell.id], f"{module.slug}: {cell.id}"


def test_every_module_has_a_guide_whose_minutes_add_up():
    for module in course.modules():
        guide = ROOT / "instructor" / "guides" / f"{module.slug}.md"
        text = guide.read_text(encoding="utf-8")
        plan = [int(n) for n in re.findall(r"^\| *(\d+) *\|", text, re.MULTILINE)]
        assert sum(plan) == module.facts["minutes"], module.slug


@pytest.mark.parametrize("module", course.modules(), ids=lambda module: module.slug)
def test_no_source_of_the_course_has_a_fault(module):
    # among them: every task has its attempts, and every stated point is given
    assert lint.problems(module, ROOT / "tests" / "attempts") == []


def test_links_between_the_projects_pages_lead_somewhere():
    pages = [p for p in tracked() if p.suffix == ".md" and "solutions" not in p.parts]
    for page in pages:
        for target in re.findall(r"\]\(([^)#\s]+)\)", page.read_text(encoding="utf-8")):
            assert re.match(r"[a-z]+:", target) or (page.parent / target).exists(), (page, target)


def test_the_readme_gives_the_commands_that_exist():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^make (\w+)", readme, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_readme_quotes_the_benchmark_as_it_was_measured():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    quoted = readme.split("<!-- speed -->")[1].split("<!-- end of speed -->")[0]
    found = json.loads((ROOT / "tests/grading/bench.json").read_text(encoding="utf-8"))
    for times in found["seconds per submission, best of rounds"].values():
        assert f"| {times['wall']:.2f} | {times['cpu']:.2f} |" in quoted
    # and what it shows is what the grader claims
    assert found["ours to stock, wall"] <= 0.2 and found["ours to bare cells, wall"] <= 1.5


def test_no_answer_stands_in_another_cell():
    for module in course.modules():
        released = nbformat.read(module.released, as_version=4)
        shown = "\n".join(cell.source for cell in released.cells)
        for cell in nbformat.read(module.solution, as_version=4).cells:
            for region in re.findall(
                r"### BEGIN SOLUTION\n(.*?)\s*### END", cell.source, re.DOTALL
            ):
                long = [row.strip() for row in region.splitlines() if len(row.strip()) > 30]
                assert [row for row in long if row in shown] == [], f"{module.slug}: {cell.id}"


def test_an_installed_wheel_brings_the_tables_along(tmp_path):
    # given a wheel, unpacked away from the checkout
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT, capture_output=True, check=True,
    )  # fmt: skip
    wheel = next(tmp_path.glob("*.whl"))
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    # when its package loads a table
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from mlcapacity import statland; "
        "print(statland.__file__, len(statland.load('history')))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "site")],
        cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    # then it is the wheel's own
    assert str(tmp_path) in run.stdout
    assert run.stdout.strip().endswith("8000")


def test_every_item_that_was_asked_for_is_worked_on_in_a_graded_task():
    modules = course.modules()
    table = course.coverage_table(modules)
    print(table)
    assert table in (ROOT / "README.md").read_text(encoding="utf-8")
    assert [item for item, tasks in course.coverage(modules).items() if not tasks] == []


@pytest.mark.parametrize(
    "module",
    [module for module in course.modules() if module.facts["strand"] == "capacity"],
    ids=lambda module: module.slug,
)
def test_what_a_module_says_it_covers_is_what_its_tasks_cover(module):
    items = {int(item[0]) for items in module.facts["covers"].values() for item in items}
    assert items == set(module.facts["seed"])


def test_modules_for_managers_ask_for_five_new_lines_of_code_at_most():
    managers = [module for module in course.modules() if module.facts.get("entry") == "manager"]
    assert [module.slug[:2] for module in managers] == ["02", "04", "05"]
    for module in managers:
        for task in module.tasks:
            source = module.notebook.cells[task.answer].source
            regions = re.findall(r"### BEGIN SOLUTION\n(.*?)### END", source, re.DOTALL)
            rows = [row for region in regions for row in region.splitlines() if row.strip()]
            assert 0 < len(rows) <= 5, f"{module.slug}, task {task.number}"
