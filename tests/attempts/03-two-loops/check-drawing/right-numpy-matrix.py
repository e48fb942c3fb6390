def check_drawing(edges):
    names = sorted(set(edges["from"]) | set(edges["to"]))
    at = {n: i for i, n in enumerate(names)}
    M = np.zeros((len(names),) * 2, bool)
    S = M.copy()
    for a, b, k in edges[["from", "to", "kind"]].to_numpy():
        M[at[a], at[b]] = True
        if k == "same":
            S[at[a], at[b]] = True
    R, T = M.copy(), S.copy()
    for k in range(len(names)):
        R |= np.outer(R[:, k], R[k])
        T |= np.outer(T[:, k], T[k])
    cycle = []
    on = np.flatnonzero(np.diag(T))
    if len(on):
        i = on[0]
        walk = [i]
        while True:
            # next node that can get back to walk[0], shortest first by simple BFS
            prev = {i: None}; queue = [i]; last = None
            while queue and last is None:
                u = queue.pop(0)
                for v in np.flatnonzero(S[u]):
                    if v == i:
                        last = u; break
                    if v not in prev:
                        prev[v] = u; queue.append(v)
            out = []
            while last is not None:
                out.append(names[last]); last = prev[last]
            cycle = out[::-1]
            break
    code = at["wave.code"]
    ok = [R[at[b], code] for a, b, k in edges[["from", "to", "kind"]].to_numpy() if k == "next" and a.startswith("wave.") and b.startswith("model.")]
    return {"cycle": cycle, "closed": np.bool_(any(ok))}
