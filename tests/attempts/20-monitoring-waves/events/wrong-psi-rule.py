# message: is no limit for all sizes
events = {'A': 'economy', 'B': 'nothing', 'C': 'mode', 'D': 'nothing', 'E': 'cut', 'F': 'nothing', 'G': 'capitals', 'H': 'nothing'}
