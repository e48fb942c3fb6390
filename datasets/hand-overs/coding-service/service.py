"""The coding service, put together from its parts. Given.

    uvicorn service:app

A part that is missing or cannot be imported is left out, and the log says so.
"""

import importlib
import os

import plumbing
from fastapi import FastAPI

app = FastAPI(title="isicoder", version="1")
parts = {}
for name in ("single", "batch", "probes", "v2", "replay", "limits"):
    try:
        parts[name] = importlib.import_module(name)
        if name == "replay":
            plumbing.add_replay(app, parts[name].find, parts[name].store)
        elif name == "limits":
            plumbing.add_limit(app, parts[name].limit)
        else:
            app.include_router(parts[name].router)
    except Exception as error:
        parts.pop(name, None)
        why = "not answered" if isinstance(error, NotImplementedError) else type(error).__name__
        plumbing.log("warning", part=name, missing=why)
plumbing.add_ids_and_log(app)
plumbing.log("info", started=os.environ.get("ISICODER_VERSION") or "dev", parts=sorted(parts))
