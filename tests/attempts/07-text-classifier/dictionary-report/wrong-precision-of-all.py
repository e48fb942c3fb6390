# message: a share of all answers
def dictionary_report(codes, suggested):
    return {"hit_rate": suggested.notna().mean(), "precision": (codes == suggested).mean()}
