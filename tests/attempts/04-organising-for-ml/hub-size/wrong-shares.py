# message: a whole number
hub = {"courses": 0.8, "usual": 0.8, "deep": 0.2}
