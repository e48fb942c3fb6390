# message: days that you can still use
shares = [0.5] * 8
