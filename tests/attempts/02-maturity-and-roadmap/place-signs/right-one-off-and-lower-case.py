placed = pd.Series({key: "initial" for key in ["G01", "G03", "G05", "G07", "G10", "G11"]}).to_dict()
placed |= {"G02": " spreading", "G08": "Spreading", "G04": "widespread", "G09": "Widespread"}
placed["G06"] = placed["G12"] = "MATURE"
placed["G08"] = "Initial"
