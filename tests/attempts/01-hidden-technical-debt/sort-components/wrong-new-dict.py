# message: `boxes` has no entry for
boxes = {"phone-intake": "Data Collection", "batch-coder": "Serving Infrastructure"}
