# message: not a phase of CRISP-ML(Q)
places = dict.fromkeys('A03 A04 A06 A09 A10 A12 A14 A15 A17 A19 A20 A21 A23 A24'.split(), ("modelling", "model"))
