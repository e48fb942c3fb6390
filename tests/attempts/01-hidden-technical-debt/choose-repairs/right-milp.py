from scipy.optimize import Bounds, LinearConstraint, milp


def choose_repairs(repairs, budget):
    names = list(repairs["repair"])
    rows, tops = [repairs["days"].to_numpy(dtype=float)], [budget]
    for i, text in enumerate(repairs["needs"].fillna("")):
        for other in text.split():
            row = np.zeros(len(names))
            row[i], row[names.index(other)] = 1, -1
            rows.append(row)
            tops.append(0)
    found = milp(
        -repairs["avoided"].to_numpy(dtype=float), integrality=np.ones(len(names)),
        bounds=Bounds(0, 1), constraints=LinearConstraint(np.array(rows), -np.inf, tops),
    )
    return [name for name, x in zip(names, found.x) if x > 0.5]
