# message: an entry in quotes is a text: write it without quotes
hub = {"courses": "14", "usual": "11", "deep": "3"}
