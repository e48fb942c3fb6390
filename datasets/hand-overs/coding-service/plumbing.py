"""What stands around every endpoint: request ids, log, metrics, replays, the limit. Given."""

from __future__ import annotations

import asyncio
import hashlib
import inspect
import json
import re
import time
import traceback
import uuid
from datetime import UTC, datetime
from pathlib import Path

import engine
import prometheus_client
from fastapi import FastAPI, Response
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool

SECONDS = prometheus_client.Histogram("isicoder_seconds", "Seconds of one request for codes.")
_PLAIN = re.compile(r"[\w.:-]{1,100}")


def log(level, **what):
    """Write one JSON line to standard output. Never give it a text of a respondent."""
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    print(json.dumps({"time": now, "level": level, **what}), flush=True)


def add_ids_and_log(app: FastAPI):
    """Give each request an id, write one line about it, and answer at /metrics. Add this last."""

    @app.get("/metrics", include_in_schema=False)
    def metrics():
        return Response(
            prometheus_client.generate_latest(), media_type=prometheus_client.CONTENT_TYPE_LATEST
        )

    @app.middleware("http")
    async def ids_and_log(request, call_next):
        begin, about = time.perf_counter(), {}
        given = request.headers.get("X-Request-ID", "")
        request_id = given if _PLAIN.fullmatch(given) else uuid.uuid4().hex
        request.state.request_id = request_id
        try:
            response = await call_next(request)
        except Exception as error:  # its message may hold a text: only its kind and place
            at = traceback.extract_tb(error.__traceback__)[-1]
            own = [f for f in traceback.extract_tb(error.__traceback__) if "/" not in _here(f)]
            at = own[-1] if own else at
            about = {"error": f"{type(error).__name__} at {Path(at.filename).name}:{at.lineno}"}
            response = JSONResponse({"detail": "internal error", "request_id": request_id}, 500)
        response.headers["X-Request-ID"] = request_id
        seconds = time.perf_counter() - begin
        path, route = request.url.path, engine.routes.pop(request_id, None)
        if path.startswith("/v"):
            SECONDS.observe(seconds)
        about |= {"path": path, "status": response.status_code, "seconds": round(seconds, 4)}
        level = "error" if response.status_code >= 500 else "info"
        log(level, request_id=request_id, route=route, **about)
        return response


def add_limit(app: FastAPI, limit):
    """Let every request pass through `limit(request, call_next)`."""
    app.middleware("http")(limit)


def add_replay(app: FastAPI, find, store):
    """Give a request with an Idempotency-Key that was answered before the same answer again.

    `find(key, fingerprint)` gives None, the stored text, or raises LookupError where the key was
    used for another request. `store(key, fingerprint, text)` stores the text of an answer.
    """
    locks: dict[str, asyncio.Lock] = {}

    async def call(function, *arguments):
        if inspect.iscoroutinefunction(function):
            return await function(*arguments)
        return await run_in_threadpool(function, *arguments)

    @app.middleware("http")
    async def replay(request, call_next):
        key = request.headers.get("Idempotency-Key")
        if not key or request.method != "POST":
            return await call_next(request)
        asked = request.url.path.encode() + b"\n" + await request.body()
        fingerprint = hashlib.sha256(asked).hexdigest()
        # one after the other where two with the same key come at once
        async with locks.setdefault(key, asyncio.Lock()):
            try:
                text = await call(find, key, fingerprint)
                if text is not None:
                    return _json(text, {"Idempotent-Replay": "true"})
                response = await call_next(request)
                parts = [part async for part in response.body_iterator]
                if response.status_code == 200:
                    try:
                        await call(store, key, fingerprint, b"".join(parts).decode())
                    except Exception:  # another process may have been quicker
                        text = await call(find, key, fingerprint)
                        if text is None:
                            raise
                        return _json(text, {"Idempotent-Replay": "true"})
                headers = {
                    name: value
                    for name, value in response.headers.items()
                    if name not in ("content-length", "content-type")
                }
                return _json(b"".join(parts), headers, response.status_code)
            except LookupError as error:
                if type(error) is not LookupError:
                    raise  # a KeyError or IndexError is a fault, no other request
                detail = "this Idempotency-Key was used for another request"
                return JSONResponse({"detail": detail}, 409)
            finally:
                locks.pop(key, None)


def _json(text, headers, status=200):
    return Response(text, status, headers=headers, media_type="application/json")


def _here(frame):
    """The path of a frame's file below this folder, or with its slashes where it is elsewhere."""
    path, here = Path(frame.filename), Path(__file__).parent
    return path.name if path.parent == here else path.as_posix()
