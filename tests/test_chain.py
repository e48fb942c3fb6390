"""One artefact through all roles: each module works on what the module before it wrote."""

from __future__ import annotations

import csv
import re

import nbformat
import pytest

from mlcapacity import build, course, handover

ROOT = course.root()
MODULES = course.modules(ROOT)
TAKEN = {name for module in MODULES for name in module.facts.get("takes", [])}
CHAIN = [m for m in MODULES if m.facts.get("takes") or TAKEN & set(m.facts.get("gives", []))]
TAKE = re.compile(r"^([a-z-]+): (the reference|yours, from ([0-9a-z-]+))", re.MULTILINE)


def taken_by(notebook):
    """What a notebook's cells printed of each hand-over they took: name, and whose it was."""
    printed = [
        output.get("text", "")
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if output.get("name") == "stdout"
    ]
    return [(name, module or whose) for name, whose, module in TAKE.findall("\n".join(printed))]


@pytest.fixture(scope="module")
def work(tmp_path_factory):
    """A learner's folder in which the chain's answers ran, one module after the other."""
    folder = tmp_path_factory.mktemp("my-work")
    printed = {}
    for module in CHAIN:
        place = folder / module.slug
        place.mkdir()
        build.copy_given_files(module, place)
        printed[module.slug] = taken_by(build.execute(module, place))
        for name in module.facts["gives"]:
            build.written_hand_over(place, name)
    return folder, printed


def test_the_chain_goes_through_the_four_roles():
    assert [module.slug[:2] for module in CHAIN] == ["07", "08", "13", "16", "20"]


@pytest.mark.parametrize("module", CHAIN[1:], ids=lambda module: module.slug)
def test_a_module_works_on_what_the_ones_before_it_wrote(work, module):
    # given the chain run in one folder, and who wrote what
    _, printed = work
    writer = {name: m.slug for m in CHAIN for name in m.facts.get("gives", [])}
    # when a module took a hand-over, then it was the learner's own, from its module
    for name in module.facts["takes"]:
        assert (name, writer[name]) in printed[module.slug]


def test_the_chain_ends_in_a_table_with_a_monitored_service_behind_it(work):
    # given the last hand-over of the chain
    folder, _ = work
    last = folder / "20-monitoring-waves" / "hand-over" / "monitoring-report"
    # when the table is read, then each section has an estimate within its interval
    with (last / "table.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 10
    assert all(int(r["low"]) <= int(r["enterprises"]) <= int(r["high"]) for r in rows)


@pytest.mark.parametrize("module", CHAIN, ids=lambda module: module.slug)
def test_what_the_chain_wrote_is_the_reference(work, module):
    # given what a module wrote in the chain, and the reference that the course ships
    folder, _ = work
    for name in module.facts["gives"]:
        written = folder / module.slug / "hand-over" / name
        shipped = handover.reference(ROOT, name)
        files = [p.relative_to(shipped) for p in sorted(shipped.rglob("*")) if p.is_file()]
        # when they are compared, then each file is the same
        for file in files:
            assert (written / file).read_bytes() == (shipped / file).read_bytes(), file


@pytest.mark.parametrize("module", CHAIN[1:], ids=lambda module: module.slug)
def test_a_module_alone_works_on_the_references(module):
    # given the notebook as it is built and as tests/test_notebooks.py runs it: alone in a folder
    printed = taken_by(nbformat.read(module.solution, as_version=4))
    # when it took a hand-over, then it was the reference
    for name in module.facts["takes"]:
        assert (name, "the reference") in printed
