# message: all were answered in the end, none refused
%%writefile limits.py
import asyncio
import os

seats = asyncio.Semaphore(int(os.environ.get("ISICODER_MAX_ACTIVE") or 8))


async def limit(request, call_next):
    if request.url.path in ("/health", "/ready", "/metrics"):
        return await call_next(request)
    async with seats:
        return await call_next(request)
