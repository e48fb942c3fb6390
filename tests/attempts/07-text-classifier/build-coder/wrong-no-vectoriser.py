# message: the vectoriser is its first step
from sklearn.linear_model import LogisticRegression


def build_coder():
    return LogisticRegression()
