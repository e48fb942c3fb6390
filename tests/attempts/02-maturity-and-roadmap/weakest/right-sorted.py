def weakest(levels):
    ordered = levels.sort_values()
    first = ordered.iloc[0]
    return [int(first), set(ordered.index[ordered.eq(first)])]
