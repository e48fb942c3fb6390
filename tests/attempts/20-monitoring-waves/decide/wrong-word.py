# message: decide returns 'do nothing'
def decide(wave):
    return "do nothing"
