# message: at 4 digits, the share right for six answers
def accuracy_at(codes, suggested, digits):
    return (codes.str[: digits - 1] == suggested.str[: digits - 1]).mean()
