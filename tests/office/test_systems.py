"""The tables of the ISICoder system hold what module 01 needs, and no truth."""

from __future__ import annotations

import itertools

import pytest
import yaml

from mlcapacity import statland
from mlcapacity.office import DIVISIONS, systems

SHIPPED = systems.tables()


def test_the_tables_are_the_same_each_time_and_as_shipped():
    again = systems.tables()
    for name, table in SHIPPED.items():
        text = table.to_csv(index=False, lineterminator="\n")
        assert text == again[name].to_csv(index=False, lineterminator="\n")
        path = statland.folder() / f"{name}.csv"
        assert path.read_text(encoding="utf-8") == text


def test_the_truth_is_not_shipped():
    assert "box" not in SHIPPED["inventory"]
    assert set(SHIPPED["components"]["draft_box"]) <= {*systems.BOXES, "?"}
    assert SHIPPED["incidents"]["label"].isna().sum() == 9


def test_each_file_belongs_to_a_component_and_each_owner_is_a_division():
    inventory = SHIPPED["inventory"]
    counts = inventory["component"].value_counts()
    components = SHIPPED["components"].set_index("component")["files"]
    assert counts.to_dict() == components.to_dict()
    assert set(inventory["owner"].dropna()) <= set(DIVISIONS)
    assert inventory["path"].is_unique


def test_the_flows_have_loops_and_rows_that_occur_twice():
    flows = SHIPPED["data-flows"]
    pairs = flows[["producer", "consumer"]]
    assert pairs.duplicated().any()
    assert not flows.duplicated().any()
    assert {("auto-codes", "training-set"), ("isicoder-model", "auto-codes")} <= set(
        pairs.itertuples(index=False, name=None)
    )


def test_every_object_in_the_log_is_an_object_of_the_flows():
    flows = SHIPPED["data-flows"]
    known = set(flows["producer"]) | set(flows["consumer"])
    assert set(SHIPPED["access-log"]["object"]) <= known
    assert set(SHIPPED["declared-consumers"]["object"]) <= known


@pytest.mark.parametrize("seed", range(5))
def test_the_undeclared_pairs_were_read_and_never_declared(seed):
    # given a log with accounts in several spellings
    log, declared, pairs = systems.simulate_access(seed)
    # when it is looked at without regard to spelling
    read = log[log["count"] > 0]
    # then each pair of the truth has a reading of its object
    assert pairs
    assert {name for _, name in pairs} <= set(read["object"])
    assert not pairs & set(zip(declared["account"], declared["object"], strict=True))


@pytest.mark.parametrize("seed", range(5))
def test_a_simulated_graph_has_a_loop_and_the_wanted_number_of_nodes_at_most(seed):
    flows = systems.simulate_flows(seed, 25)
    edges = set(flows[["producer", "consumer"]].itertuples(index=False, name=None))
    nodes = set(itertools.chain.from_iterable(edges))
    assert len(nodes) <= 25
    while True:  # take away nodes that lead nowhere; a loop remains
        leaves = nodes - {a for a, b in edges if b in nodes}
        if not leaves:
            break
        nodes -= leaves
        edges = {(a, b) for a, b in edges if a in nodes and b in nodes}
    assert nodes


def test_a_sheet_has_seven_tests_in_each_section():
    for sheet in (SHIPPED["test-score"], systems.simulate_sheet(3)):
        assert sheet["section"].value_counts().to_dict() == dict.fromkeys(systems.SECTIONS, 7)
        assert set(sheet["status"]) <= set(systems.STATUSES)


def test_the_settings_are_yaml_with_a_wave_each():
    for row in SHIPPED["configs"].itertuples():
        config = yaml.safe_load(row.text)
        assert row.file.endswith(f"{config['wave']}.yml")


def test_simulated_settings_open_before_they_close():
    for seed in range(50):
        config = systems.simulate_config(seed)
        assert config["opens"] < config["closes"]
        assert not (config.get("frozen") and config.get("retrain"))


@pytest.mark.parametrize("n", [6, 12, 18])
def test_a_repair_needs_others_of_the_table_and_no_circle_arises(n):
    for seed in range(10):
        repairs = systems.simulate_repayments(seed, n)
        needs = dict(zip(repairs["repair"], repairs["needs"], strict=True))
        assert len(needs) == n
        for text in needs.values():
            for other in text.split() if isinstance(text, str) else []:
                assert not isinstance(needs[other], str)  # what is needed needs nothing


@pytest.mark.parametrize(
    "call",
    [
        lambda: systems.simulate_flows(1, 9),
        lambda: systems.simulate_repayments(1, 5),
        lambda: systems.simulate_repayments(1, 19),
    ],
)
def test_sizes_that_make_no_sense_are_refused(call):
    with pytest.raises(ValueError, match="="):
        call()
