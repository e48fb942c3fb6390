# message: there is more work than time
hub = {"courses": 13, "usual": 11, "deep": 7}
