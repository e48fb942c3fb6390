# message: two calls of build_coder() give the same model
def build_coder():
    return model
