"""nbgrader's own commands use the box, the verdict and the care, by configuration alone."""

from __future__ import annotations

import nbformat
import pytest

from grading import hostile
from grading.classes import SLUG, WRONG, Desk, code
from mlcapacity.grading.classroom import Area
from mlcapacity.grading.nbgrader_settings import release, settings

pytestmark = pytest.mark.usefixtures("boxed")


def convert(converter, config, learner):
    from nbgrader.coursedir import CourseDirectory
    from nbgrader.utils import capture_log

    folder = CourseDirectory(config=config, assignment_id=SLUG, student_id=learner)
    run = converter(coursedir=folder, config=config)
    run.force = True
    outcome = capture_log(run)
    assert outcome["success"], outcome


def test_autograde_by_hand_runs_in_the_box_and_counts_errors_only(office):
    from nbgrader.api import Gradebook
    from nbgrader.converters import Autograde

    # given a submission that looks around, warns, and shows a number
    desk = Desk(office)
    notebook = desk.notebook(
        double="import sys\ndef double(x):\n    print('x', file=sys.stderr)\n    return 2 * x",
        wave="wave = '2023Q1'\n0",
    )
    notebook["cells"].append(
        code("import os\nprint(sorted(os.listdir('.')), os.path.exists('/home'))")
    )
    desk.write(Area(office).submitted / "ann" / SLUG, notebook)
    # when nbgrader grades it with the course's settings
    config = settings(office)
    release(config, SLUG)
    convert(Autograde, config, "ann")
    # then it has its points, and saw its own folder alone
    with Gradebook(config.CourseDirectory.db_url, course_id="mlcapacity") as book:
        assert book.find_submission(SLUG, "ann").score == 8
    graded = nbformat.read(Area(office).graded("ann", SLUG) / f"{SLUG}.ipynb", as_version=4)
    assert "['examine.py'] False" in graded.cells[-1].outputs[0].text


def test_feedback_by_hand_hides_hidden_tests_and_runs_no_script(office):
    from nbgrader.converters import Autograde, GenerateFeedback

    # given a submission with wrong answers, scripts, and a stolen hidden test
    desk = Desk(office)
    notebook = desk.notebook(double=WRONG["double"])
    notebook["cells"] += [
        code("from IPython.display import HTML\nHTML('<script>alert(1)</script>')"),
        code("import linecache\nprint(*(''.join(v[2]) for v in linecache.cache.values()))"),
        {"cell_type": "markdown", "id": "t", "metadata": {}, "source": "<script>alert(2)</script>"},
    ]
    desk.write(Area(office).submitted / "ann" / SLUG, notebook)
    config = settings(office)
    release(config, SLUG)
    convert(Autograde, config, "ann")
    # when nbgrader makes its feedback page
    convert(GenerateFeedback, config, "ann")
    page = (Area(office).feedback("ann", SLUG) / f"{SLUG}.html").read_text(encoding="utf-8")
    # then it shows neither
    assert "alert(1)</script>" not in page and "<script>alert(2)" not in page
    assert "yours(71)" not in page and "142" not in page.split("<body")[1]
    assert hostile.ESCAPED not in page


def test_any_client_of_jupyter_starts_a_boxed_kernel_by_its_name(tmp_path):
    # given a notebook, and nbclient, which knows nothing of the box
    from nbclient import NotebookClient

    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell("import os\nprint(os.getcwd(), os.path.exists('/home'))")]
    )
    # when it runs the notebook with the kernel's name
    client = NotebookClient(
        notebook, kernel_name="mlcapacity", resources={"metadata": {"path": str(tmp_path)}}
    )
    client.execute()
    # then the code saw the box
    assert notebook.cells[0].outputs[0].text == "/submission False\n"
