def build_coder():
    return make_pipeline(TfidfVectorizer(), MultinomialNB(alpha=0.1))
