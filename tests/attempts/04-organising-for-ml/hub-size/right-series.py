hub = pd.Series({"usual": 12.0, "deep": 3.0, "courses": 13.0})
