# message: the arrival counts too little, or the wrong way round
def turn(requests):
    return requests["days"] - 1000 * requests["fixed_date"]
