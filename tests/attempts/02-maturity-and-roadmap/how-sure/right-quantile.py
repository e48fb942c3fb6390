def how_sure(levels):
    ends = pd.Series(levels).quantile([0.025, 0.975], interpolation="nearest").tolist()
    return {"low": int(ends[0]), "high": int(ends[1]), "clear": len(set(ends)) == 1}
