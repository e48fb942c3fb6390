# message: Debt is not only bad code
labels = {name: "error in the ML code" for name in "I03 I05 I07 I08 I10 I16 I17 I19 I20".split()}
