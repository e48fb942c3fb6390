# message: after a restart the counters begin at 0 again
def between(before, after):
    def total(text, name, route=None):
        return sum(v for k, labels, v in samples(text) if k == name and route in (None, labels.get("route")))

    def gain(name, route=None):
        return total(after, name, route) - total(before, name, route)

    n = gain("isicoder_codes_total")
    if n == 0:
        return {"codes": 0, "automatic_share": float("nan"), "mean_confidence": float("nan")}
    return {
        "codes": n,
        "automatic_share": gain("isicoder_codes_total", "auto") / n,
        "mean_confidence": gain("isicoder_confidence_sum") / n,
    }
