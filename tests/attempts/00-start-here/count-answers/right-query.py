web_answers = waves.query("wave == '2024Q1' and mode == 'CAWI'").shape[0]
