"""How fast the grader is beside its peers, all measured in turn in one run.

    make bench                     prints a table, writes bench.json here and its summary into README
    make bench ARGS="--rounds 1"   one round instead of two

One realistic module (25 code cells with pandas, scikit-learn and matplotlib, five tasks) and 40 varied
submissions. Peers: stock nbgrader, `otter run` where otter-grader is installed, and the bare cells in
forks of one process that has the libraries imported, which is the limit. CPU time is that of the whole
machine, which should have nothing else to do.
"""

from __future__ import annotations

import argparse
import copy
import importlib.util
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MPLBACKEND="agg")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from conftest import write_course
from mlcapacity import build, course
from mlcapacity.grading import classroom, report

SLUG = "03-bench"
LABELS = {
    "bare cells": "the bare cells",
    "ours": "`mlcapacity grade`, with reports",
    "stock": "stock nbgrader 0.9.6, with feedback",
    "otter": "`otter run` 7.0",
}
RECORD = Path(__file__).with_name("bench.json")
SUBMISSIONS = 40
TASKS = {
    "sizes": (
        "sizes = history.groupby('region').size()",
        "len(sizes) == 5 and sizes.sum() == 8000",
    ),
    "share": ("share = (history['mode'] == 'CAWI').mean()", "0 <= share <= 1"),
    "clean": (
        "def clean(text):\n    return ' '.join(text.lower().split())",
        "clean(' A  b') == 'a b'",
    ),
    "score": ("score = fitted.score(test['text'], test['code'])", "0.5 < score < 1"),
    "worst": (
        "wrong = test[fitted.predict(test['text']) != test['code']]\n"
        "worst = wrong['code'].value_counts().head(3)",
        "len(worst) == 3",
    ),
}
GIVEN = [
    "import matplotlib.pyplot as plt\nimport numpy as np\nimport pandas as pd\n"
    "from sklearn.feature_extraction.text import TfidfVectorizer\n"
    "from sklearn.linear_model import SGDClassifier\nfrom sklearn.pipeline import make_pipeline\n\n"
    "from mlcapacity import checks, statland",
    "history = statland.load('history')\nhistory.head()",
    "history.describe(include='all')",
    "history['text'].str.len().describe()",
    "figure, axes = plt.subplots()\nhistory['text'].str.len().hist(ax=axes, bins=30)\n"
    "axes.set_title('Length of the answers, in characters')\nplt.close(figure)",
    "top = history['code'].value_counts().head(10)\ntop",
    "train, test = history.iloc[:2000], history.iloc[2000:2600]",
    "model = make_pipeline(TfidfVectorizer(), SGDClassifier(random_state=0, max_iter=5, tol=None))",
    "fitted = model.fit(train['text'], train['code'])",
    "fitted.predict(test['text'])[:5]",
    "by_mode = history.groupby(['region', 'mode']).size().unstack()\nby_mode",
    "figure, axes = plt.subplots()\nby_mode.plot.bar(ax=axes)\naxes.set_title('Answers')\n"
    "plt.close(figure)",
    "np.quantile(history['text'].str.len(), [0.1, 0.5, 0.9])",
    "words = history['text'].str.split().explode().value_counts()\nwords.head()",
    "pd.crosstab(history['region'], history['mode'], normalize='index')",
]


def source() -> str:
    """The module's source."""
    rows = [
        "---\nmlcapacity:\n  title: A bench\n  strand: start\n  phase: [modelling]",
        '  gsbpm: ["5.2"]\n  seed: [1]\n  minutes: 10\n  requires: []',
        "  objectives: [be timed, be compared]\n---\n\n# A bench\n\nFive tasks with 10 points in all.\n",
        *(f"```{{code-cell}}\n{cell}\n```\n\nText.\n" for cell in GIVEN),
        "## One section\n",
    ]
    for number, (name, (answer, check)) in enumerate(TASKS.items(), start=1):
        rows += [
            f"### Task {number}: Do {name} (2 points)\n\nWrite `{name}`.\n",
            f"```{{code-cell}}\n:nbgrader: {{grade_id: {name}, solution: true}}",
            f"### BEGIN SOLUTION\n{answer}\n### END SOLUTION\n```\n",
            f"```{{code-cell}}\n:nbgrader: {{grade_id: {name}-check, grade: true, points: 2}}",
            f"checks.answer('{name}', look='task {number}')",
            f"### BEGIN HIDDEN TESTS\nassert {check}\n### END HIDDEN TESTS\n```\n",
        ]
    return "\n".join(rows) + "\nThe end.\n"


def make(folder: Path) -> Path:
    """Build the course of the bench."""
    made = write_course(folder)
    place = made / "solutions" / SLUG / f"{SLUG}.md"
    place.parent.mkdir()
    place.write_text(source(), encoding="utf-8")
    for name, (answer, _) in TASKS.items():
        for n, code in enumerate([answer, f"{answer}\n"]):
            _write(made / "tests" / "attempts" / SLUG / name / f"right-{n}.py", f"{code}\n")
        for n in range(3):
            path = made / "tests" / "attempts" / SLUG / name / f"wrong-{n}.py"
            _write(path, f"# message: Error\n{name} = {n} / 0\n")
    build.build(course.read(place))
    return made


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def submissions(made: Path, count: int) -> list[dict[str, Any]]:
    """Varied work: all right, some wrong, some left out, some with an error."""
    path = made / "modules" / SLUG / f"{SLUG}.ipynb"
    released = json.loads(path.read_text(encoding="utf-8"))
    found = []
    for n in range(count):
        notebook = copy.deepcopy(released)
        for m, (name, (answer, _)) in enumerate(TASKS.items()):
            cell = next(c for c in notebook["cells"] if c["id"] == name)
            kind = (n * 7 + m * 3) % 10
            if kind < 7:
                cell["source"] = answer
            elif kind == 7:
                cell["source"] = f"{name} = None"
            elif kind == 8:
                cell["source"] = f"{name} = 1 / 0"
        found.append(notebook)
    return found


def hand_in(made: Path, notebooks: list[dict[str, Any]]) -> None:
    """Put these submissions, and no others, where graders look."""
    for left in ("submitted", "autograded", "feedback", "gradebook.db"):
        path = made / "instructor" / "grading" / left
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    for n, notebook in enumerate(notebooks):
        place = made / "instructor" / "grading" / "submitted" / f"learner-{n:03}" / SLUG
        _write(place / f"{SLUG}.ipynb", json.dumps(notebook))


def busy() -> float:
    """CPU seconds of all processes of this machine so far: kernels are nobody's children for long."""
    times = [int(n) for n in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:]]
    return (sum(times[:8]) - times[3] - times[4]) / os.sysconf("SC_CLK_TCK")


def timed(work: Callable[[], Any]) -> tuple[float, float]:
    """Wall seconds of `work`, run in a process of its own, and CPU seconds of the machine."""
    before, began = busy(), time.perf_counter()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            sys.stdout.flush()
            os._exit(code)
    if os.waitpid(child, 0)[1]:
        raise SystemExit("a grader of the bench failed; its messages are above")
    return time.perf_counter() - began, busy() - before


def ours(made: Path) -> None:
    """mlcapacity grade, with its reports, as the command runs it."""
    code = (
        "import sys; from pathlib import Path; from mlcapacity import course, cli\n"
        "course.root = lambda: Path(sys.argv.pop(1))\n"
        "root = course.root(); course.root = lambda: root\n"
        "if __name__ == '__main__':\n"
        f"    sys.argv[1:] = ['grade', {SLUG!r}]\n"
        "    cli.main()\n"
    )
    script = made / "ours.py"
    script.write_text(code, encoding="utf-8")
    subprocess.run([sys.executable, script, made], check=True, stdout=subprocess.DEVNULL)


def stock(made: Path) -> None:
    """nbgrader with its defaults: generate_assignment, autograde, generate_feedback."""
    (made / "nbgrader_config.py").write_text(
        "c = get_config()\n"
        f"c.CourseDirectory.root = {str(made)!r}\n"
        "c.CourseDirectory.source_directory = 'solutions'\n"
        "c.CourseDirectory.release_directory = 'stock-release'\n"
        "c.CourseDirectory.submitted_directory = 'instructor/grading/submitted'\n"
        "c.CourseDirectory.autograded_directory = 'stock-autograded'\n"
        "c.CourseDirectory.feedback_directory = 'stock-feedback'\n"
        "c.CourseDirectory.ignore = ['*.md', 'build.json']\n"
    )
    for left in ("stock-release", "stock-autograded", "stock-feedback", "gradebook.db"):
        path = made / left
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    bin_folder = Path(sys.executable).parent
    for step in ("generate_assignment", "autograde", "generate_feedback"):
        subprocess.run(
            [bin_folder / "nbgrader", step, SLUG],
            cwd=made,
            check=True,
            capture_output=True,
            env={**os.environ, "PATH": f"{bin_folder}:{os.environ['PATH']}"},
        )


def otter(made: Path) -> None:
    """otter run, submission by submission, with the same tests in its own format."""
    package = made / "autograder.zip"
    with zipfile.ZipFile(package, "w") as archive:
        archive.writestr("otter_config.json", json.dumps({"lang": "python"}))
        for name, (_, check) in TASKS.items():
            archive.writestr(
                f"tests/{name}.py",
                "from otter.test_files import test_case\n"
                f"OK_FORMAT = False\nname = {name!r}\npoints = 2\n"
                f"@test_case()\ndef test(env):\n    exec('assert {check}', env)\n".replace(
                    f"'assert {check}'", repr(f"assert {check}")
                ),
            )
    for place in sorted((made / "instructor" / "grading" / "submitted").glob(f"*/{SLUG}")):
        subprocess.run(
            [
                *(sys.executable, "-m", "otter", "run", str(place / f"{SLUG}.ipynb")),
                *("-a", str(package), "-o", str(made)),
            ],
            cwd=made,
            check=True,
            capture_output=True,
        )


def bare(made: Path) -> None:
    """The cells of every submission, each notebook in a fork of one warm process."""
    from IPython.core.history import HistoryManager
    from IPython.core.interactiveshell import InteractiveShell

    HistoryManager.enabled = False
    for place in sorted((made / "instructor" / "grading" / "submitted").glob(f"*/{SLUG}")):
        child = os.fork()
        if child == 0:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            shell = InteractiveShell.instance(colors="nocolor")
            notebook = json.loads((place / f"{SLUG}.ipynb").read_text(encoding="utf-8"))
            for cell in notebook["cells"]:
                if cell["cell_type"] == "code":
                    shell.run_cell("".join(cell["source"]))
            os._exit(0)
        os.waitpid(child, 0)


def warm_up() -> None:
    """Import what the notebook imports, and read its table once, as the warm parent does."""
    import importlib

    module = course.read(course.root() / "solutions" / SLUG / f"{SLUG}.md")
    for name in classroom.imports_of(module):
        loaded = importlib.import_module(name.partition(":")[0])
        if ":" in name:
            loaded.load(name.partition(":")[2])
    report._environment()


def main() -> None:
    """Run the rounds and say what they showed."""
    parser = argparse.ArgumentParser(description="Time the grader beside its peers.")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--growth", type=int, nargs="*", default=[10, 100])
    chosen = parser.parse_args()
    readme = course.root() / "README.md"
    with tempfile.TemporaryDirectory(prefix="bench-") as scratch:
        made = make(Path(scratch) / "course")
        course.root = lambda: made
        peers: dict[str, Callable[[Path], None]] = {
            "bare cells": bare,
            "ours": ours,
            "stock": stock,
        }
        if importlib.util.find_spec("otter"):
            peers["otter"] = otter
        hand_in(made, submissions(made, 1))
        warm_up()
        times: dict[str, list[tuple[float, float]]] = {name: [] for name in peers}
        for turn in range(chosen.rounds):
            for name, grader in peers.items():
                count = 5 if name == "otter" else SUBMISSIONS
                hand_in(made, submissions(made, count))
                wall, used = timed(lambda grader=grader: grader(made))
                times[name].append((wall / count, used / count))
                print(f"round {turn + 1}, {name}: {wall:.1f} s for {count}", flush=True)
        growth = {}
        for count in chosen.growth:
            hand_in(made, submissions(made, count))
            growth[count], _ = timed(lambda: ours(made))
            print(f"ours, {count} submissions: {growth[count]:.1f} s", flush=True)
    found = _say(times, growth)
    RECORD.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    quote(readme, found)


def _say(times: dict[str, list[tuple[float, float]]], growth: dict[int, float]) -> dict[str, Any]:
    best = {name: (min(w for w, _ in t), min(c for _, c in t)) for name, t in times.items()}
    ours_wall, limit = best["ours"][0], best["bare cells"][0]
    print(f"\n{'':12}{'wall s':>8}{'CPU s':>8}{'wall, of ours':>15}{'of bare cells':>15}")
    for name, (wall, used) in best.items():
        print(f"{name:12}{wall:8.2f}{used:8.2f}{wall / ours_wall:15.2f}{wall / limit:15.2f}")
    found: dict[str, Any] = {
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "submissions": SUBMISSIONS,
        "seconds per submission, best of rounds": {
            name: {"wall": round(w, 3), "cpu": round(c, 3)} for name, (w, c) in best.items()
        },
        "ours to stock, wall": round(ours_wall / best["stock"][0], 3),
        "ours to bare cells, wall": round(ours_wall / limit, 3),
        "growth, seconds": {str(count): round(wall, 1) for count, wall in growth.items()},
    }
    print(f"\n{json.dumps(found, indent=2)}")
    return found


def quote(readme: Path, found: dict[str, Any]) -> None:
    """Write what the README says of the speed."""
    each = found["seconds per submission, best of rounds"]
    rows = [
        "| 40 submissions, a notebook of 25 cells | seconds for one | CPU seconds for one |",
        "|---|---|---|",
        *(f"| {LABELS[name]} | {t['wall']:.2f} | {t['cpu']:.2f} |" for name, t in each.items()),
    ]
    grown = ", ".join(f"{wall:g} s for {n}" for n, wall in found["growth, seconds"].items())
    text = (
        f"On {found['machine']} (`make bench`; everything in turn in one run, start-up included; the "
        f"bare cells are run in one warm process, the limit):\n\n" + "\n".join(rows) + "\n\n"
        f"A larger class costs no more for each: {grown}.\n"
    )
    marks = re.compile(r"(<!-- speed -->\n).*?(<!-- end of speed -->)", re.DOTALL)
    page = marks.sub(lambda m: f"{m[1]}\n{text}\n{m[2]}", readme.read_text(encoding="utf-8"))
    readme.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
