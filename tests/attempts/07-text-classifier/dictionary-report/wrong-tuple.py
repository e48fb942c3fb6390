# message: a dict with the keys hit_rate and precision
def dictionary_report(codes, suggested):
    given = suggested.notna()
    return given.mean(), (codes == suggested)[given].mean()
