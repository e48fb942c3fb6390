# message: Build less by 0.2 in every quarter
shares = [0.5] * 8
