import re
from collections import Counter


def distances(reference, wave):
    a, b = Counter(reference), Counter(wave)
    keys = sorted(set(a) | set(b))
    na, nb = sum(a.values()), sum(b.values())
    psi = 0.0
    divergence = 0.0
    for key in keys:
        p, q = (a[key] + 0.5) / (na + len(keys) / 2), (b[key] + 0.5) / (nb + len(keys) / 2)
        psi += (q - p) * math.log(q / p)
        p, q = a[key] / na, b[key] / nb
        m = (p + q) / 2
        divergence += (p * math.log2(p / m) if p else 0) / 2
        divergence += (q * math.log2(q / m) if q else 0) / 2
    return {"psi": psi, "js": math.sqrt(abs(divergence))}


def unknown_share(texts, known):
    every = [word for text in texts for word in re.findall(r"\w+", text.lower())]
    return sum(word not in known for word in every) / len(every) if every else 0
