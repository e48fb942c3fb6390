roadmap = {
    "strategy": 1,
    "open days": 1,
    "training programme": 1,
    "package list": 1,
    "second person": 2,
    "network": 2,
    "ML unit": 3,
    "platform stage two": 4,
    "shared code": 4,
    "named roles": 5,
    "life cycle": 6,
    "sandbox": 7,
}
