# message: need not be coded again
def to_recode(codes, decisions, version):
    return codes.loc[codes["service_version"] == version, "record_id"].drop_duplicates().tolist()
