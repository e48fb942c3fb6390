# message: one region stands out
events = {'A': 'nothing', 'B': 'economy', 'C': 'mode', 'D': 'words', 'E': 'economy', 'F': 'nothing', 'G': 'capitals', 'H': 'rule'}
