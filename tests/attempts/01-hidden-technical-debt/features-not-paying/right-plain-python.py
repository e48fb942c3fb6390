def not_paying(scores, features):

    by = {}
    for name, repeat, agreement in zip(scores["left_out"], scores["repeat"], scores["agreement"]):
        by.setdefault(name, {})[repeat] = agreement
    out = []
    for name, hours in zip(features["feature"], features["hours"]):
        gains = [by["nothing"][r] - by[name][r] for r in by[name]]
        n = len(gains)
        mean = sum(gains) / n
        error = (sum((g - mean) ** 2 for g in gains) / (n - 1) / n) ** 0.5
        if (mean + 1.96 * error) * 5 < hours:
            out.append(name)
    return out
