# message: the median of cpu_ms
def size(load, peak, cpu):
    single = load[load["records"] == 1]
    pods = np.ceil(peak * single["cpu_ms"].median() / (0.6 * cpu))
    return {"replicas": int(pods) + 1, "memory": int(np.ceil(1.2 * load["memory_mib"].max()))}
