# message: the function ends with `return`
def build_coder():
    make_pipeline(TfidfVectorizer(), MultinomialNB(alpha=0.1))
