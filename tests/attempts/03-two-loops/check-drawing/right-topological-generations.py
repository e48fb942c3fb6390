import graphlib
def check_drawing(edges):
    same = edges[edges["kind"] == "same"]
    ts = graphlib.TopologicalSorter()
    for a, b in zip(same["from"], same["to"]):
        ts.add(b, a)
    cycle = []
    try:
        ts.prepare()
    except graphlib.CycleError as error:
        cycle = error.args[1][:-1]
    adj = edges.groupby("from")["to"].apply(list).to_dict()
    stack = [b for a, b, k in zip(edges["from"], edges["to"], edges["kind"]) if (a[:5], b[:6], k) == ("wave.", "model.", "next")]
    seen = set()
    while stack:
        s = stack.pop()
        if s not in seen:
            seen.add(s)
            stack += adj.get(s, [])
    return {"cycle": cycle, "closed": "wave.code" in seen}
