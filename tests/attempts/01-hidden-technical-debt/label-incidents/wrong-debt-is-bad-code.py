# message: Debt is not only bad code
labels = {name: "pipeline jungle" for name in "I03 I05 I07 I08 I10 I12 I13 I15 I16 I17 I19 I20".split()}
