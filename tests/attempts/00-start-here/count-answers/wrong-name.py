# message: there is no `web_answers` yet
answers = ((waves["wave"] == "2024Q1") & (waves["mode"] == "CAWI")).sum()
