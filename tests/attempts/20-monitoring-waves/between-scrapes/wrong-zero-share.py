# message: a share of nothing is not defined
def between(before, after):
    def total(text, name, route=None):
        return sum(v for k, labels, v in samples(text) if k == name and route in (None, labels.get("route")))

    def gain(name, route=None):
        old = total(before, name, route)
        new = total(after, name, route)
        return new if new < old else new - old

    n = gain("isicoder_codes_total")
    if n == 0:
        return {"codes": 0, "automatic_share": 0.0, "mean_confidence": 0.0}
    return {
        "codes": n,
        "automatic_share": gain("isicoder_codes_total", "auto") / n,
        "mean_confidence": gain("isicoder_confidence_sum") / n,
    }
