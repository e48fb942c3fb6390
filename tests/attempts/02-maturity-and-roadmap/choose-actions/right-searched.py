best_one, best_pair = "", []
for first in eight["action"]:
    if not best_one or lifted([first]) > lifted([best_one]):
        best_one = first
    for second in eight["action"]:
        if lifted([first, second]) > lifted(best_pair):
            best_pair = [first, second]
