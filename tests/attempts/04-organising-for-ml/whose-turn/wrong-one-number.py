# message: one number for each request
def turn(requests):
    return 60
