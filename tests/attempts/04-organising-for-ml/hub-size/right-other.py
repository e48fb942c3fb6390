hub = {"courses": 12, "usual": 10, "deep": 2}
