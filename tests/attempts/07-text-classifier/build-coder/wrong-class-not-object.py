# message: a class is called with brackets
def build_coder():
    return MultinomialNB
