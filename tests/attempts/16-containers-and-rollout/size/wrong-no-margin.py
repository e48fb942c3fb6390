# message: the memory for
def size(load, peak, cpu):
    single = load[load["records"] == 1]
    pods = np.ceil(peak * single["cpu_ms"].mean() / (0.6 * cpu))
    return {"replicas": int(pods) + 1, "memory": int(np.ceil(load["memory_mib"].max()))}
