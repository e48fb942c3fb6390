def dictionary_report(codes, suggested):
    hits = suggested.count()
    right = (codes == suggested).sum()
    return {"precision": right / hits if hits else float("nan"), "hit_rate": hits / len(codes)}
