%%writefile replay.py
import engine
from sqlalchemy import text as sql

MAKE = "create table if not exists replays (k varchar(200) primary key, f char(64), t text)"


def find(key, fingerprint):
    with engine.database().begin() as connection:
        connection.execute(sql(MAKE))
        found = connection.execute(sql("select f, t from replays where k = :k"), {"k": key}).all()
    if found and found[0][0] != fingerprint:
        raise LookupError
    return found[0][1] if found else None


def store(key, fingerprint, text):
    with engine.database().begin() as connection:
        connection.execute(sql(MAKE))
        connection.execute(
            sql("insert into replays values (:k, :f, :t)"), {"k": key, "f": fingerprint, "t": text}
        )
