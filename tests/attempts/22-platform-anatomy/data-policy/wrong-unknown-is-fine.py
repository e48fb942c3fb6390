# message: not encrypted, or not known
def allowed(data_class, places):
    if data_class == "public":
        return list(places["place"])
    good = places[(places["named_accounts"] == "yes") & (places["encrypted"] != "no")]
    if data_class == "internal":
        return list(good["place"])
    good = good[(good["kind"] != "laptop") & (good["access_log"] == "yes") & (good["keys"] == "office")]
    good = good[good["country_agreed"] == "yes"]
    good = good[(good["contract"] == "yes") | (good["operator"] == "office")]
    return list(good["place"])
