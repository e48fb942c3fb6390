# message: may not see the records, by law
structure = {"A": "informal network", "B": "community of practice", "C": "centre of excellence", "D": "hub and spoke", "E": "centre of excellence", "F": "centre of excellence"}
