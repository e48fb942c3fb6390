def total_of(lines, option, hours):
    total = np.zeros(20_000)
    for line in lines[lines["option"] == option].to_dict("records"):
        price = draw_prices(line)
        if line["paid"] == "once":
            total += price
        elif line["paid"] == "each year":
            total += 5 * price
        else:
            total += 5 * hours * price / 1000
    return total


def chance_cheaper(lines, first, second, hours):
    return float((total_of(lines, first, hours) < total_of(lines, second, hours)).mean())


def break_even(lines):
    a_fixed, a_slope = total_of(lines, "cloud", 0), total_of(lines, "cloud", 1000)
    best, best_gap = None, 1
    low, high = 0.0, 200_000.0
    for _ in range(12):
        middle = (low + high) / 2
        chance = chance_cheaper(lines, "cloud", "on-premises", middle)
        if abs(chance - 0.5) < best_gap:
            best, best_gap = middle, abs(chance - 0.5)
        low, high = (middle, high) if chance > 0.5 else (low, middle)
    return best
