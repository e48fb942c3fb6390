# message: a threshold above the best one costs coders' minutes
def cheapest_threshold(confidence, right, coder_right, coder_minutes, error_minutes):
    def errors(t):
        return (~right.where(confidence >= t, coder_right)).sum()

    return min([*sorted(confidence.unique()), 2.0], key=errors)
