answers_2024q1 = (waves.wave == "2024Q1").sum()
