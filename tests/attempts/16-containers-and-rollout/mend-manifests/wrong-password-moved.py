# message: nothing secret in a ConfigMap
mended = copy.deepcopy(colleague)
container = mended["Deployment"]["spec"]["template"]["spec"]["containers"][0]
mended["Service"]["spec"]["selector"]["app"] = "isicoder"
container["livenessProbe"]["httpGet"]["path"] = "/health"
container["readinessProbe"]["httpGet"]["path"] = "/ready"
container["resources"]["limits"]["memory"] = "400Mi"
from_secret = {"secretKeyRef": {"name": "isicoder-database", "key": "address"}}
container["env"].append({"name": "ISICODER_DATABASE", "valueFrom": from_secret})
mended["HorizontalPodAutoscaler"]["spec"]["scaleTargetRef"]["name"] = "isicoder"
