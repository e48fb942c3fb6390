# message: close: with one person fewer in the hub it is shorter
hub = {"courses": 13, "usual": 11, "deep": 5}
