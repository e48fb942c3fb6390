# message: an empty text: status 400
%%writefile single.py
import engine
from fastapi import APIRouter, HTTPException, Request
from pydantic import BaseModel, Field

router = APIRouter()


class Question(BaseModel):
    text: str
    record_id: str | None = None


@router.post("/v1/code")
def code(question: Question, request: Request):
    if not 1 <= len(question.text) <= 1000:
        raise HTTPException(400, "text too short or too long")
    answer = engine.suggest([question.text])[0]
    answer["record_id"] = question.record_id
    answer["request_id"] = request.state.request_id
    engine.keep([answer])
    return answer
