def calibrate(probabilities, columns):
    # matrix scaling by two numbers: a temperature, and a pull for the top class
    from scipy.optimize import minimize

    rows = np.arange(len(columns))

    def apply(p, numbers):
        z = numbers[0] * np.log(np.maximum(p, 1e-12))
        z[np.arange(len(p)), p.argmax(axis=1)] += numbers[1] ** 2
        z = np.exp(z - z.max(axis=1, keepdims=True))
        return z / z.sum(axis=1, keepdims=True)

    best = minimize(
        lambda x: -np.log(np.maximum(apply(probabilities, x)[rows, columns], 1e-12)).mean(),
        [1.0, 0.5],
        method="Nelder-Mead",
    ).x
    return lambda p: apply(p, best)
