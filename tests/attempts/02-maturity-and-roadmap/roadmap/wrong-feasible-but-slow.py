# message: 92.1 of 100 of the possible 391
roadmap = {
    "network": 1,
    "package list": 1,
    "open days": 1,
    "shared code": 1,
    "second person": 2,
    "strategy": 2,
    "training programme": 3,
    "ML unit": 4,
    "platform stage two": 4,
    "named roles": 6,
    "life cycle": 6,
    "sandbox": 7,
}
