# message: move 'training programme' to quarter 3 (now 6): then all rules are kept
roadmap = {
    "network": 2,
    "package list": 1,
    "shared code": 1,
    "open days": 1,
    "second person": 1,
    "training programme": 6,
    "platform stage two": 3,
    "strategy": 2,
    "ML unit": 4,
    "named roles": 6,
    "sandbox": 6,
    "life cycle": 6,
}
