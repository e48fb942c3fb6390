# message: never acting costs
def decide(wave):
    return "threshold" if wave["audit_high"] < 0.95 else "keep"
