# message: I08 is not entanglement: nobody tried the new model
labels = {'I03': 'entanglement', 'I05': 'reproducibility debt', 'I07': 'undeclared consumer', 'I08': 'entanglement', 'I10': 'feedback loop', 'I16': 'correction cascade', 'I17': 'testing debt', 'I19': 'fixed threshold', 'I20': 'entanglement'}
