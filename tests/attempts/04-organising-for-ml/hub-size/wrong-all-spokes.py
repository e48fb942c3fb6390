# message: are idle while other divisions' requests wait
hub = {"courses": 0, "usual": 0, "deep": 1}
