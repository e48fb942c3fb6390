# message: the pair begins with the sub-process
places = {i: ({"w": "wave", "m": "model", "b": "both"}[b], a) for i, a, b in zip('A03 A04 A06 A09 A10 A12 A14 A15 A17 A19 A20 A21 A23 A24'.split(), "     3.2 5.2 2.5 1.5 8.1 3.5 5.2 3.2 3.7 7.2 D   3.6 5.7 8.3".split(), "     m   w   m   m   b   m   w   m   b   w   b   m   w   b".split())}
