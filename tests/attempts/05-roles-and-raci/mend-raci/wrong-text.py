# message: a pandas DataFrame
mended = "R06: the backend engineer has the A"
