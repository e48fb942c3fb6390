def accuracy_at(codes, suggested, digits):
    right = 0
    for a, b in zip(codes, suggested):
        if isinstance(b, str) and b.startswith(a[:digits]):
            right += 1
    return right / len(codes)
