def check_drawing(edges):
    same = edges[edges["kind"] == "same"]
    try:
        cycle = nx.find_cycle(nx.DiGraph(list(zip(same["from"], same["to"]))))
    except nx.NetworkXNoCycle:
        cycle = []
    graph = nx.DiGraph(list(zip(edges["from"], edges["to"])))
    starts = []
    for a, b, kind in edges[["from", "to", "kind"]].to_numpy():
        if kind == "next" and a.split(".")[0] == "wave" and b.split(".")[0] == "model":
            starts.append(b)
    return {"cycle": cycle, "closed": any(nx.has_path(graph, s, "wave.code") for s in starts)}
