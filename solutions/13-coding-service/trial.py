"""Serve one part of the service alone, with paths below /trial that the checks use. Given.

ISICODER_PART says which part: single, batch, probes, replay, limits or v2; with "none" there is
none. Databases, and models and policies that are made for trials, stand in the folder `trial`. With
ISICODER_MODEL=trial/stand-in a small stand-in takes the place of the model, so that a trial starts
in a second: it gives probabilities as the model does, and knows nothing of industries.
"""

import hashlib
import importlib
import json
import os
import secrets
import threading
import time
import zlib
from contextlib import suppress
from pathlib import Path

import engine
import numpy as np
import plumbing
import sqlalchemy as sa
from fastapi import FastAPI, Request

HERE = Path("trial")
SLOW = 1.0  # seconds that /trial/slow takes


class StandIn:
    """Gives a text a probability for each class by its runs of three letters."""

    classes_ = (
        *("0111", "0141", "1071", "1410", "2511", "3100", "3510", "4100", "4321", "4520", "4711"),
        *("4721", "4771", "4791", "4922", "5510", "5610", "5630", "6201", "6820", "8549", "9602"),
    )

    def predict_proba(self, texts):
        """One row for each text, one column for each class."""
        rows = []
        for text in texts:
            runs = [text[n : n + 3].lower() for n in range(max(1, len(text) - 2))]
            drawn = np.random.default_rng([zlib.crc32(run.encode()) for run in runs])
            rows.append(drawn.dirichlet(np.full(len(self.classes_), 0.05)) + 1e-6)
        chances = np.array(rows)
        return chances / chances.sum(axis=1, keepdims=True)

    def predict(self, texts):
        """The class with the largest probability for each text."""
        return np.array(self.classes_)[self.predict_proba(texts).argmax(axis=1)]


def stand_in(file, changed):
    """What engine.model() gives in place of a model."""
    json.loads(file.read_text(encoding="utf-8"))
    return StandIn(), hashlib.sha256(file.read_bytes()).hexdigest()[:12]


def prepare():
    """Make the stand-in, policies that send all one way, broken files and a database to read."""
    for folder in ("broken", "stand-in"):
        (HERE / folder).mkdir(parents=True, exist_ok=True)
    (HERE / "stand-in" / "model.skops").write_text('"a stand-in"', encoding="utf-8")
    (HERE / "broken" / "model.skops").write_bytes(b"this is no model")
    (HERE / "broken" / "routing-policy.json").write_text('{"policy": "?"}', encoding="utf-8")
    finest = {"class": "4", "group": "3", "division": "2", "coder": ""}
    for name, level in finest.items():
        thresholds = {digits: 0.0 if digits == level else 2.0 for digits in "432"}
        rules = {"temperature": 1.0, "confidence": "p1", "thresholds": thresholds}
        (HERE / name).mkdir(exist_ok=True)
        (HERE / name / "routing-policy.json").write_text(json.dumps(rules), encoding="utf-8")
    for file in HERE.glob("*.db"):  # left by earlier trials
        with suppress(OSError):
            if time.time() - file.stat().st_mtime > 60:
                file.unlink()
    writable = sa.create_engine(f"sqlite:///{HERE.as_posix()}/readonly.db")
    engine.metadata.create_all(writable)
    writable.dispose()


prepare()
if os.environ.get("ISICODER_MODEL", "").startswith("trial/"):
    engine._model = stand_in
part = os.environ.get("ISICODER_PART", "none")
module = None if part == "none" else importlib.import_module(part)
needs = {"none": (), "replay": ("find", "store"), "limits": ("limit",)}.get(part, ("router",))
for name in needs:
    if not hasattr(module, name):
        raise SystemExit(f"{part}.py defines no `{name}`")
app = FastAPI()
if "router" in needs:
    app.include_router(module.router)
if part == "replay":
    plumbing.add_replay(app, module.find, module.store)
if part == "limits":
    plumbing.add_limit(app, module.limit)
plumbing.add_ids_and_log(app)
inside, lock = [], threading.Lock()


@app.post("/trial/environment")
def environment(settings: dict):
    """Change settings while the service runs: an empty one takes its default."""
    os.environ.update(settings)
    return {}


@app.get("/trial/calls")
def calls():
    """How often the model was asked."""
    return {"calls": engine.calls}


@app.post("/trial/suggest")
def suggest(body: dict):
    """What engine.suggest gives."""
    return engine.suggest(body["texts"])


@app.post("/trial/keep")
def keep(body: dict, request: Request):
    """Code texts, and write what they got into the table `codes` whatever stands there already."""
    answers = engine.suggest(body["texts"])
    ids = {"record_id": None, "request_id": request.state.request_id}
    engine.keep([{**answer, **ids} for answer in answers])
    return {"coded": len(answers)}


@app.get("/trial/rows")
def rows():
    """What stands in the table `codes`."""
    with engine.database().connect() as connection:
        found = connection.execute(sa.select(engine.codes)).mappings().all()
    return [{name: str(value) for name, value in row.items()} for row in found]


@app.post("/trial/number")
def number(body: dict):
    """A new number for each request."""
    time.sleep(0.05)
    return {"number": secrets.token_hex(8)}


@app.get("/trial/slow")
def slow():
    """Take SLOW seconds, and say how many were here at the same time at most."""
    mine = {"at_once": 0}
    with lock:
        inside.append(mine)
        for other in inside:
            other["at_once"] = max(other["at_once"], len(inside))
    time.sleep(SLOW)
    with lock:
        inside[:] = [other for other in inside if other is not mine]
    return mine


@app.get("/trial/fails")
def fails():
    """Stop with an error."""
    raise RuntimeError("this request always fails")


if part == "limits":

    @app.get("/health")
    def health():
        """So that the limit can let it pass."""
        return {"status": "alive"}


if part == "v2":

    @app.post("/v1/code")
    def old(body: dict, request: Request):
        """A first version that v2 must leave as it is."""
        return engine.suggest([body["text"]])[0]
