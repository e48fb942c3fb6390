%%writefile batch.py
import engine
from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool

router = APIRouter()


@router.post("/v1/batch")
async def batch(request: Request):
    body = await request.json()
    records = body.get("records") if isinstance(body, dict) else None
    if not isinstance(records, list):
        return JSONResponse({"detail": "records is missing"}, 422)
    if len(records) > 1000:
        return JSONResponse({"detail": "too large"}, 413)
    results = [
        {"record_id": r.get("record_id"), "status": "error", "error": "bad text"} for r in records
    ]
    good = [
        n
        for n, r in enumerate(records)
        if isinstance(r.get("text"), str) and 0 < len(r["text"]) < 1001
    ]
    answers = []
    for begin in range(0, len(good), 500):
        part = [records[n]["text"] for n in good[begin : begin + 500]]
        answers += await run_in_threadpool(engine.suggest, part)
    for n, answer in zip(good, answers):
        results[n].pop("error")
        results[n] |= answer | {"status": "ok", "request_id": request.state.request_id}
    await run_in_threadpool(engine.keep, [results[n] for n in good])
    failed = sum(r["status"] == "error" for r in results)
    return {"results": results, "coded": len(results) - failed, "failed": failed, "unit": "records"}
