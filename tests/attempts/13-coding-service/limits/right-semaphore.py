%%writefile limits.py
import asyncio
import os

from starlette.responses import PlainTextResponse

seats = asyncio.Semaphore(int(os.environ.get("ISICODER_MAX_ACTIVE") or "8"))


async def limit(request, call_next):
    if request.url.path.rstrip("/") in {"/health", "/ready", "/metrics"}:
        return await call_next(request)
    if seats.locked():
        return PlainTextResponse("full", status_code=503, headers={"retry-after": "2"})
    async with seats:
        return await call_next(request)
