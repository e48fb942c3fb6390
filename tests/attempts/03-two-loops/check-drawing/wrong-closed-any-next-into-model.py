# message: Not such an edge
def check_drawing(edges):
    same = edges[edges["kind"] == "same"]
    same_turn = nx.DiGraph(list(zip(same["from"], same["to"])))
    try:
        cycle = [a for a, b in nx.find_cycle(same_turn)]
    except nx.NetworkXNoCycle:
        cycle = []
    g = nx.DiGraph(list(zip(edges["from"], edges["to"])))
    n = edges[(edges["kind"] == "next") & edges["to"].str.startswith("model.")]
    return {"cycle": cycle, "closed": any(nx.has_path(g, s, "wave.code") for s in n["to"])}
