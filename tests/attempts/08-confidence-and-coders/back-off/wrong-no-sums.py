# message: a code of two or three digits is still a code
def back_off(probabilities, classes, thresholds):
    given = []
    for row in probabilities:
        k = int(np.argmax(row))
        done = [d for d in (4, 3, 2) if row[k] >= thresholds[d]]
        given.append(classes[k][: done[0]] if done else None)
    return given
