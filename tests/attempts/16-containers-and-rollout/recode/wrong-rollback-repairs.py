# message: what is written stays written
def to_recode(codes, decisions, version):
    return []
