def chance_cheaper(lines, first, second, hours):
    dice = np.random.default_rng(5)

    def cost(option):
        part = lines[(lines["option"] == option) & (lines["highest"] > 0)]
        prices = dice.triangular(part["lowest"], part["likely"], part["highest"], (50_000, len(part)))
        weight = part["paid"].replace({"once": 1, "each year": 5, "each 1,000 hours": hours / 200})
        return prices @ weight.to_numpy(dtype=float)

    return np.round(np.mean(cost(first) < cost(second)), 3)


def break_even(lines):
    dice = np.random.default_rng(6)
    needed = 0.0
    per_hour = 0.0
    for sign, option in ((1, "on-premises"), (-1, "cloud")):
        for _, line in lines[lines["option"] == option].iterrows():
            price = sign * draw_prices(line)
            if line["paid"] == "each 1,000 hours":
                per_hour = per_hour - price * 5 / 1000
            else:
                needed = needed + price * (5 if line["paid"] == "each year" else 1)
    return np.median(needed / per_hour)
