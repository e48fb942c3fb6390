# message: the share right for six answers
def accuracy_at(codes, suggested, digits):
    return (codes.str[-digits:] == suggested.str[-digits:]).mean()
