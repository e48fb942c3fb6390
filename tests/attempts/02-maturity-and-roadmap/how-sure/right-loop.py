def agreement(first, second):
    same = asked = 0
    for i in range(len(first)):
        if pd.notna(first[i]) and pd.notna(second[i]):
            asked = asked + 1
            if first[i] == second[i]:
                same = same + 1
    return same / asked


def how_sure(levels):
    ordered = sorted(levels)
    low = ordered[round(0.025 * (len(ordered) - 1))]
    high = ordered[round(0.975 * (len(ordered) - 1))]
    return {"low": low, "high": high, "clear": bool(low == high)}
