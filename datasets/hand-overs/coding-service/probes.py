import engine
from fastapi import APIRouter
from fastapi.responses import JSONResponse

router = APIRouter()


@router.get("/health")
def health():
    return {"status": "alive"}


def write_and_take_back():
    with engine.database().connect() as trial:
        trial.execute(engine.trials.insert().values(note="probe"))
        trial.rollback()


@router.get("/ready")
def ready():
    trials = {"model": engine.model, "policy": engine.policy, "database": write_and_take_back}
    problems = {}
    for part, trial in trials.items():
        try:
            trial()
        except Exception as error:
            problems[part] = f"{part}: {type(error).__name__}: {error}"
    found = {"failing": list(problems), "reason": "; ".join(problems.values())}
    return JSONResponse(found, 503 if problems else 200)
