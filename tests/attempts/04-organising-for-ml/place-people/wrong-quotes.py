# message: an entry in quotes is a text: write it without quotes
plan = {
    "hub": "3",
    "Business register": 1,
    "Business statistics": 2,
    "Prices": 1,
    "Labour and income": 2,
    "National accounts": 1,
    "Agriculture and environment": 1,
    "Population and census": 2,
    "Methodology": 0,
    "IT services": 1,
}
