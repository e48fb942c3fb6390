%%writefile probes.py
from contextlib import suppress

import engine
from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

router = APIRouter()


class Back(Exception):
    pass


def writes():
    with suppress(Back), engine.database().begin() as connection:
        connection.execute(engine.trials.insert(), [{"note": "x"}])
        raise Back


def stops(trial):
    try:
        trial()
    except Exception as error:
        return str(error) or type(error).__name__
    return None


@router.get("/health")
def health(request: Request):
    return {"request_id": request.state.request_id}


@router.get("/ready")
def ready():
    found = {"model": stops(engine.model), "policy": stops(engine.policy), "database": stops(writes)}
    failing = sorted(part for part, why in found.items() if why)
    if not failing:
        return {"ready": True}
    reason = ", ".join(f"{part} ({found[part]})" for part in failing)
    return JSONResponse(status_code=503, content={"failing": failing, "reason": reason})
