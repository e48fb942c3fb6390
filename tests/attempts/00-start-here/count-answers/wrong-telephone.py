# message: the telephone answers of 2024Q1
web_answers = ((waves["wave"] == "2024Q1") & (waves["mode"] == "CATI")).sum()
