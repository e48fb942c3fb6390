import os

from fastapi.responses import JSONResponse

active = 0


async def limit(request, call_next):
    global active
    most = int(os.environ.get("ISICODER_MAX_ACTIVE") or 8)
    if request.url.path in ("/health", "/ready", "/metrics"):
        return await call_next(request)
    if active >= most:
        return JSONResponse({"detail": "too many requests at once"}, 503, {"Retry-After": "1"})
    active += 1
    try:
        return await call_next(request)
    finally:
        active -= 1
