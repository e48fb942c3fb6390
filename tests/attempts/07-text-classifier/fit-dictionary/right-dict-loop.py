def fit_dictionary(history):
    seen = {}
    for text, code in zip(normalise(history["text"]), history["code"]):
        seen.setdefault(text, set()).add(code)
    return {text: codes.pop() for text, codes in seen.items() if len(codes) == 1}
