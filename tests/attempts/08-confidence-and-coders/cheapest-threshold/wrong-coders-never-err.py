# message: coders err too: an answer that goes to them is not always right afterwards
def cheapest_threshold(confidence, right, coder_right, coder_minutes, error_minutes):
    def cost(t):
        auto = confidence >= t
        return coder_minutes * (~auto).sum() + error_minutes * (auto & ~right).sum()

    return min([*confidence.unique(), 2.0], key=cost)
