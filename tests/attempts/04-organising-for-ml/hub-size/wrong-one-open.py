# message: one number
hub = {"courses": 14, "usual": "?", "deep": 3}
