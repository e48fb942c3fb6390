# message: is said to have the problem 'secret'
def exit_problems(bundle, formats, licences):
    reader = dict(zip(formats["ending"], formats["read_by"]))
    passes = dict(zip(licences["licence"], licences["may_pass_on"]))
    result = set()
    for row in bundle.fillna("").to_dict("records"):
        def add(word):
            result.add((row["path"], word))

        if reader[row["path"].split(".")[-1].lower()] in ("one commercial product", "runs what is in it"):
            add("format")
        if row["licence"] == "":
            add("no licence")
        elif passes[row["licence"]] == "no":
            add("licence")
        if any(p in row["text"] for p in ("/home/", "/mnt/", "/srv/", ":\\", ".internal")):
            add("address")
        for line in row["text"].split("\n"):
            places = [line.find(sign) for sign in "=:" if sign in line]
            if not places:
                continue
            at = min(places)
            name, value = line[:at].lower(), line[at + 1 :].strip().strip("'").strip('"')
            if any(word in name for word in ("password", "token", "secret")):
                if True:
                    add("secret")
    return result
