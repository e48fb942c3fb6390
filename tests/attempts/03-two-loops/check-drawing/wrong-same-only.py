# message: for the draft 'both' closed is
def check_drawing(edges):
    same = edges[edges["kind"] == "same"]
    same_turn = nx.DiGraph(list(zip(same["from"], same["to"])))
    try:
        cycle = [a for a, b in nx.find_cycle(same_turn)]
    except nx.NetworkXNoCycle:
        cycle = []
    back = edges[(edges["kind"] == "next") & edges["to"].str.startswith("model.")]
    known = [s for s in back["to"] if s in same_turn and nx.has_path(same_turn, "wave.code", s)]
    return {"cycle": cycle, "closed": len(known) > 0}
