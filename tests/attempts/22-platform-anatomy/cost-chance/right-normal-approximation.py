from statistics import NormalDist


def chance_cheaper(lines, first, second, hours):
    mean = variance = 0
    for line in lines.itertuples():
        if line.option not in (first, second):
            continue
        times = {"once": 1, "each year": 5}.get(line.paid, hours / 200)
        a, c, b = line.lowest, line.likely, line.highest
        mean += (times if line.option == second else -times) * (a + b + c) / 3
        variance += times**2 * (a * a + b * b + c * c - a * b - a * c - b * c) / 18
    return NormalDist().cdf(mean / variance**0.5)


def break_even(lines):
    low, high = 0, 200_000
    for _ in range(30):
        middle = (low + high) / 2
        if chance_cheaper(lines, "cloud", "on-premises", middle) > 0.5:
            low = middle
        else:
            high = middle
    return middle
