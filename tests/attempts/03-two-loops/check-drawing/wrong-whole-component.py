# message: each with an edge 'same' to the one after it
def check_drawing(edges):
    same = edges[edges["kind"] == "same"]
    same_turn = nx.DiGraph(list(zip(same["from"], same["to"])))
    cycle = []
    for group in nx.strongly_connected_components(same_turn):
        if len(group) > 1:
            cycle = sorted(group)
    return {"cycle": cycle, "closed": True}
