# message: runs from quarter 8 to 9
roadmap = {
    "network": 2,
    "package list": 1,
    "shared code": 1,
    "open days": 1,
    "second person": 1,
    "training programme": 3,
    "platform stage two": 3,
    "strategy": 2,
    "ML unit": 4,
    "named roles": 6,
    "sandbox": 6,
    "life cycle": 8,
}
