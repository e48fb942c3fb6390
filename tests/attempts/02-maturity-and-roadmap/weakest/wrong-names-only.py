# message: two values
def weakest(levels):
    lowest = levels.min()
    weak = levels[levels == lowest]
    return {"level": lowest, "names": weak.index.tolist()}
