def turn(requests):
    turns = []
    for day, fixed in zip(requests["arrival"], requests["fixed_date"]):
        turns.append(day - 80 if fixed else day)
    return turns
