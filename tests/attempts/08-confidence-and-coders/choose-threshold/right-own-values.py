def choose_threshold(confidence, right, target):
    table = pd.DataFrame({"c": confidence, "r": right}).sort_values("c", ascending=False)
    table["n"] = np.arange(1, len(table) + 1)
    table["low"] = lower_bound(table["r"].cumsum(), table["n"])
    good = table.loc[table["low"] >= target, "c"]
    return None if good.empty else float(good.min())
