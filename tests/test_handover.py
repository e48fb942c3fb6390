"""A module leaves its artefacts and its evidence beside the notebook."""

from __future__ import annotations

import json

import numpy as np

from mlcapacity import handover


def test_evidence_is_written_with_the_versions_it_was_measured_on(tmp_path, monkeypatch):
    # given a module's folder and figures straight from numpy
    monkeypatch.chdir(tmp_path)
    # when the evidence is recorded
    path = handover.evidence("07-text-classifier", {"accuracy": np.float64(0.5), "labels": 8000})
    # then it can be read back, with versions
    record = json.loads(path.read_text(encoding="utf-8"))
    assert record["measured"] == {"accuracy": 0.5, "labels": 8000}
    assert record["versions"]["scikit-learn"]


def test_a_hand_over_has_a_folder_of_its_own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    first, again = handover.folder("isicoder-model"), handover.folder("isicoder-model")
    assert first == again
    assert (tmp_path / "hand-over" / "isicoder-model").is_dir()
