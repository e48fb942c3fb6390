# message: which is the number in all twelve waves
answers_2024q1 = len(waves)
