# message: a restart, and a wave larger than all before
def between(before, after):
    def total(text, name, route=None):
        return sum(v for k, labels, v in samples(text) if k == name and route in (None, labels.get("route")))

    def gain(name, route=None):
        restart = total(after, "isicoder_codes_total") < total(before, "isicoder_codes_total")
        return total(after, name, route) - (0 if restart else total(before, name, route))

    n = gain("isicoder_codes_total")
    if n == 0:
        return {"codes": 0, "automatic_share": float("nan"), "mean_confidence": float("nan")}
    return {
        "codes": n,
        "automatic_share": gain("isicoder_codes_total", "auto") / n,
        "mean_confidence": gain("isicoder_confidence_sum") / n,
    }
