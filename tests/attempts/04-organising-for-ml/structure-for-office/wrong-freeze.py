# message: no new unit may be made
structure = {"A": "informal network", "B": "centre of excellence", "C": "centre of excellence", "D": "hub and spoke", "E": "community of practice", "F": "centre of excellence"}
