answers_2024q1 = waves.query("wave == '2024Q1'").shape[0]
