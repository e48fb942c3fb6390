# message: stopped with ValueError
def accuracy_at(codes, suggested, digits):
    same = codes.astype(int) // 10 == suggested.astype(int) // 10
    return same.mean()
