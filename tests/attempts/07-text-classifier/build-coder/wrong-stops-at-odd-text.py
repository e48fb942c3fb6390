# message: probabilities for any string
from sklearn.preprocessing import FunctionTransformer


def first_words(texts):
    return [text.split()[0] + " " + text for text in texts]


def build_coder():
    return make_pipeline(FunctionTransformer(first_words), TfidfVectorizer(), MultinomialNB(alpha=0.1))
