def allowed(data_class, places):
    rows = places.fillna("no")
    rules = {"public": [], "internal": ["named_accounts == 'yes'", "encrypted == 'yes'"]}
    rules["confidential"] = rules["internal"] + [
        "kind != 'laptop'",
        "access_log == 'yes'",
        "keys == 'office'",
        "country_agreed == 'yes'",
        "(contract == 'yes' or operator == 'office')",
    ]
    for rule in rules[data_class]:
        rows = rows.query(rule)
    return rows["place"]
