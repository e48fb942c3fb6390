# message: the keys replicas and memory
def size(load, peak, cpu):
    single = load[load["records"] == 1]
    pods = np.ceil(peak * single["cpu_ms"].mean() / (0.6 * cpu))
    return int(pods) + 1, 300
