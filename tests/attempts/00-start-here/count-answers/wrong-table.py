# message: section 3: a number, not a table
answers_2024q1 = waves[waves["wave"] == "2024Q1"]
