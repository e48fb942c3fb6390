# message: NameError
def build_coder():
    return make_pipeline(TfidfVectorizer(), RandomForest())
