# message: courses with the people who attend
plan = {}
