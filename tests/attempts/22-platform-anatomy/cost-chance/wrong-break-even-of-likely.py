# message: likely prices alone mislead
def chance_cheaper(lines, first, second, hours):
    times = {"once": 1, "each year": 5, "each 1,000 hours": 5 * hours / 1000}
    total = {first: 0, second: 0}
    for _, line in lines[lines["option"].isin([first, second])].iterrows():
        total[line["option"]] = total[line["option"]] + times[line["paid"]] * draw_prices(line)
    return np.mean(total[first] < total[second])


def break_even(lines):
    def fixed(option):
        part = lines[lines["option"] == option]
        part = part[part["paid"] != "each 1,000 hours"]
        return (part["likely"] * part["paid"].map({"once": 1, "each year": 5})).sum()

    hourly = lines[lines["paid"] == "each 1,000 hours"].set_index("option")["likely"] / 1000
    return (fixed("on-premises") - fixed("cloud")) / 5 / (hourly["cloud"] - hourly["on-premises"])
