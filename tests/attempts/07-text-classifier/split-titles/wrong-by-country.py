# message: stand in both once normalised
def split_titles(titles, seed):
    countries = titles["classification"].drop_duplicates().sample(frac=0.25, random_state=seed)
    inside = titles["classification"].isin(countries)
    return titles[~inside], titles[inside]
