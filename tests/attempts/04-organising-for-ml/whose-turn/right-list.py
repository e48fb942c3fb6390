def turn(requests):
    turns = []
    for day, fixed in zip(requests["arrival"], requests["fixed_date"]):
        turns.append(day - 35 if fixed else day)
    return turns
