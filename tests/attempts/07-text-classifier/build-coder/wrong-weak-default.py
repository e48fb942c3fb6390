# message: 82 or more; the most frequent code alone has 3.8
def build_coder():
    return make_pipeline(TfidfVectorizer(), MultinomialNB())
