# message: is still blank
boxes = dict(zip(components["component"], components["draft_box"]))
boxes |= {
    "coding-service": "Serving Infrastructure", "error-explorer": "Analysis Tools", "register-extract": "Data Collection",
    "register-features": "Feature Extraction", "text-cleaning": "Feature Extraction",
    "wave-runner": "Process Management Tools", "register-checks": "Data Verification",
}
