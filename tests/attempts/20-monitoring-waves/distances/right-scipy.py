import re


from scipy.spatial.distance import jensenshannon


def distances(reference, wave):
    table = pd.DataFrame({"a": reference.value_counts(), "b": wave.value_counts()}).fillna(0)
    plain = table / table.sum()
    filled = (table + 0.5) / (table + 0.5).sum()
    psi = ((filled["b"] - filled["a"]) * np.log(filled["b"] / filled["a"])).sum()
    return {"psi": psi, "js": np.nan_to_num(jensenshannon(plain["a"], plain["b"], base=2))}


def unknown_share(texts, known):
    every = re.findall(r"\w+", " ".join(texts).lower())
    return np.mean([word not in known for word in every]) if every else 0.0
