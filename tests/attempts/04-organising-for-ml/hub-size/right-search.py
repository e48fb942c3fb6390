hub = {}
for kind, load, factor in [("courses", 0.75, 1.0), ("usual", 0.75, 1.25), ("deep", 0.9, 1.5)]:
    tried = pd.Series({n: organisation.wait(hub=n, load=load, slower=factor) for n in range(15)})
    hub[kind] = tried.idxmin()
