# message: nobody in the team has
rows = staff.sort_values("days", ascending=False).head(6)
team = list(rows["staff_id"])
new_role = team[0]
