# message: only those web answers that have a code
web_answers = waves[(waves["wave"] == "2024Q1") & (waves["mode"] == "CAWI")]["code"].count()
