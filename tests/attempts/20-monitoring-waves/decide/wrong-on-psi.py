# message: look at which evidence
def decide(wave):
    return "retrain" if wave["psi"] > wave["psi_limit"] else "keep"
