structure = {"A": "informal network", "B": "community of practice", "C": "centre of excellence", "D": "hub and spoke", "E": "hub and spoke", "F": "hub and spoke"}
