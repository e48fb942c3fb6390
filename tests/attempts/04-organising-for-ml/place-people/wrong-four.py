# message: 0 to 3 are possible
plan = {
    "hub": 2,
    "Business register": 1,
    "Business statistics": 4,
    "Prices": 1,
    "Labour and income": 1,
    "National accounts": 1,
    "Agriculture and environment": 1,
    "Population and census": 2,
    "Methodology": 0,
    "IT services": 1,
}
