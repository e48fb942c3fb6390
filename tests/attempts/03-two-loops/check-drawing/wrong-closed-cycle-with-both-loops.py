# message: Not such an edge
def check_drawing(edges):
    same = edges[edges["kind"] == "same"]
    same_turn = nx.DiGraph(list(zip(same["from"], same["to"])))
    try:
        cycle = [a for a, b in nx.find_cycle(same_turn)]
    except nx.NetworkXNoCycle:
        cycle = []
    g = nx.DiGraph(list(zip(edges["from"], edges["to"])))
    closed = any("wave.code" in c and any(s.startswith("model.") for s in c) for c in nx.simple_cycles(g))
    return {"cycle": cycle, "closed": closed}
