# message: it has no mandate to build, approve and run
structure = {"A": "informal network", "B": "community of practice", "C": "centre of excellence", "D": "hub and spoke", "E": "community of practice", "F": "community of practice"}
