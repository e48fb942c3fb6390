def to_recode(codes, decisions, version):
    codes = codes.assign(at=pd.to_datetime(codes["coded_at"])).sort_values(["at", "id"])
    rank = codes.groupby("record_id").cumcount(ascending=False)
    rows = codes[(rank == 0) & (codes["service_version"] == version) & (codes["level"] > 0)]
    both = rows.merge(decisions[["record_id", "decided_at"]], on="record_id")
    done = set(both.loc[pd.to_datetime(both["decided_at"]) > both["at"], "record_id"])
    return rows.loc[~rows["record_id"].isin(done), "record_id"]
