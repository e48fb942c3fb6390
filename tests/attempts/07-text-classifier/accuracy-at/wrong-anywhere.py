# message: at 2 digits, the share right for six answers
def accuracy_at(codes, suggested, digits):
    found = [isinstance(b, str) and b[:digits] in a for a, b in zip(codes, suggested)]
    return np.mean(found)
