# message: minutes or less
def cheapest_threshold(confidence, right, coder_right, coder_minutes, error_minutes):
    def cost(t):
        auto = confidence >= t
        errors = (auto & ~right) | (~auto & ~coder_right)
        return coder_minutes * (~auto).mean() + error_minutes * errors.mean()

    return min(cost(t) for t in np.arange(0, 1.02, 0.01))
