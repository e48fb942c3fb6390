# message: a seed does not fix versions, data or order
labels = {'I03': 'entanglement', 'I05': 'unstable data', 'I07': 'undeclared consumer', 'I08': 'testing debt', 'I10': 'feedback loop', 'I16': 'configuration debt', 'I17': 'testing debt', 'I19': 'fixed threshold', 'I20': 'entanglement'}
