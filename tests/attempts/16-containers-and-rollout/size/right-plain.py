def size(load, peak, cpu):
    rows = load.to_dict("records")
    times = [row["cpu_ms"] / 1000 for row in rows if row["records"] == 1]
    cores = peak * sum(times) / len(times)
    pods = -(-cores // (0.6 * cpu / 1000))
    return {"memory": np.ceil(max(row["memory_mib"] for row in rows) * 1.2), "replicas": pods + 1.0}
