# message: no way leads on from there to wave.code
def check_drawing(edges):
    same = edges[edges["kind"] == "same"]
    same_turn = nx.DiGraph(list(zip(same["from"], same["to"])))
    try:
        cycle = [a for a, b in nx.find_cycle(same_turn)]
    except nx.NetworkXNoCycle:
        cycle = []
    n = edges[(edges["kind"] == "next") & edges["from"].str.startswith("wave.") & edges["to"].str.startswith("model.")]
    return {"cycle": cycle, "closed": len(n) > 0}
