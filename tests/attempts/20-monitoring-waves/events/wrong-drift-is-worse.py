# message: the model codes as well as before
events = {'A': 'nothing', 'B': 'rule', 'C': 'mode', 'D': 'words', 'E': 'cut', 'F': 'nothing', 'G': 'cut', 'H': 'nothing'}
