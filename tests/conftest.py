"""A tiny course to build and grade, and how tests are shared out between workers."""

from __future__ import annotations

import os
import shutil
import textwrap

import pytest

from grading import classes
from mlcapacity import build, course
from mlcapacity.grading import box

TINY = """\
---
mlcapacity:
  title: A tiny module
  strand: start
  phase: [modelling]
  gsbpm: ["5.2"]
  seed: [1]
  minutes: 10
  requires: []
  objectives: [double a number, name a wave]
---

# A tiny module

Two tasks with 3 points in all.

```{code-cell}
from mlcapacity import checks
```

## One section

### Task 1: Double it (2 points)

Write `double(x)`, which returns twice the number `x`.

```{code-cell}
:nbgrader: {grade_id: double, solution: true}
def double(x):
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION
```

```{code-cell}
:nbgrader: {grade_id: double-check, grade: true, points: 2}
yours = checks.function("double", look="task 1")
checks.close(yours(2), 4, 1e-9, "double(2)", look="task 1")
checks.passed("double(2) is right.")
### BEGIN HIDDEN TESTS
checks.close(yours(5), 10, 1e-9, "double(5)", look="task 1")
### END HIDDEN TESTS
```

### Task 2: Name the wave (1 point)

Store in `wave` the name of the first wave, as a string.

```{code-cell}
:nbgrader: {grade_id: wave, solution: true}
### BEGIN SOLUTION
wave = "2023Q1"
### END SOLUTION
```

```{code-cell}
:nbgrader: {grade_id: wave-check, grade: true, points: 1}
name = checks.answer("wave", look="task 2")
checks.expect(name == "2023Q1", f"the name {name}", "2023Q1", look="task 2")
```

```{code-cell}
:tags: [yours]
guess = 3
```
"""
ATTEMPTS = {
    "double/right-plus.py": "def double(x):\n    return x + x\n",
    "double/right-shift.py": "double = lambda x: sum([x, x])\n",
    "double/wrong-constant.py": "# message: double(5) is 4\ndef double(x):\n    return 4\n",
    "double/wrong-square.py": "# message: double(5) is 25\ndef double(x):\n    return x**2\n",
    "double/wrong-nothing.py": "# message: there is no `double` yet\n",
    "wave/right-a.py": "wave = '2023Q1'\n",
    "wave/right-b.py": "wave = '2023' + 'Q1'\n",
    "wave/wrong-a.py": "# message: the name 2023\nwave = 2023\n",
    "wave/wrong-b.py": "# message: the name 2023q1\nwave = '2023q1'\n",
    "wave/wrong-c.py": "# message: there is no `wave` yet\nwave_1 = '2023Q1'\n",
}


def write_module(folder, slug, text, attempts=ATTEMPTS):
    """Write a source and its attempts into a course folder; return the source."""
    source = folder / "solutions" / slug / f"{slug}.md"
    source.parent.mkdir(parents=True)
    source.write_text(textwrap.dedent(text), encoding="utf-8")
    for name, code in attempts.items():
        path = folder / "tests" / "attempts" / slug / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(code, encoding="utf-8")
    return source


def write_course(folder):
    """A course folder with one module."""
    write_module(folder, "01-tiny", TINY)
    (folder / "datasets").mkdir()
    (folder / "datasets" / "SHA256SUMS").write_text("")
    (folder / "requirements.txt").write_text("rich==15.0.0 \\\n    --hash=sha256:00\n")
    (folder / "README.md").write_text("<!-- syllabus -->\n<!-- end of syllabus -->\n")
    return folder


@pytest.fixture
def tiny(tmp_path, monkeypatch):
    """A course with one module, which the package takes for the course."""
    folder = write_course(tmp_path / "course")
    monkeypatch.setattr("mlcapacity.course.root", lambda: folder)
    return folder


@pytest.fixture(scope="session")
def built_once(tmp_path_factory):
    """The tiny course, built once; tests work on copies of it."""
    folder = write_course(tmp_path_factory.mktemp("once") / "course")
    build.build(course.read(folder / "solutions" / "01-tiny" / "01-tiny.md"))
    build.write_generated(folder)
    return folder


@pytest.fixture
def built(built_once, tiny):
    return shutil.copytree(built_once, tiny, dirs_exist_ok=True)


@pytest.fixture(scope="session")
def office_once(tmp_path_factory):
    """A course with the module that submissions are made to, built once."""
    folder = tmp_path_factory.mktemp("office") / "course"
    write_course(folder)
    source = classes.write_module(folder)
    build.build(course.read(source))
    return folder


@pytest.fixture
def office(office_once, tmp_path, monkeypatch):
    """A copy of that course, which the package takes for the course."""
    folder = shutil.copytree(office_once, tmp_path / "course")
    monkeypatch.setattr("mlcapacity.course.root", lambda: folder)
    return folder


@pytest.fixture(scope="module")
def office_shared(office_once, tmp_path_factory):
    """Another copy, for a class that all tests of one file look at."""
    folder = shutil.copytree(office_once, tmp_path_factory.mktemp("shared") / "course")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("mlcapacity.course.root", lambda: folder)
        patch.setenv("SECRET", "grader-secret")
        yield folder


@pytest.fixture(scope="session")
def boxed():
    """Bubblewrap works here. With CI=true it must; elsewhere the test says why it was not run."""
    if box.kind() != "bubblewrap":
        missing = f"bubblewrap does not work here ({box.INSTALL}): the box was not tested"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Keep the tests of one file, or of one module's notebook, on the same worker."""
    for item in items:
        slug = item.callspec.params.get("slug", "") if hasattr(item, "callspec") else ""
        item.add_marker(pytest.mark.xdist_group(f"{item.path.stem}-{slug}"))
