# message: in the order of classes_
class Shuffled:
    def fit(self, texts, codes):
        self.pipeline = make_pipeline(TfidfVectorizer(), MultinomialNB(alpha=0.1))
        self.pipeline.fit(texts, codes)
        self.classes_ = list(dict.fromkeys(codes))
        return self

    def predict_proba(self, texts):
        return self.pipeline.predict_proba(texts)


def build_coder():
    return Shuffled()
