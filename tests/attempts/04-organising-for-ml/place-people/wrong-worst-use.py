# message: compare what the last person in each division adds
plan = {
    "hub": 3,
    "Business register": 2,
    "Business statistics": 1,
    "Prices": 1,
    "Labour and income": 1,
    "National accounts": 1,
    "Agriculture and environment": 1,
    "Population and census": 1,
    "Methodology": 1,
    "IT services": 2,
}
