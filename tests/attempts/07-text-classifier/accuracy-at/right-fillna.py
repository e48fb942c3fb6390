def accuracy_at(codes, suggested, digits):
    filled = suggested.fillna("----")
    same = codes.str.slice(0, digits).to_numpy() == filled.str.slice(0, digits).to_numpy()
    return float(np.mean(same))
