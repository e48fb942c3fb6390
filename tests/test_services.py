"""Services of learners: started at a free port, called, and stopped whatever happens."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import httpx
import pytest

from mlcapacity import checks, services
from mlcapacity.services import get, post

SERVICE = """
import os

from fastapi import FastAPI

app = FastAPI()
calls = []


@app.post("/double")
def double(body: dict):
    calls.append(body)
    print("doubled", body["x"], flush=True)
    return {"twice": 2 * body["x"], "calls": len(calls), "name": os.environ.get("NAME")}


@app.get("/slow")
def slow():
    import time

    time.sleep(0.5)
    return {}
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "service.py").write_text(SERVICE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_steps_are_taken_one_after_the_other(folder):
    # given a service that counts its calls, when it is called, restarted and called again
    first, bad, _, again, log = services.call(
        "service:app",
        [post("/double", {"x": 2}), get("/nothing"), "restart", post("/double", {"x": 3}), "log"],
        {"NAME": "Statland"},
    )
    # then each step gives its answer; what it counted is gone with the first process
    assert first["status"] == 200 and first["json"] == {"twice": 4, "calls": 1, "name": "Statland"}
    assert bad["status"] == 404
    assert again["json"]["calls"] == 1
    assert log.split() == ["doubled", "2", "doubled", "3"]


def test_requests_in_a_list_are_sent_at_the_same_moment(folder):
    begin = time.monotonic()
    (answers,) = services.call("service:app", [[get("/slow")] * 6])
    assert [answer["status"] for answer in answers] == [200] * 6
    assert min(answer["seconds"] for answer in answers) > 0.4
    assert time.monotonic() - begin < 6 * 0.5 + services.SECONDS_TO_START


def test_two_services_have_ports_of_their_own(folder):
    with services.running("service:app") as one, services.running("service:app") as other:
        assert one.address != other.address
        assert other.send(post("/double", {"x": 1}))["json"]["calls"] == 1


def test_a_service_is_stopped_where_the_block_fails(folder):
    with pytest.raises(ZeroDivisionError), services.running("service:app") as service:
        address = service.address
        _ = 1 / 0
    with pytest.raises(httpx.ConnectError):
        httpx.get(address, trust_env=False)


@pytest.mark.skipif(os.name == "nt", reason="kills with a POSIX signal")
def test_a_service_ends_with_a_program_that_is_killed(folder):
    # given a program that started a service and is killed before it can stop it
    code = (
        "import time\nfrom mlcapacity import services\n"
        "with services.running('service:app') as service:\n"
        "    print(service.address, flush=True)\n    time.sleep(60)\n"
    )
    program = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert program.stdout
    address = program.stdout.readline().strip()
    assert httpx.get(f"{address}/slow", trust_env=False).status_code == 200
    program.send_signal(signal.SIGKILL)
    program.wait()
    program.stdout.close()
    # then the service ends, too
    until = time.monotonic() + 20
    while time.monotonic() < until:
        try:
            httpx.get(address, trust_env=False)
        except httpx.ConnectError:
            return
        time.sleep(0.1)
    pytest.fail("the service still answers")


def test_a_service_that_cannot_start_says_why(folder):
    (folder / "broken.py").write_text("import nothing_of_that_name\n")
    with pytest.raises(services.ServiceError, match="No module named 'nothing_of_that_name'"):
        services.call("broken:app", [])


def test_an_answer_that_never_comes_is_an_answer(folder, monkeypatch):
    monkeypatch.setattr(services, "SECONDS_TO_ANSWER", 0.1)
    (answer,) = services.call("service:app", [get("/slow")])
    assert answer["status"] == 0 and "Timeout" in answer["text"]


def test_a_check_calls_the_service_in_the_learners_folder(folder):
    ask = checks.service("service:app", look="task 1")
    (answer,) = ask([post("/double", {"x": 4})])
    assert answer["json"]["twice"] == 8


def test_a_check_says_that_the_file_is_missing_unanswered_or_broken(folder):
    # given no file, an untouched one and one that stops
    (folder / "stub.py").write_text("x = 1\nraise NotImplementedError\n")
    (folder / "broken.py").write_text("app = 1 / 0\n")
    wanted = {
        "other:app": "there is no file `other.py` yet",
        "stub:app": "not answered yet",
        "broken:app": "ZeroDivisionError",
    }
    for app, message in wanted.items():
        with pytest.raises(checks.CheckFailed, match=message):
            checks.service(app, look="task 1")([])
