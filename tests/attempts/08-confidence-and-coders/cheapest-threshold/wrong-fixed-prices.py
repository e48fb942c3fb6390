# message: minutes or less
def cheapest_threshold(confidence, right, coder_right, coder_minutes, error_minutes):
    def cost(t):
        auto = confidence >= t
        errors = (auto & ~right) | (~auto & ~coder_right)
        return (~auto).sum() + 12 * errors.sum()

    return min([*confidence.unique(), 2.0], key=cost)
