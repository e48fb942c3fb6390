"""What the checks of 16-containers-and-rollout promise: right answers never fail, wrong ones do."""

from __future__ import annotations

import http.server
import importlib.util
import json
import math
import sys
import threading

import numpy as np
import pandas as pd
import pytest
import yaml

from mlcapacity import checks, course
from mlcapacity.office import rollout

PATH = course.root() / "solutions" / "16-containers-and-rollout" / "examine.py"
SPEC = importlib.util.spec_from_file_location("examine_16", PATH)
examine = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(examine)

PATHS = list(rollout.build_folder()["path"])
GOOD = """\
FROM python:3.12.11-slim
WORKDIR /app
COPY requirements.txt ./
RUN pip install -r requirements.txt
COPY *.py ./
COPY model/model.skops model/
ENV ISICODER_MODEL=/app/model
USER 10001
CMD ["uvicorn", "service:app", "--host", "0.0.0.0"]
"""

# -------------------------------------------------------------------------- Containerfiles


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("FROM a:1.2.3\nRUN one \\\n  two\n", [("FROM", "a:1.2.3"), ("RUN", "one two")]),
        ("# x\n\nfrom a\n# y\nrun one \\\n# inside\n\n  two", [("FROM", "a"), ("RUN", "one two")]),
        ("# escape=`\nFROM a\nRUN one `\n two", [("FROM", "a"), ("RUN", "one two")]),
        ("FROM a\r\nCOPY b c\r\n", [("FROM", "a"), ("COPY", "b c")]),
        ("  FROM a\n\tUSER 1", [("FROM", "a"), ("USER", "1")]),
    ],
)
def test_instructions_are_read_in_any_layout(text, words):
    assert [(word, rest) for word, rest, _ in examine.instructions(text)] == words


@pytest.mark.parametrize("text", ["FROM a\nRUN <<EOF\nls\nEOF", "FROM a\nINSTALL b", "hello"])
def test_what_cannot_be_read_is_refused_with_a_message(text):
    with pytest.raises(checks.CheckFailed, match="Wanted"):
        examine.instructions(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("$A", "1"),
        ("${A}.x", "1.x"),
        ("${B:-2}", "2"),
        ("${A:-2}", "1"),
        ("${A:+3}", "3"),
        ("${B:+3}", ""),
        ("a$B-$A", "a-1"),
    ],
)
def test_variables_are_replaced_as_in_a_containerfile(text, value):
    assert examine.substitute(text, {"A": "1"}) == value


@pytest.mark.parametrize(
    ("image", "right"),
    [
        ("python:3.12.11-slim", True),
        ("localhost:5000/python:3.12.11", True),
        ("python@sha256:" + "a" * 64, True),
        ("python:3.12@sha256:" + "a" * 64, True),
        ("python:latest", False),
        ("python", False),
        ("python:3.12", False),
        ("localhost:5000/python", False),
        ("python@sha256:" + "a" * 63, False),
    ],
)
def test_an_image_is_pinned_by_three_numbers_or_a_digest(image, right):
    assert examine.pinned(image) is right


@pytest.mark.parametrize(
    ("copy", "inside"),
    [
        ("COPY service.py .", {"/w/service.py": "service.py"}),
        ("COPY service.py /x/", {"/x/service.py": "service.py"}),
        ("COPY service.py /x/main.py", {"/x/main.py": "service.py"}),
        ('COPY ["service.py", "engine.py", "./"]', {"/w/service.py", "/w/engine.py"}),
        ("COPY --chown=1:1 --chmod=0644 service.py ./", {"/w/service.py"}),
        ("ADD model/model.skops m/", {"/w/m/model.skops"}),
        ("COPY s*.py d/", {"/w/d/service.py", "/w/d/single.py"}),
        ("COPY tests/data /t", {"/t/respondents.csv"}),
        ("COPY ./deploy/certs/ ./", {"/w/service.key"}),
    ],
)
def test_copied_files_are_where_they_would_be(copy, inside):
    stages, _, _ = examine.read_containerfile(f"FROM a:1.2.3\nWORKDIR /w\n{copy}\n", PATHS)
    assert set(stages[-1].files) == set(inside)
    if isinstance(inside, dict):
        assert stages[-1].files == inside


def test_copy_all_takes_the_whole_folder():
    stages, _, _ = examine.read_containerfile("FROM a:1.2.3\nCOPY . /app\n", PATHS)
    assert set(stages[-1].files.values()) == set(PATHS)


def test_a_stage_goes_on_from_an_earlier_one():
    text = GOOD.replace("FROM python:3.12.11-slim", "FROM python:3.12.11-slim AS base")
    examine.containerfile(text.replace("USER", "FROM base\nUSER"))


VARIANTS = {
    "options before the name": ("pip install", "pip --no-cache-dir install"),
    "python -m": ("pip install -r", "python -m pip install --no-cache-dir -r"),
    "with a list of hashes": ("-r requirements.txt", "--require-hashes -r requirements.txt"),
    "upgraded pip": ("RUN pip", "RUN pip install -U pip && pip"),
    "run as a list": (
        "RUN pip install -r requirements.txt",
        'RUN ["pip", "install", "-r", "requirements.txt"]',
    ),
    "old ENV": ("ISICODER_MODEL=/app/model", "ISICODER_MODEL /app/model"),
    "quoted ENV": ("ISICODER_MODEL=/app/model", 'ISICODER_MODEL="/app/model/"'),
    "user and group": ("USER 10001", "USER 10001:0"),
    "a secret mount": ("RUN pip", "RUN --mount=type=secret,id=token pip"),
    "a cache mount": ("RUN pip", "RUN --mount=type=cache,target=/root/.cache/pip pip"),
    "healthcheck": ("USER", "HEALTHCHECK NONE\nUSER"),
    "label": ("USER", 'LABEL org.opencontainers.image.version="2026.1.0"\nUSER'),
    "app dir": ("WORKDIR /app\n", "WORKDIR /app\nENV PYTHONPATH=/app\nWORKDIR /app\n"),
    "readme too": ("COPY *.py ./", "COPY *.py README.md LICENSE ./"),
    "port in words": ('"0.0.0.0"]', '"0.0.0.0", "--port=8000", "--workers", "1"]'),
    "entrypoint": ("CMD", "ENTRYPOINT"),
}


@pytest.mark.parametrize("name", VARIANTS)
def test_a_right_containerfile_passes_in_every_layout(name):
    old, new = VARIANTS[name]
    assert old in GOOD
    examine.containerfile(GOOD.replace(old, new))


@pytest.mark.parametrize("line", range(9))
def test_without_any_one_line_the_image_is_refused(line):
    rows = GOOD.splitlines()
    text = "\n".join(rows[:line] + rows[line + 1 :])
    if rows[line].startswith("WORKDIR"):
        text = text.replace("/app/model", "/srv/model")
    with pytest.raises(checks.CheckFailed):
        examine.containerfile(text)


# ----------------------------------------------------------------------------- ignore files


@pytest.mark.parametrize(
    ("pattern", "path", "out"),
    [
        ("data", "data/a.csv", True),
        ("data", "x/data/a.csv", False),
        ("/data/", "data/a.csv", True),
        ("./data", "data/a.csv", True),
        ("*.csv", "a.csv", True),
        ("*.csv", "x/a.csv", False),
        ("**/*.csv", "a.csv", True),
        ("**/*.csv", "x/y/a.csv", True),
        ("*/*.csv", "x/a.csv", True),
        ("*/*.csv", "x/y/a.csv", False),
        ("**", "x/y", True),
        ("x/**", "x/y/z", True),
        ("*", "x/y", True),
        ("?.csv", "a.csv", True),
        ("[ab].csv", "b.csv", True),
        ("[!ab].csv", "b.csv", False),
        (".env", ".env.production", False),
        (".env*", ".env.production", True),
        ("**/.env*", "deploy/.env.x", True),
        ("# data", "# data", False),
        ("a.csv", "aXcsv", False),
    ],
)
def test_a_pattern_leaves_out_what_docker_leaves_out(pattern, path, out):
    assert (examine.kept(pattern, [path]) == []) is out


def test_the_last_pattern_that_fits_decides():
    assert examine.kept("*\n!a.py", ["a.py", "b.py"]) == ["a.py"]
    assert examine.kept("!a.py\n*", ["a.py", "b.py"]) == []
    assert examine.kept("m\n!m/x\n", ["m/x", "m/y"]) == ["m/x"]
    assert examine.kept("*\n!m\nm/*\n!m/x", ["m/x", "m/y"]) == ["m/x"]


ALLOW = "*\n!*.py\n!requirements.txt\n!model/model.skops\n"
DENY = "\n".join(
    [
        *(f"**/*.{end}" for end in ("pem", "key", "csv", "parquet", "ipynb", "db", "log")),
        *("**/.env*", "**/.git", "**/.venv", "**/__pycache__"),
        *("data", "model/*", "!model/model.skops"),
    ]
)


@pytest.mark.parametrize("text", [ALLOW, DENY])
def test_right_patterns_never_fail(text):
    for seed in range(200):
        examine.ignore(text, rollout.simulate_folder(seed), "a folder")


# -------------------------------------------------------------------------------- manifests


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("500m", 0.5),
        ("2", 2),
        (0.25, 0.25),
        ("1Gi", 2**30),
        ("300Mi", 300 * 2**20),
        ("307200Ki", 300 * 2**20),
        ("400M", 4e8),
        ("400m", 0.4),
        ("1e3", 1000),
    ],
)
def test_a_quantity_is_read_as_kubernetes_reads_it(text, value):
    assert examine.quantity(text) == pytest.approx(value)


@pytest.mark.parametrize("text", [None, "", "Mi", "3 apples", "1.2.3", "400mi", True])
def test_what_is_no_quantity_is_none(text):
    assert math.isnan(examine.quantity(text))


def repaired():
    found = examine.documents(examine.COLLEAGUE, "colleague")
    box = found["Deployment"]["spec"]["template"]["spec"]["containers"][0]
    found["Service"]["spec"]["selector"] = {"app": "isicoder"}
    box["livenessProbe"], box["readinessProbe"] = box["readinessProbe"], box["livenessProbe"]
    box["resources"]["limits"]["memory"] = "400Mi"
    found["ConfigMap"]["data"].pop("ISICODER_DATABASE")
    key = {"secretKeyRef": {"name": "isicoder-database", "key": "address"}}
    box["env"].append({"name": "ISICODER_DATABASE", "valueFrom": key})
    found["HorizontalPodAutoscaler"]["spec"]["scaleTargetRef"]["name"] = "isicoder"
    return found


def test_the_colleague_has_the_five_faults_and_no_other():
    found = examine.documents(examine.COLLEAGUE, "colleague")
    assert examine.shape_problems(found) == []
    about = {name for name, *_ in examine.problems(found)}
    assert about == {"service selector", "probes", "memory limit", "secret", "scaler target"}
    assert examine.problems(repaired()) == []
    examine.mended(repaired())
    examine.mended(list(repaired().values()), at_least=3)


def test_manifests_pass_in_any_order_and_layout():
    for dump in (yaml.safe_dump, json.dumps):
        for turn in range(4):
            kinds = list(repaired().values())
            text = "\n---\n".join(dump(d) for d in kinds[turn:] + kinds[:turn])
            examine.manifests(text)


CHANGES = {
    "spec.replicas": ("Deployment", ["spec"], "replicas", 5),
    "a grace period": (
        "Deployment",
        ["spec", "template", "spec"],
        "terminationGracePeriodSeconds",
        30,
    ),
    "a type": ("Service", ["spec"], "type", "ClusterIP"),
    "a namespace": ("ConfigMap", ["metadata"], "namespace", "survey"),
    "behaviour": (
        "HorizontalPodAutoscaler",
        ["spec"],
        "behavior",
        {"scaleDown": {"stabilizationWindowSeconds": 300}},
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_further_fields_that_kubernetes_knows_are_no_fault(name):
    found = repaired()
    kind, path, key, value = CHANGES[name]
    place = found[kind]
    for part in path:
        place = place[part]
    place[key] = value
    examine.manifests("\n---\n".join(yaml.safe_dump(d) for d in found.values()))


def test_a_misspelt_field_is_refused():
    found = repaired()
    found["Deployment"]["spec"]["replica"] = 3
    with pytest.raises(checks.CheckFailed, match="replica"):
        examine.manifests("\n---\n".join(yaml.safe_dump(d) for d in found.values()))


# ------------------------------------------------------------------- sizing, canary, rollback


def size(load, peak, cpu):
    single = load[load["records"] == 1]
    pods = math.ceil(peak * single["cpu_ms"].mean() / (0.6 * cpu))
    return {"replicas": pods + 1, "memory": math.ceil(1.2 * load["memory_mib"].max())}


def test_a_right_size_never_fails():
    for seed in range(200):
        examine.sizing(size, rollout.simulate_load(seed), 70, 250, "a test")


@pytest.mark.parametrize(
    ("load", "peak", "cpu"),
    [
        (rollout.tables()["load-test"], 70, 250),
        (rollout.simulate_load(1603, milliseconds=12, memory=310), 44, 250),
        (rollout.simulate_load(1604, batches=30), 300, 500),
        (rollout.simulate_load(1605, milliseconds=3), 5, 1000),
    ],
)
def test_no_case_of_the_check_lies_at_an_edge(load, peak, cpu):
    mean = load.loc[load["records"] == 1, "cpu_ms"].mean()
    part = peak * mean / (0.6 * cpu) % 1
    assert 0.02 < part < 0.98


def words(bad, n):
    return np.where(bad, "stop", np.where(n >= 2000, "done", "go on")).tolist()


def ratio(seen):
    bad = pd.Series(False, index=seen.index)
    for name, p, q in (("errors", 0.005, 0.025), ("disagreements", 0.04, 0.08)):
        hits, n = seen[name], seen["requests"]
        bad |= hits * np.log(q / p) + (n - hits) * np.log((1 - q) / (1 - p)) > np.log(100)
    return words(bad, seen["requests"])


def few_looks(seen):
    limits = {200: (7, 19), 400: (8, 29), 700: (12, 46), 1000: (15, 61), 2000: (23, 112)}
    bad = pd.Series(False, index=seen.index)
    for n, (errors, other) in limits.items():
        over = (seen["errors"] >= errors) | (seen["disagreements"] >= other)
        bad |= (seen["requests"] == n) & over
    return words(bad, seen["requests"])


def wide(seen):
    n = seen["requests"]
    first = (seen["errors"] - 0.005 * n) / np.sqrt(n * 0.005 * 0.995) > 3.5
    second = (seen["disagreements"] - 0.04 * n) / np.sqrt(n * 0.04 * 0.96) > 3.2
    return words((n >= 200) & (first | second), n)


@pytest.mark.parametrize("rule", [ratio, few_looks, wide])
def test_a_right_rule_never_fails_over_200_seeds(rule):
    for seed in range(200):
        examine.canary(rule, 9000 + 7 * seed, false_stops=0.08, caught=0.90, within=1000)


def test_a_rule_that_looks_40_times_with_a_usual_limit_always_fails():
    z = 1.96

    def peek(seen):
        n = seen["requests"]
        bad = (seen["disagreements"] - 0.04 * n) / np.sqrt(n * 0.04 * 0.96) > z
        return words(bad | (seen["errors"] > 0.005 * n + z * np.sqrt(0.005 * n)), n)

    for seed in range(20):
        with pytest.raises(checks.CheckFailed, match="good versions are stopped"):
            examine.canary(peek, 50 * seed, false_stops=0.15, caught=0.80, within=2000)


def test_the_limits_are_read_off_a_rule():
    found = examine.limits(few_looks)
    assert found["errors"] == {"100": None, "250": None, "500": None, "1000": 15, "2000": 23}
    assert found["disagreements"]["1000"] == 61


def by_loop(codes, decisions, version):
    """Another way: look at each record alone."""
    found = []
    for record, rows in codes.groupby("record_id"):
        rows = sorted(rows.to_dict("records"), key=lambda row: (row["coded_at"], row["id"]))
        row = rows[-1]
        since = decisions[decisions["record_id"] == record]["decided_at"] > row["coded_at"]
        if row["service_version"] == version and row["route"] == "auto" and not since.any():
            found.append((row["coded_at"], row["id"], record))
    return [record for *_, record in sorted(found)]


def test_the_records_of_a_rollback_are_those_found_one_by_one():
    for seed in range(20):
        codes, decisions = rollout.simulate_codes(seed, records=40)
        for version in rollout.VERSIONS.values():
            examine.recode(by_loop, codes, decisions, version, "a day")


# --------------------------------------------------------------------------- the optional image

ENGINE = """\
#!{python}
import os, pathlib, sys
log = pathlib.Path({log!r})
with log.open("a") as file:
    print(*sys.argv[1:], file=file)
if sys.argv[1] == "build":
    print(sorted(path.name for path in pathlib.Path(sys.argv[-1]).iterdir()), file=log.open("a"))
    sys.exit({build})
print({{"run": "c0ffee", "port": "127.0.0.1:{port}"}}.get(sys.argv[1], ""))
"""


class Answers(http.server.BaseHTTPRequestHandler):
    """A service in its container: alive, and not ready."""

    def do_GET(self):
        self.send_response(200 if self.path == "/health" else 503)
        self.end_headers()
        self.wfile.write(b"no policy" if self.path == "/ready" else b"alive")

    def log_message(self, *about):
        """Write nothing."""


@pytest.fixture
def container_program(tmp_path, monkeypatch):
    """A program `podman` that notes how it is called, and a service behind it."""
    (tmp_path / "programs").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "programs"))
    monkeypatch.chdir(tmp_path)
    for name in ("Containerfile", ".containerignore"):
        (tmp_path / name).write_text("# for a trial\n", encoding="utf-8")
    for folder in ("service", "model"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{folder}.txt").touch()
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()

        def make(build):
            facts = {"python": sys.executable, "log": str(tmp_path / "log"), "build": build}
            program = tmp_path / "programs" / "podman"
            program.write_text(ENGINE.format(port=server.server_port, **facts), encoding="utf-8")
            program.chmod(0o755)
            return tmp_path / "log"

        yield make
        server.shutdown()


@pytest.mark.skipif(sys.platform == "win32", reason="the program of the trial is a script")
def test_where_a_container_program_runs_the_image_is_built_run_and_stopped(
    container_program, tmp_path, capsys
):
    # given a container program
    log = container_program(build=0)
    # when the learner builds the image
    examine.build_and_run(tmp_path / "service", tmp_path / "model")
    # then it saw the files, and the container was asked and stopped
    called = log.read_text(encoding="utf-8")
    assert "'.dockerignore', 'Containerfile', 'model', 'service.txt'" in called
    assert [line.split()[0] for line in called.splitlines() if line[0] != "["] == [
        *("info", "build", "run", "port", "stop"),
    ]
    assert capsys.readouterr().out == "/health 200 alive\n/ready 503 no policy\n"


@pytest.mark.skipif(sys.platform == "win32", reason="the program of the trial is a script")
def test_an_image_that_is_not_built_is_not_run(container_program, tmp_path, capsys):
    log = container_program(build=1)
    examine.build_and_run(tmp_path / "service", tmp_path / "model")
    assert "was not built" in capsys.readouterr().out
    assert "run" not in log.read_text(encoding="utf-8").split()


def test_without_a_container_program_nothing_is_built(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("PATH", str(tmp_path))
    examine.build_and_run(tmp_path / "service", tmp_path / "model")
    assert "nothing was built" in capsys.readouterr().out
