structure = {"A": "network", "B": "community", "C": "center", "D": "hub", "E": "hub", "F": "center"}
