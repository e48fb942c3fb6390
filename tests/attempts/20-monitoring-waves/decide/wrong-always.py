# message: it retrains 12.0 times
def decide(wave):
    return "retrain"
