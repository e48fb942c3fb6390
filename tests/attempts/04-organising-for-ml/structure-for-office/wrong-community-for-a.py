# message: a community has paid hours and a sponsor, and there is no budget
structure = {"A": "community of practice", "B": "community of practice", "C": "centre of excellence", "D": "hub and spoke", "E": "hub and spoke", "F": "centre of excellence"}
