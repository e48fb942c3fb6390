import engine
from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

router = APIRouter()


class Text(BaseModel):
    text: str = Field(min_length=1, max_length=1000)
    record_id: str | None = None


def successors(code):
    below = [new for old, new in engine.REV5.items() if code and old.startswith(code)]
    return sorted({one for several in below for one in several})


@router.post("/v2/code")
def code_in_both(body: Text, request: Request):
    [found] = engine.suggest([body.text])
    found |= {"record_id": body.record_id, "request_id": request.state.request_id}
    engine.keep([found])
    new = successors(found["code"])
    share = 1.0 if len(new) == 1 else None
    rev4 = {"code": found["code"], "level": found["level"]}
    return {**found, "rev4": rev4, "rev5": [{"code": code, "share": share} for code in new]}
