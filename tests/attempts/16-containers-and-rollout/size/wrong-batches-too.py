# message: all requests, also batches
def size(load, peak, cpu):
    single = load
    pods = np.ceil(peak * single["cpu_ms"].mean() / (0.6 * cpu))
    return {"replicas": int(pods) + 1, "memory": int(np.ceil(1.2 * load["memory_mib"].max()))}
