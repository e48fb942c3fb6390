# message: answers without suggestion are left out
def accuracy_at(codes, suggested, digits):
    known = suggested.notna()
    return (codes[known].str[:digits] == suggested[known].str[:digits]).mean()
