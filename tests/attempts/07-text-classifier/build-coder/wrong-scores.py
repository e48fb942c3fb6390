# message: rows without negative numbers that add up to 1
from sklearn.svm import LinearSVC


class Scores(LinearSVC):
    def predict_proba(self, X):
        return self.decision_function(X)


def build_coder():
    return make_pipeline(TfidfVectorizer(), Scores())
