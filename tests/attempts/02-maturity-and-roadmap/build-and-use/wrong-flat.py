# message: move building from later to earlier quarters
shares = [0.2, 0.2, 0.2, 0.2, 0.2, 0.25, 0.25, 0.2]
