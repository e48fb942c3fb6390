def build_coder():
    return make_pipeline(
        TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 4)), MultinomialNB(alpha=0.05)
    )
