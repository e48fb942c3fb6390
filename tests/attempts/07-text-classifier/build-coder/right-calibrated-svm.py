from sklearn.calibration import CalibratedClassifierCV
from sklearn.pipeline import FeatureUnion, Pipeline
from sklearn.svm import LinearSVC


def build_coder():
    words = TfidfVectorizer(ngram_range=(1, 2))
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 3))
    return Pipeline(
        [
            ("text", FeatureUnion([("words", words), ("letters", letters)])),
            ("code", CalibratedClassifierCV(LinearSVC(), cv=3)),
        ]
    )
