decisions = pd.Series(dict(until="D", channel="c", measure="a", screen=" a", labels="d", note="d"))
