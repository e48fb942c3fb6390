# message: of 9 labels fit
labels = {f"I{n:02d}": "testing debt" for n in range(1, 21)}
