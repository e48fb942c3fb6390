def check_drawing(edges):
    same = edges[edges["kind"] == "same"]
    same_turn = nx.DiGraph(list(zip(same["from"], same["to"])))
    everything = nx.DiGraph(list(zip(edges["from"], edges["to"])))
    ahead = nx.ancestors(everything, "wave.code")
    back = edges[
        (edges["kind"] == "next")
        & edges["from"].str.startswith("wave.")
        & edges["to"].str.startswith("model.")
        & edges["to"].isin(ahead)
    ]
    return {"cycle": next(nx.simple_cycles(same_turn), []), "closed": len(back) > 0}
