%%writefile v2.py
from typing import Annotated

import engine
from fastapi import APIRouter, Body, Request
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool

router = APIRouter(prefix="/v2")


class Old(BaseModel):
    code: str | None
    level: int


class New(BaseModel):
    code: str
    share: float | None


class Answer(BaseModel):
    record_id: str | None
    request_id: str
    code: str | None
    level: int
    confidence: float
    route: str
    suggestions: list
    model_version: str
    rev4: Old
    rev5: list[New]


@router.post("/code", response_model=Answer)
async def both(
    request: Request,
    text: Annotated[str, Body(min_length=1, max_length=1000)],
    record_id: Annotated[str | None, Body()] = None,
):
    (answer,) = await run_in_threadpool(engine.suggest, [text])
    answer = dict(answer, record_id=record_id, request_id=request.state.request_id)
    await run_in_threadpool(engine.keep, [answer])
    digits = answer["level"]
    lists = [new for old, new in engine.REV5.items() if digits and old[:digits] == answer["code"]]
    codes = list(dict.fromkeys(code for new in lists for code in new))
    rev5 = [New(code=code, share=1.0 if len(codes) == 1 else None) for code in codes]
    return Answer(**answer, rev4=Old(code=answer["code"], level=digits), rev5=rev5)
