def weakest(levels):
    lowest = levels.min()
    weak = levels[levels == lowest]
    return lowest, weak.index.tolist()
