%%writefile limits.py
import os

from fastapi import Request, Response

inside = set()
FREE = ("/health", "/ready", "/metrics")


def most():
    try:
        return int(os.environ["ISICODER_MAX_ACTIVE"])
    except (KeyError, ValueError):
        return 8


async def limit(request: Request, call_next):
    counted = request.url.path not in FREE
    if counted and len(inside) >= most():
        response = Response(status_code=503)
        response.headers["Retry-After"] = "5"
        return response
    if counted:
        inside.add(id(request))
    try:
        response = await call_next(request)
    except BaseException:
        inside.discard(id(request))
        raise
    inside.discard(id(request))
    return response
