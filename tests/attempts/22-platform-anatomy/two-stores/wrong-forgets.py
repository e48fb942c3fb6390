# message: read('wave') on laptop stopped
settings = """
laptop:
  kind: folder
  place: store
cluster:
  kind: database
  place: sqlite:///store.db
"""


class Memory:
    def __init__(self):
        self.tables = {}

    def read(self, name):
        return self.tables[name]

    def write(self, name, table):
        self.tables[name] = table


def open_store(text, profile):
    return Memory()
