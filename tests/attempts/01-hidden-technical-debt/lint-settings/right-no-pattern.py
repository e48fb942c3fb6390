import datetime


def lint_config(config):
    out = set()
    for key in config:
        if key not in required_keys + ["frozen", "retrain"]:
            out.add(f"unknown key {key}")
    for key in required_keys:
        if not config.get(key) and config.get(key) != 0:
            out.add(f"no {key}")
    for key in required_keys:
        if key != "threshold" and not isinstance(config.get(key), str):
            out.add(f"{key} is no text")
    level = config.get("threshold")
    if isinstance(level, bool) or not isinstance(level, (int, float)) or not 0 <= level <= 1:
        out.add(f"threshold {level}")
    try:
        first, last = (datetime.date.fromisoformat(config[key]) for key in ("opens", "closes"))
        if first >= last:
            out.add("opens is not before closes")
    except (KeyError, TypeError, ValueError):
        out.add("opens or closes is not a date")
    if config.get("input") != "waves/" + str(config.get("wave")) + "/answers.csv":
        out.add("input and wave do not agree")
    parts = str(config.get("model_version")).split(".")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        out.add("model_version")
    if not any(config.get("owner") == name for name in divisions):
        out.add("owner")
    if config.get("frozen") and config.get("retrain"):
        out.add("FROZEN AND RETRAIN")
    return sorted(out)
