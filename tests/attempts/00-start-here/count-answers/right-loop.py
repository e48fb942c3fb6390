web_answers = 0
for name, mode in zip(waves["wave"], waves["mode"]):
    if name == "2024Q1" and mode == "CAWI":
        web_answers += 1
