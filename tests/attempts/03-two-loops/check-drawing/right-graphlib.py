def check_drawing(edges):
    import graphlib

    before = {}
    for a, b, kind in zip(edges["from"], edges["to"], edges["kind"]):
        if kind == "same":
            before.setdefault(b, set()).add(a)
    try:
        graphlib.TopologicalSorter(before).prepare()
        cycle = []
    except graphlib.CycleError as error:
        cycle = error.args[1]
    every = nx.from_pandas_edgelist(edges, "from", "to", create_using=nx.DiGraph)
    leads = nx.ancestors(every, "wave.code") | {"wave.code"}
    back = edges.query("kind == 'next'")
    back = back[back["from"].str.startswith("wave.") & back["to"].str.startswith("model.")]
    return {"cycle": cycle, "closed": back["to"].isin(leads).any()}
