# message: one structure does not fit all offices
structure = {"A": "centre of excellence", "B": "centre of excellence", "C": "centre of excellence", "D": "centre of excellence", "E": "centre of excellence", "F": "centre of excellence"}
