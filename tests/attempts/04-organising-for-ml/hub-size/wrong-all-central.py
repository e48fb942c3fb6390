# message: there is more work than time
hub = {"courses": 14, "usual": 12, "deep": 14}
