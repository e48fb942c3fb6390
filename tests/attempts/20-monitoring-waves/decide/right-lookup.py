def decide(wave):
    texts_cut = wave["length"] < 24
    if wave["audit_high"] >= 0.95 or texts_cut or wave["waves_left"] < 2:
        return "keep"
    if wave["since_release"] <= 1 and wave["unknown"] < 11.5:
        return "roll back"
    return "retrain"
