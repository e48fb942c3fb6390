"""Answers that are files and services: handed out, read, run and judged like any other."""

from __future__ import annotations

import json

import nbformat
import pytest

from conftest import write_module
from mlcapacity import build, course
from mlcapacity.grading import classroom, report

SLUG = "03-files"
SOURCE = """\
---
mlcapacity:
  title: Files
  strand: start
  phase: [deployment]
  gsbpm: ["5.2"]
  seed: [1]
  minutes: 10
  requires: []
  objectives: [write a file, write a service]
---

# Files

Two tasks with 3 points in all.

```{code-cell}
import yaml

from mlcapacity import checks

import examine
```

## One section

### Task 1: Settings (1 point)

Write the file `settings.yaml` with `replicas: 2`.

```{code-cell}
:nbgrader: {grade_id: settings, solution: true}
%%writefile settings.yaml
name: isicoder
### BEGIN SOLUTION
replicas: 2
### END SOLUTION
limits:
  memory: 4Gi
  ### BEGIN SOLUTION
  cpu: 2
  ### END SOLUTION
```

```{code-cell}
:nbgrader: {grade_id: settings-check, grade: true, points: 1}
settings = yaml.safe_load(checks.file("settings.yaml", look="task 1"))
checks.expect(settings.get("replicas") == 2, f"{settings}", "2 replicas", look="task 1")
```

### Task 2: A service (2 points)

Write `service.py` with a FastAPI application `app`: `POST /double` gives `twice` the number `x`.

```{code-cell}
:nbgrader: {grade_id: service, solution: true}
%%writefile service.py
from fastapi import FastAPI

app = FastAPI()


### BEGIN SOLUTION
@app.post("/double")
def double(body: dict):
    return {"twice": 2 * body["x"]}
### END SOLUTION
```

```{code-cell}
:nbgrader: {grade_id: service-check, grade: true, points: 2}
ask = checks.service("service:app", look="task 2")
examine.double(ask, 3)
### BEGIN HIDDEN TESTS
examine.double(ask, 41)
### END HIDDEN TESTS
```
"""
EXAMINE = '''
from mlcapacity import checks
from mlcapacity.services import get, post


def double(ask, number):
    """One request, then two at the same moment, then what was written."""
    reply, several, log = ask([post("/double", {"x": number}), [get("/a"), get("/b")], "log"])
    checks.expect(
        (reply["json"] or {}).get("twice") == 2 * number, reply["text"], f"{2 * number}", "task 2"
    )
    checks.expect([r["status"] for r in several] == [404, 404], f"{several}", "404", "task 2")
'''
ROUTE = "%%writefile service.py\nfrom fastapi import FastAPI\napp = FastAPI()\n"
RIGHT = {
    "settings": "%%writefile settings.yaml\n{name: isicoder, replicas: 2}\n",
    "service": f'{ROUTE}@app.post("/double")\ndef f(body: dict):\n    return dict(twice=body["x"] + body["x"])\n',
}
WRONG = {
    "settings": "%%writefile settings.yaml\nreplicas: 1\n",
    "service": f'{ROUTE}@app.post("/double")\ndef f(body: dict):\n    return dict(twice=6)\n',
}
ATTEMPTS = {
    **{f"{name}/right-{n}.py": code for name, code in RIGHT.items() for n in range(2)},
    **{
        f"{name}/wrong-{n}.py": f"# message: task\n{code}"
        for name, code in WRONG.items()
        for n in range(3)
    },
}


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    folder = tmp_path_factory.mktemp("files") / "course"
    source = write_module(folder, SLUG, SOURCE, ATTEMPTS)
    (source.parent / "examine.py").write_text(EXAMINE)
    (folder / "datasets").mkdir()
    (folder / "datasets" / "SHA256SUMS").write_text("")
    (folder / "requirements.txt").write_text("rich==15.0.0 \\\n    --hash=sha256:00\n")
    (folder / "README.md").write_text("")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("mlcapacity.course.root", lambda: folder)
        build.build(course.read(source))
        yield folder


def handed_out(office):
    return nbformat.read(office / "modules" / SLUG / f"{SLUG}.ipynb", as_version=4)


def graded(office, submissions):
    """The row of each submission in the class report; a submission is a function of a notebook."""
    area = classroom.Area(office)
    for learner, change in submissions.items():
        notebook = handed_out(office)
        for cell in notebook.cells:
            cell.source = RIGHT.get(cell.id, cell.source)
        change(notebook)
        path = area.submitted / learner / SLUG / f"{SLUG}.ipynb"
        path.parent.mkdir(parents=True)
        nbformat.write(notebook, path)
    (books,) = classroom.grade([SLUG], workers=2)
    rows, _, _ = report.write(area, books, f"sqlite:///{office}/instructor/grading/gradebook.db")
    return {row.learner: row for row in rows if row.learner in submissions}


def test_a_stub_is_a_file_of_its_own_kind(office):
    # given a notebook as it is handed out
    cells = {cell.id: cell.source for cell in handed_out(office).cells}
    # then a program says that it is not answered, and settings stay settings
    assert "raise NotImplementedError" in cells["service"]
    assert "raise" not in cells["settings"] and "replicas" not in cells["settings"]
    assert json.dumps(cells["settings"].splitlines()[0]) == '"%%writefile settings.yaml"'


def test_files_and_services_are_judged_by_what_they_do(office, boxed):
    def keep(notebook):
        pass

    def wrong(notebook):
        for cell in notebook.cells:
            cell.source = WRONG.get(cell.id, cell.source)

    def untouched(notebook):
        for cell, original in zip(notebook.cells, handed_out(office).cells, strict=True):
            cell.source = original.source

    def unmarked(notebook):
        for n, cell in enumerate(notebook.cells):
            cell.id, cell.metadata = f"c{n}", {}

    def never_ready(notebook):
        for cell in notebook.cells:
            if cell.id == "service":
                cell.source = f"{ROUTE}raise SystemExit('no')\n"

    # when right, wrong, untouched, stripped and broken ones are graded
    rows = graded(
        office,
        {f.__name__: f for f in (keep, wrong, untouched, unmarked, never_ready)},
    )
    # then each gets what it deserves, with its own message
    assert {name: row.points for name, row in rows.items()} == {
        **{"keep": 3, "unmarked": 3, "never_ready": 1},
        **{"wrong": 0, "untouched": 0},
    }
    said = {name: " ".join(m for t in row.tasks for m in t.messages) for name, row in rows.items()}
    assert "2 replicas" in said["wrong"]
    assert "not answered yet" in said["untouched"]
    assert "did not start" in said["never_ready"]
