structure = {"A": "Informal Network", "B": "CoP", "C": "CoE", "D": "hub & spoke", "E": "hub-and-spoke", "F": "CoE"}
