# message: no fault where the threshold is 8
def lint_config(config):
    known = [*required_keys, "frozen", "retrain"]
    faults = [f"{key}: unknown" for key in config if key not in known]
    faults += [f"{key}: missing" for key in required_keys if config.get(key) in (None, "")]
    if faults:
        return faults
    if config["input"] != f"waves/{config['wave']}/answers.csv":
        faults.append(f"input: {config['input']} is not the file of the wave {config['wave']}")
    for key in config:
        if len(str(config[key])) > 60:
            faults.append(f"{key}: very long")
    return faults
