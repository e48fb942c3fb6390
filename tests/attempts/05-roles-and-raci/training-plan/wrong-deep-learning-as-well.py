# message: deep learning closes no gap here: there are people enough who model
plan = {"C01": ["S035"], "C05": ["S017", "S027"], "C06": ["S008"], "C11": ["S009"]}
