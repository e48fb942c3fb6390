"""A module leaves its artefacts and its evidence beside the notebook."""

from __future__ import annotations

import json
import shutil

import numpy as np
import pytest

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


def test_a_hand_over_is_the_learners_where_there_is_one(tmp_path, monkeypatch, capsys):
    # given a reference, a module that gave nothing yet, and the folder of a later module
    shipped = tmp_path / "datasets" / "hand-overs" / "isicoder-model"
    shipped.mkdir(parents=True)
    (shipped / "model.skops").write_text("the reference", encoding="utf-8")
    monkeypatch.setattr("mlcapacity.statland.folder", lambda: tmp_path / "datasets")
    work = tmp_path / "my-work"
    own = work / "07-text-classifier" / "hand-over" / "isicoder-model"
    later = work / "08-confidence-and-coders"
    later.mkdir(parents=True)
    monkeypatch.chdir(later)
    # when it is taken, then it is the reference
    assert handover.take("isicoder-model") == shipped
    # also where the learner's own is not finished, which is told
    own.mkdir(parents=True)
    assert handover.take("isicoder-model") == shipped
    assert "yours, from 07-text-classifier, has no model.skops" in capsys.readouterr().out
    # and where the complete one is in a folder that is no module's
    shutil.copytree(shipped, work / "old" / "hand-over" / "isicoder-model")
    assert handover.take("isicoder-model") == shipped
    # and the learner's own as soon as there is one, unless the reference is asked for
    (own / "model.skops").write_text("mine", encoding="utf-8")
    assert handover.take("isicoder-model") == own
    assert handover.take("isicoder-model", own=False) == shipped
    assert "yours, from 07-text-classifier\n" in capsys.readouterr().out
    # and a name that nobody gives is told
    with pytest.raises(FileNotFoundError, match="isicoder-model"):
        handover.take("isicoder")
