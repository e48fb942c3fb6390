team = "s009, s012, s017, s027, s024, s046"
new_role = " s017"
