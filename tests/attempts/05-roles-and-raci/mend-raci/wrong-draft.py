# message: row R06
mended = letters.copy()
