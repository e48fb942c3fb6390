# message: a hub can be too large
plan = {
    "hub": 6,
    "Business register": 1,
    "Business statistics": 1,
    "Prices": 1,
    "Labour and income": 1,
    "National accounts": 1,
    "Agriculture and environment": 1,
    "Population and census": 1,
    "Methodology": 0,
    "IT services": 1,
}
