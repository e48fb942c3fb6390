# message: 1 text where the version is latest and the owner a person
import re


def lint_config(config):
    known = [*required_keys, "frozen", "retrain"]
    faults = [f"{key}: unknown" for key in config if key not in known]
    faults += [f"{key}: missing" for key in required_keys if config.get(key) in (None, "")]
    if faults:
        return faults
    for key in required_keys:
        kinds = (int, float) if key == "threshold" else str
        if isinstance(config[key], bool) or not isinstance(config[key], kinds):
            faults.append(f"{key}: {config[key]} is of the wrong kind")
    if faults:
        return faults
    if config["input"] != f"waves/{config['wave']}/answers.csv":
        faults.append(f"input: {config['input']} is not the file of the wave {config['wave']}")
    if config["threshold"] < 0 or config["threshold"] > 1:
        faults.append(f"threshold: {config['threshold']} is not from 0 to 1")
    if config["opens"] >= config["closes"]:
        faults.append("closes: not after opens")
    if not re.fullmatch(r"\d+\.\d+\.\d+", config["model_version"]):
        faults.append("model_version: not pinned")
    elif config["owner"] not in divisions:
        faults.append("owner: not a division")
    if config.get("frozen") and config.get("retrain"):
        faults.append("frozen: and retrain")
    return faults
