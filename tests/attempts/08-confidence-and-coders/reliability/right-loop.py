def reliability(confidence, right, bins):
    c, r = list(confidence), list(right)
    rows = []
    for b in range(bins):
        inside = [
            i
            for i, v in enumerate(c)
            if b / bins <= v < (b + 1) / bins or (v == 1 and b == bins - 1)
        ]
        if inside:
            said = sum(c[i] for i in inside) / len(inside)
            held = sum(bool(r[i]) for i in inside) / len(inside)
            rows.append({"answers": len(inside), "right": held, "confidence": said})
    ece = sum(abs(x["confidence"] - x["right"]) * x["answers"] for x in rows) / len(c)
    return pd.DataFrame(rows), ece
