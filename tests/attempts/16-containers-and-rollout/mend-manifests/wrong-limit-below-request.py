# message: the memory limit is '100Mi'
mended = copy.deepcopy(colleague)
container = mended["Deployment"]["spec"]["template"]["spec"]["containers"][0]
mended["Service"]["spec"]["selector"]["app"] = "isicoder"
container["livenessProbe"]["httpGet"]["path"] = "/health"
container["readinessProbe"]["httpGet"]["path"] = "/ready"
container["resources"]["limits"]["memory"] = "100Mi"
del mended["ConfigMap"]["data"]["ISICODER_DATABASE"]
from_secret = {"secretKeyRef": {"name": "isicoder-database", "key": "address"}}
container["env"].append({"name": "ISICODER_DATABASE", "valueFrom": from_secret})
mended["HorizontalPodAutoscaler"]["spec"]["scaleTargetRef"]["name"] = "isicoder"
