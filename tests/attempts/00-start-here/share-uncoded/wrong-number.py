# message: a function: `def share_uncoded(...):`
share_uncoded = 0.85
