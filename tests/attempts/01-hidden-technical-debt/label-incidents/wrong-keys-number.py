# message: has no entry for I03
labels = {3: 'entanglement', 5: 'reproducibility debt', 7: 'undeclared consumer', 8: 'testing debt', 10: 'feedback loop', 12: 'unstable data', 13: 'configuration debt', 15: 'correction cascade', 16: 'pipeline jungle', 17: 'testing debt', 19: 'fixed threshold', 20: 'entanglement'}
