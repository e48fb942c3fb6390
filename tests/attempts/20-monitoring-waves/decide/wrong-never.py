# message: nobody calls when a batch job codes worse
def decide(wave):
    return "keep"
