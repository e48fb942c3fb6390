# message: a share of nothing is not defined
def between(before, after):
    def counters(scrape):
        found = {}
        for name, labels, value in samples(scrape):
            if name in ("isicoder_codes_total", "isicoder_confidence_sum"):
                found[name, *sorted(labels.items())] = value
        return found

    old, new = counters(before), counters(after)
    if any(new.get(key, 0) < value for key, value in old.items()):
        old = {}
    gained = {key: value - old.get(key, 0) for key, value in new.items()}
    sure = sum(value for key, value in gained.items() if key[0].endswith("_sum"))
    total = sum(value for key, value in gained.items() if key[0].endswith("_total"))
    auto = sum(value for key, value in gained.items() if ("route", "auto") in key)
    if total == 0:
        return {"codes": 0, "automatic_share": 0.0, "mean_confidence": 0.0}
    return {"codes": total, "automatic_share": auto / total, "mean_confidence": sure / total}
