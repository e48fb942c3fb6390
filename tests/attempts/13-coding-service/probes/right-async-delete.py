%%writefile probes.py
import engine
from fastapi import APIRouter, Response
from sqlalchemy import delete, insert

router = APIRouter()


@router.get("/health", status_code=200)
async def health():
    return "yes"


@router.get("/ready")
def ready(response: Response):
    failing = []
    try:
        engine.model()[0].predict(["bakery"])
    except Exception:
        failing.append("model")
    try:
        assert engine.policy()["thresholds"]
    except Exception:
        failing.append("policy")
    try:
        with engine.database().begin() as connection:
            made = connection.execute(insert(engine.trials).values(note="ready?"))
            row = made.inserted_primary_key[0]
            connection.execute(delete(engine.trials).where(engine.trials.c.id == row))
    except Exception:
        failing.append("database")
    if failing:
        response.status_code = 503
    return {"failing": failing[::-1], "reason": "look at: " + " and ".join(failing)}
