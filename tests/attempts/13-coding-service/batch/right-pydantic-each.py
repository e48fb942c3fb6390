%%writefile batch.py
from typing import Any

import engine
from fastapi import APIRouter, HTTPException, Request
from pydantic import BaseModel, Field, ValidationError

router = APIRouter()


class Record(BaseModel):
    record_id: str | None = None
    text: str = Field(min_length=1, max_length=1000)


class Batch(BaseModel):
    records: list[Any]


@router.post("/v1/batch")
def batch(body: Batch, request: Request):
    if len(body.records) > 1_000:
        raise HTTPException(status_code=413, detail="too many")
    results, good = [], []
    for raw in body.records:
        try:
            record = Record.model_validate(raw)
        except ValidationError as error:
            record_id = raw.get("record_id") if isinstance(raw, dict) else None
            why = error.errors(include_input=False)[0]["msg"]
            results.append({"record_id": record_id, "status": "error", "error": why})
            continue
        entry = {"record_id": record.record_id, "status": "ok"}
        entry["request_id"] = request.state.request_id
        results.append(entry)
        good.append((entry, record.text))
    for (entry, _), answer in zip(good, engine.suggest([text for _, text in good])):
        entry.update(answer)
    engine.keep([entry for entry, _ in good])
    return {"results": results, "coded": len(good), "failed": len(results) - len(good)}
