# message: write your own entry instead of the "?"
hub = {"courses": 14, "usual": "?", "deep": 3}
