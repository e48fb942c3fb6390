def cheapest_threshold(confidence, right, coder_right, coder_minutes, error_minutes):
    order = np.argsort(confidence.to_numpy())
    c = confidence.to_numpy()[order]
    model_cost = error_minutes * (1 - right.to_numpy()[order].astype(float))
    coder_cost = coder_minutes + error_minutes * (1 - coder_right.to_numpy()[order].astype(float))
    below = np.concatenate([[0], coder_cost.cumsum()])
    above = np.concatenate([model_cost[::-1].cumsum()[::-1], [0]])
    k = int(np.argmin(below + above))
    return c[k] if k < len(c) else 1.5
