placed = pd.Series({key: "initial" for key in ["G03", "G05", "G10", "G11"]}).to_dict()
placed |= {"G02": " spreading", "G06": "MATURE"}
placed["G09"] = "Spreading"
placed |= {"G01": "Initial", "G07": "initial", "G08": "spreading "}
