# message: the stations that wait for each other
def check_drawing(edges):
    same = edges[edges["kind"] == "same"]
    same_turn = nx.DiGraph(list(zip(same["from"], same["to"])))
    return {"cycle": [], "closed": False}
