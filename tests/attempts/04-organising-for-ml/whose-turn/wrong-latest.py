# message: the lowest number goes first
def turn(requests):
    return -requests["arrival"]
