# message: not a count or a percentage
def dictionary_report(codes, suggested):
    given = suggested.notna()
    return {"hit_rate": given.sum(), "precision": (codes == suggested)[given].mean()}
