# message: I03 is not unstable data: one new column moved codes
labels = {'I03': 'unstable data', 'I05': 'testing debt', 'I07': 'undeclared consumer', 'I08': 'testing debt', 'I10': 'feedback loop', 'I16': 'pipeline jungle', 'I17': 'testing debt', 'I19': 'fixed threshold', 'I20': 'unstable data'}
