# message: it acts seldom
def decide(wave):
    return "keep"
