import numpy as np
from scipy.stats import binom


def supported(people, years, leaving):
    state = np.zeros(people + 1)
    state[people] = 1
    step = np.array([binom.pmf(range(people + 1), n, 1 - leaving) for n in range(people + 1)])
    for _ in range(years):
        state = state @ step
    return 1 - state[0]


choice = pd.Series(
    {"needed_if_recruited": "4", "needed_if_trained": 2.0, "vacancies": 20, "way": "Train and recruit"}
)
