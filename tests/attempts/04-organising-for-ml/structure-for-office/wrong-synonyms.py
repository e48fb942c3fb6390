# message: hub and spoke is not another word for a centre
structure = {"A": "informal network", "B": "community of practice", "C": "hub and spoke", "D": "hub and spoke", "E": "hub and spoke", "F": "hub and spoke"}
