%%writefile single.py
import json

import engine
from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse

router = APIRouter()


def refuse(why):
    return JSONResponse({"detail": why}, status_code=422)


def work(text, record_id, request_id):
    answer = {**engine.suggest([text])[0], "record_id": record_id, "request_id": request_id}
    engine.keep([answer])
    return answer


@router.post("/v1/code")
async def code(request: Request):
    try:
        body = json.loads(await request.body())
    except ValueError:
        return refuse("no JSON")
    text = body.get("text") if isinstance(body, dict) else None
    if not isinstance(text, str) or not 1 <= len(text) <= 1000:
        return refuse("text must be a text of 1 to 1,000 characters")
    return await run_in_threadpool(work, text, body.get("record_id"), request.state.request_id)
