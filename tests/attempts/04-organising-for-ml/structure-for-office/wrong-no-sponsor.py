# message: a community has a sponsor and paid hours, and the card names neither
structure = {"A": "informal network", "B": "community of practice", "C": "centre of excellence", "D": "hub and spoke", "E": "community of practice", "F": "centre of excellence"}
