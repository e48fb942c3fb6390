# message: at most
def decide(wave):
    return "retrain" if wave["audit_high"] < 0.95 and wave["waves_left"] else "keep"
