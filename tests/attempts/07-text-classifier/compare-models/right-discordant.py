def compare(right_a, right_b):
    n = len(right_a)
    only_a = int((right_a & ~right_b).sum())
    only_b = int((right_b & ~right_a).sum())
    difference = (only_a - only_b) / n
    variance = (only_a + only_b - (only_a - only_b) ** 2 / n) / n**2
    half = 1.96 * np.sqrt(variance)
    low, high = 100 * (difference - half), 100 * (difference + half)
    return {
        "difference": 100 * difference,
        "low": low,
        "high": high,
        "decision": "a" if low > 0 else ("b" if high < 0 else "undecided"),
    }
