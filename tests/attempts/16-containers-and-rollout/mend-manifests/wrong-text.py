# message: a dict with the keys
mended = colleague_text.replace("isi-coder", "isicoder")
