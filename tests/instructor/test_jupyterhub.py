"""A class on one server, in a browser, with real users. Run on request, as root on Debian:

    instructor/jupyterhub/install teach ann bob
    pip install playwright && apt-get install chromium
    MLCAPACITY_HUB=/opt/mlcapacity pytest tests/instructor/test_jupyterhub.py

The users teach, ann and bob and their homes are used up by it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest

PLACE = os.environ.get("MLCAPACITY_HUB", "")
pytestmark = pytest.mark.skipif(not PLACE, reason="on request: see the head of this file")
COURSE = Path(PLACE) / "course"
SLUG = "00-start-here"
PORT = 8123
ADDRESS = f"http://127.0.0.1:{PORT}"
PASSWORDS = {"teach": "a long password for the instructors only", "ann": "for-the-class"}
PASSWORDS["bob"] = PASSWORDS["ann"]
PICTURES = Path(os.environ.get("MLCAPACITY_PICTURES", "/tmp/hub-pictures"))


@pytest.fixture(scope="module")
def hub(tmp_path_factory):
    """A running JupyterHub with an empty exchange and no earlier work."""
    for left in (COURSE / "instructor/grading", Path("/srv/nbgrader/exchange/mlcapacity")):
        shutil.rmtree(left, ignore_errors=True)
    for user in ("ann", "bob"):
        shutil.rmtree(Path("/home", user, SLUG), ignore_errors=True)
    folder = tmp_path_factory.mktemp("hub")
    PICTURES.mkdir(exist_ok=True)
    programs = f"{PLACE}/venv/bin:{PLACE}/proxy/node_modules/.bin"
    command = [
        *(f"{PLACE}/venv/bin/jupyterhub", "--config"),
        str(COURSE / "instructor/jupyterhub/jupyterhub_config.py"),
        f"--JupyterHub.bind_url={ADDRESS}",
    ]
    environment = {
        **{"PATH": f"{programs}:{os.environ['PATH']}", "INSTRUCTORS": "teach"},
        **{"PASSWORD": PASSWORDS["ann"], "INSTRUCTOR_PASSWORD": PASSWORDS["teach"]},
        **{"COURSE": str(COURSE), "HOME": str(folder)},
    }
    with (folder / "log").open("w") as log:
        running = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
        try:
            for _ in range(120):
                try:
                    urllib.request.urlopen(f"{ADDRESS}/hub/login", timeout=2)
                    break
                except OSError:
                    time.sleep(0.5)
            else:
                pytest.fail((folder / "log").read_text()[-3000:])
            yield ADDRESS
        finally:
            running.terminate()
            running.wait(30)


@pytest.fixture(scope="module")
def browser(hub):
    sync = pytest.importorskip("playwright.sync_api")
    with sync.sync_playwright() as play:
        found = play.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield found
        found.close()


def enter(browser, user):
    """Log a user in; a page that shows their JupyterLab."""
    page = browser.new_context(viewport={"width": 1300, "height": 900}).new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{ADDRESS}/hub/login")
    page.fill("#username_input", user)
    page.fill("#password_input", PASSWORDS[user])
    page.click("#login_submit")
    page.wait_for_url(f"**/user/{user}/lab**")
    page.wait_for_selector(".lm-MenuBar-itemLabel:text-is('Nbgrader')")
    return page


def open_from_menu(page, item):
    page.click(".lm-MenuBar-itemLabel:text-is('Nbgrader')")
    page.click(f".lm-Menu-itemLabel:text-is('{item}')")


def as_user(user, *command):
    return subprocess.run(
        ["su", user, "-c", " ".join(command)], capture_output=True, text=True, cwd="/", check=False
    )


def solve(user, right):
    """Write a learner's answers into the notebook they have fetched."""
    path = Path("/home", user, SLUG, f"{SLUG}.ipynb")
    notebook = json.loads(path.read_text())
    solution = json.loads((COURSE / "solutions" / SLUG / f"{SLUG}.ipynb").read_text())
    answers = {cell["id"]: cell["source"] for cell in solution["cells"]}
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("solution") and right:
            cell["source"] = answers[cell["id"]]
    path.write_text(json.dumps(notebook))


def test_a_class_from_release_to_feedback(browser):
    # given an instructor who releases a module in Formgrader, inside JupyterLab
    teacher = enter(browser, "teach")
    open_from_menu(teacher, "Formgrader")
    frame = teacher.frame_locator("iframe").first
    row = frame.locator("tr", has_text=SLUG)
    try:
        row.wait_for(timeout=30_000)
    finally:
        teacher.screenshot(path=PICTURES / "formgrader.png")
    teacher.screenshot(path=PICTURES / "formgrader.png")
    formgrader = teacher.context.new_page()
    formgrader.goto(f"{ADDRESS}/user/teach/formgrader/manage_assignments")
    row = formgrader.locator("tr", has_text=SLUG)
    row.locator("td.release a").click()
    formgrader.wait_for_selector("text=Successfully released")
    # when two learners fetch, answer and submit it
    learners = {}
    for user, right in (("ann", True), ("bob", False)):
        page = learners[user] = enter(browser, user)
        assert page.locator(".lm-MenuBar-itemLabel:text-is('Nbgrader')").count() == 1
        open_from_menu(page, "Assignment List")
        page.click("#released_assignments_list >> button:has-text('Fetch')")
        page.wait_for_selector(f"#fetched_assignments_list >> text={SLUG}")
        solve(user, right)
        page.click("#fetched_assignments_list >> button:has-text('Submit')")
        page.wait_for_selector(f"#submitted_assignments_list >> text={SLUG}")
        page.screenshot(path=PICTURES / f"{user}.png")
    # and the instructor collects and grades
    formgrader.reload()
    row.locator("td.collect a").click()
    formgrader.wait_for_selector("text=Successfully collected")
    graded = as_user("teach", f"{PLACE}/venv/bin/mlcapacity grade 00")
    assert graded.returncode == 0, graded.stdout + graded.stderr
    assert "2 submissions: 2 graded" in graded.stdout
    formgrader.goto(f"{ADDRESS}/user/teach/formgrader/manage_submissions/{SLUG}")
    formgrader.wait_for_selector("text=ann")
    formgrader.wait_for_timeout(1500)
    formgrader.screenshot(path=PICTURES / "submissions.png")
    shown = formgrader.inner_text("table")
    assert "4 / 4" in shown and "0 / 4" in shown
    # then the feedback that the instructor releases reaches each learner alone
    released = as_user(
        "teach",
        f"cd {COURSE}/instructor &&",
        f"JUPYTER_CONFIG_PATH={COURSE}/instructor/jupyterhub/for-all",
        f"PATH={PLACE}/venv/bin:$PATH nbgrader release_feedback {SLUG}",
    )
    assert released.returncode == 0, released.stderr
    for user, points in (("ann", "4 of 4 points"), ("bob", "0 of 4 points")):
        page = learners[user]
        page.click("#submitted_assignments_list >> button:has-text('Fetch Feedback')")
        folder = Path("/home", user, SLUG, "feedback")
        for _ in range(60):
            if pages := list(folder.rglob(f"{SLUG}.html")):
                break
            time.sleep(0.5)
        text = pages[0].read_text()
        assert points in text and user in text and "<script" not in text


def test_learners_see_no_tools_and_no_secrets_of_the_instructor(browser):
    page = enter(browser, "ann")
    page.click(".lm-MenuBar-itemLabel:text-is('Nbgrader')")
    page.wait_for_selector(".lm-Menu-itemLabel:text-is('Assignment List')")
    assert page.locator(".lm-Menu-itemLabel:text-is('Formgrader')").count() == 0
    page.goto(f"{ADDRESS}/user/ann/formgrader/manage_assignments")
    assert "manage_assignments" not in page.title().lower()
    assert page.locator("text=Manage Assignments").count() == 0
    for secret in ("solutions", "tests", "instructor/grading"):
        assert as_user("ann", f"ls {COURSE}/{secret}").returncode != 0
    assert as_user("bob", "ls /home/ann").returncode != 0
