# message: 3 of 6 decisions
decisions = dict.fromkeys(["until", "channel", "measure", "screen", "labels", "note"], "a")
