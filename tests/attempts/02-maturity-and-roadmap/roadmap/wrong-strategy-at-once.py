# message: move 'shared code' to quarter 1 (now 2) and 'strategy' to quarter 2 (now 1) together
roadmap = {
    "strategy": 1,
    "package list": 1,
    "training programme": 1,
    "open days": 1,
    "shared code": 2,
    "second person": 3,
    "platform stage two": 4,
    "sandbox": 7,
    "network": 2,
    "ML unit": 4,
    "named roles": 6,
    "life cycle": 6,
}
