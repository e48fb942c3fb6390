def decide(seen):
    words = []
    for n, errors, other in zip(seen["requests"], seen["errors"], seen["disagreements"]):
        z1 = (errors - 0.005 * n) / (n * 0.005 * 0.995) ** 0.5
        z2 = (other - 0.04 * n) / (n * 0.04 * 0.96) ** 0.5
        if n >= 200 and (z1 > 3.5 or z2 > 3.2):
            words.append("stop")
        else:
            words.append("done" if n >= 2000 else "go on")
    return words
