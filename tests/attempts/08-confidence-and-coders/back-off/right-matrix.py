def back_off(probabilities, classes, thresholds):
    result = np.full(len(probabilities), None, dtype=object)
    for digits in sorted(thresholds):
        codes = sorted({c[:digits] for c in classes})
        belongs = np.array([[c[:digits] == code for code in codes] for c in classes], dtype=float)
        sums = probabilities @ belongs
        best = np.array(codes, dtype=object)[sums.argmax(axis=1)]
        result = np.where(sums.max(axis=1) >= thresholds[digits], best, result)
    return pd.Series(result, index=np.arange(len(result)) + 7)
