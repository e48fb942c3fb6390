# message: a PSI of 0.239 is below 0.277
events = {'A': 'economy', 'B': 'economy', 'C': 'mode', 'D': 'words', 'E': 'cut', 'F': 'nothing', 'G': 'capitals', 'H': 'rule'}
