# message: 'matrix' is none of network, community, centre, hub
structure = {"A": "informal network", "B": "community of practice", "C": "centre of excellence", "D": "matrix", "E": "hub and spoke", "F": "centre of excellence"}
