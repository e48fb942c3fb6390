# message: 2500 answers, the rows whose wave is 2024Q1
answers_2024q1 = waves[waves["wave"] == "2024Q1"]["code"].count()
