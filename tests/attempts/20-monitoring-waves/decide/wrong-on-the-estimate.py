# message: look at which evidence
def decide(wave):
    return "retrain" if wave["audit_right"] < 0.95 else "keep"
