"""A source becomes an executed solution and a learner's notebook, the same each time."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys

import nbformat
import pytest

from mlcapacity import CourseError, build, course

BUILT = (
    "solutions/01-tiny/01-tiny.ipynb",
    "solutions/01-tiny/build.json",
    "modules/01-tiny/01-tiny.ipynb",
)


def read(folder):
    return course.read(folder / "solutions" / "01-tiny" / "01-tiny.md")


def edit(folder, old, new):
    source = folder / "solutions" / "01-tiny" / "01-tiny.md"
    text = source.read_text(encoding="utf-8")
    assert old in text
    source.write_text(text.replace(old, new, 1), encoding="utf-8")
    return read(folder)


def test_the_learners_notebook_holds_neither_answer_nor_hidden_test(built):
    text = (built / "modules" / "01-tiny" / "01-tiny.ipynb").read_text(encoding="utf-8")
    assert "return 2 * x" not in text
    assert "double(5)" not in text
    assert "raise NotImplementedError" in text
    assert [path.name for path in (built / "modules").rglob("*.md")] == []


def test_the_solution_holds_the_outputs_of_its_answers(built):
    notebook = nbformat.read(built / "solutions" / "01-tiny" / "01-tiny.ipynb", as_version=4)
    nbformat.validate(notebook)
    assert [output.text for cell in notebook.cells for output in cell.get("outputs", [])] == [
        "Passed: double(2) is right.\n"
    ]


def test_graded_cells_are_named_by_their_grade_id_and_run_all_goes_on_past_them(built):
    notebook = nbformat.read(built / "modules" / "01-tiny" / "01-tiny.ipynb", as_version=4)
    graded = {cell.id: cell for cell in notebook.cells if "nbgrader" in cell.metadata}
    assert list(graded) == ["double", "double-check", "wave", "wave-check"]
    for name, cell in graded.items():
        assert cell.metadata.nbgrader.grade_id == name
        assert cell.metadata.tags == ["raises-exception"]
        assert cell.metadata.nbgrader.schema_version == 3


def test_two_builds_are_byte_identical(built):
    # given what one build wrote, with an object that is shown by its place in memory
    build.build(
        edit(built, "from mlcapacity import checks", "from mlcapacity import checks\nobject()")
    )
    first = {name: (built / name).read_bytes() for name in BUILT}
    # when it is thrown away and built again
    shutil.rmtree(built / "modules")
    (built / "solutions" / "01-tiny" / "01-tiny.ipynb").unlink()
    build.build(read(built))
    # then the bytes are the same
    assert {name: (built / name).read_bytes() for name in BUILT} == first


def test_what_is_stale_is_named(built):
    assert build.stale(built) == []
    # a changed word in the source
    edit(built, "twice the number", "two times the number")
    assert build.stale(built) == ["01-tiny: its source has changed since it was built"]
    # a released notebook changed by hand
    build.build(read(built))
    released = built / "modules" / "01-tiny" / "01-tiny.ipynb"
    released.write_text(released.read_text(encoding="utf-8") + " ", encoding="utf-8")
    assert build.stale(built) == ["01-tiny: a built file was changed by hand or is missing"]
    # what a run or an editor leaves behind is nobody's module
    build.build(read(built))
    for name in ("__pycache__/a.pyc", "evidence/a.json", ".DS_Store"):
        left = built / "modules" / "01-tiny" / name
        left.parent.mkdir(exist_ok=True)
        left.write_text("")
    assert build.stale(built) == []
    # a released module without a source
    (built / "modules" / "99-gone").mkdir()
    assert "99-gone: modules/ has it" in build.stale(built)[0]
    (built / "modules" / "99-gone").rmdir()
    # facts that the README shows
    build.build(edit(built, "minutes: 10", "minutes: 11"))
    assert build.stale(built) == ["README.md: its generated part is not up to date"]


def test_given_files_travel_and_what_a_run_leaves_behind_does_not(tiny):
    folder = tiny / "solutions" / "01-tiny"
    (folder / "recall.json").write_text("[]")
    (folder / "evidence").mkdir()
    (folder / "evidence" / "01-tiny.json").write_text("{}")
    build.build(read(tiny))
    released = {path.name for path in (tiny / "modules" / "01-tiny").iterdir()}
    assert released == {"01-tiny.ipynb", "recall.json"}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("return 2 * x", "return 3 * x", "this cell stopped with an error"),
        ("checks.passed(", "import sys; sys.stderr.write('careful'); checks.passed(", "stderr"),
        (
            "from mlcapacity import checks\n",
            "from mlcapacity import checks\nimport matplotlib.pyplot as plt\nplt.plot([1])\n",
            "no alt text",
        ),
    ],
)
def test_a_cell_that_fails_warns_or_draws_without_text_stops_the_build(tiny, old, new, said):
    with pytest.raises(CourseError, match=rf"01-tiny\.md:\d+: .*{said}"):
        build.build(edit(tiny, old, new))
    assert not (tiny / "modules").exists()


def test_faults_of_the_source_stop_the_build(tiny):
    with pytest.raises(CourseError, match="uses `double`"):
        build.build(edit(tiny, "`double(x)`", "a function"))


def test_the_conda_file_holds_the_locks_versions(tiny):
    text = build.conda_environment(tiny)
    assert '    - "rich==15.0.0"\n' in text


def test_nbgrader_run_by_hand_releases_the_same_bytes(built):
    # given the course with nbgrader's configuration in instructor/
    instructor = built / "instructor"
    instructor.mkdir(exist_ok=True)
    shutil.copy(course.Path(__file__).parents[1] / "instructor" / "nbgrader_config.py", instructor)
    released = built / "modules" / "01-tiny" / "01-tiny.ipynb"
    first = released.read_bytes()
    # when an instructor generates the assignment there
    run = subprocess.run(
        [sys.executable, "-m", "nbgrader", "generate_assignment", "01-tiny", "--force"],
        cwd=instructor, capture_output=True, text=True, check=False,
    )  # fmt: skip
    # then modules/ does not change
    assert run.returncode == 0, run.stderr
    assert json.loads(released.read_bytes()) == json.loads(first)
    assert released.read_bytes() == first


GIVES = """
```{code-cell}
from mlcapacity import handover

path = handover.folder("wave-list") / "waves.txt"
_ = path.write_text(wave)
```
"""


def test_what_a_module_gives_becomes_the_reference_for_later_ones(tiny):
    # given a module that says what it gives, and writes it
    source = tiny / "solutions" / "01-tiny" / "01-tiny.md"
    text = source.read_text().replace("requires: []", "requires: []\n  gives: [wave-list]")
    source.write_text(text + GIVES)
    # when it is built, then the reference is what the answers wrote
    build.build(read(tiny))
    given = tiny / "datasets" / "hand-overs" / "wave-list" / "waves.txt"
    assert given.read_text() == "2023Q1"
    build.write_generated(tiny)
    assert build.stale(tiny) == []
    # and whoever changes it by hand is told
    given.write_text("2023Q2")
    assert build.stale(tiny) == ["01-tiny: a built file was changed by hand or is missing"]


def test_files_that_answers_write_are_not_handed_out(tiny):
    # given an answer that writes a file beside the notebook
    module = edit(
        tiny, 'wave = "2023Q1"', 'wave = "2023Q1"\n_ = open("answer.txt", "w").write(wave)'
    )
    # when it is built, then learners get the notebook alone
    build.build(module)
    assert [path.name for path in (tiny / "modules" / "01-tiny").iterdir()] == ["01-tiny.ipynb"]


def test_a_hand_over_that_no_answer_writes_stops_the_build(tiny):
    module = edit(tiny, "requires: []", "requires: []\n  gives: [wave-list]")
    with pytest.raises(CourseError, match="the answers wrote no hand-over/wave-list"):
        build.build(module)


def test_a_model_is_handed_over_in_the_same_bytes_each_time(tmp_path):
    import skops.io
    from sklearn.linear_model import LinearRegression

    # given one model that is written twice
    model = LinearRegression().fit([[1.0], [2.0], [4.0]], [1.0, 2.0, 3.0])
    written = []
    for name in ("one.skops", "two.skops"):
        kept = [LinearRegression().fit([[n], [n + 1.0]], [1.0, 2.0]) for n in range(3)]
        path = tmp_path / name
        skops.io.dump([model, *kept[:1]], path)
        build._same_bytes(path)
        written.append(path.read_bytes())
    # then both files are the same, and can be read
    assert written[0] == written[1]
    read_back = skops.io.load(tmp_path / "one.skops")[0]
    assert read_back.predict([[3.0]]) == pytest.approx(model.predict([[3.0]]))
