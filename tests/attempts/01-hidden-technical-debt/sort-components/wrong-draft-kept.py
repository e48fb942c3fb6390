# message: 7 of 40 components are blank or in a box that does not fit
boxes = dict(zip(components["component"], components["draft_box"]))
boxes |= {
    "batch-coder": "Serving Infrastructure", "dashboards": "Analysis Tools", "environment": "Configuration",
    "label-checks": "Data Verification", "night-queue": "Machine Resource Management",
    "old-keywords": "Feature Extraction", "phone-intake": "Data Collection", "privacy-filter": "Data Verification",
}
