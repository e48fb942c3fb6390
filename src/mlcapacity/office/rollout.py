"""Rollout of the coding service: its folder, a load test, canary traffic, and codes written.

The shipped tables are of one folder, one load test, and two days of November 2025 on which a new
version of the service was rolled out and taken back.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from mlcapacity.office import SEED

KINDS = ("needed", "either", "data", "secret", "clutter")
VERSIONS = {"old": "2025.4.0", "new": "2025.4.1"}
MODEL = "796ab5033c11"
_CODES = [
    *("0111", "0141", "1071", "1410", "1622", "2592", "4100", "4321", "4322", "4520", "4630"),
    *("4641", "4711", "4721", "4771", "4922", "4923", "5610", "5630", "6201", "6202", "6810"),
    *("6920", "7020", "7110", "8121", "8620", "9602"),
]

# ------------------------------------------------------------------- the folder of an image

# kind|path|kilobytes|what it is
_FOLDER = """\
needed|service.py|1|puts the parts of the service together
needed|engine.py|8|model, policy, database
needed|plumbing.py|6|request ids, log, metrics
needed|single.py|1|one text, one code
needed|batch.py|2|many texts
needed|probes.py|1|answers at /health and /ready
needed|v2.py|1|the second version of the interface
needed|replay.py|1|the same request twice
needed|limits.py|1|too many requests at once
needed|isic5.py|6|classes of Rev.4 and Rev.5
needed|requirements.txt|1|exact versions of the libraries
needed|model/model.skops|1387|the model in use
either|Containerfile|1|how the image is built
either|README.md|3|for developers
either|LICENSE|2|licence of the programs
either|openapi.json|5|the interface, for programs that call it
either|requirements-dev.txt|1|libraries for tests
either|tests/test_single.py|3|tests with invented texts
either|tests/test_batch.py|4|tests with invented texts
either|docs/interface.md|9|for callers
data|data/history.csv|743|answers of 2021 and 2022, coded by hand
data|data/waves.csv|3120|answers of all waves
data|data/readme.txt|1|says which enterprises asked not to be called
data|tests/data/respondents.csv|48|forty real answers, for tests
data|extract.csv|212|answers of one region, for a colleague on leave
data|explore.ipynb|890|a notebook; its output shows answers
data|docs/examples/threshold.ipynb|1240|a notebook; its output shows answers
data|codes.db|520|codes written in a trial
data|tests/tmp/codes.db|96|codes written by a test
data|tests/tmp/trial.log|31|log of a trial with texts switched on
data|model/training-sample.csv|640|answers on which the model was fitted
data|model/vocabulary.txt|88|words of respondents; some are names
clutter|model/old/model.skops|1290|the model of 2024
clutter|.git/config|1|address of the repository
clutter|.git/objects/4f/a1c09b|2210|all old states of all files, also of deleted ones
clutter|.venv/lib/python3.12/site-packages/numpy/core.py|44|libraries of one laptop
clutter|__pycache__/engine.cpython-312.pyc|12|made by Python
clutter|tests/__pycache__/test_single.cpython-312.pyc|6|made by Python
secret|.env|1|address of the database, with its password
secret|.env.production|1|the same for production
secret|deploy/.env.staging|1|the same for trials
secret|deploy/certs/service.key|2|private key of the service
secret|signing.pem|2|private key with which releases are signed
"""
# what next month's folder may have in addition; {} becomes a word
_MORE = """\
needed|{}.py|2|a new part of the service
either|docs/{}.md|4|for callers
either|tests/test_{}.py|3|tests with invented texts
data|data/2026/{}.csv|940|answers of a wave
data|data/{}.parquet|410|answers of a wave
data|tests/data/{}.parquet|62|real answers
data|{}.parquet|120|an extract
data|docs/{}.csv|15|an extract
data|{}.ipynb|300|a notebook
data|tests/{}.ipynb|210|a notebook
data|docs/{}.db|40|codes of a trial
data|{}.log|25|log of a trial
data|model/{}.txt|12|words of respondents
clutter|model/archive/{}.skops|1300|an older model
clutter|tests/tmp/__pycache__/{}.cpython-312.pyc|3|made by Python
secret|.env.{}|1|an address with its password
secret|tests/.env.{}|1|an address with its password
secret|deploy/{}.pem|2|a private key
secret|{}.key|2|a private key
"""
_WORDS = ["notes", "review", "spring", "harbour", "second", "lookup", "sample", "north", "relay"]


def build_folder() -> pd.DataFrame:
    """The folder from which an image is built: `path`, `kilobytes`, `about`; with `kind`."""
    return _folder(_FOLDER)


def simulate_folder(seed: int) -> pd.DataFrame:
    """Next month's folder: the same files in another order, and others of the same kinds."""
    rng = np.random.default_rng(seed)
    more = "".join(row.replace("{}", rng.choice(_WORDS)) + "\n" for row in _MORE.splitlines())
    return _folder(_FOLDER + more).sample(frac=1, random_state=seed).reset_index(drop=True)


def _folder(text: str) -> pd.DataFrame:
    rows = [row.split("|") for row in text.splitlines()]
    table = pd.DataFrame(rows, columns=["kind", "path", "kilobytes", "about"])
    table["kilobytes"] = table["kilobytes"].astype(int)
    return table[["path", "kilobytes", "about", "kind"]]


# ----------------------------------------------------------------------------- the load test


def simulate_load(
    seed: int, single: int = 400, batches: int = 12, milliseconds: float = 7.5, memory: float = 237
) -> pd.DataFrame:
    """A load test of one service: its requests in order.

    `records` is the number of texts of a request, `cpu_ms` what the processor worked for it
    (milliseconds; `milliseconds` on average for a single text, 0.17 for each text of a batch),
    `memory_mib` what the process held after it (MiB).
    """
    rng = np.random.default_rng(seed)
    n = single + batches
    is_batch = np.zeros(n, dtype=bool)
    is_batch[rng.choice(np.arange(n // 4, n), batches, replace=False)] = True
    records = np.where(is_batch, rng.integers(400, 1001, n), 1)
    work = rng.lognormal(-0.35, 0.55, n)
    work[rng.random(n) < 0.06] *= 5  # now and then Python tidies up
    work *= milliseconds / work[~is_batch].mean()
    cpu = np.where(is_batch, records * 0.17 * rng.uniform(0.9, 1.2, n), work)
    grown = memory + 0.003 * np.cumsum(records) ** 0.8 + rng.normal(0, 0.05, n)
    peak = np.where(is_batch, records * 0.011, 0.0)
    return pd.DataFrame(
        {
            "request": np.arange(1, n + 1),
            "records": records,
            "cpu_ms": np.maximum(cpu, 0.4).round(1),
            "memory_mib": (grown + peak).round(1),
        }
    )


# --------------------------------------------------------------------------- a canary's traffic


def simulate_rollouts(
    seed: int,
    runs: int,
    errors: float,
    disagreements: float,
    every: int = 50,
    most: int = 2000,
) -> pd.DataFrame:
    """Canaries of a version with true rates `errors` and `disagreements` (0 to 1).

    A row is one look at one canary (`run`), at each `every` requests up to `most`: how many of its
    `requests` so far ended in an error, and in how many its code was not the old version's. A
    request that ends in an error has no code.
    """
    rng = np.random.default_rng(seed)
    looks = most // every
    failed = rng.binomial(every, errors, (runs, looks))
    other = rng.binomial(every - failed, disagreements)
    return pd.DataFrame(
        {
            "run": np.repeat(np.arange(runs), looks),
            "requests": np.tile(np.arange(1, looks + 1) * every, runs),
            "errors": failed.cumsum(axis=1).ravel(),
            "disagreements": other.cumsum(axis=1).ravel(),
        }
    )


# ------------------------------------------------------------------------------ codes written


def simulate_codes(seed: int, records: int = 1400) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Two days of the table `codes`, and what coders decided in these days.

    The new version writes from 10:00 of the first day, first for a tenth of the requests and from
    11:00 for all, until it is taken back at 14:20. Some records come twice, since a respondent
    changed the answer.
    """
    rng = np.random.default_rng(seed)
    days = pd.to_datetime(["2025-11-03 08:00", "2025-11-04 08:00"])
    twice = rng.choice(records, records // 8, replace=False)
    which = np.concatenate([np.arange(records), twice])
    n = len(which)
    day = (rng.random(n) < 0.35).astype(int)
    seconds = rng.integers(0, 9 * 3600, n)
    at = pd.Series(days[day]) + pd.to_timedelta(seconds, unit="s")
    share = np.where(at < pd.Timestamp("2025-11-03 10:00"), 0.0, 0.1)
    share = np.where(at >= pd.Timestamp("2025-11-03 11:00"), 1.0, share)
    share = np.where(at >= pd.Timestamp("2025-11-03 14:20"), 0.0, share)
    new = rng.random(n) < share
    level = rng.choice([4, 3, 2, 0], n, p=[0.72, 0.06, 0.05, 0.17])
    full = rng.choice(_CODES, n)
    code = [c[:d] if d else None for c, d in zip(full, level, strict=True)]
    confidence = np.where(level > 0, rng.uniform(0.7, 1, n), rng.uniform(0.1, 0.7, n)).round(4)
    codes = pd.DataFrame(
        {
            "record_id": [f"2025Q4-{number + 1:04d}" for number in which],
            "code": code,
            "level": level,
            "confidence": confidence,
            "route": np.where(level > 0, "auto", "coder"),
            "model_version": MODEL,
            "service_version": np.where(new, VERSIONS["new"], VERSIONS["old"]),
            "coded_at": at,
            "request_id": [f"{number:08x}" for number in rng.integers(0, 2**32, n)],
        }
    )
    # several services write at once: ids are nearly, not quite, in the order of time
    order = np.argsort(seconds + 86_400 * day + rng.uniform(0, 40, n), kind="stable")
    codes = codes.iloc[order].reset_index(drop=True)
    codes.insert(0, "id", np.arange(4001, 4001 + n))
    decisions = _decisions(codes, rng)
    codes["coded_at"] = codes["coded_at"].dt.strftime("%Y-%m-%d %H:%M:%S")
    return codes, decisions


def _decisions(codes: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """What coders decided: most answers without a code, some others, some before the code."""
    asked = np.where(codes["route"] == "coder", 0.7, 0.12)
    rows = codes[rng.random(len(codes)) < asked]
    wait = np.where(rng.random(len(rows)) < 0.7, 1, -1) * rng.integers(600, 20_000, len(rows))
    decisions = pd.DataFrame(
        {
            "record_id": rows["record_id"].to_numpy(),
            "code": rng.choice(_CODES, len(rows)),
            "decided_at": rows["coded_at"].to_numpy() + pd.to_timedelta(wait, unit="s"),
        }
    ).sort_values("decided_at", kind="stable")
    decisions["decided_at"] = decisions["decided_at"].dt.strftime("%Y-%m-%d %H:%M:%S")
    return decisions.reset_index(drop=True)


def tables() -> dict[str, pd.DataFrame]:
    """The shipped tables, by name."""
    codes, decisions = simulate_codes(SEED)
    return {
        "build-folder": build_folder().drop(columns="kind"),
        "load-test": simulate_load(SEED),
        "service-codes": codes,
        "coder-decisions": decisions,
    }
