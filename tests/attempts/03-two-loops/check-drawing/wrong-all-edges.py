# message: an edge 'next' belongs to the turn after
def check_drawing(edges):
    graph = nx.DiGraph(list(zip(edges["from"], edges["to"])))
    try:
        cycle = [a for a, b in nx.find_cycle(graph)]
    except nx.NetworkXNoCycle:
        cycle = []
    return {"cycle": cycle, "closed": bool(cycle)}
