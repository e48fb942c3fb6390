"""What the check cells try on an answer. You may read it; grading uses its own copy."""

from __future__ import annotations

import copy
import json
import math
import posixpath
import re
import shlex
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import httpx
import jsonschema
import numpy as np
import pandas as pd
import yaml

from mlcapacity import checks
from mlcapacity.office import rollout

CONTAINERFILE = "section 1, the rules for an image"
IGNORE = "section 2, how the patterns are read"
IGNORE_FILE = ".containerignore"
MANIFESTS = "section 3, what Kubernetes reads"
SIZING = "section 4, what the load test says"
CANARY = "section 5, why looking often costs"
RECODE = "section 6, what a rollback leaves behind"

# ------------------------------------------------------------------------------ Containerfiles

_WORDS = (
    "ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL "
    "STOPSIGNAL USER VOLUME WORKDIR"
)
_SECRET = re.compile(r"pass(word|wd|phrase)?$|passw|secret|token|api_?key|credential", re.I)
_ADDRESS = re.compile(r"://[^\s/:@]+:[^\s/@]+@")
_FETCH = re.compile(r"\b(curl|wget|git\s+clone)\b")


def instructions(text):
    """The instructions of a Containerfile: (word, arguments, line), continued lines joined."""
    escape, found, open_row = "\\", [], None
    for number, row in enumerate(text.splitlines(), 1):
        if not found and (mark := re.match(r"#\s*escape\s*=\s*(\S)", row, re.I)):
            escape = mark[1]
        if row.strip().startswith("#") or not row.strip():
            continue
        goes_on = row.rstrip().endswith(escape)
        part = row.rstrip()[:-1] if goes_on else row
        if open_row is None:
            open_row = [part.strip(), number]
        else:
            open_row[0] += " " + part.strip()
        if not goes_on:
            found.append(open_row)
            open_row = None
    if open_row is not None:
        found.append(open_row)
    rows = []
    for row, number in found:
        word, _, rest = row.partition(" ")
        checks.expect(
            word.upper() in _WORDS.split(),
            seen=f"line {number} begins with `{word}`, which is no instruction",
            wanted="instructions such as FROM, COPY, RUN; `\\` at the end where a line goes on",
            look=CONTAINERFILE,
        )
        checks.expect(
            not re.search(r"<<-?[\"']?[A-Za-z_]", rest),
            seen=f"line {number} uses a here-document (`<<`), which this reader does not know",
            wanted="the same with `&&`, and `\\` at the end of a line",
            look=CONTAINERFILE,
        )
        rows.append((word.upper(), rest.strip(), number))
    return rows


def substitute(text, values):
    """`$NAME`, `${NAME}`, `${NAME:-other}` and `${NAME:+other}` replaced by their values."""

    def value(match):
        name, sign, other = match[1] or match[4], match[2], match[3]
        known = values.get(name) or ""
        if sign == "+":
            return (other or "") if known else ""
        return known or (other or "")

    pattern = r"\$\{(\w+)(?::([-+])([^}]*))?\}|\$(\w+)"
    return re.sub(pattern, value, text)


def _pairs(rest):
    """The pairs of ENV, ARG or LABEL: `A=1 B="two words"`, and the old form `A 1`."""
    try:
        parts = shlex.split(rest)
    except ValueError:
        parts = rest.split()
    if parts and "=" not in parts[0] and len(parts) > 1:
        return {parts[0]: rest.split(None, 1)[1].strip("\"'")}
    return dict(part.partition("=")[::2] for part in parts)


def _json_form(rest):
    try:
        parts = json.loads(rest)
    except ValueError:
        return None
    return parts if isinstance(parts, list) and all(isinstance(p, str) for p in parts) else None


def _flags(rest):
    flags = {}
    while match := re.match(r"--([\w-]+)(?:=(\S+))?\s+", rest):
        flags.setdefault(match[1], []).append(match[2] or "")
        rest = rest[match.end() :]
    return flags, rest


class Stage:
    """What one stage of a Containerfile makes: files, settings, user, start command."""

    def __init__(self, name="", base=None, image=""):
        """An empty stage from an outside image, or one that goes on from another."""
        self.name, self.image = name, image
        self.files = dict(base.files) if base else {}
        self.folders = set(base.folders) if base else {"/"}
        self.env = dict(base.env) if base else {}
        self.arg = {}
        self.workdir = base.workdir if base else "/"
        self.user = base.user if base else ""
        self.command = base.command if base else None
        self.entry = base.entry if base else None
        self.installed = base.installed if base else False
        self.venv = base.venv if base else ""
        self.root = base.root if base else image

    def path(self, text):
        """An absolute path in the image."""
        return posixpath.normpath(posixpath.join(self.workdir, text))


def read_containerfile(text, paths):
    """The stages of a Containerfile, built on a folder with these paths; and what was noticed.

    Gives (stages, notes): notes are (kind, words, line), in order.
    """
    stages, notes, arguments, images = [], [], {}, []
    for word, rest, line in instructions(text):
        if word == "ARG" and not stages:
            arguments |= {k: substitute(v, arguments) for k, v in _pairs(rest).items()}
            notes += [("secret", f"`ARG {k}`", line) for k in _pairs(rest) if _SECRET.search(k)]
            continue
        if word == "FROM":
            parts = substitute(_flags(rest + " ")[1].strip(), arguments).split()
            base, name = (parts or [""])[0], parts[2] if len(parts) > 2 else str(len(stages))
            known = next((s for s in stages if s.name.lower() == base.lower()), None)
            if known is None:
                images.append((base, line))
            stages.append(Stage(name, known, "" if known else base))
            continue
        checks.expect(
            stages,
            seen=f"line {line} ({word}) stands before the first FROM",
            wanted="FROM first: the image that yours is built on",
            look=CONTAINERFILE,
        )
        _step(stages, notes, images, arguments, paths, word, rest, line)
    return stages, notes, images


def _step(stages, notes, images, arguments, paths, word, rest, line):
    stage = stages[-1]
    values = {**stage.arg, **stage.env}
    if word == "ENV":
        for name, value in _pairs(rest).items():
            stage.env[name] = substitute(value, values)
            if (_SECRET.search(name) and value) or _ADDRESS.search(stage.env[name]):
                notes.append(("secret", f"`ENV {name}`", line))
    elif word == "ARG":
        for name, value in _pairs(rest).items():
            stage.arg[name] = substitute(value, values) or arguments.get(name, "")
            if _SECRET.search(name):
                notes.append(("secret", f"`ARG {name}`", line))
    elif word == "WORKDIR":
        stage.workdir = stage.path(substitute(rest, values).strip("\"'"))
        stage.folders.add(stage.workdir)
    elif word == "USER":
        stage.user = substitute(rest, values).strip("\"'")
    elif word == "CMD":
        stage.command = (_json_form(rest), rest, line)
    elif word == "ENTRYPOINT":
        stage.entry, stage.command = (_json_form(rest), rest, line), None
    elif word in ("COPY", "ADD"):
        _copy(stages, notes, images, paths, word, substitute(rest, values), line)
    elif word == "RUN":
        _run(stages, notes, rest, line)


def _from(stages, images, name, line):
    for stage in stages[:-1]:
        if stage.name.lower() == name.lower():
            return stage
    if name.isdigit() and int(name) < len(stages) - 1:
        return stages[int(name)]
    images.append((name, line))
    return None


def _copy(stages, notes, images, paths, word, rest, line):
    stage = stages[-1]
    flags, rest = _flags(rest)
    parts = _json_form(rest) or shlex.split(rest)
    *sources, target = parts if len(parts) > 1 else [*parts, "."]
    folder = target.endswith("/") or target in (".", "..") or len(sources) > 1
    target = stage.path(target)
    folder = folder or target in stage.folders
    origin = None
    if flags.get("from"):
        origin = _from(stages, images, flags["from"][0], line)
        if origin is None:
            return
    known = {path: path for path in paths}
    if origin:
        known = {path.lstrip("/"): source for path, source in origin.files.items()}
    for source in sources:
        if re.match(r"https?://|git@", source):
            notes.append(("fetch", f"`{word} {source}`", line))
            continue
        inside = posixpath.normpath(origin.path(source) if origin else source).lstrip("/")
        pattern = re.compile(_regex(inside) + "$")
        hits = {}
        for path, what in known.items():
            parents = path.split("/")
            if inside in (".", ""):
                hits[posixpath.join(target, path)] = what
            elif pattern.match(path):
                end = posixpath.basename(path)
                hits[posixpath.join(target, end) if folder or "*" in inside else target] = what
            else:
                for n in range(1, len(parents)):
                    if pattern.match("/".join(parents[:n])):
                        hits[posixpath.join(target, *parents[n:])] = what
                        break
        libraries = origin and origin.installed and (not hits or inside in (origin.venv or "/"))
        if libraries:
            stage.installed, stage.venv = True, origin.venv
        if not hits and not origin:
            notes.append(("missing", f"`{source}`", line))
        stage.files |= hits
    for path in stage.files:
        while path != "/":
            path = posixpath.dirname(path)
            stage.folders.add(path)


def _run(stages, notes, rest, line):
    stage = stages[-1]
    mounts, rest = _flags(rest)
    command = " ".join(_json_form(rest) or [rest])
    if _FETCH.search(command):
        notes.append(("fetch", f"`{_FETCH.search(command)[0]}`", line))
    if re.search(r"(?i)\b\w*(password|token|secret)\w*=[^\s$]+", command):
        notes.append(("secret", "a RUN line", line))
    if _ADDRESS.search(command):
        notes.append(("secret", "a RUN line", line))
    if match := re.search(r"(?:-m\s+venv|virtualenv|uv\s+venv)\s+(?:-\S+\s+)*([^\s;&]+)", command):
        stage.venv = stage.path(match[1])
    bound = " ".join(mounts.get("mount", []))
    if origin := re.search(r"from=([^,\s]+)", bound):
        for other in stages[:-1]:
            stage.installed |= other.name == origin[1] and other.installed
    for made in re.findall(r"(?:mkdir)\s+(?:-p\s+)?([^\s;&|]+)", command):
        stage.folders.add(stage.path(made))
    for part in re.split(r"&&|;", command):
        match = re.search(r"\bpip[\d.]*\s+(?:-\S+\s+)*(install|wheel)\s+(.*)", part)
        if not match and (match := re.search(r"\buv\s+pip\s+(install|sync)\s+(.*)", part)):
            part = part.replace("sync ", "sync -r ")
        if not match:
            continue
        listed = re.search(r"requirements[\w./*-]*\.txt", match[2])
        if listed:
            there = any(p == "requirements.txt" for p in stage.files.values())
            if not there and "requirements.txt" not in bound and "type=bind" not in bound:
                notes.append(("no list", "", line))
            code = [p for p in stage.files.values() if re.fullmatch(r"\w+\.py", p)]
            if code:
                notes.append(("order", f"`{code[0]}`", line))
            stage.installed = True
        loose = _loose(match[2])
        if loose:
            notes.append(("loose", f"`{loose}`", line))


def _loose(text):
    """The first library in a pip command that has no exact version; "" where none has."""
    skip = False
    with_value = {"-r", "-c", "-t", "-w", "-i", "-f", "--requirement", "--constraint"}
    with_value |= {"--target", "--prefix", "--wheel-dir", "--index-url", "--find-links", "--root"}
    with_value |= {"--python", "--extra-index-url", "--cache-dir", "--timeout", "--retries"}
    for part in text.replace('"', "").replace("'", "").split():
        if skip or part.startswith("-"):
            skip = not skip and part in with_value
            continue
        tool = part in ("pip", "setuptools", "wheel", "uv")
        if not (tool or "==" in part or re.search(r"[/*]|\.txt$|\.whl$", part) or part == "."):
            return part
    return ""


def pinned(image):
    """Whether an image's name stays with one content: a digest, or a tag with three numbers."""
    if re.search(r"@sha256:[0-9a-f]{64}$", image):
        return True
    tag = image.rsplit("/", 1)[-1].partition(":")[2]
    return bool(re.match(r"v?\d+\.\d+\.\d+", tag))


def start(stage):
    """What the container starts: (words or None where it is no list, line, fault)."""
    given = [step for step in (stage.entry, stage.command) if step]
    if not given:
        return [], 0, "there is no CMD: nobody says what the container starts"
    for n, (words, rest, line) in enumerate(given):
        if words is None and rest.startswith("exec "):
            given[n] = (shlex.split(rest)[1:], rest, line)  # the shell becomes the service
        elif words is None:
            return None, line, f"line {line} starts the service through a shell: `{rest[:60]}`"
    words = [word for step in given for word in step[0]]
    line = given[-1][2]
    if words[:1] and posixpath.basename(words[0]) in ("sh", "bash") and "-c" in words[1:3]:
        inner = words[words.index("-c") + 1 :] or [""]
        if not inner[0].strip().startswith("exec "):
            return None, line, f"line {line} starts a shell, which starts the service"
        words = shlex.split(inner[0])[1:]
    return [substitute(word, stage.env) for word in words], line, ""


def _option(words, name, env, default):
    for n, word in enumerate(words):
        if word == name and n + 1 < len(words):
            return words[n + 1]
        if word.startswith(name + "="):
            return word.split("=", 1)[1]
    return env.get("UVICORN_" + name.strip("-").upper(), default)


def containerfile(text, folder=None):
    """Task 1: the image keeps the seven rules of section 1."""
    look = CONTAINERFILE
    table = rollout.build_folder() if folder is None else folder
    kinds = dict(zip(table["path"], table["kind"], strict=True))
    rows = instructions(text)
    checks.expect(rows, "`Containerfile` holds no instruction yet", "your own lines", look)
    stages, notes, images = read_containerfile(text, list(kinds))
    checks.expect(stages, "there is no FROM", "FROM first: the image that yours builds on", look)
    last = stages[-1]
    for image, line in images:
        checks.expect(
            image == "scratch" or pinned(image),
            seen=f"line {line} takes the image `{image}`",
            wanted="a tag with three numbers, as in `3.12.11-slim`, or `@sha256:` and 64 digits",
            look=look,
            why="another day that name stands for another image, so the same file builds "
            "something else",
        )
    tag = re.search(r"(?:^|/)python(?::(\d+)\.(\d+))?", last.root)
    good = tag and (not tag[1] or (int(tag[1]), int(tag[2])) >= (3, 11))
    checks.expect(
        good,
        seen=f"the last stage builds on `{last.root}`",
        wanted="an image `python`, 3.11 or newer",
        look=look,
        why="the service needs Python, and the libraries need 3.11",
    )
    words = {
        "secret": (
            "holds a password, token or key",
            "nothing secret in an image: the platform gives it to the container at its start",
            "whoever has the image can read it, also in the layers below and in the history",
        ),
        "fetch": (
            "fetches something from the web",
            "only the base image and the libraries of requirements.txt",
            "what is there tomorrow may be something else",
        ),
        "missing": (
            "copies what the folder does not have",
            "paths of the folder shown in section 1",
            "the build stops there",
        ),
        "no list": (
            "installs from requirements.txt, which is not in the image yet",
            "COPY requirements.txt before it",
            "the build stops there",
        ),
        "order": (
            "installs the libraries after the code was copied",
            "COPY requirements.txt, install, and only then COPY the code",
            "each change of a line of code installs all libraries again",
        ),
        "loose": (
            "installs a library without an exact version",
            "pip install -r requirements.txt, where the versions stand",
            "next month pip takes another version",
        ),
    }
    for kind, what, line in notes:
        seen, wanted, why = words[kind]
        checks.expect(False, f"line {line} {seen} {what}".rstrip(), wanted, look, why)
    _contents(last, kinds, look)
    _starts(last, look)


def _contents(last, kinds, look):
    inside = set(last.files.values())
    why = {
        "data": "the registry is no place for answers of respondents",
        "secret": "whoever has the image has the password or key",
        "clutter": "the image grows, and old states come along",
    }
    order = {"secret": 0, "data": 1}
    for path in sorted(inside, key=lambda p: (order.get(kinds.get(p, ""), 2), p)):
        checks.expect(
            kinds.get(path) in ("needed", "either"),
            seen=f"the image holds `{path}`",
            wanted="the code beside service.py, requirements.txt and model/model.skops, by name",
            look=look,
            why=why.get(kinds.get(path, ""), ""),
        )
    for path in kinds:
        checks.expect(
            kinds[path] != "needed" or path in inside or path == "requirements.txt",
            seen=f"the image does not hold `{path}`",
            wanted="all parts of the service, and the model",
            look=look,
            why="the service would start without it, and answer 503 or 404",
        )
    checks.expect(
        last.installed,
        seen="no line installs requirements.txt for the last stage",
        wanted="RUN pip install -r requirements.txt, or its result copied from another stage",
        look=look,
    )
    homes = {path: what for path, what in last.files.items() if what == "model/model.skops"}
    folders = {posixpath.dirname(path) for path in homes if path.endswith("/model.skops")}
    said = last.env.get("ISICODER_MODEL", "")
    checks.expect(
        said and last.path(said) in folders,
        seen=f"ISICODER_MODEL is {said!r}, and the model is in {', '.join(sorted(homes))}",
        wanted="ENV ISICODER_MODEL with the folder of model.skops"
        + (f": {', '.join(sorted(folders))}" if folders else ""),
        look=look,
        why=""
        if folders
        else "the file has lost its name: end the target of COPY with `/`, as in `model/`",
    )


def _starts(last, look):
    user = last.user.split(":")[0]
    checks.expect(
        user and user not in ("root", "0"),
        seen="the service runs as root" + (f" (USER {user})" if user else " (there is no USER)"),
        wanted="USER and a number other than 0 as the last USER",
        look=look,
        why="a fault in the service is then a fault with all rights",
    )
    checks.expect(
        user.isdigit(),
        seen=f"USER is the name `{user}`",
        wanted="a number, such as 10001",
        look=look,
        why="Kubernetes cannot know that a name is not root, and refuses to start it",
    )
    words, line, fault = start(last)
    checks.expect(
        not fault,
        seen=fault,
        wanted='the list form, each word in double quotes: CMD ["uvicorn", "service:app", ...]',
        look=look,
        why="a shell in between does not pass on the signal to stop: requests are cut off"
        if words is None
        else "",
    )
    program = posixpath.basename(words[0]) if words else ""
    runs = program == "uvicorn" or (program.startswith("python") and "uvicorn" in words)
    checks.expect(
        runs and "service:app" in words,
        seen=f"line {line} starts `{' '.join(words)[:70]}`",
        wanted="uvicorn and service:app, each word a text of its own (no other server is in "
        "requirements.txt)",
        look=look,
    )
    if last.venv:
        found = words[0].startswith(last.venv) or f"{last.venv}/bin" in last.env.get("PATH", "")
        checks.expect(
            found,
            seen=f"the libraries are in {last.venv}, and `{words[0]}` is looked for elsewhere",
            wanted=f"ENV PATH={last.venv}/bin:$PATH, or {last.venv}/bin/uvicorn as the program",
            look=look,
        )
    host = _option(words, "--host", last.env, "127.0.0.1")
    checks.expect(
        host in ("0.0.0.0", "::"),
        seen=f"the service listens on {host}",
        wanted="--host 0.0.0.0",
        look=look,
        why="in a container 127.0.0.1 is the container itself: nobody outside can reach it",
    )
    port = _option(words, "--port", last.env, "8000")
    checks.expect(port == "8000", f"the service listens at port {port}", "port 8000", look)
    place = last.path(_option(words, "--app-dir", last.env, "."))
    homes = {posixpath.dirname(path) for path, what in last.files.items() if what == "service.py"}
    homes_ok = place in homes or homes & set(last.env.get("PYTHONPATH", "").split(":"))
    checks.expect(
        homes_ok,
        seen=f"uvicorn starts in {place}, and service.py is in {', '.join(sorted(homes))}",
        wanted="WORKDIR with the folder of service.py",
        look=look,
    )


def rebuilt(text, changed, paths=None):
    """A table of the steps of a Containerfile: which run again when one file has changed."""
    paths = list(rollout.build_folder()["path"]) if paths is None else paths
    again, rows = False, []
    for word, rest, _ in instructions(text):
        if word == "FROM":
            again = False
        if word in ("COPY", "ADD") and not again:
            parts = shlex.split(_flags(rest)[1])[:-1]
            for part in parts:
                pattern = re.compile(_regex(posixpath.normpath(part)) + "(/.*)?$")
                again |= part in (".", "./") or bool(pattern.match(changed))
        rows.append({"step": f"{word} {rest}"[:70], "runs again": "yes" if again else "no"})
    return pd.DataFrame(rows)


# -------------------------------------------------------------------------------- ignore files


def _regex(pattern):
    """A pattern of an ignore file as a regular expression (as moby's patternmatcher reads it)."""
    out, n = "", 0
    while n < len(pattern):
        sign = pattern[n]
        if pattern.startswith("**", n):
            n += 2
            if n < len(pattern) and pattern[n] == "/":
                n += 1
                out += "(?:.*/)?"
            else:
                out += ".*"
            continue
        if sign == "*":
            out += "[^/]*"
        elif sign == "?":
            out += "[^/]"
        elif sign == "[" and "]" in pattern[n + 1 :]:
            end = pattern.index("]", n + 1)
            out += "[" + pattern[n + 1 : end].replace("!", "^", 1) + "]"
            n = end
        elif sign == "\\" and n + 1 < len(pattern):
            n += 1
            out += re.escape(pattern[n])
        else:
            out += re.escape(sign)
        n += 1
    return out


def kept(text, paths):
    """The paths that an ignore file leaves in the folder that is sent to the build."""
    rules = []
    for row in text.splitlines():
        row = row.strip()
        if not row or row.startswith("#"):
            continue
        negative = row.startswith("!")
        row = posixpath.normpath(row[1:].strip() if negative else row).strip("/")
        if row not in ("", "."):
            rules.append((re.compile(_regex(row) + "$"), negative))
    found = []
    for path in paths:
        parts, out = path.split("/"), False
        for pattern, negative in rules:
            if any(pattern.match("/".join(parts[: n + 1])) for n in range(len(parts))):
                out = not negative
        if not out:
            found.append(path)
    return found


def ignore(text, folder, name):
    """Task 2: nothing confidential is left, and everything needed is."""
    rows = [r for r in text.splitlines() if r.strip() and not r.strip().startswith("#")]
    checks.expect(rows, "`.containerignore` holds no pattern yet", "your own lines", IGNORE)
    kinds = dict(zip(folder["path"], folder["kind"], strict=True))
    about = dict(zip(folder["path"], folder["about"], strict=True))
    left = set(kept(text, kinds))
    for kind, word in (("secret", "a secret"), ("data", "answers"), ("clutter", "old or foreign")):
        bad = [path for path in kinds if kinds[path] == kind and path in left]
        checks.expect(
            not bad,
            seen=f"in {name} {len(bad)} file(s) of the kind '{word}' would be sent, as "
            f"`{(bad or [''])[0]}` ({about.get((bad or [''])[0])})",
            wanted="a pattern that leaves it out, in any folder (`**/` before it), and no later "
            "`!` that takes it in again",
            look=IGNORE,
        )
    lost = [path for path in kinds if kinds[path] == "needed" and path not in left]
    checks.expect(
        not lost,
        seen=f"in {name} the needed `{(lost or [''])[0]}` is left out",
        wanted="the code beside service.py, requirements.txt and model/model.skops",
        look=IGNORE,
        why="COPY would not find it, and the build would stop",
    )


# ------------------------------------------------------------------------------------ manifests

_TEXT, _NAME = {"type": "string", "minLength": 1}, {"type": "string", "pattern": "^[a-z0-9.-]+$"}
_MAP = {"type": "object", "additionalProperties": {"type": "string"}}
_INT, _ANY = {"type": "integer"}, {}
_PORT = {"type": ["integer", "string"]}
_QUANTITY = {"type": ["string", "number"]}
_LIST = {"type": "array", "items": {"type": "object"}}


def _object(required="", others="", **known):
    """A schema of an object: fields with a schema, and names of further fields that exist."""
    fields = {name: _ANY for name in others.split()} | known
    return {
        "type": "object",
        "required": required.split(),
        "properties": fields,
        "additionalProperties": False,
    }


_META = _object(
    "name", "namespace annotations generateName", name=_NAME, labels=_MAP, annotations=_MAP
)
_PROBE = _object(
    "",
    "exec grpc tcpSocket",
    httpGet=_object("port", "host httpHeaders scheme", path=_TEXT, port=_PORT),
    failureThreshold=_INT,
    initialDelaySeconds=_INT,
    periodSeconds=_INT,
    successThreshold=_INT,
    timeoutSeconds=_INT,
    terminationGracePeriodSeconds=_INT,
)
_AMOUNTS = {"type": "object", "additionalProperties": _QUANTITY}
_SAFETY = _object(
    "",
    "capabilities privileged procMount seLinuxOptions seccompProfile windowsOptions "
    "appArmorProfile fsGroupChangePolicy supplementalGroups supplementalGroupsPolicy sysctls "
    "seLinuxChangePolicy",
    runAsNonRoot={"type": "boolean"},
    runAsUser=_INT,
    runAsGroup=_INT,
    fsGroup=_INT,
    allowPrivilegeEscalation={"type": "boolean"},
    readOnlyRootFilesystem={"type": "boolean"},
)
_CONTAINER = _object(
    "name image",
    "imagePullPolicy lifecycle resizePolicy restartPolicy restartPolicyRules stdin stdinOnce "
    "terminationMessagePath terminationMessagePolicy tty volumeDevices workingDir",
    name=_NAME,
    image=_TEXT,
    command={"type": "array", "items": {"type": "string"}},
    args={"type": "array", "items": {"type": "string"}},
    env={
        "type": "array",
        "items": _object(
            "name", name=_TEXT, value={"type": "string"}, valueFrom={"type": "object"}
        ),
    },
    envFrom=_LIST,
    ports={
        "type": "array",
        "items": _object(
            "containerPort", "hostIP hostPort protocol", name=_NAME, containerPort=_INT
        ),
    },
    livenessProbe=_PROBE,
    readinessProbe=_PROBE,
    startupProbe=_PROBE,
    resources=_object("", "claims", requests=_AMOUNTS, limits=_AMOUNTS),
    securityContext=_SAFETY,
    volumeMounts={
        "type": "array",
        "items": _object(
            "name mountPath",
            "mountPropagation subPathExpr recursiveReadOnly",
            name=_NAME,
            mountPath=_TEXT,
            subPath=_TEXT,
            readOnly={"type": "boolean"},
        ),
    },
)
_POD = _object(
    "containers",
    "activeDeadlineSeconds affinity automountServiceAccountToken dnsConfig dnsPolicy "
    "enableServiceLinks ephemeralContainers hostAliases hostIPC hostNetwork hostPID hostUsers "
    "hostname hostnameOverride imagePullSecrets initContainers nodeName nodeSelector os overhead "
    "preemptionPolicy priority priorityClassName readinessGates resourceClaims resources "
    "restartPolicy runtimeClassName schedulerName schedulingGates serviceAccount "
    "serviceAccountName setHostnameAsFQDN shareProcessNamespace subdomain tolerations "
    "topologySpreadConstraints",
    containers={"type": "array", "minItems": 1, "items": _CONTAINER},
    securityContext=_SAFETY,
    terminationGracePeriodSeconds=_INT,
    volumes={"type": "array", "items": {"type": "object", "required": ["name"]}},
)
_SELECTOR = _object("", matchLabels=_MAP, matchExpressions=_LIST)
_OUTER = {"apiVersion": _TEXT, "kind": _TEXT, "metadata": _META}
SCHEMAS = {
    "Deployment": _object(
        "apiVersion kind metadata spec",
        "status",
        **{**_OUTER, "apiVersion": {"const": "apps/v1"}},
        spec=_object(
            "selector template",
            "strategy paused",
            replicas=_INT,
            selector=_SELECTOR,
            minReadySeconds=_INT,
            revisionHistoryLimit=_INT,
            progressDeadlineSeconds=_INT,
            template=_object(
                "metadata spec",
                metadata={**_META, "required": ["labels"]},
                spec=_POD,
            ),
        ),
    ),
    "Service": _object(
        "apiVersion kind metadata spec",
        "status",
        **{**_OUTER, "apiVersion": {"const": "v1"}},
        spec=_object(
            "ports selector",
            "allocateLoadBalancerNodePorts clusterIP clusterIPs externalIPs externalName "
            "externalTrafficPolicy healthCheckNodePort internalTrafficPolicy ipFamilies "
            "ipFamilyPolicy loadBalancerClass loadBalancerIP loadBalancerSourceRanges "
            "publishNotReadyAddresses sessionAffinity sessionAffinityConfig trafficDistribution",
            type={"enum": ["ClusterIP", "NodePort", "LoadBalancer"]},
            selector=_MAP,
            ports={
                "type": "array",
                "minItems": 1,
                "items": _object(
                    "port", "appProtocol nodePort protocol", name=_NAME, port=_INT, targetPort=_PORT
                ),
            },
        ),
    ),
    "ConfigMap": _object(
        "apiVersion kind metadata",
        "binaryData immutable",
        **{**_OUTER, "apiVersion": {"const": "v1"}},
        data=_MAP,
    ),
    "HorizontalPodAutoscaler": _object(
        "apiVersion kind metadata spec",
        "status",
        **{**_OUTER, "apiVersion": {"const": "autoscaling/v2"}},
        spec=_object(
            "maxReplicas scaleTargetRef",
            "behavior",
            scaleTargetRef=_object("kind name", "apiVersion", kind=_TEXT, name=_NAME),
            minReplicas=_INT,
            maxReplicas=_INT,
            metrics={
                "type": "array",
                "items": _object(
                    "type",
                    "containerResource external object pods",
                    type=_TEXT,
                    resource=_object(
                        "name target",
                        name=_TEXT,
                        target=_object(
                            "type", "averageValue value", type=_TEXT, averageUtilization=_INT
                        ),
                    ),
                ),
            },
        ),
    ),
}
KINDS = tuple(SCHEMAS)


def documents(text, name):
    """The documents of a file of manifests, by kind. Fails where one is missing or not YAML."""
    try:
        found = [d for d in yaml.safe_load_all(text) if d is not None]
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        checks.fail(
            f"`{name}` cannot be read as YAML" + (f" in line {mark.line + 1}" if mark else ""),
            "two spaces for each level, no tabs, `---` between the documents",
            MANIFESTS,
        )
    flat = []
    for document in found:
        more = document.get("items") if isinstance(document, dict) else None
        flat += more if isinstance(more, list) else [document]
    kinds = [d.get("kind") if isinstance(d, dict) else None for d in flat]
    checks.expect(
        "Secret" not in kinds,
        seen=f"`{name}` holds a Secret",
        wanted="only its name, in `secretKeyRef`: the platform has the Secret already",
        look=MANIFESTS,
        why="whoever can read the file can read the password, and it stays in the repository",
    )
    for kind in KINDS:
        checks.expect(
            kinds.count(kind) == 1,
            seen=f"`{name}` holds {kinds.count(kind)} documents of the kind {kind}",
            wanted=f"one each of {', '.join(KINDS)}, with `---` between them",
            look=MANIFESTS,
        )
    return {d["kind"]: d for d in flat if d.get("kind") in KINDS}


def shape_problems(found):
    """What the schemas say about manifests by kind: a list of texts."""
    words = []
    for kind, document in found.items():
        for error in jsonschema.Draft202012Validator(SCHEMAS[kind]).iter_errors(document):
            where = ".".join(str(part) for part in error.absolute_path) or "the document"
            words.append(f"{kind}, {where}: {error.message[:140]}")
    return words


_UNITS = {"": 1, "m": 1e-3, "k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12}
_UNITS |= {"Ki": 2**10, "Mi": 2**20, "Gi": 2**30, "Ti": 2**40}


def quantity(value):
    """A quantity of Kubernetes as a number: 500m is 0.5, 1Gi is 1073741824. NaN where it is none.

    Cores for CPU, bytes for memory.
    """
    match = re.fullmatch(r"\s*([0-9.]+(?:[eE][+-]?\d+)?)([a-zA-Z]*)\s*", str(value))
    if not match or match[2] not in _UNITS or match[1].count(".") > 1:
        return math.nan
    return float(match[1]) * _UNITS[match[2]]


def _get(tree, path, default=None):
    for part in path.split("."):
        tree = tree.get(part) if isinstance(tree, dict) else None
    return default if tree is None else tree


def settings_of(container, config):
    """A container's environment: name to its text, or to the reference that gives it."""
    known = {}
    for source in container.get("envFrom") or []:
        if _get(source, "configMapRef.name") == config["metadata"]["name"]:
            prefix = source.get("prefix", "")
            known |= {prefix + k: v for k, v in (config.get("data") or {}).items()}
    for entry in container.get("env") or []:
        key = _get(entry, "valueFrom.configMapKeyRef.key")
        if key and _get(entry, "valueFrom.configMapKeyRef.name") == config["metadata"]["name"]:
            known[entry["name"]] = (config.get("data") or {}).get(key)
        else:
            known[entry["name"]] = entry.get("value", entry.get("valueFrom"))
    return known


def problems(found):
    """What is wrong with manifests by kind: (about, seen, wanted, why), the gravest first.

    Only what the schemas cannot see: parts that do not fit each other.
    """
    deployment, service = found["Deployment"], found["Service"]
    config, scaler = found["ConfigMap"], found["HorizontalPodAutoscaler"]
    pod = deployment["spec"]["template"]
    container = pod["spec"]["containers"][0]
    labels = pod["metadata"].get("labels") or {}
    words = []

    def say(about, holds, seen, wanted, why):
        if not holds:
            words.append((about, seen, wanted, why))

    chosen = _get(deployment, "spec.selector", {})
    say(
        "deployment selector",
        _selects(chosen, labels),
        f"the Deployment selects {chosen.get('matchLabels', chosen)}, and its pods have the "
        f"labels {labels}",
        "the same label in `selector.matchLabels` and in the template's `labels`",
        "Kubernetes refuses the Deployment",
    )
    chosen = _get(service, "spec.selector", {})
    say(
        "service selector",
        chosen and chosen.items() <= labels.items(),
        f"the Service selects {chosen}, and the pods have the labels {labels}",
        "a label that the pods have",
        "the Service finds no pod: nothing is red, and every request fails",
    )
    ports = {p.get("name"): p["containerPort"] for p in container.get("ports") or []}
    numbers = set(ports.values())
    say(
        "port",
        8000 in numbers,
        f"the container has the ports {sorted(numbers)}",
        "containerPort 8000, where the service listens",
        "the others connect to a port at which nobody listens",
    )

    def number(port):
        return ports.get(port) if isinstance(port, str) else port  # "8000" would be a name

    target = service["spec"]["ports"][0]
    target = target.get("targetPort", target["port"])
    say(
        "target port",
        number(target) == 8000,
        f"the Service sends to the port {target!r}",
        "the port of the container, by name or number (8000)",
        "requests go to a port at which nobody listens",
    )
    for probe, path in (("livenessProbe", "/health"), ("readinessProbe", "/ready")):
        asked = _get(container, f"{probe}.httpGet", {})
        other = "readiness" if probe == "livenessProbe" else "liveness"
        why = (
            "when the database is away, all pods are started anew, again and again"
            if probe == "livenessProbe"
            else "a pod gets requests before it has its model, policy and database"
        )
        say(
            "probes",
            asked.get("path") == path,
            f"the {probe} asks {asked.get('path', 'nothing')}",
            f"httpGet at {path}; the {other} probe asks for something else",
            why,
        )
        say(
            "probe port",
            not asked or number(asked.get("port", 0)) == 8000,
            f"the {probe} asks at port {asked.get('port')!r}",
            "the port of the container, by name or number (8000)",
            "the probe never succeeds",
        )
    _resources(container, say)
    image = container.get("image", "")
    name = re.sub(r"(:[^/@]+)?(@sha256:[0-9a-f]{64})?$", "", image)
    say(
        "image",
        name == "registry.statland.example/isicoder"
        and ("@sha256:" in image or image.endswith(":2026.1.0")),
        f"the image is `{image}`",
        "registry.statland.example/isicoder with the tag 2026.1.0 or a digest",
        "two pods may run different versions under one name, and nobody can go back to an old one",
    )
    safe = {
        **(pod["spec"].get("securityContext") or {}),
        **(container.get("securityContext") or {}),
    }
    say(
        "root",
        safe.get("runAsNonRoot") is True and safe.get("runAsUser", 1) != 0,
        f"runAsNonRoot is {safe.get('runAsNonRoot')}, runAsUser {safe.get('runAsUser', 'not set')}",
        "runAsNonRoot: true",
        "an image that runs as root would be started as root",
    )
    _secrets_and_policy(pod, container, config, say)
    ref = scaler["spec"]["scaleTargetRef"]
    say(
        "scaler target",
        (ref["kind"], ref["name"]) == ("Deployment", deployment["metadata"]["name"]),
        f"the autoscaler looks after {ref['kind']} {ref['name']!r}",
        f"Deployment {deployment['metadata']['name']!r}",
        "it scales nothing, and says so only in its own status",
    )
    least, most = scaler["spec"].get("minReplicas", 1), scaler["spec"]["maxReplicas"]
    say(
        "scaler range",
        (least, most) == (5, 10),
        f"the autoscaler goes from {least} to {most} pods",
        "minReplicas 5 and maxReplicas 10",
        "with too few, one machine that fails stops the service" if least < 5 else "",
    )
    metric = [
        _get(m, "resource.target.averageUtilization")
        for m in scaler["spec"].get("metrics") or []
        if _get(m, "resource.name") == "cpu"
        and _get(m, "resource.target.type") == "Utilization"
        and m.get("type") == "Resource"
    ]
    say(
        "scaler metric",
        metric == [60],
        f"the autoscaler's targets for cpu are {metric}",
        "a metric of type Resource, cpu, Utilization, averageUtilization 60",
        "pods are added too late, or never",
    )
    return words


def _resources(container, say):
    wants = container.get("resources") or {}
    asked, limit = wants.get("requests") or {}, wants.get("limits") or {}
    for name, unit, wanted in (("cpu", 0.25, "250m"), ("memory", 300 * 2**20, "300Mi")):
        say(
            "requests",
            abs(quantity(asked.get(name)) - unit) < 1e-6 * unit,
            f"the container requests {name} {asked.get(name)!r}",
            f"{wanted} (or the same amount, written otherwise)",
            "the autoscaler measures against the request, and the node is chosen by it",
        )
    size = quantity(limit.get("memory"))
    small = size < quantity(asked.get("memory"))
    say(
        "memory limit",
        abs(size - 400 * 2**20) < 1,
        f"the memory limit is {limit.get('memory')!r}"
        + (f", or {size:g} bytes: less than the request" if small else ""),
        "400Mi (or the same amount, written otherwise)",
        "in Kubernetes m is a thousandth, for memory too: a container with half a byte never starts"
        if small
        else "without it a leak takes the memory of all others on the machine",
    )
    if "cpu" in limit:
        say(
            "cpu limit",
            quantity(limit["cpu"]) >= quantity(asked.get("cpu")),
            f"the CPU limit {limit['cpu']!r} is below the request {asked.get('cpu')!r}",
            "no CPU limit, or one not below the request",
            "Kubernetes refuses the pod",
        )


def _secrets_and_policy(pod, container, config, say):
    data = config.get("data") or {}
    leak = [k for k, v in data.items() if _SECRET.search(k) or _ADDRESS.search(str(v))]
    say(
        "secret",
        not leak,
        f"the ConfigMap holds `{(leak or [''])[0]}`, with a password in it",
        "nothing secret in a ConfigMap: the address comes from a Secret",
        "whoever may read settings can read the password, and it is in the repository for ever",
    )
    known = settings_of(container, config)
    base = known.get("ISICODER_DATABASE")
    key = _get(base, "secretKeyRef", {}) if isinstance(base, dict) else {}
    key = key if isinstance(key, dict) else {}
    say(
        "secret",
        (key.get("name"), key.get("key")) == ("isicoder-database", "address"),
        f"ISICODER_DATABASE comes from {'nowhere' if base is None else base}",
        "secretKeyRef with the name isicoder-database and the key address",
        "a password in a manifest is in the repository for ever",
    )
    homes = set()
    for volume in pod["spec"].get("volumes") or []:
        inside = _policy_in(volume, config["metadata"]["name"])
        for mount in container.get("volumeMounts") or []:
            if inside and mount["name"] == volume["name"]:
                only = mount.get("subPath")
                seen = mount["mountPath"] if only else posixpath.join(mount["mountPath"], inside)
                seen = posixpath.normpath(seen)
                if posixpath.basename(seen) == POLICY_FILE and only in (None, inside):
                    homes.add(posixpath.dirname(seen))
    said = known.get("ISICODER_POLICY")
    say(
        "policy",
        isinstance(said, str) and posixpath.normpath(said) in homes,
        f"ISICODER_POLICY is {said!r}; the ConfigMap is mounted at {sorted(homes) or 'no path'}",
        "a volume from the ConfigMap, mounted, and its path in ISICODER_POLICY",
        "the service finds no policy, and /ready says 503 for ever",
    )
    say(
        "policy",
        "routing-policy.json" in data,
        f"the ConfigMap has the keys {sorted(data)}",
        "also the key routing-policy.json",
        "the service finds no policy, and /ready says 503 for ever",
    )
    say(
        "version",
        isinstance(known.get("ISICODER_VERSION"), str),
        "ISICODER_VERSION is not set",
        "ISICODER_VERSION from the ConfigMap",
        "each code would be written by 'dev', and no rollback could find the bad ones",
    )


POLICY_FILE = "routing-policy.json"


def _policy_in(volume, config):
    """Where in a volume the policy of a ConfigMap is; "" where it is not in it."""
    further = _get(volume, "projected.sources")
    for source in [volume, *(further if isinstance(further, list) else [])]:
        if _get(source, "configMap.name") == config:
            items = _get(source, "configMap.items")
            if not isinstance(items, list):
                return POLICY_FILE if items is None else ""
            paths = [str(_get(i, "path", "")) for i in items if _get(i, "key") == POLICY_FILE]
            return paths[0] if paths else ""
    return ""


def _selects(selector, labels):
    """Whether a selector of labels, in either form, selects pods with these labels."""
    plain = selector.get("matchLabels") or {}
    rules = {
        "In": lambda rule: labels.get(str(rule.get("key"))) in (rule.get("values") or []),
        "Exists": lambda rule: str(rule.get("key")) in labels,
    }
    expressions = selector.get("matchExpressions") or []
    return (
        bool(plain or expressions)
        and plain.items() <= labels.items()
        and all(rules.get(rule.get("operator"), lambda _: False)(rule) for rule in expressions)
    )


def manifests(text):
    """Task 3: the manifests have the right shape, and their parts fit."""
    found = documents(text, "manifests.yaml")
    shape = shape_problems(found)
    checks.expect(
        not shape,
        seen=(shape or [""])[0],
        wanted="fields that Kubernetes knows, at the right level and of the right type",
        look=MANIFESTS,
        why="kubectl refuses what it does not know, or drops it without a word",
    )
    for _, seen, wanted, why in problems(found):
        checks.expect(False, seen, wanted, MANIFESTS, why)


COLLEAGUE = """\
apiVersion: apps/v1
kind: Deployment
metadata:
  name: isicoder
spec:
  selector:
    matchLabels: {app: isicoder}
  template:
    metadata:
      labels: {app: isicoder}
    spec:
      securityContext:
        runAsNonRoot: true
      containers:
        - name: service
          image: registry.statland.example/isicoder:2026.1.0
          ports:
            - {name: http, containerPort: 8000}
          envFrom:
            - configMapRef: {name: isicoder}
          env:
            - {name: ISICODER_POLICY, value: /policy}
          livenessProbe:
            httpGet: {path: /ready, port: http}
          readinessProbe:
            httpGet: {path: /health, port: http}
          resources:
            requests: {cpu: 250m, memory: 300Mi}
            limits: {memory: 400m}
          volumeMounts:
            - {name: policy, mountPath: /policy}
      volumes:
        - name: policy
          configMap: {name: isicoder}
---
apiVersion: v1
kind: Service
metadata:
  name: isicoder
spec:
  selector: {app: isi-coder}
  ports:
    - {port: 80, targetPort: http}
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: isicoder
data:
  ISICODER_VERSION: "2026.1.0"
  ISICODER_DATABASE: "postgresql://isicoder:Winter2025@db.statland.example/codes"
  routing-policy.json: "{}"
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: isicoder
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: isicoder-service}
  minReplicas: 5
  maxReplicas: 10
  metrics:
    - type: Resource
      resource:
        name: cpu
        target: {type: Utilization, averageUtilization: 60}
"""
_FAULTS = ("service selector", "probes", "memory limit", "secret", "scaler target")


def _stripped(found):
    """The manifests without the places that were at fault."""
    found = copy.deepcopy(found)
    found["Service"]["spec"].pop("selector", None)
    container = found["Deployment"]["spec"]["template"]["spec"]["containers"][0]
    for probe in ("livenessProbe", "readinessProbe"):
        _get(container, f"{probe}.httpGet", {}).pop("path", None)
    _get(container, "resources.limits", {}).pop("memory", None)
    entries = container.get("env") or []
    container["env"] = [e for e in entries if e.get("name") != "ISICODER_DATABASE"]
    found["ConfigMap"].get("data", {}).pop("ISICODER_DATABASE", None)
    found["HorizontalPodAutoscaler"]["spec"].pop("scaleTargetRef", None)
    return found


def _difference(a, b, path=""):
    if isinstance(a, dict) and isinstance(b, dict):
        for key in [*a, *(k for k in b if k not in a)]:
            if key not in a or key not in b:
                return f"{path}.{key}".strip(".")
            if at := _difference(a[key], b[key], f"{path}.{key}"):
                return at
        return ""
    if isinstance(a, list | tuple) and isinstance(b, list | tuple) and len(a) == len(b):
        for n, (x, y) in enumerate(zip(a, b, strict=True)):
            if at := _difference(x, y, f"{path}.{n}"):
                return at
        return ""
    return "" if a == b else path.strip(".")


def mended(value, at_least=5):
    """Task 4: at least so many of the five faults are mended, and nothing that was right."""
    look = "section 3, the colleague's manifests"
    given = documents(COLLEAGUE, "colleague")
    if isinstance(value, list | tuple):
        value = {d.get("kind"): d for d in value if isinstance(d, dict)}
    checks.expect(
        isinstance(value, dict) and set(KINDS) <= set(value),
        seen=f"`mended` is {checks.describe(value)}",
        wanted=f"a dict with the keys {', '.join(KINDS)}",
        look=look,
    )
    value = json.loads(json.dumps({kind: value[kind] for kind in KINDS}))
    shape = shape_problems(value)
    checks.expect(not shape, (shape or [""])[0], "fields that Kubernetes knows", look)
    left = problems(value)
    open_faults = [fault for fault in _FAULTS if any(about == fault for about, *_ in left)]
    if changed := _difference(_stripped(given), _stripped(value)):
        checks.fail(
            f"`{changed}` is not what it was",
            "changes only where something is at fault; the name and label `isicoder` are right",
            look,
            "who mends by changing what is right breaks it for others",
        )
    count = len(_FAULTS) - len(open_faults)
    if count < at_least or (at_least == len(_FAULTS) and left):
        _, seen, wanted, why = next((p for p in left if p[0] in _FAULTS), (left or [[""] * 4])[0])
        checks.fail(f"{count} of 5 faults are mended. {seen}", wanted, look, why)


# --------------------------------------------------------------------------------------- sizing


def right_size(load, peak, cpu):
    """Pods and MiB by the prompt of task 5."""
    single = load.loc[load["records"] == 1, "cpu_ms"].mean()
    return {
        "replicas": math.ceil(peak * single / (0.6 * cpu) - 1e-9) + 1,
        "memory": math.ceil(1.2 * load["memory_mib"].max() - 1e-9),
    }


def sized(yours, load, peak, cpu):
    """What the learner's `size` says, or the reference where it does not answer."""
    try:
        return f"yours: {dict(yours(load, peak, cpu))}"
    except Exception:
        return f"the reference: {right_size(load, peak, cpu)}"


def sizing(yours, load, peak, cpu, name):
    """Task 5: memory and pods for a peak."""
    result = yours(load.copy(), peak, cpu)
    checks.expect(
        isinstance(result, dict) and {"replicas", "memory"} <= set(result),
        seen=f"the result is {checks.describe(result)}",
        wanted="a dict with the keys replicas and memory",
        look=SIZING,
    )
    right, memory = right_size(load, peak, cpu).values()
    given = checks.number(result["memory"], f"the memory for {name}", SIZING, unit="MiB")
    mean = math.ceil(1.2 * load["memory_mib"].mean() - 1e-9)
    checks.expect(
        abs(given - mean) > 1 or abs(memory - mean) <= 2,
        seen=f"for {name} {given:g} MiB, from the mean of memory_mib",
        wanted=f"{memory} MiB, from the largest",
        look=SIZING,
        why="a container is ended at the moment it takes too much, not on average",
    )
    checks.close(given, memory, 1.01, f"the memory for {name} (MiB)", SIZING)
    alone = load.loc[load["records"] == 1, "cpu_ms"]
    need = {
        "all requests, also batches": peak * load["cpu_ms"].mean() / (0.6 * cpu),
        "the median of cpu_ms": peak * alone.median() / (0.6 * cpu),
        "the whole of what is requested (not 60 of 100)": peak * alone.mean() / cpu,
    }
    pods = {what: math.ceil(n - 1e-9) + 1 for what, n in need.items()}
    given = checks.number(result["replicas"], f"the pods for {name}", SIZING)
    pods["no pod to spare"] = right - 1
    causes = [what for what, n in pods.items() if n == given != right]
    checks.expect(
        not causes,
        seen=f"for {name} {given:g} pods, as it comes from {', or from '.join(causes)}",
        wanted=f"{right} pods: the mean of single texts, at most 60 of 100, and one pod more",
        look=SIZING,
        why="the sum of the work is its mean times the requests, and one pod may fail",
    )
    checks.close(given, right, 1e-6, f"the number of pods for {name}", SIZING)


# --------------------------------------------------------------------------------------- canary

GOOD = {"errors": 0.005, "disagreements": 0.04}
BAD = {
    "too many errors": {"errors": 0.025, "disagreements": 0.04},
    "too many other codes": {"errors": 0.005, "disagreements": 0.08},
}
BROKEN = {"errors": 0.3, "disagreements": 0.04}
WORDS = ("go on", "stop", "done")


def outcomes(decide, rollouts):
    """For each canary, its first decision that is not "go on", and after how many requests."""
    table = rollouts.drop(columns="run")
    found = decide(table.copy())
    try:
        words = [str(word) for word in found]
    except TypeError:
        words = []
    checks.expect(
        len(words) == len(table),
        seen=f"for {len(table):,} looks the result is {checks.describe(found)}",
        wanted="one word for each row, in the order of the rows",
        look="the prompt of task 6",
    )
    odd = sorted(set(words) - set(WORDS))
    checks.expect(
        not odd,
        seen=f"the words {odd[:2]}",
        wanted='only "go on", "stop" and "done"',
        look="the prompt of task 6",
    )
    number = np.array([WORDS.index(word) for word in words])
    requests, run = rollouts["requests"].to_numpy(), rollouts["run"].to_numpy()
    early = (number == 2) & (requests < requests.max())
    checks.expect(
        not early.any(),
        seen=f'"done" after {requests[early].min() if early.any() else 0} requests',
        wanted='"done" only at 2,000 requests',
        look="the prompt of task 6",
    )
    ends = np.flatnonzero(number)
    ended, first = np.unique(run[ends], return_index=True)
    checks.expect(
        len(ended) == len(np.unique(run)),
        seen='"go on" after 2,000 requests',
        wanted='"done" or "stop" there: a canary ends',
        look="the prompt of task 6",
    )
    at = ends[first]
    return pd.DataFrame(
        {"run": ended, "requests": requests[at], "word": np.array(words, dtype=object)[at]}
    )


def canary(yours, seed, false_stops, caught, within, runs=400):
    """Task 6: few good versions are stopped, most bad ones soon are. Gives the rates.

    Where bad ones must be stopped before the end, broken ones must be within 200 requests.
    """
    good = outcomes(yours, rollout.simulate_rollouts(seed, runs, **GOOD))
    stopped = good[good["word"] == "stop"]
    rate = 100 * len(stopped) / runs
    soon = 100 * (stopped["requests"] <= 200).mean() if len(stopped) else 0
    why = (
        f"{soon:.0f} of 100 of these stops come in the first 200 requests, where a few errors or "
        "other codes are a large share"
        if soon > 50
        else "each look is a chance to be wrong, and there are 40"
    )
    checks.expect(
        rate <= 100 * false_stops,
        seen=f"{rate:.0f} of 100 good versions are stopped",
        wanted=f"at most {100 * false_stops:.0f} of 100",
        look=CANARY,
        why=why,
    )
    rates = {"false stops": rate}
    for n, (name, true) in enumerate(BAD.items(), 1):
        bad = outcomes(yours, rollout.simulate_rollouts(seed + n, runs, **true))
        hits = bad[(bad["word"] == "stop") & (bad["requests"] <= within)]
        rate = 100 * len(hits) / runs
        rates[name], rates[f"requests, {name}"] = rate, float(hits["requests"].median())
        ever = 100 * (bad["word"] == "stop").mean()
        checks.expect(
            rate >= 100 * caught,
            seen=f"of versions with {name}, {rate:.0f} of 100 are stopped within {within:,} "
            f"requests ({ever:.0f} of 100 at any time)",
            wanted=f"at least {100 * caught:.0f} of 100",
            look=CANARY,
            why="each code written until then must be found and written again",
        )
    if within < 2000:
        broken = outcomes(yours, rollout.simulate_rollouts(seed + 5, runs, **BROKEN))
        early = 100 * ((broken["word"] == "stop") & (broken["requests"] <= 200)).mean()
        checks.expect(
            early >= 95,
            seen=f"of versions in which 30 of 100 requests fail, {early:.0f} of 100 are stopped "
            "within 200 requests",
            wanted="at least 95 of 100",
            look=CANARY,
            why="who does not look early lets a broken version run as long as a slightly bad one",
        )
    return rates


def limits(decide):
    """For some numbers of requests, the smallest count at which a rule says "stop"."""
    found = {}
    for column, other in (("errors", "disagreements"), ("disagreements", "errors")):
        found[column] = {}
        for n in (100, 250, 500, 1000, 2000):
            grid = pd.DataFrame({"requests": n, column: np.arange(n // 5), other: 0})
            words = list(decide(grid[["requests", "errors", "disagreements"]]))
            at = [k for k, word in enumerate(words) if str(word) == "stop"]
            found[column][str(n)] = min(at) if at else None
    return found


def plan(limits):
    """What rollout.json holds: the canary's settings, and the plan for going back."""
    return {
        "version": "2026.1.0",
        "canary": {
            "share": 0.1,
            "look_every_requests": 50,
            "requests": 2000,
            "checks": ["errors", "disagreements"],
            "planned_of_100": {"errors": 0.5, "disagreements": 4},
            "stop_at": limits,
        },
        "rollback": {
            "service": "kubectl rollout undo deployment/isicoder",
            "codes": "newest row by the version taken back, with a code, no decision since",
            "order": ["coded_at", "id"],
            "twice_is_once": True,
        },
    }


def engine():
    """The container program that runs here, "podman" or "docker"; None where there is none."""
    for name in ("podman", "docker"):
        if shutil.which(name):
            asked = subprocess.run([name, "info"], capture_output=True, timeout=60, check=False)
            if asked.returncode == 0:
                return name
    return None


def build_and_run(service, model, tag="isicoder:2026.1.0", seconds=60):
    """Build the image from the learner's two files, run it, and print what it answers."""
    program = engine()
    if program is None:
        print("No Podman or Docker runs on this machine, so nothing was built.")
        return
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        shutil.copytree(service, place, dirs_exist_ok=True)
        shutil.copytree(model, place / "model")
        for name in ("Containerfile", IGNORE_FILE):
            shutil.copy(name, place)
        shutil.copy(IGNORE_FILE, place / ".dockerignore")
        command = [program, "build", "--file", str(place / "Containerfile"), "--tag", tag, folder]
        if subprocess.run(command, check=False).returncode:
            print("The image was not built: the lines above say why.")
            return
    run = [program, "run", "--rm", "--detach", "--publish", "127.0.0.1::8000", tag]
    container = subprocess.run(run, capture_output=True, text=True, check=True).stdout.strip()
    try:
        asked = [program, "port", container, "8000"]
        port = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
        address = "http://127.0.0.1:" + port.strip().splitlines()[0].rsplit(":", 1)[1]
        for path in ("/health", "/ready"):
            reply = _patiently(address + path, seconds)
            print(path, reply.status_code, reply.text)
    finally:
        subprocess.run([program, "stop", container], capture_output=True, check=False)


def _patiently(address, seconds):
    """The answer at an address, which may need some seconds to come up."""
    until = time.monotonic() + seconds
    while True:
        try:
            return httpx.get(address, trust_env=False, timeout=10)
        except httpx.TransportError:
            if time.monotonic() > until:
                raise
            time.sleep(0.5)


def rates(decide, seed=1, runs=200):
    """A table for the notebook: how often a rule stops a good version, and bad ones, and when."""
    rows = []
    for n, true in enumerate([GOOD, *BAD.values()]):
        ended = outcomes(decide, rollout.simulate_rollouts(seed + n, runs, **true))
        stopped = ended[ended["word"] == "stop"]
        soon = (stopped["requests"] <= 1000).sum()
        rows.append([100 * len(stopped) / runs, 100 * soon / runs, stopped["requests"].median()])
    columns = ["stopped of 100", "within 1,000 requests", "median requests until stop"]
    return pd.DataFrame(rows, ["good", *BAD], columns)


# ------------------------------------------------------------------------------------- rollback


def to_recode(codes, decisions, version):
    """The record ids that a rollback of `version` leaves to be coded again, in order."""
    newest = {}
    for row in codes.sort_values(["coded_at", "id"]).to_dict("records"):
        newest[row["record_id"]] = row
    decided = decisions.groupby("record_id")["decided_at"].max().to_dict()
    rows = [
        (row["coded_at"], row["id"], record)
        for record, row in newest.items()
        if row["service_version"] == version
        and isinstance(row["code"], str)
        and not decided.get(record, "") > row["coded_at"]
    ]
    return [record for _, _, record in sorted(rows)]


def after_recoding(codes, records, version="2025.4.2"):
    """The table `codes` with one more row for each of these records, written next day."""
    last = codes.drop_duplicates("record_id", keep="last").set_index("record_id")
    rows = last.loc[records].reset_index()
    rows["id"] = codes["id"].max() + 1 + np.arange(len(rows))
    rows["service_version"], rows["coded_at"] = version, "2025-11-05 09:00:00"
    return pd.concat([codes, rows[codes.columns]], ignore_index=True)


def recode(yours, codes, decisions, version, name):
    """Task 7: exactly the records to be coded again, in order, and none of them twice."""
    right = to_recode(codes, decisions, version)
    found = yours(codes.copy(), decisions.copy(), version)
    try:
        found = [str(record) for record in found]
    except TypeError:
        checks.fail(f"the result is {checks.describe(found)}", "a list of record ids", RECODE)
    extra = [record for record in found if record not in set(right)]
    if extra:
        mine = codes[codes["record_id"] == extra[0]].sort_values(["coded_at", "id"])
        decided = decisions.loc[decisions["record_id"] == extra[0], "decided_at"]
        row = mine.iloc[-1] if len(mine) else None
        if row is None:
            why = "it is no record id of the table"
        elif version not in set(mine["service_version"]):
            why = f"version {version} never wrote it; the model version does not tell them apart"
        elif row["service_version"] != version:
            why = f"{row['service_version']} has written it anew at {row['coded_at']}"
        elif not isinstance(row["code"], str):
            why = "it has no code: a coder decides it anyway"
        else:
            why = f"a coder has decided at {decided.max()}, after the code of {row['coded_at']}"
        checks.fail(
            f"for {name} {len(extra)} of {len(found)} records need not be coded again, as "
            f"{extra[0]}: {why}",
            f"{len(right)} records",
            RECODE,
        )
    lost = [record for record in right if record not in set(found)]
    if lost:
        earlier = lost[0] in set(decisions["record_id"])
        checks.fail(
            f"for {name} {len(lost)} records are missing, as {lost[0]}"
            + (": a coder decided before the bad code was written" if earlier else ""),
            f"{len(right)} records",
            RECODE,
            "their newest code is from the bad version, and no coder has decided since"
            if found
            else "going back changes which program answers next; what is written stays written",
        )
    checks.expect(
        len(found) == len(set(found)),
        seen=f"for {name} the list has {len(found)} entries for {len(set(found))} records",
        wanted="each record once",
        look=RECODE,
    )
    if found != right:
        at = next(n for n, (a, b) in enumerate(zip(found, right, strict=True)) if a != b)
        checks.fail(
            f"for {name} {found[at]} stands at place {at + 1}",
            f"{right[at]} there: the oldest bad code first, by coded_at, then by id",
            RECODE,
        )
    again = after_recoding(codes, right)
    twice = [str(record) for record in yours(again.copy(), decisions.copy(), version)]
    checks.expect(
        not twice,
        seen=f"once all are coded again, {name} still gives {len(twice)} records",
        wanted="an empty list: the plan can run twice and do no harm",
        look=RECODE,
    )
