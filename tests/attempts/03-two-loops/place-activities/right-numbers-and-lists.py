where = {
    "A03": 3.2,
    "A10": "q",
    "A12": 3.5,
    "A17": "3.7 finalise production systems",
    "A19": 7.1,
    "A20": "5.8",
}
model = ["A03", "A12"]
hand = ["A10", "A17", "A20"]
places = {}
for name in where:
    turn = "model" if name in model else "Both" if name in hand else "wave"
    places[name] = [where[name], turn]
names = ["modeling", "understanding", "monitoring", "Evaluation", "deploy"]
phases = dict(zip(["A03", "A09", "A10", "A12", "A17"], names))
