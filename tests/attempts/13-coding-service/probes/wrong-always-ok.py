# message: 200 would say: send me work
%%writefile probes.py
from fastapi import APIRouter

router = APIRouter()


@router.get("/health")
@router.get("/ready")
def state():
    return {"status": "ok", "failing": [], "reason": ""}
