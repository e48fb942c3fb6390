# message: section 3: a number, not a table
web_answers = waves[(waves["wave"] == "2024Q1") & (waves["mode"] == "CAWI")]
