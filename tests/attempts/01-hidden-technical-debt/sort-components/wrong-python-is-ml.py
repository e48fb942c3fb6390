# message: is not ML Code just because it is a program
boxes = dict(zip(components["component"], components["draft_box"]))

for name in boxes:
    if boxes[name] == "?":
        boxes[name] = "ML Code"
