# message: the web answers of all twelve waves
web_answers = (waves["mode"] == "CAWI").sum()
