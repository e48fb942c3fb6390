roadmap = {
    "network": 2.0,
    "package list": 1.0,
    "shared code": 1.0,
    "open days": 1.0,
    "second person": 1.0,
    "training programme": 3.0,
    "platform stage two": 3.0,
    "strategy": 2.0,
    "ML unit": 4.0,
    "named roles": 6.0,
    "sandbox": 6.0,
    "life cycle": 6.0,
}
