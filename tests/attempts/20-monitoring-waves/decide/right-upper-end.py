def decide(wave):
    certain = wave["audit_high"] < 0.95
    worth_it = wave["waves_left"] >= 2
    broken = wave["length"] <= 23
    if certain and worth_it and not broken:
        return "roll back" if wave["since_release"] == 0 and wave["unknown"] <= 11 else "retrain"
    return "keep"
