def dictionary_report(codes, suggested):
    known = pd.DataFrame({"a": codes, "b": suggested}).dropna()
    return {
        "hit_rate": np.float64(len(known)) / len(codes),
        "precision": known["a"].eq(known["b"]).mean(),
    }
