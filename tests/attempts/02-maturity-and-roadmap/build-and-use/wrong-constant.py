# message: what is built early is used in all quarters that follow
shares = [0.25] * 8
