def between(before, after):
    def read(text):
        auto = coder = sure = 0.0
        every = {}
        for line in text.splitlines():
            if line.startswith("isicoder_codes_total{"):
                name, value = line.rsplit(" ", 1)
                every[name] = float(value)
                if 'route="auto"' in name:
                    auto += float(value)
                else:
                    coder += float(value)
            elif line.startswith("isicoder_confidence_sum "):
                sure = float(line.split()[1])
                every["sum"] = sure
        return np.array([auto, coder, sure]), every

    (old, seen_old), (new, seen_new) = read(before), read(after)
    restarted = any(seen_new.get(k, 0) < v for k, v in seen_old.items())
    auto, coder, sure = new if restarted else new - old
    n = auto + coder
    if not n:
        return {"codes": 0, "automatic_share": None, "mean_confidence": None}
    return {"codes": int(n), "automatic_share": auto / n, "mean_confidence": sure / n}
