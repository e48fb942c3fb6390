# message: no new unit may be made
structure = {"A": "informal network", "B": "centre of excellence", "C": "centre of excellence", "D": "hub and spoke", "E": "hub and spoke", "F": "centre of excellence"}
