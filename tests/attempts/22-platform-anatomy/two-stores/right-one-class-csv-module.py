import csv
import sqlite3

settings = yaml.safe_dump(
    {
        "cluster": {"place": "sqlite:///store.db", "kind": "database"},
        "laptop": {"place": "store/", "kind": "folder"},
    }
)


class AnyStore:
    def __init__(self, kind, place):
        assert kind in ("folder", "database"), kind
        self.kind, self.place = kind, place

    def write(self, name, table):
        rows = [[None if pd.isna(v) else v for v in row] for row in table.values.tolist()]
        if self.kind == "folder":
            Path(self.place).mkdir(parents=True, exist_ok=True)
            with open(Path(self.place, name + ".csv"), "w", newline="", encoding="utf-8") as out:
                csv.writer(out).writerows([list(table.columns)] + rows)
            return
        base = sqlite3.connect(self.place[len("sqlite:///") :])
        columns = ", ".join(f'"{c}" TEXT' for c in table.columns)
        base.execute(f'DROP TABLE IF EXISTS "{name}"')
        base.execute(f'CREATE TABLE "{name}" ({columns})')
        marks = ", ".join("?" * table.shape[1])
        base.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows)
        base.commit()
        base.close()

    def read(self, name):
        if self.kind == "folder":
            with open(Path(self.place, name + ".csv"), newline="", encoding="utf-8") as file:
                head, *rows = csv.reader(file)
            return pd.DataFrame([[v or None for v in row] for row in rows], columns=head)
        base = sqlite3.connect(self.place[len("sqlite:///") :])
        table = pd.read_sql(f'SELECT * FROM "{name}"', base)
        base.close()
        return table


def open_store(text, profile):
    return AnyStore(**yaml.safe_load(text)[profile])
