# message: the limit for so few
events = {'A': 'economy', 'B': 'economy', 'C': 'mode', 'D': 'words', 'E': 'cut', 'F': 'nothing', 'G': 'capitals', 'H': 'rule'}
