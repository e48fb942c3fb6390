# message: it needs one or more
plan = {
    "hub": 3,
    "Business register": 1,
    "Business statistics": 3,
    "Prices": 2,
    "Labour and income": 2,
    "National accounts": 1,
    "Agriculture and environment": 1,
    "Population and census": 1,
    "Methodology": 0,
    "IT services": 0,
}
