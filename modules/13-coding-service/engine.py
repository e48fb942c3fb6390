"""What the endpoints of the coding service share: model, policy, database, counters. Given.

It takes its settings from the environment, and nothing else: ISICODER_MODEL (folder with
model.skops), ISICODER_POLICY (folder with routing-policy.json), ISICODER_DATABASE (address in the
form of SQLAlchemy), ISICODER_VERSION (what this service calls itself).
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

import prometheus_client
import sqlalchemy as sa
from isic5 import REV5  # noqa: F401  (class of Rev.4 -> classes of Rev.5)

_lock = threading.Lock()
calls = 0  # how often the model was asked since the process started
routes: dict[str, str] = {}  # request_id -> route, until the request is logged

CODES = prometheus_client.Counter(
    "isicoder_codes_total", "Texts coded.", ["route", "level", "model_version"]
)
CONFIDENCE = prometheus_client.Histogram(
    "isicoder_confidence",
    "Confidence of the answers, 0 to 1.",
    buckets=[n / 10 for n in range(1, 11)],
)
EMPTY = prometheus_client.Counter(
    "isicoder_empty_vectors_total", "Texts in which the model knows nothing."
)

# ------------------------------------------------------------------------------ model and policy


def model():
    """The model and its version: the first 12 hex digits of its file's SHA-256.

    Loaded once. Raises where the file is missing, is no model, or holds parts that are not trusted.
    """
    file = Path(_setting("ISICODER_MODEL")) / "model.skops"
    with _lock:
        return _model(file, file.stat().st_mtime_ns)


def policy():
    """The rules for routing, as a dict. Raises where the file is missing or incomplete."""
    file = Path(_setting("ISICODER_POLICY")) / "routing-policy.json"
    with _lock:
        return _policy(file, file.stat().st_mtime_ns)


def suggest(texts):
    """Code a list of texts at once; a dict for each, in their order.

    Its keys are `code` (or None), `level` (4, 3, 2, or 0 for none), `confidence` (0 to 1), `route`
    ("auto" or "coder"), `suggestions` (the five best classes: `code` and `probability`) and
    `model_version`. Raises as model() and policy() do.
    """
    global calls
    import numpy as np

    (pipeline, version), rules = model(), policy()
    calls += 1
    texts = list(texts)
    if not texts:
        return []
    EMPTY.inc(_unknown(pipeline, texts))
    chances = np.asarray(pipeline.predict_proba(texts)) ** (1 / rules["temperature"])
    chances = chances / chances.sum(axis=1, keepdims=True)
    classes = [str(code) for code in pipeline.classes_]
    found = {}
    for level in (4, 3, 2):
        names = sorted({code[:level] for code in classes})
        parts = np.array([[code.startswith(name) for name in names] for code in classes])
        summed = chances @ parts
        best = summed.argmax(axis=1)
        sure = summed.max(axis=1)
        if rules["confidence"] == "margin":
            sure = sure - np.partition(summed, -2, axis=1)[:, -2]
        found[level] = [(names[n], float(c)) for n, c in zip(best, sure, strict=True)]
    order = np.argsort(-chances, axis=1, kind="stable")[:, :5]
    answers = []
    for row in range(len(texts)):
        code, level, confidence = None, 0, found[4][row][1]
        for digits in (4, 3, 2):
            if found[digits][row][1] >= rules["thresholds"][str(digits)]:
                code, confidence = found[digits][row]
                level = digits
                break
        answers.append(
            {
                "code": code,
                "level": level,
                "confidence": round(min(max(confidence, 0.0), 1.0), 4),
                "route": "auto" if code else "coder",
                "suggestions": [
                    {"code": classes[n], "probability": round(float(chances[row, n]), 4)}
                    for n in order[row]
                ],
                "model_version": version,
            }
        )
    return answers


def _setting(name):
    if not os.environ.get(name):
        raise RuntimeError(f"the environment variable {name} is not set")
    return os.environ[name]


@lru_cache(maxsize=2)
def _model(file, changed):
    import skops.io

    unknown = skops.io.get_untrusted_types(file=file)
    if unknown:
        raise ValueError(f"model.skops holds parts that are not trusted: {', '.join(unknown)}")
    version = hashlib.sha256(file.read_bytes()).hexdigest()[:12]
    return skops.io.load(file, trusted=[]), version


@lru_cache(maxsize=8)
def _policy(file, changed):
    rules = json.loads(file.read_text(encoding="utf-8"))
    limits = {level: float(rules["thresholds"][level]) for level in ("4", "3", "2")}
    if rules["confidence"] not in ("p1", "margin"):
        raise ValueError(f"confidence is {rules['confidence']!r}, neither p1 nor margin")
    return {**rules, "thresholds": limits, "temperature": float(rules["temperature"])}


def _unknown(pipeline, texts):
    """In how many texts the vectoriser finds nothing that it knows."""
    try:
        return int((pipeline[:-1].transform(texts).getnnz(axis=1) == 0).sum())
    except (AttributeError, TypeError, ValueError):
        return 0  # a model of another make


# ------------------------------------------------------------------------------------- database

metadata = sa.MetaData()
codes = sa.Table(
    "codes",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("record_id", sa.String(100)),
    sa.Column("code", sa.String(4)),
    sa.Column("level", sa.Integer, nullable=False),
    sa.Column("confidence", sa.Float, nullable=False),
    sa.Column("route", sa.String(10), nullable=False),
    sa.Column("model_version", sa.String(12), nullable=False),
    sa.Column("service_version", sa.String(50), nullable=False),
    sa.Column("coded_at", sa.DateTime, nullable=False),  # UTC
    sa.Column("request_id", sa.String(100), nullable=False),
)
trials = sa.Table(  # for a probe to write into, and to take back
    "trials",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("note", sa.String(20)),
)


def database():
    """The SQLAlchemy engine of ISICODER_DATABASE; the tables of `metadata` are made if missing.

    It reads the address at each call, and raises where the tables are missing and cannot be made.
    """
    address = os.environ.get("ISICODER_DATABASE") or "sqlite:///codes.db"
    with _lock:
        return _database(address)


@lru_cache(maxsize=8)
def _database(address):
    engine = sa.create_engine(address)
    metadata.create_all(engine)
    return engine


def keep(answers):
    """Write finished answers into the table `codes`, and count them for /metrics.

    An answer is what suggest() gives, with `record_id` and `request_id` (texts, or None for the
    record). Those with the status "error" are left out. The text itself is written nowhere.
    """
    coded = [answer for answer in answers if answer.get("status") != "error"]
    now = datetime.now(UTC).replace(tzinfo=None)
    names = [c.name for c in codes.columns if c.name not in ("id", "service_version", "coded_at")]
    version = os.environ.get("ISICODER_VERSION") or "dev"
    rows = [
        {**{name: answer[name] for name in names}, "service_version": version, "coded_at": now}
        for answer in coded
    ]
    if rows:
        with database().begin() as connection:
            connection.execute(sa.insert(codes), rows)
    for answer in coded:
        CODES.labels(answer["route"], answer["level"], answer["model_version"]).inc()
        CONFIDENCE.observe(answer["confidence"])
    for answer in coded:
        routes[answer["request_id"]] = answer["route"] if len(answers) == 1 else "batch"
