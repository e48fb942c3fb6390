import networkx as nx


def depends_on(flows, start):
    graph = nx.from_pandas_edgelist(flows, "producer", "consumer", create_using=nx.DiGraph)
    return sorted(nx.descendants(graph, start) - {start})


def undeclared(log, declared, objects):
    def tidy(table):
        plain = table["account"].str.strip().str.lower()
        plain = plain.str.replace(r"^.*\\", "", regex=True).str.replace("@.*$", "", regex=True)
        return table.assign(account=plain.str.replace("-", "_"))

    read = tidy(log).query("count > 0 and object in @objects")[["account", "object"]].drop_duplicates()
    joined = read.merge(tidy(declared)[["account", "object"]].drop_duplicates(), how="left", indicator=True)
    return joined.loc[joined["_merge"] == "left_only", ["account", "object"]]
