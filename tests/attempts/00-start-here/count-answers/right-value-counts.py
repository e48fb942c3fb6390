waves = waves[waves["wave"] == "2024Q1"]
web_answers = waves["mode"].value_counts()["CAWI"]
