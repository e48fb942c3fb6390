# message: 'named roles' runs from quarter 8 to 9
roadmap = {
    "package list": 1,
    "second person": 1,
    "training programme": 1,
    "open days": 1,
    "shared code": 2,
    "network": 2,
    "platform stage two": 3,
    "strategy": 4,
    "sandbox": 6,
    "ML unit": 6,
    "life cycle": 8,
    "named roles": 8,
}
