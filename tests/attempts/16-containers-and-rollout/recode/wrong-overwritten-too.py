# message: has written it anew
def to_recode(codes, decisions, version):
    newest = codes[codes["service_version"] == version].sort_values(["coded_at", "id"])
    open_rows = newest[(newest["service_version"] == version) & newest["code"].notna()]
    decided = open_rows["record_id"].map(decisions.groupby("record_id")["decided_at"].max())
    since = decided.fillna("") > open_rows["coded_at"]
    return open_rows.loc[~since, "record_id"].tolist()
