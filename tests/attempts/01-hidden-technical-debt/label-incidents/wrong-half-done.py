# message: is still blank
labels = {'I03': 'entanglement', 'I05': 'reproducibility debt', 'I07': 'undeclared consumer', 'I08': 'testing debt', 'I10': 'feedback loop', 'I16': '?', 'I17': '?', 'I19': '?', 'I20': '?'}
