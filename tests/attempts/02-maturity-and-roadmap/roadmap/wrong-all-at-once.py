# message: 'named roles' starts in quarter 1, but needs 'second person'
roadmap = {
    "network": 1,
    "package list": 1,
    "shared code": 1,
    "open days": 1,
    "second person": 1,
    "training programme": 1,
    "platform stage two": 1,
    "strategy": 1,
    "ML unit": 4,
    "named roles": 1,
    "sandbox": 1,
    "life cycle": 1,
}
