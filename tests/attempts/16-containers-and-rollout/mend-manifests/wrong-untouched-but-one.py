# message: 1 of 5 faults
mended = copy.deepcopy(colleague)
container = mended["Deployment"]["spec"]["template"]["spec"]["containers"][0]
mended["Service"]["spec"]["selector"]["app"] = "isicoder"
