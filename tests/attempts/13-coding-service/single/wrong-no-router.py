# message: single.py defines no `router`
%%writefile single.py
import engine
from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from fastapi import FastAPI

app = FastAPI()


class Question(BaseModel):
    text: str = Field(min_length=1, max_length=1000)
    record_id: str | None = None


@app.post("/v1/code")
def code(question: Question, request: Request):
    answer = engine.suggest([question.text])[0]
    answer["record_id"] = question.record_id
    answer["request_id"] = request.state.request_id
    engine.keep([answer])
    return answer
