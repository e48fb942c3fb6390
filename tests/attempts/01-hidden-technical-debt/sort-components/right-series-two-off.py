boxes = dict(zip(components["component"], components["draft_box"]))
boxes |= {
    "batch-coder": "Serving Infrastructure", "dashboards": "Analysis Tools", "environment": "Configuration",
    "label-checks": "Data Verification", "night-queue": "Machine Resource Management",
    "old-keywords": "Feature Extraction", "phone-intake": "Data Collection", "privacy-filter": "Data Verification",
}
boxes |= {
    "coding-service": "Serving Infrastructure", "error-explorer": "Analysis Tools", "register-extract": "Data Collection",
    "register-features": "Feature Extraction", "text-cleaning": "Feature Extraction",
    "wave-runner": "Process Management Tools", "register-checks": "Data Verification",
}

boxes["register-checks"] = "Data Collection"
boxes["privacy-filter"] = "serving infrastructure"
boxes = pd.Series(boxes)
