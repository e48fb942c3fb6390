# message: `rates` has the sizes
def night(measured, records, hours):
    return {"rates": {1: 9, 500: 3000}, "hours": {1: 9, 500: 0.03}, "ratio": 300, "size": 500}
