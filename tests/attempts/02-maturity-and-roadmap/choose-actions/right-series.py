best_one = eight.loc[eight["action"] == "second person", "action"].iloc[0]
best_pair = eight.loc[eight["action"].isin(["open days", "shared code"]), "action"]
