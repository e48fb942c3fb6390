# message: move 'package list' to quarter 1 (now 4) and 'platform stage two' to quarter 2
roadmap = {
    "platform stage two": 1,
    "strategy": 1,
    "network": 1,
    "second person": 2,
    "shared code": 3,
    "ML unit": 4,
    "package list": 4,
    "training programme": 5,
    "sandbox": 5,
    "life cycle": 6,
    "named roles": 7,
    "open days": 1,
}
