"""The weaker box, and none: what each lets through, and that the difference is said."""

from __future__ import annotations

import socket
import sys

import nbformat
import pytest

from mlcapacity import CourseError, statland
from mlcapacity.grading import box, run
from mlcapacity.grading.box import Limits
from mlcapacity.grading.judge import Bench

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the box is made of Linux's parts")


def outputs_of(folder, *cells, **settings):
    """Run cells beside the files of a folder; what each printed, and the notes."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    limits = settings.pop("limits", Limits())
    notes = run.execute(notebook, folder, limits, Bench(""), **settings)
    texts = [
        "".join(o.get("text", "") or o.get("evalue", "") for o in cell.outputs).strip()
        for cell in notebook.cells
    ]
    return texts, notes


def tries(*lines):
    """Code that prints whether these lines could be run."""
    body = "\n".join(f"    {line}" for line in lines)
    return (
        f"import os, socket\ntry:\n{body}\n    print('done')\nexcept OSError as e:\n    print('no')"
    )


@pytest.fixture
def landlock(monkeypatch):
    if box.landlock_abi() < 6:
        pytest.skip("this kernel has no landlock that also keeps signals in")
    monkeypatch.setattr(box, "kind", lambda: "landlock")


def test_landlock_opens_its_own_folder_and_the_libraries_alone(landlock, tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    secret = tmp_path.parent / "secret.txt"
    secret.write_text("secret")
    texts, notes = outputs_of(
        tmp_path,
        tries("open('mine.txt').read()"),
        tries("open('new.txt', 'w').write('new')"),
        tries("import pandas, statistics", "pandas.DataFrame({'a': [1]}).describe()"),
        tries(f"open({str(secret)!r}).read()"),
        tries("open('/etc/passwd').read()"),
        tries("os.listdir('/root')"),
        tries(f"open({str(secret)!r}, 'a').write('x')"),
    )
    assert texts == ["done"] * 3 + ["no"] * 4
    assert notes == []


def test_landlock_keeps_its_own_service_open_and_the_network_closed(landlock, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as low:
        texts, _ = outputs_of(
            tmp_path,
            tries(
                "s = socket.create_server(('127.0.0.1', 0))",
                "c = socket.create_connection(s.getsockname())",
            ),
            tries("socket.create_connection(('127.0.0.1', 22), 2)"),
            tries("socket.create_connection(('192.0.2.1', 80), 2)"),
            tries("socket.socket(socket.AF_INET, socket.SOCK_DGRAM)"),
            tries("socket.socket(40, socket.SOCK_STREAM)"),
        )
        assert low.getsockname()
    assert texts == ["done"] + ["no"] * 4


def test_landlock_lets_nobody_be_killed_or_left_behind(landlock, tmp_path):
    texts, _ = outputs_of(
        tmp_path,
        tries("os.kill(os.getppid(), 9)"),
        "import subprocess; print(subprocess.Popen(['sleep', '300']).pid > 0)",
    )
    assert texts == ["no", "True"]


@pytest.mark.parametrize("wall", ["bubblewrap", "landlock"])
def test_what_a_module_gives_cannot_be_read_in_its_box(wall, request, tmp_path):
    # given the references of a module's hand-overs: one that it takes, one that it gives
    request.getfixturevalue("boxed" if wall == "bubblewrap" else wall)
    places = statland.folder() / "hand-overs"
    taken, given = places / "isicoder-model/model.skops", places / "coding-service/single.py"
    # when its learner reads both, then only the first is there
    texts, _ = outputs_of(
        tmp_path,
        tries(f"open({str(taken)!r}, 'rb').read()"),
        tries(f"open({str(given)!r}).read()"),
        tries(f"open({str(given.with_name('new'))!r}, 'w')"),
        "from mlcapacity import statland; print(len(statland.load('audit')) > 0)",
        gives=["coding-service"],
    )
    assert texts == ["done", "no", "no", "True"]


def test_without_any_box_nothing_runs_unless_it_is_said(monkeypatch, tmp_path):
    monkeypatch.setattr(box, "kind", lambda: "none")
    with pytest.raises(CourseError, match="install bubblewrap"):
        outputs_of(tmp_path, "print(1)")
    texts, _ = outputs_of(tmp_path, "print(1)", unsafe=True)
    assert texts == ["1"]


def test_a_limit_ends_the_cell_and_not_the_notebook(boxed, tmp_path):
    # given a cell that takes memory in its children, between two that do not
    hog = (
        "import os, time\nfor n in range(4):\n    if os.fork() == 0:\n"
        "        kept = [bytearray(os.urandom(10**7)) for m in range(20)]\n        time.sleep(60)\n"
        "time.sleep(20)"
    )
    limits = box.Limits(memory=500, cell=30)
    # when they are run, then the names of the first are there for the last
    texts, notes = outputs_of(tmp_path, "x = 1", hog, "print(x)", limits=limits)
    assert texts[2] == "1"
    assert "more than 500 MB of memory" in notes[0]
