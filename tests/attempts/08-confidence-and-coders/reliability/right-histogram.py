def reliability(confidence, right, bins):
    edges = np.linspace(0, 1, bins + 1)
    c, r = confidence.to_numpy(), right.to_numpy(dtype=float)
    n, _ = np.histogram(c, edges)
    said, _ = np.histogram(c, edges, weights=c)
    held, _ = np.histogram(c, edges, weights=r)
    full = n > 0
    table = pd.DataFrame(
        {"confidence": said[full] / n[full], "right": held[full] / n[full], "answers": n[full]}
    )
    return table.round(3), round(float(np.abs(said - held).sum() / n.sum()), 3)
