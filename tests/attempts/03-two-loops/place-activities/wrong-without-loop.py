# message: a pair such as
places = {name: "3.2" for name in ["A03", "A04", "A06", "A09", "A10", "A12", "A14"]}
places |= {name: "5.2" for name in ["A15", "A17", "A19", "A20", "A21", "A23", "A24"]}
