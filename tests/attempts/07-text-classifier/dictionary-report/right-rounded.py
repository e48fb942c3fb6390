def dictionary_report(codes, suggested):
    given = suggested.notna()
    precision = (codes == suggested)[given].mean()
    return {"hit_rate": round(given.mean(), 3), "precision": round(precision, 3)}
