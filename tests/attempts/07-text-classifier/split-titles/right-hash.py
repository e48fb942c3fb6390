import zlib


def split_titles(titles, seed):
    distinct = titles.assign(key=normalise(titles["title"])).drop_duplicates("key")
    buckets = distinct["key"].map(lambda t: zlib.crc32(f"{seed} {t}".encode()) % 1000)
    return distinct[buckets >= 250], distinct[buckets < 250]
