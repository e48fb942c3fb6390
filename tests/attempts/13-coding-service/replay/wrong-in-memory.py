# message: a process is restarted at every update
%%writefile replay.py
import engine

answers = {}


def find(key, fingerprint):
    if key in answers and answers[key][0] != fingerprint:
        raise LookupError(key)
    return answers[key][1] if key in answers else None


def store(key, fingerprint, text):
    answers[key] = (fingerprint, text)
