def reliability(confidence, right, bins):
    both = pd.DataFrame({"c": confidence, "r": right.astype(float)})
    both["bin"] = pd.cut(both["c"], np.linspace(0, 1, bins + 1), include_lowest=True)
    found = both.groupby("bin", observed=True).agg(
        confidence=("c", "mean"), right=("r", "mean"), answers=("r", "count")
    )
    weight = found["answers"] / len(both)
    return [
        found.sort_index(ascending=False).reset_index(drop=True),
        np.dot(weight, np.abs(found["confidence"] - found["right"])),
    ]
