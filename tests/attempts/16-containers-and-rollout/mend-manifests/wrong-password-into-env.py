# message: 4 of 5 faults are mended. ISICODER_DATABASE comes from
mended = copy.deepcopy(colleague)
container = mended["Deployment"]["spec"]["template"]["spec"]["containers"][0]
mended["Service"]["spec"]["selector"]["app"] = "isicoder"
container["livenessProbe"]["httpGet"]["path"] = "/health"
container["readinessProbe"]["httpGet"]["path"] = "/ready"
container["resources"]["limits"]["memory"] = "400Mi"
del mended["ConfigMap"]["data"]["ISICODER_DATABASE"]
from_secret = {"secretKeyRef": {"name": "isicoder-database", "key": "address"}}
container["env"].append({"name": "ISICODER_DATABASE", "value": "postgresql://isicoder:Winter2025@db.statland.example/codes"})
mended["HorizontalPodAutoscaler"]["spec"]["scaleTargetRef"]["name"] = "isicoder"
