# message: for each of A to H one of
events = {'A': 'drift', 'B': 'economy', 'C': 'mode', 'D': 'words', 'E': 'cut', 'F': 'nothing', 'G': 'capitals', 'H': 'rule'}
