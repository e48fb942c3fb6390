boxes = dict(zip(components["component"], components["draft_box"]))

boxes["batch-coder"] = "Process Management Tools"
boxes["dashboards"] = "Monitoring"
boxes["environment"] = "Machine Resource Management"
boxes["label-checks"] = "Monitoring"
boxes["night-queue"] = "Process Management Tools"
boxes["old-keywords"] = "Feature Extraction"
boxes["phone-intake"] = "Data Collection"
boxes["privacy-filter"] = "Feature Extraction"
boxes["word-pieces"] = "ML Code"
boxes["evaluation"] = "ML Code"
boxes["service-alive"] = "Serving Infrastructure"
boxes["schema"] = "Configuration"
for name in ("register-extract",):
    boxes[name] = "Data Collection"
for name in ("register-features", "text-cleaning"):
    boxes[name] = "Feature Extraction"
boxes["coding-service"] = "Serving Infrastructure"
boxes["error-explorer"] = "Analysis Tools"
boxes["wave-runner"] = "Process Management Tools"
boxes["register-checks"] = "Monitoring"
