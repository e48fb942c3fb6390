def agreement(first, second):
    pairs = [(a, b) for a, b in zip(first, second) if pd.notna(a) and pd.notna(b)]
    return round(sum(a == b for a, b in pairs) / len(pairs), 3)


def how_sure(levels):
    ordered = sorted(levels)
    cut = int(0.025 * len(ordered))
    low, high = ordered[cut], ordered[-1 - cut]
    return pd.Series({"low": low, "high": high, "clear": int(low == high)})
