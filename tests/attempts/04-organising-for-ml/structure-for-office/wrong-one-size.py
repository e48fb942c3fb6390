# message: one structure does not fit all offices
structure = {"A": "hub and spoke", "B": "hub and spoke", "C": "hub and spoke", "D": "hub and spoke", "E": "hub and spoke", "F": "hub and spoke"}
