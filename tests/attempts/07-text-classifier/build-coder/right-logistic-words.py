from sklearn.linear_model import LogisticRegression


def build_coder():
    return make_pipeline(TfidfVectorizer(), LogisticRegression(max_iter=300))
