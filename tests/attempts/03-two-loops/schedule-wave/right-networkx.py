def schedule(steps):
    steps = steps.set_index("step")
    graph = nx.DiGraph()
    graph.add_nodes_from(steps.index)
    for step, after in steps["after"].dropna().items():
        for name in after.split(";"):
            graph.add_edge(name.strip(), step)
    order = list(nx.topological_sort(graph))
    days = steps["days"].astype(float)
    early = {}
    for step in order:
        early[step] = max((early[b] + days[b] for b in graph.predecessors(step)), default=0.0)
    finish = max(early[s] + days[s] for s in order)
    late = {}
    for step in order[::-1]:
        late[step] = min((late[f] for f in graph.successors(step)), default=finish) - days[step]
    return {"finish": finish, "slack": {s: late[s] - early[s] for s in order}}
