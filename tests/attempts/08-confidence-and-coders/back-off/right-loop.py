def back_off(probabilities, classes, thresholds):
    given = []
    for row in probabilities:
        answer = None
        for digits in (4, 3, 2):
            sums = {}
            for code, p in zip(classes, row, strict=True):
                sums[code[:digits]] = sums.get(code[:digits], 0) + p
            best = max(sums, key=sums.get)
            if sums[best] >= thresholds[digits]:
                answer = best
                break
        given.append(answer)
    return given
