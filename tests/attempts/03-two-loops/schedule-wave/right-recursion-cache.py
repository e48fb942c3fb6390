from functools import cache
def schedule(steps):
    rows = {r.step: r for r in steps.itertuples(index=False)}
    def names(after):
        return [x.strip() for x in str(after).split(";")] if pd.notna(after) else []
    followers = {s: [t for t, r in rows.items() if s in names(r.after)] for s in rows}
    @cache
    def ends(s):
        return rows[s].days + max(map(ends, names(rows[s].after)), default=0)
    @cache
    def tail(s):
        return max((tail(t) + rows[t].days for t in followers[s]), default=0)
    finish = max(ends(s) for s in rows)
    return {"finish": finish, "slack": {s: finish - ends(s) - tail(s) for s in rows}}
