"""What the check cells try on a part of the service. You may read it; grading uses its own copy."""

from __future__ import annotations

import json
import re
import secrets
import shutil
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pandas as pd
from isic5 import REV5

from mlcapacity import checks, handover, services, statland
from mlcapacity.services import get, post

SINGLE = "the prompt of task 1, and section 1, where `hello.py` is explained"
BATCH = "the prompt of task 2, and what section 2 calls partial failure"
PROBES = "the prompt of task 3, and liveness and readiness in section 3"
REPLAY = "the prompt of task 4, and the table `shelf` in section 4"
LIMITS = "the prompt of task 5, and the middleware `stamp` in section 5"
NIGHT = "the prompt of task 6, and the table `measured` in section 6"
V2 = "the prompt of task 7, and the rule in section 7"
EXTRA = ("record_id", "request_id")
ANSWER = ("code", "level", "confidence", "route", "suggestions", "model_version")
PARTS = ("model", "policy", "database")
PART_FILES = ("single", "batch", "probes", "replay", "limits", "v2")
LIBRARIES = (
    *("fastapi", "numpy", "prometheus-client", "pydantic", "scikit-learn", "scipy", "skops"),
    *("sqlalchemy", "starlette", "uvicorn"),
)
GIVEN_FILES = ("service", "engine", "plumbing", "isic5")


def environment(part="none", **more):
    """Settings for a trial: a model, the reference policy, and a database of its own.

    A part is tried with the stand-in of trial.py; without one, it is the reference model.
    """
    root = statland.folder().parent
    model = "trial/stand-in" if part != "none" else handover.reference(root, "isicoder-model")
    return {
        "ISICODER_PART": part,
        "ISICODER_MODEL": str(model),
        "ISICODER_POLICY": str(handover.reference(root, "routing-policy")),
        "ISICODER_DATABASE": f"sqlite:///trial/{secrets.token_hex(4)}.db",
        "ISICODER_VERSION": "trial",
        **more,
    }


def setting(**settings):
    """The step that changes settings while the trial runs."""
    return post("/trial/environment", settings)


def new_id():
    """An id that no earlier trial has used."""
    return secrets.token_hex(6)


def texts_of(seed, n, wave="2023Q2"):
    """Texts of a simulated wave, none twice, each long enough to be found in a log."""
    texts = statland.simulate_wave(seed, wave, n=n + 60)["text"].drop_duplicates()
    return texts[texts.str.len() > 8].head(n).tolist()


# --------------------------------------------------------------------------- reading the answers


def _status(reply, wanted, what, look, log="", why=""):
    """The status of one answer; where the service stopped with an error, the log says where."""
    if reply["status"] == 0:
        checks.fail(f"{what}: no answer ({reply['text']})", f"status {wanted}", look)
    about = f", and the log says {found}" if (found := _error(reply, log)) else ""
    about = about or f": {_refusal(reply)}"
    checks.expect(
        "NotImplementedError" not in about,
        seen="the file is not answered yet",
        wanted="your own lines, and no line `raise NotImplementedError`",
        look=look,
    )
    hint = why if reply["status"] != 500 else ""
    wanted_text = f"status {wanted}"
    checks.expect(
        reply["status"] == wanted,
        f"{what}: status {reply['status']}{about}",
        wanted_text,
        look,
        hint,
    )


def _refusal(reply):
    """What an answer says; of a refused body, which part did not fit and why."""
    try:
        first = reply["json"]["detail"][0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    except (KeyError, IndexError, TypeError):
        return checks.describe(reply["text"])


def _error(reply, log):
    """The error that the log tells for an answer with status 500, for instance `KeyError at ...`"""
    if reply["status"] != 500:
        return ""
    for row in log.splitlines():
        if reply["headers"].get("x-request-id", "?") in row and '"error": "' in row:
            return row.split('"error": "')[1].split('"')[0]
    return ""


def _object(reply, what, look):
    """The JSON object of an answer."""
    checks.expect(
        isinstance(reply["json"], dict),
        seen=f"{what}: {checks.describe(reply['text'])}",
        wanted="a JSON object",
        look=look,
    )
    return reply["json"]


def _near(seen, truth):
    """Whether two values are the same, numbers give or take 0.002."""
    if isinstance(seen, bool) or isinstance(truth, bool):
        return seen is truth
    if isinstance(truth, int | float) and isinstance(seen, int | float):
        return abs(seen - truth) <= 0.002
    return seen == truth


def _suggested(seen, truth):
    """Whether five suggestions are the best five, best first."""
    try:
        same = [
            _near(mine["probability"], right["probability"])
            and (mine["code"] == right["code"] or n > 0)
            for n, (mine, right) in enumerate(zip(seen, truth, strict=True))
        ]
    except (KeyError, TypeError, ValueError):
        return False
    return all(same) and len({mine["code"] for mine in seen}) == 5


def _coded(found, truth, what, look, record_id, request_id):
    """One finished answer: what engine.suggest gives for the text, and the two ids."""
    missing = [name for name in (*ANSWER, *EXTRA) if name not in found]
    checks.expect(
        not missing,
        seen=f"{what}: the keys {', '.join(found)}",
        wanted=f"also {', '.join(missing)}",
        look=look,
        why="an answer without the model's version can never be traced to what gave it"
        if "model_version" in missing
        else "",
    )
    checks.expect(
        found["record_id"] == record_id,
        seen=f"{what}: record_id is {found['record_id']!r}",
        wanted=f"{record_id!r}, as sent" if record_id else "null, since none was sent",
        look=look,
    )
    checks.expect(
        found["request_id"] == request_id,
        seen=f"{what}: request_id is {found['request_id']!r}",
        wanted=f"{request_id!r}, the X-Request-ID of the request (request.state.request_id)",
        look=look,
        why="with one id in the answer, the table and the log, a code can be followed back",
    )
    for name in ANSWER:
        if name == "suggestions":
            checks.expect(
                _suggested(found[name], truth[name]),
                seen=f"{what}: suggestions are {checks.describe(found[name])}",
                wanted="the five classes of engine.suggest, best first: code and probability each",
                look=look,
            )
        else:
            checks.expect(
                _near(found[name], truth[name]),
                seen=f"{what}: {name} is {found[name]!r}",
                wanted=f"{truth[name]!r}, as engine.suggest gives it for this text",
                look=look,
            )


def _silent(log, texts, look):
    """The log holds no text of a respondent."""
    lower = log.lower()
    told = [text for text in texts if text.lower() in lower]
    checks.expect(
        not told,
        seen=f"the log holds the text of a respondent: {checks.describe(told[:1])}",
        wanted="a log without texts: nothing printed, no text in an error",
        look=look,
        why="others than the coders read logs, and a text can name a person",
    )


def _rows(reply, record_ids, request_ids, look):
    """The table `codes` holds one row for each coded record."""
    rows = reply["json"] or []
    found = sorted(row["record_id"] for row in rows)
    wanted = sorted(str(record_id) for record_id in record_ids)
    checks.expect(
        found == wanted,
        seen=f"the table `codes` holds {len(found)} rows",
        wanted=f"{len(wanted)}: one for each text that was coded (engine.keep)",
        look=look,
        why="what was given out and is not kept can neither be audited nor repaired",
    )
    lost = [row["request_id"] for row in rows if row["request_id"] not in request_ids]
    checks.expect(
        not lost,
        seen=f"the table `codes` holds the request_id {lost[:1]}",
        wanted="the request_id of the request",
        look=look,
    )


# -------------------------------------------------------------------------------- tasks 1 and 2

BAD = (
    ({}, "no text"),
    ({"text": 7}, "the number 7 as text"),
    ({"text": ""}, "an empty text"),
    ({"text": None}, "null as text"),
    ({"text": "bakery " * 143}, "a text of 1,001 characters"),
)


def single(ask, texts, policies=("",)):
    """Task 1: POST /v1/code, under policies that are made for a trial ("" is the reference)."""
    ids = [new_id() for _ in texts]
    default = environment()["ISICODER_POLICY"]
    steps, wanted = [], []
    for policy in policies:
        steps.append(setting(ISICODER_POLICY=f"trial/{policy}" if policy else default))
        steps.append(post("/trial/suggest", {"texts": texts}))
        for n, text in enumerate(texts):
            body = {"text": text, "record_id": f"r{n}"} if n else {"text": text}
            steps.append(post("/v1/code", body, {"X-Request-ID": ids[n]}))
            wanted.append((len(steps) - 1, n))
    bad_at = len(steps)
    steps += [post("/v1/code", body) for body, _ in BAD]
    steps += [post("/v1/code", {"text": "bakery and coffee " * 55 + "0123456789"})]
    *replies, rows, log = ask([*steps, get("/trial/rows"), "log"], environment("single"))
    per_policy = len(texts) + 2
    for at, n in wanted:
        what = f"POST /v1/code, text {n + 1}"
        _status(replies[at], 200, what, SINGLE, log)
        truth = replies[at - at % per_policy + 1]["json"][n]
        record_id = f"r{n}" if n else None
        _coded(_object(replies[at], what, SINGLE), truth, what, SINGLE, record_id, ids[n])
    for (_, what), reply in zip(BAD, replies[bad_at:], strict=False):
        why = "a wrong request is the sender's fault (4xx), and the sender must learn it"
        _status(reply, 422, what, SINGLE, log, why)
    longest = replies[-1]
    _status(longest, 200, "a text of 1,000 characters, which is allowed", SINGLE, log)
    kept = [f"r{n}" if n else None for _, n in wanted]
    request_ids = {*ids, longest["headers"].get("x-request-id")}
    _rows(rows, [*kept, None], request_ids, SINGLE)
    _silent(log, texts, SINGLE)


def records_of(seed, n, bad):
    """Records for a batch; which are bad, and how, is drawn."""
    rng = np.random.default_rng(seed)
    texts = texts_of(seed, n)
    records = [{"record_id": f"b{k}", "text": text} for k, text in enumerate(texts)]
    for k in rng.choice(n, bad, replace=False):
        body, _ = BAD[int(rng.integers(len(BAD)))]
        records[k] = {"record_id": f"b{k}", **body}
    return records


def _is_good(record):
    text = record.get("text")
    return isinstance(text, str) and 0 < len(text) <= 1000


def batch(ask, *batches):
    """Task 2: POST /v1/batch, one answer for each record, the model asked once for all."""
    ids = [new_id() for _ in batches]
    good = [[r for r in records if _is_good(r)] for records in batches]
    steps = []
    for records, fine, request_id in zip(batches, good, ids, strict=True):
        steps.append(post("/trial/suggest", {"texts": [r["text"] for r in fine]}))
        steps.append(get("/trial/calls"))
        steps.append(post("/v1/batch", {"records": records}, {"X-Request-ID": request_id}))
        steps.append(get("/trial/calls"))
    steps.append(get("/trial/rows"))
    many = [{"record_id": str(k), "text": "bakery"} for k in range(1001)]
    steps.append(post("/v1/batch", {"records": many}))
    steps.append(post("/v1/batch", {"recordings": []}))
    *replies, rows, too_many, none, log = ask([*steps, "log"], environment("batch"))
    for n, (records, fine) in enumerate(zip(batches, good, strict=True)):
        truths, before, reply, after = replies[4 * n : 4 * n + 4]
        what = f"a batch of {len(records)} records, {len(records) - len(fine)} of them bad"
        why = "one bad record must not stop the others: the night's work would be lost"
        _status(reply, 200, what, BATCH, log, why if len(fine) < len(records) else "")
        found = _object(reply, what, BATCH)
        _results(found, records, truths["json"], what, ids[n])
        asked = after["json"]["calls"] - before["json"]["calls"]
        checks.expect(
            asked <= 1 + len(records) / 100,
            seen=f"{what}: the model was asked {asked} times",
            wanted="once for all good records (engine.suggest takes a list)",
            look=BATCH,
            why="that is what makes a batch quick: section 6 measures it",
        )
    kept = [r.get("record_id") for fine in good for r in fine]
    _rows(rows, kept, set(ids), BATCH)
    _status(too_many, 413, "a batch of 1,001 records", BATCH, log)
    _status(none, 422, "a body without `records`", BATCH, log)
    _silent(log, [r["text"] for fine in good for r in fine], BATCH)


def _results(found, records, truths, what, request_id):
    results = found.get("results")
    checks.expect(
        isinstance(results, list) and len(results) == len(records),
        seen=f"{what}: results is {checks.describe(results)}",
        wanted=f"a list of {len(records)}, one for each record",
        look=BATCH,
        why="the sender must learn about each record what became of it",
    )
    truths = iter(truths)
    for n, (result, record) in enumerate(zip(results, records, strict=True)):
        here = f"{what}, record {n + 1}"
        is_object = isinstance(result, dict)
        checks.expect(is_object, f"{here}: {checks.describe(result)}", "an object", BATCH)
        checks.expect(
            result.get("record_id") == record.get("record_id"),
            seen=f"{here}: record_id is {result.get('record_id')!r}",
            wanted=f"{record.get('record_id')!r}: results in the order of the records",
            look=BATCH,
        )
        status = "ok" if _is_good(record) else "error"
        checks.expect(
            result.get("status") == status,
            seen=f"{here}: status is {result.get('status')!r}",
            wanted=f"{status!r}: its text is {checks.describe(record.get('text'))}",
            look=BATCH,
        )
        if status == "ok":
            _coded(result, next(truths), here, BATCH, record.get("record_id"), request_id)
        else:
            error = result.get("error")
            said = isinstance(error, str) and error.strip()
            checks.expect(said, f"{here}: error is {error!r}", "words that say what is bad", BATCH)
    fine = sum(_is_good(record) for record in records)
    for name, wanted in (("coded", fine), ("failed", len(records) - fine)):
        checks.expect(
            found.get(name) == wanted,
            seen=f"{what}: {name} is {found.get(name)!r}",
            wanted=f"{wanted}",
            look=BATCH,
            why="a batch that failed half must not look like one that worked"
            if name == "failed"
            else "",
        )


# --------------------------------------------------------------------------------------- task 3

BROKEN = {
    "a folder without a model": ({"ISICODER_MODEL": "trial/nowhere"}, ["model"]),
    "a file that is no model": ({"ISICODER_MODEL": "trial/broken"}, ["model"]),
    "a folder without a policy": ({"ISICODER_POLICY": "trial/nowhere"}, ["policy"]),
    "a policy without thresholds": ({"ISICODER_POLICY": "trial/broken"}, ["policy"]),
    "a database in a folder that is not there": (
        {"ISICODER_DATABASE": "sqlite:///trial/nowhere/codes.db"},
        ["database"],
    ),
    "a database that can be read and not written": (
        {"ISICODER_DATABASE": "sqlite:///file:trial/readonly.db?mode=ro&uri=true"},
        ["database"],
    ),
    "neither model nor database": (
        {
            "ISICODER_MODEL": "trial/nowhere",
            "ISICODER_DATABASE": "sqlite:///trial/nowhere/codes.db",
        },
        ["model", "database"],
    ),
}


TAKEN_AWAY = ("a folder without a model", "a database in a folder that is not there")


def probes(ask, *names, start=None):
    """Task 3: /health and /ready while parts break and come back; `start` is broken at first."""
    good = environment("probes")
    steps = [get("/health"), get("/ready")] if start else []
    for name in names:
        steps += [setting(**good), get("/health"), get("/ready")]
        steps += [setting(**BROKEN[name][0]), get("/health"), get("/ready")]
    steps += [setting(**good), get("/ready"), get("/trial/rows"), "log"]
    first = {**good, **(BROKEN[start][0] if start else {})}
    *replies, _, back, rows, log = ask(steps, first)
    if start:
        health, ready, *replies = replies
        _lives(health, f"started with {start}", log)
        _unready(ready, BROKEN[start][1], f"started with {start}", log)
    for n, name in enumerate(names):
        _, health, ready, _, sick, unready = replies[6 * n : 6 * n + 6]
        _lives(health, "all parts there", log)
        _status(ready, 200, "GET /ready, all parts there", PROBES, log)
        _lives(sick, name, log)
        _unready(unready, BROKEN[name][1], name, log)
    why = "parts come back; a readiness that is remembered from the start does not notice"
    _status(back, 200, "GET /ready, all parts back again", PROBES, log, why)
    checks.expect(
        not rows["json"],
        seen=f"the probes left {len(rows['json'] or [])} rows in the table `codes`",
        wanted="none: write into `engine.trials` and take it back",
        look=PROBES,
        why="a probe comes every few seconds, and the table goes into the statistics",
    )


def _lives(reply, name, log):
    why = (
        "who asks /health restarts the process where it fails; no restart brings back a model or "
        "a database"
    )
    _status(reply, 200, f"GET /health, {name}", PROBES, log, why)


def _unready(reply, failing, name, log):
    why = {
        "a database that can be read and not written": "to connect or to read is not enough: the "
        "service must write",
        "a file that is no model": "that a file is there does not say that it can be used",
        "a policy without thresholds": "that a file is there does not say that it can be used",
    }.get(name, "200 would say: send me work")
    _status(reply, 503, f"GET /ready, {name}", PROBES, log, why)
    found = _object(reply, f"GET /ready, {name}", PROBES)
    named = found.get("failing")
    listed = isinstance(named, list) and all(isinstance(part, str) for part in named)
    checks.expect(
        listed and sorted(named) == sorted(failing),
        seen=f"GET /ready, {name}: failing is {named!r}",
        wanted=f"{failing}",
        look=PROBES,
        why="who is woken at night must know which part to look at",
    )
    said = isinstance(found.get("reason"), str) and found["reason"].strip()
    checks.expect(said, f"GET /ready, {name}: reason is {found.get('reason')!r}", "words", PROBES)


# --------------------------------------------------------------------------------------- task 4


def replays(ask, parallel=0):
    """Task 4: the same key and body, another body, another key, after a restart, at once."""
    key, other, third = new_id(), new_id(), new_id()
    first = post("/trial/number", {"record": 1}, {"Idempotency-Key": key})
    changed = post("/trial/number", {"record": 2}, {"Idempotency-Key": key})
    elsewhere = post("/trial/number", {"record": 1}, {"Idempotency-Key": other})
    at_once = post("/trial/number", {"record": 3}, {"Idempotency-Key": third})
    plain = post("/trial/number", {"record": 1})
    again = secrets.token_hex(4)
    steps = [first, first, changed, first, elsewhere, plain]
    steps += ["restart", first, changed, elsewhere]
    steps += [[at_once] * parallel] if parallel else []
    steps += [setting(ISICODER_DATABASE=f"sqlite:///trial/{again}.db"), first, "log"]
    replies = ask(steps, environment("replay"))
    log, moved = replies[-1], replies[-2]
    one, same, conflict, still, another, without, _, later, conflict_2, another_2 = replies[:10]
    _status(one, 200, "a first request with a key", REPLAY, log)
    _same(same, one, "the same request again", log)
    why = "the sender uses a key twice by mistake: the old answer would belong to another record"
    _status(conflict, 409, "the same key with another body", REPLAY, log, why)
    _same(still, one, "the first request after that conflict", log)
    _new(another, one, "another key with the same body", log)
    _new(without, one, "the same body without a key", log)
    lasting = "a process is restarted at every update; what it only remembered is gone"
    _same(later, one, "the same request after a restart", log, lasting)
    _status(conflict_2, 409, "another body after a restart", REPLAY, log, lasting)
    _same(another_2, another, "the other key after a restart", log, lasting)
    for reply in replies[10] if parallel else []:
        _same(reply, replies[10][0], f"{parallel} requests with one key at the same moment", log)
    _new(moved, one, "another database (ISICODER_DATABASE)", log)


def _same(reply, first, what, log, why=""):
    _status(reply, 200, what, REPLAY, log, why)
    checks.expect(
        reply["json"] == first["json"],
        seen=f"{what}: {checks.describe(reply['text'])}",
        wanted=f"the stored answer, {checks.describe(first['text'])}",
        look=REPLAY,
        why=why
        or "a sender that repeats itself must not have a record coded twice; if `store` ran, was "
        "what it wrote committed (`begin`)?",
    )


def _new(reply, first, what, log):
    _status(reply, 200, what, REPLAY, log)
    checks.expect(
        reply["json"] != first["json"],
        seen=f"{what}: the old answer {checks.describe(reply['text'])}",
        wanted="a new answer",
        look=REPLAY,
    )


# --------------------------------------------------------------------------------------- task 5


def limit(ask, most, many, told=True):
    """Task 5: `many` slow requests at once where `most` are allowed, then errors, then again.

    `told` says whether ISICODER_MAX_ACTIVE is set at all (its default is 8).
    """
    slow, fails = get("/trial/slow"), get("/trial/fails")
    settings = environment("limits", ISICODER_MAX_ACTIVE=str(most) if told else "")
    crowd = [slow] * many + [get("/health")] * 2
    first, *failed, second, log = ask([crowd, *[fails] * most, [slow] * most, "log"], settings)
    what = f"{many} requests at once, {most} allowed"
    *slow_ones, health_1, health_2 = first
    for health in (health_1, health_2):
        _status(health, 200, f"{what}: GET /health", LIMITS, log, "probes must always get through")
    odd = [reply for reply in slow_ones if reply["status"] not in (200, 503)]
    if odd:
        _status(odd[0], 503, what, LIMITS, log, "RFC 9110 keeps 503 for a service that has no room")
    served = [reply for reply in slow_ones if reply["status"] == 200]
    refused = [reply for reply in slow_ones if reply["status"] == 503]
    at_once = max([reply["json"]["at_once"] for reply in served], default=0)
    checks.expect(
        at_once <= most,
        seen=f"{what}: {at_once} worked on at the same time",
        wanted=f"at most {most}, and 503 for the others",
        look=LIMITS,
        why="behind a full waiting room all are slow, and nobody learns why",
    )
    checks.expect(
        refused,
        seen=f"{what}: all were answered in the end, none refused",
        wanted=f"{most} answered, and 503 at once for the others",
        look=LIMITS,
        why="who waits holds memory and a connection; who is refused can come again later",
    )
    checks.expect(
        len(served) >= most,
        seen=f"{what}: {len(served)} answered",
        wanted=f"{most} answered, and only the others refused",
        look=LIMITS,
    )
    for reply in refused:
        after = reply["headers"].get("retry-after", "")
        checks.expect(
            re.fullmatch(r"\d+|\w{3}, .+", after.strip()),
            seen=f"{what}: Retry-After is {after!r}",
            wanted="a header Retry-After with whole seconds, for instance 1",
            look=LIMITS,
            why="without it, all who were refused come again at the same moment",
        )
    patience = np.median([reply["seconds"] for reply in refused])
    checks.expect(
        patience < 0.7,
        seen=f"{what}: a refusal took {patience:.1f} seconds",
        wanted="a refusal at once, before any work",
        look=LIMITS,
    )
    leaving = "who leaves must be counted out, also after a refusal or an error: try and finally"
    for reply in failed:
        _status(reply, 500, "a request that stops with an error", LIMITS, log, leaving)
    turned_away = [reply for reply in second if reply["status"] != 200]
    checks.expect(
        not turned_away,
        seen=f"{most} requests after that: {len(turned_away)} refused, although nobody is there",
        wanted=f"{most} answered",
        look=LIMITS,
        why=leaving,
    )


# --------------------------------------------------------------------------------------- task 6


def measured(seconds_per_request, seconds_per_record, sizes, requests=6, first=3.0, seed=0):
    """A table of measurements as in section 6, made up: the first request of all loads the model.

    Some requests take longer, so that the mean of the rates is not the rate of the whole.
    """
    rng = np.random.default_rng(seed)
    rows = []
    for size in sizes:
        for number in range(1, requests + 1):
            noise = rng.choice([1.0, 1.0, 1.1, 2.5])
            rows.append((size, number, noise * (seconds_per_request + size * seconds_per_record)))
    table = pd.DataFrame(rows, columns=["size", "request", "seconds"])
    table.loc[table["request"] == 1, "seconds"] += first
    return table


def night_truth(table, records, hours):
    """Rates of the warm requests, hours for all records, and the smallest size that is enough."""
    warm = table[table["request"] > 1]
    sums = warm.groupby("size")["seconds"].agg(["sum", "count"])
    rates = {int(size): size * row["count"] / row["sum"] for size, row in sums.iterrows()}
    needed = {size: records / rate / 3600 for size, rate in rates.items()}
    enough = [size for size in sorted(needed) if needed[size] <= hours / 2]
    ratio = rates[max(rates)] / rates[min(rates)]
    return {"rates": rates, "hours": needed, "ratio": ratio, "size": enough[0] if enough else None}


def night(yours, table, records, hours, name):
    """Task 6: what a table of measurements says about a night's work."""
    truth = night_truth(table, records, hours)
    found = _plan(yours, table, records, hours)
    cold = {
        int(size): size * len(part) / part["seconds"].sum() for size, part in table.groupby("size")
    }
    for key, unit in (("rates", "records per second"), ("hours", "hours")):
        mine = _by_size(found[key], truth[key], key, name)
        for size, right in truth[key].items():
            what = f"{name}: `{key}` at size {size}"
            seen = checks.number(mine[size], what, NIGHT, unit=unit)
            with_first = cold[size] if key == "rates" else records / cold[size] / 3600
            why = ""
            if abs(seen / with_first - 1) < 0.01:
                why = "the first request of each size is in it; it loads what the others find ready"
            elif abs(seen * size / right - 1) < 0.02 or abs(seen / size / right - 1) < 0.02:
                why = "a request of this size holds that many records"
            checks.close(seen, right, 0.02 * right, what, NIGHT, why)
    checks.close(found["ratio"], truth["ratio"], 0.03 * truth["ratio"], f"{name}: `ratio`", NIGHT)
    size = found["size"]
    size = None if size is None or size != size else checks.number(size, f"{name}: `size`", NIGHT)
    asked = "; ".join(f"size {k}: {v:.2g} hours" for k, v in truth["hours"].items())
    checks.expect(
        size == truth["size"],
        seen=f"{name}: `size` is {size if size is None else f'{size:g}'}",
        wanted=f"{truth['size']}: the smallest with at most half of {hours:g} hours ({asked})",
        look=NIGHT,
        why="the other half of the night is for a second try",
    )
    return truth


def size_of(truth):
    """The batch size of a plan."""
    return truth["size"]


def _plan(yours, table, records, hours):
    found = yours(table.copy(), records, hours)
    checks.expect(
        isinstance(found, dict) and {"rates", "hours", "ratio", "size"} <= set(found),
        seen=f"the result is {checks.describe(found)}",
        wanted="a dict with the keys rates, hours, ratio and size",
        look=NIGHT,
    )
    return found


def _by_size(values, wanted, key, name):
    try:
        values = {int(float(size)): value for size, value in dict(values).items()}
    except (TypeError, ValueError):
        values = {}
    checks.expect(
        set(values) == set(wanted),
        seen=f"{name}: `{key}` has the sizes {sorted(values)}",
        wanted=f"{sorted(wanted)}: a dict or Series with one number for each batch size",
        look=NIGHT,
    )
    return values


def here(steps, settings=None):
    """Take steps with a trial on this machine."""
    return services.call("trial:app", steps, settings or environment())


def measure(sizes, requests):
    """Seconds of requests that have `size` texts each coded, by a service on this machine."""
    texts = statland.load("waves")["text"].head(max(sizes) + requests).tolist()
    return _measured_and_timed(here, sizes, requests, [texts[: max(sizes)], texts[max(sizes) :]])[0]


def on_this_machine(yours, ask, size=200, records=2000, factor=4, rounds=3):
    """Task 6, last part: the answer's estimate against what coding so many texts really takes.

    Another program may disturb one measurement, so that a right answer has some rounds.
    """
    texts = statland.simulate_wave(1, "2023Q3", n=records)["text"].tolist()
    parts = [texts[n : n + size] for n in range(0, records, size)]
    for last in (*[False] * (rounds - 1), True):
        table, took = _measured_and_timed(ask, [1, size], 8, parts)
        found = _plan(yours, table, records, 10)
        mine = _by_size(found["hours"], {1: 0, size: 0}, "hours", "on this machine")
        seen = 3600 * checks.number(mine[size], f"`hours` at size {size}", NIGHT, unit="hours")
        near = took / factor <= seen <= took * factor
        checks.expect(
            near or not last,
            seen=f"estimated {seen:.3g} seconds for {records:,} records; they took {took:.3g}",
            wanted=f"an estimate that is right within a factor of {factor}",
            look=NIGHT,
        )
        if near:
            return


def _measured_and_timed(ask, sizes, requests, parts):
    """Measurements as in section 6, and the seconds in which all parts were coded.

    The parts are sent in turn with the measurements of the largest size, so that whatever else the
    machine does slows down both.
    """
    plan = [(size, number) for size in sizes for number in range(1, requests + 1)]
    warm = len(plan) - requests + 1
    order = plan[:warm]
    for n in range(max(requests - 1, len(parts))):
        order += [*plan[warm + n : warm + n + 1], *parts[n : n + 1]]
    texts = [text for part in parts for text in part]
    bodies = [texts[s[1] : s[1] + s[0]] if isinstance(s, tuple) else s for s in order]
    replies = ask([post("/trial/suggest", {"texts": body}) for body in bodies], environment())
    timed = list(zip(order, [reply["seconds"] for reply in replies], strict=False))
    rows = [(*step, seconds) for step, seconds in timed if isinstance(step, tuple)]
    took = sum(seconds for step, seconds in timed if not isinstance(step, tuple))
    return pd.DataFrame(rows, columns=["size", "request", "seconds"]), took


# --------------------------------------------------------------------------------------- task 7


def removed(old, new, here=""):
    """What a description (openapi.json, or a part of it) had and has no longer, as paths."""
    if isinstance(old, dict):
        if not isinstance(new, dict):
            return [here]
        gone = [f"{here}/{key}" for key in old if key not in new]
        kept = [key for key in old if key in new]
        return gone + [row for key in kept for row in removed(old[key], new[key], f"{here}/{key}")]
    return [] if old == new else [here]


def second_version(ask, texts, policies):
    """Task 7: /v2/code gives v1's answer and both classifications; /v1/code stays as it is."""
    ids = [new_id() for _ in texts]
    steps = [get("/openapi.json")]
    for policy in policies:
        steps += [setting(ISICODER_POLICY=f"trial/{policy}")]
        steps += [post("/trial/suggest", {"texts": texts})]
        for n, text in enumerate(texts):
            steps += [post("/v1/code", {"text": text})]
            body = {"text": text, "record_id": f"s{n}"}
            steps += [post("/v2/code", body, {"X-Request-ID": ids[n]})]
            steps += [post("/v1/code", {"text": text})]
    steps += [get("/trial/rows"), *[post("/v2/code", body) for body, _ in BAD], "log"]
    described, *replies = ask(steps, environment("v2"))
    log = replies.pop()
    bad = [replies.pop() for _ in BAD][::-1]
    rows = replies.pop()
    per_policy = 2 + 3 * len(texts)
    for p, policy in enumerate(policies):
        _, truths, *rest = replies[per_policy * p : per_policy * (p + 1)]
        for n in range(len(texts)):
            before, reply, after = rest[3 * n : 3 * n + 3]
            what = f"POST /v2/code, policy of the trial `{policy}`, text {n + 1}"
            _status(reply, 200, what, V2, log)
            truth = truths["json"][n]
            found = _object(reply, what, V2)
            _coded(found, truth, what, V2, f"s{n}", ids[n])
            _revisions(found, truth, what)
            for v1 in (before, after):
                _status(v1, 200, "POST /v1/code beside v2", V2, log)
                checks.expect(
                    v1["json"] == truth,
                    seen=f"POST /v1/code now gives the keys {', '.join(v1['json'] or {})}",
                    wanted=f"what it gave before there was v2: {', '.join(truth)}",
                    look=V2,
                    why="programs of other offices read v1, and nobody there knows about v2",
                )
    kept = [f"s{n}" for _ in policies for n in range(len(texts))]
    _rows(rows, kept, set(ids), V2)
    for (_, what), reply in zip(BAD, bad, strict=True):
        _status(reply, 422, f"POST /v2/code with {what}", V2, log)
    paths = (described["json"] or {}).get("paths", {})
    checks.expect(
        "/v2/code" in paths,
        seen=f"openapi.json describes {', '.join(p for p in paths if p.startswith('/v'))}",
        wanted="also /v2/code",
        look=V2,
    )
    _silent(log, texts, V2)


def _revisions(found, truth, what):
    rev4, rev5 = found.get("rev4"), found.get("rev5")
    for key in ("code", "level"):
        seen = rev4.get(key) if isinstance(rev4, dict) else rev4
        checks.expect(
            isinstance(rev4, dict) and seen == truth[key],
            seen=f"{what}: rev4 is {checks.describe(rev4)}",
            wanted=f"an object with code {truth['code']!r} and level {truth['level']}",
            look=V2,
        )
    code = truth["code"] or "none"
    right = sorted(
        {new for old, all_new in REV5.items() if old.startswith(code) for new in all_new}
    )
    listed = isinstance(rev5, list) and all(isinstance(row, dict) for row in rev5)
    codes = sorted(str(row.get("code")) for row in rev5) if listed else None
    few = ", ".join(right[:4]) + (", ..." if len(right) > 4 else "")
    checks.expect(
        codes == right,
        seen=f"{what}: rev5 is {checks.describe(codes if listed else rev5)}",
        wanted=f"{len(right)} classes for {truth['code']!r}: {few}"
        if right
        else "an empty list, since no code is given",
        look=V2,
        why="a class may split, and a group or division becomes all that its classes become"
        if right
        else "",
    )
    shares = [row.get("share", "nothing") for row in rev5]
    wanted = [1] if len(right) == 1 else [None] * len(right)
    checks.expect(
        shares == wanted,
        seen=f"{what}: the shares {checks.describe(shares)}",
        wanted=f"{'1' if len(right) == 1 else 'null for each'}: {len(right)} possible classes",
        look=V2,
        why="nobody has counted how the enterprises divide; equal shares would look like a count"
        if len(right) > 1
        else "there is nothing to divide",
    )


# ------------------------------------------------------------------------------------- hand-over


def working(folder, names=PART_FILES):
    """Which parts of the service in a folder answer as they should in a short trial.

    The second is the description of the service, empty where it did not start.
    """
    key, text = {"Idempotency-Key": new_id()}, {"text": "we bake bread", "record_id": "r1"}
    steps = {
        "single": post("/v1/code", text),
        "batch": post("/v1/batch", {"records": [text, {"record_id": "r2"}]}),
        "probes": get("/ready"),
        "v2": post("/v2/code", text),
        "health": get("/health"),
        "openapi": get("/openapi.json"),
    }
    file = f"{secrets.token_hex(4)}.db"
    settings = {**environment(), "ISICODER_DATABASE": f"sqlite:///{file}"}
    try:
        with services.running("service:app", folder, settings) as service:
            asked = {name: steps[name] for name in steps if name in (*names, "health", "openapi")}
            found = {name: service.send(step) for name, step in asked.items()}
            path = "/v1/batch" if "batch" in found else "/v1/code"
            bodies = ({"records": [text]}, {"records": []}) if "batch" in path else (text, {})
            twice = [service.send(post(path, bodies[n], key)) for n in (0, 0, 1)]
            log = service.log()
    except services.ServiceError:
        return [], {}
    finally:
        (Path(folder) / file).unlink(missing_ok=True)
    answers = {name: reply["json"] or {} for name, reply in found.items()}
    status = {name: reply["status"] for name, reply in found.items()}
    started = [json.loads(row) for row in log.splitlines() if '"started"' in row][-1:]
    there = started[0]["parts"] if started else []
    batched = answers.get("batch", {})
    worked = {
        "single": {*ANSWER, *EXTRA} <= set(answers.get("single", {})),
        "batch": (batched.get("coded"), batched.get("failed")) == (1, 1),
        "probes": (status.get("probes"), status["health"]) == (200, 200),
        "replay": twice[0]["text"] == twice[1]["text"] and twice[2]["status"] == 409,
        "limits": "limits" in there and status["openapi"] == 200,
        "v2": {"rev4", "rev5"} <= set(answers.get("v2", {})),
    }
    return [name for name in names if worked[name]], answers["openapi"]


def hand_over(folder):
    """Write the service into a folder; the names of the learner's parts, and of the reference's.

    Where there is no reference yet (it is made from the answers), only what works is written.
    """
    reference = handover.reference(statland.folder().parent, "coding-service")
    own = [name for name in PART_FILES if _answered(name)]
    while True:
        lent = [n for n in PART_FILES if n not in own and (reference / f"{n}.py").is_file()]
        _copy(folder, own, reference, lent)
        good, described = working(folder, (*own, *lent))
        good = [name for name in own if name in good]
        if good == own:
            break
        stopped = "limits" in own and not good  # what stands at the door can stop all the others
        own = [name for name in own if name != "limits"] if stopped else good
    libraries = "".join(f"{name}=={version(name)}\n" for name in LIBRARIES)
    (folder / "requirements.txt").write_text(libraries, encoding="utf-8", newline="\n")
    text = json.dumps(described, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    (folder / "openapi.json").write_text(text, encoding="utf-8", newline="\n")
    shutil.rmtree(folder / "__pycache__", ignore_errors=True)
    return own, lent


def _answered(name):
    file = Path(f"{name}.py")
    return file.is_file() and "raise NotImplementedError" not in file.read_text(encoding="utf-8")


def _copy(folder, own, reference, lent):
    here = Path(__file__).parent
    places = {name: here for name in GIVEN_FILES}
    places |= {name: Path.cwd() for name in own} | {name: reference for name in lent}
    for old in folder.glob("*.py"):
        old.unlink()
    for name, place in places.items():
        rows = (place / f"{name}.py").read_text(encoding="utf-8").splitlines()
        kept = [row for row in rows if not row.strip().startswith("### ")]
        text = "\n".join(kept).strip() + "\n"
        (folder / f"{name}.py").write_text(text, encoding="utf-8", newline="\n")
