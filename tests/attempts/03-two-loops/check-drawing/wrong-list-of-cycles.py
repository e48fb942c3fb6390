# message: one of them, as a list of stations
def check_drawing(edges):
    same = edges[edges["kind"] == "same"]
    same_turn = nx.DiGraph(list(zip(same["from"], same["to"])))
    return {"cycle": list(nx.simple_cycles(same_turn)), "closed": False}
