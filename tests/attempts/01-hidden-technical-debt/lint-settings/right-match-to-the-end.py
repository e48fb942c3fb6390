def lint_config(config):
    known = [*required_keys, "frozen", "retrain"]
    faults = [f"{key}: unknown" for key in config if key not in known]
    faults += [f"{key}: missing" for key in required_keys if config.get(key) in (None, "")]
    if faults:
        return faults
    for key in required_keys:
        kind = type(config[key])
        if key == "threshold" and kind not in (int, float) or key != "threshold" and kind is not str:
            faults.append(f"{key}: a {kind.__name__}")
    if faults:
        return faults
    if config["input"] != f"waves/{config['wave']}/answers.csv":
        faults.append(f"input: {config['input']} is not the file of the wave {config['wave']}")
    if config["threshold"] < 0 or config["threshold"] > 1:
        faults.append("threshold out of range")
    if config["closes"] <= config["opens"]:
        faults.append("opens after closes")
    import re
    if re.match(r"^[0-9]+\.[0-9]+\.[0-9]+$", str(config["model_version"])) is None:
        faults.append("model_version not pinned")
    if not config["owner"] in divisions:
        faults.append("owner unknown")
    if config.get("frozen") is True and config.get("retrain") is True:
        faults.append("retrain contradicts frozen")
    return faults
