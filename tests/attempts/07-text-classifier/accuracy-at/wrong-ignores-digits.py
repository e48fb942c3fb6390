# message: at 3 digits, the share right for six answers
def accuracy_at(codes, suggested, digits):
    return (codes == suggested).mean()
