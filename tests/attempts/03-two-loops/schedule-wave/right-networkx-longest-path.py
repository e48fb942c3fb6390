def schedule(steps):
    g = nx.DiGraph()
    g.add_node("START"); g.add_node("END")
    d = dict(zip(steps.step, steps.days))
    for s, a in zip(steps.step, steps.after):
        g.add_edge("START", s, weight=d[s])
        g.add_edge(s, "END", weight=0)
        if isinstance(a, str):
            for b in a.replace(" ", "").split(";"):
                g.add_edge(b, s, weight=d[s])
    finish = nx.dag_longest_path_length(g)
    slack = {}
    for s in d:
        h = g.copy()
        for u, v in h.in_edges(s):
            h[u][v]["weight"] += 10_000
        slack[s] = finish + 10_000 - nx.dag_longest_path_length(h)
    return {"finish": finish, "slack": slack}
