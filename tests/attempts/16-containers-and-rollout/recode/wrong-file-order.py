# message: the oldest bad code first
def to_recode(codes, decisions, version):
    newest = codes.drop_duplicates("record_id", keep="last")
    open_rows = newest[(newest["service_version"] == version) & newest["code"].notna()]
    decided = open_rows["record_id"].map(decisions.groupby("record_id")["decided_at"].max())
    since = decided.fillna("") > open_rows["coded_at"]
    return open_rows.loc[~since, "record_id"].tolist()
