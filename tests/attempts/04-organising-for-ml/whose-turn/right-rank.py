def turn(requests):
    order = requests.sort_values(["fixed_date", "arrival"], ascending=[False, True])
    return pd.Series(range(len(order)), index=order.index)
