# message: people who have ten days a quarter or more
plan = {"C05": ["S063", "S054"], "C06": ["S018"], "C11": ["S045"]}
