roadmap = {
    "network": 2,
    "package list": 1,
    "shared code": 5,
    "open days": 2,
    "second person": 3,
    "training programme": 6,
    "platform stage two": 1,
    "strategy": 1,
    "ML unit": 3,
    "named roles": 5,
    "sandbox": 4,
    "life cycle": 7,
}
