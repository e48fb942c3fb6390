# message: the number of all answers of one wave
web_answers = len(waves[waves["wave"] == "2024Q1"])
