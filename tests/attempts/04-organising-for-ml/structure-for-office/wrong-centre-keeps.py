# message: A centre does not take the place of an owner in the division
structure = {"A": "informal network", "B": "community of practice", "C": "centre of excellence", "D": "centre of excellence", "E": "hub and spoke", "F": "centre of excellence"}
