# message: 'sandbox' has no start quarter yet
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
    "sandbox": "?",
    "life cycle": 6,
}
