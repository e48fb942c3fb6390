def split_titles(titles, seed):
    d = titles.loc[~normalise(titles["title"]).duplicated(keep="last")].astype({"isic4": "category"})
    n = d.groupby("isic4", observed=True)["title"].transform("size")
    common = d[n >= 4]
    tr, te = train_test_split(common, test_size=len(d) // 4, stratify=common["isic4"], random_state=seed)
    return pd.concat([d[n < 4], tr]), te
