import math

def size(load, peak, cpu):
    work = peak * load.query("records == 1").cpu_ms.mean()
    replicas = 1
    while replicas * cpu * 0.6 < work:
        replicas += 1
    return dict(replicas=replicas + 1, memory=math.ceil(max(load.memory_mib) * 1.2))
