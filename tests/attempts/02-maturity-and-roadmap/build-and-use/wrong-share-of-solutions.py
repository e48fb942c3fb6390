# message: is the part that builds
shares = [0.75] * 8
