where = {
    "A03": 3.2,
    "A04": 5.2,
    "A06": 2.6,
    "A09": 1.5,
    "A10": "q",
    "A12": 3.5,
    "A14": 5.3,
    "A15": "3.2 processing and analysis components",
    "A17": 3.6,
    "A19": 7.1,
    "A20": 8.1,
    "A21": "3.6",
    "A23": 5.6,
    "A24": "8.2",
}
model = ["A03", "A06", "A09", "A12", "A15", "A21"]
hand = ["A04", "A10", "A14", "A17", "A20", "A24"]
places = {}
for name in where:
    turn = "model" if name in model else "Both" if name in hand else "wave"
    places[name] = [where[name], turn]
