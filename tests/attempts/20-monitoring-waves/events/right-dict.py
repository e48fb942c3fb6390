events = {'A': 'nothing', 'B': 'economy', 'C': 'mode', 'D': 'words', 'E': 'cut', 'F': 'nothing', 'G': 'capitals', 'H': 'rule'}
