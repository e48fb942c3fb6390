# message: there is no `how_sure` yet
def agreement(first, second):
    both = first.notna() & second.notna()
    return (first[both] == second[both]).mean()
