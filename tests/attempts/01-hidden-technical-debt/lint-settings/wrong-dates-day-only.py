# message: a wave that closes in the next year
import re


def lint_config(config):
    known = [*required_keys, "frozen", "retrain"]
    faults = [f"{key}: unknown" for key in config if key not in known]
    faults += [f"{key}: missing" for key in required_keys if config.get(key) in (None, "")]
    if faults:
        return faults
    if config["input"] != f"waves/{config['wave']}/answers.csv":
        faults.append(f"input: {config['input']} is not the file of the wave {config['wave']}")
    value = config["threshold"]
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 1:
        faults.append(f"threshold: {value} is no number from 0 to 1")
    dates = [config["opens"], config["closes"]]
    if not all(isinstance(d, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", d) for d in dates):
        faults.append("opens or closes is no date")
    elif not dates[0][5:] < dates[1][5:]:
        faults.append("opens: not before closes")
    version = config["model_version"]
    if not isinstance(version, str) or not re.fullmatch(r"[0-9]+\.[0-9]+\.[0-9]+", version):
        faults.append(f"model_version: {version} is not pinned")
    if config["owner"] not in divisions:
        faults.append(f"owner: {config['owner']} is no division")
    if config.get("frozen") is True and config.get("retrain") is True:
        faults.append("frozen: and retrain are both True")
    return faults
