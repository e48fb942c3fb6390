# message: the smallest with at most half
def night(measured, records, hours):
    warm = measured[measured["request"] > 1]
    by_size = warm.groupby("size")["seconds"]
    rates = by_size.count() * by_size.sum().index / by_size.sum()
    needed = records / rates / 3600
    enough = [int(size) for size in rates.index if needed[size] <= hours]
    return {
        "rates": rates,
        "hours": needed,
        "ratio": rates.iloc[-1] / rates.iloc[0],
        "size": min(enough, default=None),
    }
