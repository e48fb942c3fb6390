# message: no code was given, so none can be right or wrong
def dictionary_report(codes, suggested):
    given = suggested.notna()
    precision = (codes == suggested)[given].sum() / max(given.sum(), 1)
    return {"hit_rate": given.mean(), "precision": precision}
