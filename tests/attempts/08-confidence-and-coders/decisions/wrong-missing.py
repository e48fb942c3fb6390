# message: no decision on ['note']
decisions = {"until": "b", "channel": "b", "measure": "b", "screen": "d", "labels": "a"}
