import yaml

contract = yaml.safe_dump(
    {
        "review_date": "2026-12-31",
        "product": "ISICoder",
        "from_role": "data scientist",
        "to_role": "backend engineer",
        "input": "isicoder-model",
        "owner": "S016",
        "deputy": "S060",
        "approver": "S012",
        "contact": "coding-service@office.example",
        "service_level": {"answers_an_hour": 2500, "available_percent": 95},
        "rollback": {
            "to": "the version before, as approved",
            "within_minutes": 15,
            "codes_written_since": "flag for review",
        },
    }
)
