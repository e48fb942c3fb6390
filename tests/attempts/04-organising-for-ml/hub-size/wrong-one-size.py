# message: one size does not fit all
hub = {"courses": 14, "usual": 14, "deep": 14}
