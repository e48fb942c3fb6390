# message: pandas guesses numbers
settings = """
laptop:
  kind: folder
  place: store
cluster:
  kind: database
  place: sqlite:///store.db
"""


class Folder:
    def __init__(self, place):
        self.folder = Path(place)
        self.folder.mkdir(parents=True, exist_ok=True)

    def write(self, name, table):
        table.to_csv(self.folder / f"{name}.csv", index=False)

    def read(self, name):
        return pd.read_csv(self.folder / f"{name}.csv")


class Database:
    def __init__(self, place):
        self.engine = sqlalchemy.create_engine(place)

    def write(self, name, table):
        table.to_sql(name, self.engine, index=False, if_exists="replace")
        self.engine.dispose()

    def read(self, name):
        table = pd.read_sql_table(name, self.engine)
        self.engine.dispose()
        return table


def open_store(text, profile):
    made = yaml.safe_load(text)[profile]
    if made["kind"] == "folder":
        return Folder(made["place"])
    if made["kind"] == "database":
        return Database(made["place"])
    raise ValueError(made["kind"])
