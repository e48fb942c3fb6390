# message: 0 to 6 are possible
plan = {
    "hub": 14,
    "Business register": 0,
    "Business statistics": 0,
    "Prices": 0,
    "Labour and income": 0,
    "National accounts": 0,
    "Agriculture and environment": 0,
    "Population and census": 0,
    "Methodology": 0,
    "IT services": 0,
}
