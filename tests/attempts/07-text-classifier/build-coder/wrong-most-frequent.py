# message: agreement with the coders in 3.8 of 100
from sklearn.dummy import DummyClassifier


def build_coder():
    return make_pipeline(TfidfVectorizer(), DummyClassifier())
