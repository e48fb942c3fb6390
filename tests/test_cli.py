"""The command line: what it prints, what it copies, and its exit codes."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from conftest import TINY, write_module
from grading.test_own_work import RIGHT, work_with
from mlcapacity import cli


@pytest.fixture
def run(monkeypatch, capsys):
    """Run the command line in this process; give exit code, output and error output."""

    def call(*words):
        monkeypatch.setattr(sys, "argv", ["mlcapacity", *words])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capsys.readouterr()
        return ended.value.code or 0, " ".join(out.split()), err

    return call


def own(folder):
    return folder / "my-work" / "01-tiny" / "01-tiny.ipynb"


def test_only_what_is_missing_is_copied(built):
    # given a learner's copies, one of them changed
    assert cli.copy_missing() == ["01-tiny"]
    own(built).write_text("mine")
    # when the copies are made again
    assert cli.copy_missing() == []
    # then the work is as it was
    assert own(built).read_text() == "mine"


def test_reset_gives_a_fresh_copy_and_keeps_each_old_one(built, run):
    cli.copy_missing()
    for n, work in enumerate(("first", "second"), 1):
        own(built).write_text(work)
        code, out, _ = run("reset", "01")
        assert code == 0
        assert f"01-tiny-old-{n}" in out
        kept = built / "my-work" / f"01-tiny-old-{n}" / "01-tiny.ipynb"
        assert kept.read_text() == work
    assert own(built).read_bytes() == (built / "modules/01-tiny/01-tiny.ipynb").read_bytes()


def test_check_shows_points_messages_and_what_is_next(built, run):
    work_with(built, {**RIGHT, "wave": "wave = 'spring'"})
    code, out, _ = run("check", "01")
    assert code == 0
    assert "done 2 of 2 Task 1: Double it" in out
    assert "open 0 of 1 Task 2: Name the wave Not yet. Seen: the name spring" in out
    assert "2 of 3 points. Next: task 2" in out


def test_a_module_that_is_done_leads_on_and_not_back(built, run):
    # given modules before and after the one that is done
    write_module(built, "00-before", TINY, {})
    write_module(built, "02-after", TINY, {})
    work_with(built, RIGHT)
    # then the next one is that after it
    assert "This module is done. Next: 02-after" in run("check", "01")[1]


def test_the_overview_tells_not_begun_from_begun_from_done(built, run):
    # nothing copied yet, then copied and untouched
    assert "not begun" in run("check")[1]
    cli.copy_missing()
    assert "not begun" in run("check")[1]
    # begun: graded because it changed
    work_with(built, {**RIGHT, "wave": "wave = 'spring'"})
    assert "2 of 3 points so far" in run("check")[1]
    # done, and not graded again while it stays the same
    work_with(built, RIGHT)
    assert "done, 3 of 3 points" in run("check")[1]
    progress = built / "my-work" / ".progress.json"
    stored = json.loads(progress.read_text())
    stored["01-tiny"]["points"] = 1
    progress.write_text(json.dumps(stored))
    assert "1 of 3 points so far" in run("check")[1]


def test_the_last_module_says_that_all_is_done(built, run):
    work_with(built, RIGHT)
    assert "every module that is open to you" in run("check", "01")[1]


def test_an_unknown_module_ends_with_one_sentence_and_code_2(tiny, run):
    code, out, err = run("check", "99")
    assert (code, out) == (2, "")
    assert err.strip() == "There is no module '99'. The modules are: 01-tiny."


def test_work_that_is_missing_or_unreadable_ends_with_code_2(built, run):
    assert run("check", "01")[0] == 2
    cli.copy_missing()
    own(built).write_text("{")
    code, _, err = run("check", "01")
    assert code == 2
    assert len(err.strip().splitlines()) == 1
    code, out, _ = run("check")
    assert code == 2
    assert "not a readable notebook" in out


def test_build_check_names_what_is_stale_and_exits_with_1(built, run):
    assert run("build", "--check")[0] == 0
    source = built / "solutions" / "01-tiny" / "01-tiny.md"
    source.write_text(source.read_text().replace("twice", "two times"))
    code, out, _ = run("build", "--check")
    assert code == 1
    assert "01-tiny: its source has changed" in out


def test_build_rebuilds_only_what_changed(built, run):
    assert "Every notebook is up to date" in run("build")[1]
    source = built / "solutions" / "01-tiny" / "01-tiny.md"
    source.write_text(source.read_text().replace("twice", "two times"))
    assert run("build")[1] == "built 01-tiny"


def test_a_fault_in_a_source_ends_the_build_with_file_and_line(built, run):
    source = built / "solutions" / "01-tiny" / "01-tiny.md"
    source.write_text(source.read_text().replace("(2 points)", "(5 points)"))
    code, _, err = run("build")
    assert code == 2
    assert "01-tiny.md:23: the text gives task 1 5 points" in err


def test_the_command_starts_without_the_heavy_libraries():
    code = (
        "import sys, mlcapacity.cli; "
        "print([m for m in ('pandas', 'sklearn', 'nbgrader', 'matplotlib') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_learn_starts_jupyterlab_on_the_learners_folder(built, run, monkeypatch):
    # given a JupyterLab that only notes how it was started
    started = {}

    class Lab:
        returncode = None

        def __init__(self, command, cwd, env):
            started.update(command=command, cwd=cwd, env=env)

        def __enter__(self):
            return self

        def __exit__(self, *_):
            pass

        def wait(self):
            # Ctrl+C once, then it ends
            if "interrupted" not in started:
                started["interrupted"] = True
                raise KeyboardInterrupt
            self.returncode = 0

    monkeypatch.setattr("mlcapacity.cli.subprocess.Popen", Lab)
    # when the learner types the command
    code, _, _ = run("learn", "--no-browser")
    # then it runs in my-work with the course's settings, and outlives one Ctrl+C
    assert (code, started["interrupted"]) == (0, True)
    assert started["command"][1:3] == ["-m", "jupyterlab"]
    assert "--no-browser" in started["command"]
    assert started["cwd"] == built / "my-work"
    assert (built / "my-work" / "01-tiny" / "01-tiny.ipynb").exists()
    assert started["env"]["OMP_NUM_THREADS"] == "1"
    settings = started["env"]["JUPYTER_CONFIG_PATH"].split(":")[0]
    assert (cli.Path(settings) / "jupyter_server_config.json").exists()


# ------------------------------------------------------------------------------- grading a class


def hand_in(folder, learner, text=None):
    work = work_with(folder, RIGHT)
    place = folder / "instructor" / "grading" / "submitted" / learner / "01-tiny"
    place.mkdir(parents=True)
    (place / "01-tiny.ipynb").write_text(text if text is not None else work.read_text())


def test_grade_says_who_got_what_and_where_the_report_is(built, run, boxed):
    # given two learners, one of whose files is empty
    hand_in(built, "ann")
    hand_in(built, "bob", "")
    # when the class is graded, then the books balance and the exit code says that one was refused
    code, out, err = run("grade", "01")
    assert (code, err) == (1, "")
    assert "2 submissions: 1 graded, 1 refused." in out
    assert "refused bob: 01-tiny.ipynb is not a readable notebook" in out
    assert "01-tiny.html" in out.replace(" ", "")
    # and when the file is handed in again, then all is graded and the first is not run again
    hand_in(built, "cleo")
    (built / "instructor/grading/submitted/bob/01-tiny/01-tiny.ipynb").unlink()
    (built / "instructor/grading/submitted/bob/01-tiny").rmdir()
    hand_in(built, "bob")
    code, out, _ = run("grade")
    assert code == 0
    assert "3 submissions: 2 graded, 1 unchanged." in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["grade", "99"], "There is no module '99'."),
        (["grade", "01"], "There are no submissions: put them into"),
        (["grade"], "There are no submissions: put them into"),
    ],
)
def test_grade_refuses_in_one_sentence_what_cannot_run(built, run, boxed, words, said):
    code, _, err = run(*words)
    assert code == 2
    assert err.startswith(said) and len(err.strip().splitlines()) == 1


def test_without_a_box_nothing_is_graded_unless_that_is_said(built, run, monkeypatch):
    # given a machine that can make no box
    monkeypatch.setattr("mlcapacity.grading.box.kind", lambda: "none")
    hand_in(built, "ann")
    # when a class is to be graded, then it is refused, with the remedy
    code, _, err = run("grade")
    assert code == 2
    assert "apt-get install bubblewrap" in err and "--unsafe" in err
    # and with --unsafe it is graded, loudly
    code, out, _ = run("grade", "--unsafe")
    assert "NOT ISOLATED" in out
    assert code == 0
