# message: more than the cheapest that closes all gaps
plan = {"C02": ["S017", "S027"], "C04": ["S027", "S036"], "C06": ["S008"]}
plan |= {"C08": ["S008"], "C10": ["S009"]}
