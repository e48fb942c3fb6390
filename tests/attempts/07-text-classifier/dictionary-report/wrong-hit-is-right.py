# message: the share that is right
def dictionary_report(codes, suggested):
    right = codes == suggested
    return {"hit_rate": right.mean(), "precision": right[suggested.notna()].mean()}
