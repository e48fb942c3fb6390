# message: 12 worked on at the same time
%%writefile limits.py
import os

from fastapi.responses import JSONResponse

active = 0


async def limit(request, call_next):
    global active
    if request.url.path in ("/health", "/ready", "/metrics"):
        return await call_next(request)
    active += 1
    try:
        return await call_next(request)
    finally:
        active -= 1
