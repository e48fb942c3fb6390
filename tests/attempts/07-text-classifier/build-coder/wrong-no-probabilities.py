# message: some classifiers give no probabilities
from sklearn.svm import LinearSVC


def build_coder():
    return make_pipeline(TfidfVectorizer(), LinearSVC())
