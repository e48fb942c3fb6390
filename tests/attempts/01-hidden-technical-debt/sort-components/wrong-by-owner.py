# message: Wanted: at most 1.
boxes = dict(zip(components["component"], components["draft_box"]))

owner = inventory.drop_duplicates("component").set_index("component")["owner"]
for name in boxes:
    if boxes[name] == "?":
        boxes[name] = "Serving Infrastructure" if owner.get(name) == "IT services" else "Data Collection"
