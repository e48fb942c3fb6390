import engine
from fastapi import APIRouter, HTTPException, Request
from pydantic import BaseModel

router = APIRouter()


class Batch(BaseModel):
    records: list[dict]


def fault(record):
    """What is bad about a record, in words; an empty text where it is good."""
    text = record.get("text")
    if not isinstance(text, str):
        return "text is missing or no text"
    return "" if 1 <= len(text) <= 1000 else "text is empty or longer than 1,000 characters"


@router.post("/v1/batch")
def batch(body: Batch, request: Request):
    if len(body.records) > 1000:
        raise HTTPException(413, "at most 1,000 records in a batch")
    good = [record["text"] for record in body.records if not fault(record)]
    coded = iter(engine.suggest(good))
    results = []
    for record in body.records:
        problem = fault(record)
        found = {"status": "error", "error": problem} if problem else {"status": "ok", **next(coded)}
        ids = {"record_id": record.get("record_id"), "request_id": request.state.request_id}
        results.append({**ids, **found})
    engine.keep(results)
    return {"results": results, "coded": len(good), "failed": len(results) - len(good)}
