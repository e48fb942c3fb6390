%%writefile single.py
from typing import Annotated

import engine
from fastapi import APIRouter, Body, Depends, Request
from pydantic import BaseModel

router = APIRouter()


class Suggestion(BaseModel):
    code: str
    probability: float


class Answer(BaseModel):
    record_id: str | None
    code: str | None
    level: int
    confidence: float
    route: str
    suggestions: list[Suggestion]
    model_version: str
    request_id: str
    service: str = "isicoder"


def request_id(request: Request) -> str:
    return request.state.request_id


@router.post("/v1/code", response_model=Answer)
def code(
    text: Annotated[str, Body(min_length=1, max_length=1000)],
    record_id: Annotated[str | None, Body()] = None,
    its_id: str = Depends(request_id),
):
    found = engine.suggest([text])[0]
    found.update(record_id=record_id, request_id=its_id)
    engine.keep([found])
    return found
