# message: it has no mandate to build, approve and run
structure = {"A": "informal network", "B": "community of practice", "C": "centre of excellence", "D": "hub and spoke", "E": "hub and spoke", "F": "community of practice"}
