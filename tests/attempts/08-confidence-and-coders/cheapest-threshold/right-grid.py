def cheapest_threshold(confidence, right, coder_right, coder_minutes, error_minutes):
    costs = {}
    for step in range(0, 102):
        t = step / 100
        auto = (confidence >= t).to_numpy()
        by_model = error_minutes * (~right.to_numpy()[auto]).sum()
        by_coder = (coder_minutes + error_minutes * (~coder_right.to_numpy()[~auto])).sum()
        costs[t] = by_model + by_coder
    return min(costs, key=costs.get)
