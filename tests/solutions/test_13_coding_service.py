"""The coding service: what its checks promise, and that the handed-over service works alone."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import sys
from importlib.metadata import version

import pandas as pd
import pytest

from mlcapacity import checks, course, handover, services, statland
from mlcapacity.services import get, post

ROOT = course.root()
FOLDER = ROOT / "solutions" / "13-coding-service"


def load(name):
    place = importlib.util.spec_from_file_location(f"{name}_13", FOLDER / f"{name}.py")
    module = importlib.util.module_from_spec(place)
    sys.path.insert(0, str(FOLDER))
    try:
        place.loader.exec_module(module)
    finally:
        sys.path.remove(str(FOLDER))
        sys.modules.pop("isic5", None)
    return module


examine = load("examine")
REFERENCE = handover.reference(ROOT, "coding-service")
needs_reference = pytest.mark.skipif(
    not (REFERENCE / "v2.py").is_file(), reason="the hand-over is not built yet"
)


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder with the given files and the reference's parts, as a learner's."""
    for file in [*FOLDER.glob("*.py"), *REFERENCE.glob("*.py")]:
        shutil.copy(file, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_correspondence_is_the_one_of_the_course():
    table = statland.load("isic4-isic5").groupby("isic4")["isic5"].apply(sorted).to_dict()
    assert table == examine.REV5


def test_a_right_plan_never_fails():
    def night(measured, records, hours):
        warm = measured[measured["request"] > 1]
        groups = warm.groupby("size")["seconds"]
        rates = {int(size): size * len(part) / part.sum() for size, part in groups}
        needed = {size: records / rate / 3600 for size, rate in rates.items()}
        fit = [size for size in needed if needed[size] <= hours / 2]
        ratio = rates[max(rates)] / rates[min(rates)]
        return {"rates": rates, "hours": needed, "ratio": ratio, "size": min(fit, default=None)}

    # given 200 tables of measurements, the cold request of some as slow as the others
    for seed in range(200):
        table = examine.measured(
            0.001 * (1 + seed % 50),
            0.0001 * (1 + seed % 7),
            [1, 7, 60, 900][seed % 2 :],
            requests=2 + seed % 5,
            first=seed % 3,
            seed=seed,
        )
        # then a right answer passes, with many records or few
        examine.night(night, table, 10 ** (2 + seed % 6), 1 + seed % 12, f"table {seed}")


def test_a_plan_in_other_units_fails():
    def per_request(measured, records, hours):
        rates = 1 / measured[measured["request"] > 1].groupby("size")["seconds"].mean()
        return {"rates": rates, "hours": records / rates / 3600, "ratio": 1, "size": None}

    table = examine.measured(0.3, 0.002, [1, 10, 100])
    with pytest.raises(checks.CheckFailed, match="holds that many"):
        examine.night(per_request, table, 1000, 8, "a table")


def test_what_is_removed_from_a_description_is_found():
    old = {"paths": {"/v1": {"post": {"limit": 5}}, "/v2": {}}}
    assert examine.removed(old, old | {"new": 1}) == []
    assert examine.removed(old, {"paths": {"/v1": {"post": {"limit": 4}}}}) == [
        "/paths//v2",
        "/paths//v1/post/limit",
    ]


@pytest.mark.parametrize("seed", range(20))
def test_texts_and_batches_of_trials_are_as_promised(seed):
    texts = examine.texts_of(seed, 40)
    assert len(set(texts)) == 40 and max(map(len, texts)) <= 1000
    records = examine.records_of(seed, 30, 4)
    assert sum(not examine._is_good(record) for record in records) == 4


@needs_reference
def test_right_parts_pass_with_other_data(place):
    ask = checks.service("trial:app", look="here")
    examine.single(ask, examine.texts_of(5, 6), ("", "division", "group"))
    examine.batch(ask, examine.records_of(6, 200, 20), examine.records_of(7, 3, 3), [])
    examine.probes(ask, *examine.BROKEN, start=next(iter(examine.BROKEN)))
    examine.second_version(ask, examine.texts_of(8, 4), ("class", "group", "division", "coder"))


@needs_reference
def test_right_parts_pass_when_much_happens_at_once(place):
    ask = checks.service("trial:app", look="here")
    examine.replays(ask, parallel=8)
    examine.limit(ask, most=2, many=20)


@needs_reference
def test_a_missing_part_is_lent_and_a_broken_door_stops_nobody(place):
    # given one part missing and one that stops every request
    (place / "v2.py").unlink()
    (place / "limits.py").write_text("async def limit(request, call_next):\n    return 1 / 0\n")
    # when the service is handed over
    own, lent = examine.hand_over(handover.folder("coding-service"))
    # then the reference stands in for both, and the rest is the learner's
    assert own == ["single", "batch", "probes", "replay"] and lent == ["limits", "v2"]
    described = json.loads((place / "hand-over/coding-service/openapi.json").read_text())
    assert "/v2/code" in described["paths"]


@needs_reference
def test_the_handed_over_service_codes_a_wave_alone(tmp_path):
    # given nothing but the files of the hand-over, model and policy, in a clean folder
    for file in [path for path in REFERENCE.iterdir() if path.is_file()]:
        shutil.copy(file, tmp_path)
    wave = statland.load("waves").query("wave == '2023Q4'").head(1500)
    records = wave[["record_id", "text"]].to_dict("records")
    settings = {
        "ISICODER_MODEL": str(handover.reference(ROOT, "isicoder-model")),
        "ISICODER_POLICY": str(handover.reference(ROOT, "routing-policy")),
        "ISICODER_DATABASE": "",
        "ISICODER_VERSION": "1.0.0",
        "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
    }
    key = {"Idempotency-Key": "night-1-1"}
    with services.running("service:app", tmp_path, settings) as service:
        ready = service.send(get("/ready"))
        replies = [
            service.send(
                post("/v1/batch", {"records": records[n : n + 500]}, key if n == 0 else {})
            )
            for n in range(0, len(records), 500)
        ]
        again = service.send(post("/v1/batch", {"records": records[:500]}, key))
        one = service.send(post("/v1/code", records[0], {"X-Request-ID": "form-7"}))
        counted = service.send(get("/metrics"))["text"]
        log = service.log()
    # then every record has an answer, in order, and agrees with the coders as the model does
    assert ready["status"] == 200
    results = [result for reply in replies for result in reply["json"]["results"]]
    assert [r["record_id"] for r in results] == wave["record_id"].tolist()
    auto = pd.Series([r["code"] if r["level"] == 4 else None for r in results], wave.index)
    assert 0.2 < auto.notna().mean() < 0.95
    assert (auto == wave["code"])[auto.notna()].mean() > 0.85
    # a repeated batch is not coded again; counts, log and versions are those of the contract
    assert again["text"] == replies[0]["text"]
    assert one["json"]["request_id"] == one["headers"]["x-request-id"] == "form-7"
    total = sum(
        float(row.split()[-1])
        for row in counted.splitlines()
        if row.startswith("isicoder_codes_total{")
    )
    assert total == len(records) + 1
    for name in ("isicoder_confidence_bucket", "isicoder_seconds_sum", "empty_vectors_total"):
        assert name in counted
    rows = [json.loads(row) for row in log.splitlines() if row.startswith("{")]
    requests = [row for row in rows if "path" in row]
    wanted = {"time", "level", "request_id", "path", "status", "seconds", "route"}
    assert all(wanted <= set(row) for row in requests)
    assert not [text for text in wave["text"] if len(text) > 12 and text in log]
    # and the list of libraries is that of this machine
    for row in (tmp_path / "requirements.txt").read_text().splitlines():
        name, pinned = row.split("==")
        assert version(name) == pinned
