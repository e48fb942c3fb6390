import copy

mended = copy.deepcopy(colleague)
pod = mended["Deployment"]["spec"]["template"]
box = pod["spec"]["containers"][0]
box["livenessProbe"], box["readinessProbe"] = box["readinessProbe"], box["livenessProbe"]
box["resources"]["limits"]["memory"] = "0.390625Gi"
mended["Service"]["spec"]["selector"] = dict(pod["metadata"]["labels"])
mended["ConfigMap"]["data"].pop("ISICODER_DATABASE")
box["env"] = [
    {"name": "ISICODER_DATABASE", "valueFrom": {"secretKeyRef": {"name": "isicoder-database", "key": "address"}}},
    *box["env"],
]
mended["HorizontalPodAutoscaler"]["spec"]["scaleTargetRef"].update(name=mended["Deployment"]["metadata"]["name"])
