# message: there is no `answers_2024q1` yet
answers = len(waves[waves["wave"] == "2024Q1"])
