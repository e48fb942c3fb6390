# message: the lower bound is
def choose_threshold(confidence, right, target):
    for threshold in np.arange(0, 1.001, 0.01):
        kept = right[confidence >= threshold]
        if len(kept) and 1 - lower_bound((~kept).sum(), len(kept)) >= target:
            return threshold
    return None
