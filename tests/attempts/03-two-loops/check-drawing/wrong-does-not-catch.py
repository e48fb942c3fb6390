# message: stopped with NetworkXNoCycle
def check_drawing(edges):
    same = edges[edges["kind"] == "same"]
    same_turn = nx.DiGraph(list(zip(same["from"], same["to"])))
    return {"cycle": nx.find_cycle(same_turn), "closed": True}
