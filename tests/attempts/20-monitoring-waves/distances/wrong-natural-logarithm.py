# message: `js` for
import re


def distances(reference, wave):
    table = pd.DataFrame({"a": reference.value_counts(), "b": wave.value_counts()}).fillna(0)
    plain = table / table.sum()
    filled = (table + 0.5) / (table + 0.5).sum()
    with np.errstate(all="ignore"):
        psi = ((filled["b"] - filled["a"]) * np.log(filled["b"] / filled["a"])).sum(skipna=False)
    m = plain.mean(axis=1)
    js = 0.0
    for side in ("a", "b"):
        js += (plain[side] * np.log(plain[side].where(plain[side] > 0, 1) / m)).sum() / 2
    return {"psi": psi, "js": max(js, 0) ** 0.5}


def unknown_share(texts, known):
    every = re.findall(r"\w+", " ".join(texts).lower())
    return np.mean([word not in known for word in every]) if every else 0.0
