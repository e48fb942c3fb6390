answers_2024q1 = 0
for name in waves["wave"]:
    if name == "2024Q1":
        answers_2024q1 += 1
