# message: turn gives back
def turn(requests):
    return requests[requests["fixed_date"]]["arrival"]
