# message: teaches the model its own errors
def decide(wave):
    return "retrain all" if wave["audit_high"] < 0.95 else "keep"
