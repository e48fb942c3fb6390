# message: A finding that ends on a dashboard changes no later wave
def check_drawing(edges):
    same = edges[edges["kind"] == "same"]
    same_turn = nx.DiGraph(list(zip(same["from"], same["to"])))
    try:
        cycle = [a for a, b in nx.find_cycle(same_turn)]
    except nx.NetworkXNoCycle:
        cycle = []
    back = edges[(edges["kind"] == "next") & edges["from"].str.startswith("wave.")]
    return {"cycle": cycle, "closed": back["to"].str.startswith("model.").any()}
