# message: an object with code
%%writefile v2.py
import engine
from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

router = APIRouter()


class Text(BaseModel):
    text: str = Field(min_length=1, max_length=1000)
    record_id: str | None = None


@router.post("/v2/code")
def code(body: Text, request: Request):
    found = engine.suggest([body.text])[0]
    found |= {"record_id": body.record_id, "request_id": request.state.request_id}
    engine.keep([found])
    given = found["code"]
    new = set()
    for old in engine.REV5:
        if given and old.startswith(given):
            new |= set(engine.REV5[old])
    share = 1 if len(new) == 1 else None
    found["rev4"] = given
    found["rev5"] = [{"code": one, "share": share} for one in sorted(new)]
    return found
