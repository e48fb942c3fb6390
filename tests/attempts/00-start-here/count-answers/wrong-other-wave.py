# message: the web answers of 2023Q1
web_answers = (wave["mode"] == "CAWI").sum()
