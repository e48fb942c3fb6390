# message: one of: entanglement, correction cascade
labels = {'I03': 'entanglement', 'I05': 'reproducibility debt', 'I07': 'undeclared consumer', 'I08': 'testing debt', 'I10': 'feedback loop', 'I16': 'bad code', 'I17': 'testing debt', 'I19': 'fixed threshold', 'I20': 'entanglement'}
