# message: sum first, then choose
def back_off(probabilities, classes, thresholds):
    given = []
    for row in probabilities:
        best = classes[int(np.argmax(row))]
        answer = None
        for digits in (4, 3, 2):
            total = sum(p for c, p in zip(classes, row, strict=True) if c[:digits] == best[:digits])
            if total >= thresholds[digits]:
                answer = best[:digits]
                break
        given.append(answer)
    return given
