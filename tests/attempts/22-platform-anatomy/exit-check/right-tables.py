def exit_problems(bundle, formats, licences):
    ending = bundle["path"].str.extract(r"\.([^.]+)$")[0].str.lower()
    single = formats.loc[formats["read_by"].isin(["one commercial product", "runs what is in it"]), "ending"]
    closed = licences.loc[licences["may_pass_on"].eq("no"), "licence"]
    text = bundle["text"].fillna("").astype(str)
    key = r"(?im)^[^=:\n]*(?:password|token|secret)[^=:\n]*[=:][ \t]*[\"']?[^\s\"'$<]"
    flags = {
        "format": ending.isin(single),
        "no licence": bundle["licence"].isna(),
        "licence": bundle["licence"].isin(closed),
        "address": text.str.contains(r"/(?:home|mnt|srv)/|\b[A-Za-z]:\\|\.internal\b"),
        "secret": text.str.contains(key),
    }
    parts = [bundle.loc[flag, ["path"]].assign(problem=word) for word, flag in flags.items()]
    return pd.concat(parts)
