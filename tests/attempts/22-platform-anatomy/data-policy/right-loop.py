def allowed(data_class, places):
    found = set()
    for place in places.to_dict("records"):
        basic = place["named_accounts"] == "yes" and place["encrypted"] == "yes"
        strict = (
            basic
            and place["kind"] != "laptop"
            and place["access_log"] == "yes"
            and place["keys"] == "office"
            and place["country_agreed"] == "yes"
            and (place["operator"] == "office" or place["contract"] == "yes")
        )
        if {"public": True, "internal": basic, "confidential": strict}[data_class]:
            found.add(place["place"])
    return found
