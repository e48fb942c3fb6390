# message: 3 of 5 answers got a code, right or not
def dictionary_report(codes, suggested):
    given = suggested.notna()
    return {"precision": (codes == suggested).mean(), "hit_rate": (codes == suggested).mean()}
