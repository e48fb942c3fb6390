"""What the check cells try on an answer. You may read it; grading uses its own copy."""

from __future__ import annotations

import copy
import json
import re
import time

import jsonschema
import numpy as np
import pandas as pd
import yaml

from mlcapacity import checks

# Kreuzberger, Kühl and Hirschl (2022) name nine components; the short descriptions are ours.
NAMES = {
    "C1": "CI/CD",
    "C2": "source code repository",
    "C3": "workflow orchestration",
    "C4": "feature store",
    "C5": "model training infrastructure",
    "C6": "model registry",
    "C7": "ML metadata store",
    "C8": "model serving",
    "C9": "monitoring",
}
COMPONENTS = {
    "C1": "tests, builds and delivers at each change",
    "C2": "keeps the programs, with their history",
    "C3": "runs the steps of a pipeline in order",
    "C4": "serves the same model columns to fitting and coding",
    "C5": "machines on which models are fitted",
    "C6": "lists the models, says which one is approved",
    "C7": "notes settings, data and scores of each fit",
    "C8": "gives the model's codes to other programs",
    "C9": "watches the model, not only the machines",
}
BLOCKS = (
    *("containers", "Kubernetes", "object storage", "one account for each person"),
    *("notebooks", "notes on every fit", "model serving", "public cloud"),
    *("GPU machines", "tests at each change", "a bought suite", "columns for models"),
)
FOCUSES = (
    "building competence",
    "statistics of many divisions",
    "one service for many programs",
    "studies with partners",
)


# ---------------------------------------------------------------- task 1: components

# office: what is missing for sure, and what can be argued either way
_GAPS = {
    "Arvenia": ({"C1", "C4", "C6", "C9"}, set()),
    "Bergland": ({"C9"}, set()),
    "Corwy": ({"C4"}, set()),
    "Delmar": ({"C1", "C3", "C4", "C6"}, {"C9"}),
}
_WHY_MISSING = {
    ("Bergland", "C9"): "the bill shows what machines cost, and says nothing about the codes",
    ("Corwy", "C4"): "no row says that fitting and coding read the same ready columns",
    ("Delmar", "C1"): "no row tests or delivers anything at a change",
    ("Delmar", "C3"): "a page that people follow runs nothing by itself",
    ("Delmar", "C4"): "the suite could, but those pages have not been set up",
    ("Delmar", "C6"): "a folder of dated files does not say which model is approved",
}
_WHERE = {
    ("Bergland", "C1"): "GitLab",
    ("Bergland", "C2"): "GitLab",
    ("Bergland", "C3"): "Airflow",
    ("Bergland", "C4"): "columns for models",
    ("Bergland", "C5"): "machines by the hour",
    ("Bergland", "C6"): "MLflow",
    ("Bergland", "C7"): "MLflow",
    ("Bergland", "C8"): "night coding",
    ("Corwy", "C1"): "Jenkins",
    ("Corwy", "C2"): "GitLab",
    ("Corwy", "C3"): "Dagster",
    ("Corwy", "C5"): "fitting server",
    ("Corwy", "C6"): "MLflow",
    ("Corwy", "C7"): "MLflow",
    ("Corwy", "C8"): "code service",
    ("Corwy", "C9"): "weekly report",
    ("Delmar", "C2"): "Git server",
    ("Delmar", "C5"): "SuiteML",
    ("Delmar", "C7"): "MLflow",
    ("Delmar", "C8"): "plumber",
}
_FOCUS = dict(zip(_GAPS, FOCUSES, strict=True))
_COMMON = {
    *("containers", "object storage", "one account for each person"),
    *("notebooks", "notes on every fit", "model serving"),
}


def _several(value, what, look):
    """A set of words from any collection, or from a text with commas."""
    if isinstance(value, str):
        value = value.split(",")
    if isinstance(value, dict | pd.Series | pd.Index | np.ndarray):
        value = list(value)
    checks.expect(
        isinstance(value, list | tuple | set | frozenset),
        seen=f"{what} is {checks.describe(value)}",
        wanted="a set (or a list) of words",
        look=look,
    )
    return {str(part).strip() for part in value}


def words(value):
    """A sorted list of words from a set, a list, a Series, a table of places or a text."""
    if isinstance(value, pd.DataFrame):
        value = value["place"]
    if isinstance(value, pd.Series):
        value = value.tolist()
    return sorted(_several(value, "the answer", ""))


def gaps(given):
    """Task 1: which components each office lacks."""
    look = "section 1, the table of components and the rows of that office"
    given = dict(given) if isinstance(given, pd.Series) else given
    needed = [office for office in _GAPS if office != "Arvenia"]
    checks.expect(
        isinstance(given, dict) and set(needed) <= set(given),
        seen=f"`gaps` is {checks.describe(given)}",
        wanted="a dict with the keys Bergland, Corwy and Delmar",
        look="the prompt of task 1",
    )
    for office in needed:
        sure, arguable = _GAPS[office]
        named = {part.upper() for part in _several(given[office], f"gaps[{office!r}]", look)}
        strange = sorted(named - set(COMPONENTS))
        checks.expect(
            not strange,
            seen=f"for {office} the word {strange[:1]}",
            wanted="components by their short names, C1 to C9",
            look="section 1, the table of components",
        )
        there = sorted(named - sure - arguable)
        checks.expect(
            not there,
            seen=f"{there[:1]} is said to be missing in {office}",
            wanted=f"that it is there: read the row {_WHERE.get((office, (there or [''])[0]))!r}",
            look=look,
            why="a tool can be several components at once, and a component needs no special tool",
        )
        lost = sorted(sure - named)
        checks.expect(
            not lost,
            seen=f"{lost[:1]} is said to be there in {office}",
            wanted=f"that it is missing: {_WHY_MISSING.get((office, (lost or [''])[0]))}",
            look=look,
            why="what counts is what a tool does there today, not what its name promises",
        )


def common(given):
    """Task 1: what all four offices have."""
    look = "section 1, the rows of all four offices"
    named = _several(given, "`common`", look)
    strange = sorted(named - set(BLOCKS))
    checks.expect(
        not strange,
        seen=f"the word {strange[:1]}",
        wanted=f"words of BLOCKS: {', '.join(BLOCKS)}",
        look="the prompt of task 1",
    )
    reasons = {
        "Kubernetes": "Corwy says that it has none, and has most components all the same",
        "public cloud": "Arvenia and Corwy run everything in their own rooms",
        "GPU machines": "only Arvenia names them",
        "tests at each change": "neither Arvenia nor Delmar has them",
        "a bought suite": "only Delmar has one",
        "columns for models": "only Bergland has them",
    }
    for extra in sorted(named - _COMMON):
        checks.fail(f"`common` holds {extra!r}", f"it left out: {reasons[extra]}", look)
    lost = sorted(_COMMON - named)
    checks.expect(
        not lost,
        seen=f"`common` lacks {lost[:1]}",
        wanted="it in the set: each office has it, under different names of tools",
        look=look,
    )


def mostly_open(given, stacks):
    """Task 1: the offices in which more than half of the tools are open source."""
    look = "section 1, the column licence"
    named = _several(given, "`mostly_open`", look)
    parts = (stacks["licence"] == "open source").groupby(stacks["office"]).mean()
    strange = sorted(named - set(parts.index))
    checks.expect(not strange, f"the word {strange[:1]}", "names of offices", look)
    right = set(parts.index[parts > 0.5])
    for office in sorted(named ^ right):
        tools = stacks[stacks["office"] == office]
        is_open = int((tools["licence"] == "open source").sum())
        checks.fail(
            f"`mostly_open` {'holds' if office in named else 'lacks'} {office}",
            f"the offices with more than half: {office} has {is_open} of {len(tools)} tools that "
            "are open source",
            look,
            "what is open source can be shared without asking a seller",
        )


def focus(given):
    """Task 1: what each platform is for."""
    look = "section 1, the table `offices`, column who_uses_it"
    given = dict(given) if isinstance(given, pd.Series) else given
    checks.expect(
        isinstance(given, dict) and set(_FOCUS) <= set(given),
        seen=f"`focus` is {checks.describe(given)}",
        wanted="a dict with the four offices as keys",
        look="the prompt of task 1",
    )
    reasons = {
        "Arvenia": "most accounts belong to people who learn, and no figure is published from it",
        "Bergland": "nine divisions compute monthly statistics in it",
        "Corwy": "hardly anybody logs in; programs of others call it",
        "Delmar": "others bring their data, and closed rooms keep them apart",
    }
    for office, right in _FOCUS.items():
        checks.expect(
            str(given[office]).strip() == right,
            seen=f"for {office} the focus {checks.describe(given[office])}",
            wanted=f"the one of FOCUSES that fits this: {reasons[office]}",
            look=look,
        )


def gaps_or_example(answer):
    """The learner's gaps where they are usable, else those of the worked example; and which."""
    try:
        mine = {name: _several(parts, name, "") for name, parts in dict(answer()).items()}
        if {"Bergland", "Corwy", "Delmar"} <= set(mine):
            return {"Arvenia": _GAPS["Arvenia"][0]} | mine, "your answer"
    except Exception:
        pass
    return {"Arvenia": _GAPS["Arvenia"][0]}, "only the worked example (task 1 is open)"


# ---------------------------------------------------------------- tasks 2 and 3: settings

GOOD = {
    "image": {"repository": "registry.statland.example/jupyter-python", "tag": "2026.02"},
    "resources": {
        "requests": {"cpu": "500m", "memory": "1Gi"},
        "limits": {"cpu": 2, "memory": "4Gi"},
    },
    "storage": {"enabled": True, "size": "10Gi"},
    "security": {"runAsNonRoot": True, "runAsUser": 1000},
    "init": {"script": ""},
}
_SIZE = re.compile(r"[1-9][0-9]*(Mi|Gi|Ti)")


def _at(values, path):
    for part in path.split("."):
        if not isinstance(values, dict) or part not in values:
            return None
        values = values[part]
    return values


def fault(values):
    """The first rule of task 2 that these settings break, in words; "" where none."""
    if not isinstance(values, dict):
        return "the file holds no keys and values"
    for path in ("image", "resources", "storage", "security"):
        if not isinstance(_at(values, path), dict):
            return f"`{path}` is missing, or has nothing under it"
    for path in ("image.repository", "image.tag"):
        if not isinstance(_at(values, path), str) or not _at(values, path):
            return f"`{path}` is {_at(values, path)!r}, " + (
                "an empty text"
                if _at(values, path) == ""
                else "not a text (YAML reads an unquoted 3.10 as the number 3.1, so write "
                "quotation marks)"
            )
    if _at(values, "image.tag") == "latest":
        return "`image.tag` is `latest`: tomorrow that is another image under the same name"
    if _at(values, "resources.limits.cpu") in (None, "", 0):
        return "`resources.limits.cpu` is missing: one notebook may take all processors"
    memory = _at(values, "resources.limits.memory")
    if memory is None:
        return "`resources.limits.memory` is missing: one notebook may take all memory"
    if not isinstance(memory, str) or not _SIZE.fullmatch(memory):
        return f"`resources.limits.memory` is {memory!r}, not a whole number and Mi, Gi or Ti"
    enabled, size = _at(values, "storage.enabled"), _at(values, "storage.size")
    if not isinstance(enabled, bool):
        return f"`storage.enabled` is {enabled!r}, not true or false"
    if enabled and size is None:
        return "`storage.enabled` is true, and `storage.size` is missing"
    if enabled and not (isinstance(size, str) and _SIZE.fullmatch(size)):
        return f"`storage.size` is {size!r}, not a whole number and Mi, Gi or Ti"
    if _at(values, "security.runAsNonRoot") is not True:
        return "`security.runAsNonRoot` is not true"
    user = _at(values, "security.runAsUser")
    if not isinstance(user, int) or isinstance(user, bool) or user < 1:
        return f"`security.runAsUser` is {user!r}, not a whole number of 1 or more (0 is root)"
    script = _at(values, "init.script")
    if script is not None and not (
        isinstance(script, str) and (script == "" or script.startswith("https://"))
    ):
        return f"`init.script` is {script!r}, neither empty nor an address with https://"
    return ""


def settings(text):
    """Task 2: the file values.yaml keeps the rules."""
    look = "section 2, the rules for a service"
    try:
        values = yaml.safe_load(text)
    except yaml.YAMLError as error:
        where = getattr(error, "problem_mark", None)
        line = f" in line {where.line + 1}" if where else ""
        checks.fail(
            f"`values.yaml` cannot be read as YAML{line}: {str(error)[:150]}",
            "keys, a colon and a blank, values; two spaces for each level below",
            look,
        )
    checks.expect(values is not None, "`values.yaml` holds no settings yet", "your own lines", look)
    checks.expect(not fault(values), fault(values), "settings that keep all six rules", look)
    checks.expect(
        _at(values, "storage.size") is not None,
        "`storage.size` is missing",
        "a volume of 10Gi",
        "the prompt of task 2",
    )
    wanted = {
        "image.repository": GOOD["image"]["repository"],
        "image.tag": "2026.02",
        "storage.enabled": True,
        "storage.size": "10Gi",
        "security.runAsUser": 1000,
        "resources.limits.memory": "4Gi",
        "init.script": "",
    }
    for path, value in wanted.items():
        # no script, or a key with nothing behind it, is an empty script, too
        checks.expect(
            _at(values, path) == value or (value == "" and _at(values, path) is None),
            f"`{path}` is {_at(values, path)!r}",
            f"{value!r}, as the prompt says",
            "the prompt of task 2",
        )
    checks.expect(
        str(_at(values, "resources.limits.cpu")) in ("2", "2.0", "2000m"),
        f"`resources.limits.cpu` is {_at(values, 'resources.limits.cpu')!r}",
        "2 processors",
        "the prompt of task 2",
    )


def _changed(path, value=None, delete=False, base=GOOD):
    made = copy.deepcopy(base)
    *above, last = path.split(".")
    inner = made
    for part in above:
        inner = inner.setdefault(part, {})
    if delete:
        del inner[last]
    else:
        inner[last] = value
    return made


_NO_STORAGE = _changed("storage", {"enabled": False})
_OTHER = {
    "image": {"repository": "docker.io/library/python", "tag": "3.13", "pullPolicy": "Always"},
    "resources": {"limits": {"cpu": "1500m", "memory": "512Mi", "gpu": 1}},
    "storage": {"enabled": False},
    "security": {"runAsUser": 65534, "runAsNonRoot": True},
    "replicas": 1,
}
SHOWN = {
    "good": {
        "the values of the prompt": GOOD,
        "no storage, and so no size": _NO_STORAGE,
        "a start script from https": _changed("init.script", "https://git.statland.example/a.sh"),
        "a further key `replicas`": _changed("replicas", 1),
    },
    "bad": {
        "the tag `latest`": _changed("image.tag", "latest"),
        "no limits": _changed("resources.limits", delete=True),
        "storage without a size": _changed("storage.size", delete=True),
        "a start script from http": _changed("init.script", "http://example.org/a.sh"),
        "the user 0, which is root": _changed("security.runAsUser", 0),
        "no `security` at all": _changed("security", delete=True),
    },
}


def unseen():
    """More settings for task 3, good and bad by the same rules."""
    good = {
        "another service, without init": _OTHER,
        "a cpu of 500m": _changed("resources.limits.cpu", "500m"),
        "a size of 1Ti": _changed("storage.size", "1Ti"),
        "no `init`": _changed("init", delete=True),
        "no `requests`": _changed("resources.requests", delete=True),
        "a further key below `storage`": _changed("storage.class", "fast"),
    }
    bad = {
        "a tag that is the number 3.1": _changed("image.tag", 3.1),
        "an empty tag": _changed("image.tag", ""),
        "no tag": _changed("image.tag", delete=True),
        "no repository": _changed("image.repository", delete=True),
        "limits without memory": _changed("resources.limits.memory", delete=True),
        "limits without cpu": _changed("resources.limits.cpu", delete=True),
        "a memory of 4GB": _changed("resources.limits.memory", "4GB"),
        "a memory of 4, without unit": _changed("resources.limits.memory", 4),
        "a memory of `about 4Gi`": _changed("resources.limits.memory", "about 4Gi"),
        "a size of 10": _changed("storage.size", "10"),
        "no `storage`": _changed("storage", delete=True),
        "storage that says neither true nor false": _changed("storage", {"size": "1Gi"}),
        "no `image`": _changed("image", delete=True),
        "no `resources`": _changed("resources", delete=True),
        "root allowed": _changed("security.runAsNonRoot", False),
        "nothing said about root": _changed("security.runAsNonRoot", delete=True),
        "no user": _changed("security.runAsUser", delete=True),
        "the user -1": _changed("security.runAsUser", -1),
        "a start script by ftp": _changed("init.script", "ftp://example.org/a.sh"),
        "another service with the tag `latest`": _changed("image.tag", "latest", base=_OTHER),
        "another service as root": _changed("security.runAsUser", 0, base=_OTHER),
    }
    return {"good": good, "bad": bad}


def reader_of(text):
    """Task 3: a schema, ready to judge values."""
    look = "section 2, the small schema"
    rows = [row for row in text.splitlines() if not row.lstrip().startswith("#")]
    checks.expect("".join(rows).strip(), "`values.schema.json` is empty", "your own lines", look)
    try:
        schema = json.loads("\n".join(rows))
    except ValueError as error:
        checks.expect(
            "Replace the next line" not in text,
            seen="`values.schema.json` is not answered yet",
            wanted="your own lines in place of the remark that begins with `# Replace`",
            look=look,
        )
        checks.fail(
            f"`values.schema.json` is not JSON: {error}",
            "one JSON object: keys and texts in double quotation marks, no comma before a bracket "
            "that closes, no comments",
            look,
        )
    checks.expect(
        isinstance(schema, dict), f"{checks.describe(schema)}", "an object in {...}", look
    )
    kind = jsonschema.validators.validator_for(schema, default=jsonschema.Draft202012Validator)
    try:
        kind.check_schema(schema)
    except jsonschema.SchemaError as error:
        place = " > ".join(str(part) for part in error.absolute_path) or "the top"
        checks.fail(
            f"`values.schema.json` is JSON, but not a schema: at {place}, {error.message[:150]}",
            "words of JSON Schema, with values that they allow",
            look,
        )
    return kind(schema)


def schema(reader, cases):
    """Task 3: the schema accepts what is good and refuses what is bad."""
    look = "section 2, the rules for a service and the small schema"

    def errors(values):
        try:
            return [
                f"{'.'.join(map(str, e.absolute_path))}: {e.message}"[:150]
                for e in reader.iter_errors(copy.deepcopy(values))
            ]
        except Exception as error:
            checks.fail(
                f"the schema stops with {type(error).__name__}: {str(error)[:150]}",
                "a schema that stands on its own",
                look,
            )

    for name, values in cases["good"].items():
        found = errors(values)
        checks.expect(
            not found,
            seen=f"good values are refused ({name}): {(found or [''])[0]}",
            wanted="that all values which keep the six rules are accepted",
            look=look,
        )
    for name, values in cases["bad"].items():
        checks.expect(
            errors(values),
            seen=f"bad values are accepted ({name})",
            wanted=f"that they are refused: {fault(values)}",
            look=look,
            why="`properties` only judges what is there; `required` says what must be there"
            if "is missing" in fault(values) or "no keys" in fault(values)
            else "look at `pattern` with `^` and `$`, and at the type, `const`, `not` and "
            "`minimum` of that key",
        )


# ---------------------------------------------------------------- task 4: data and places


def objection(data_class, place):
    """The first rule of section 3 that forbids this place for this class of data; "" if none."""
    if data_class == "public":
        return ""
    if place["named_accounts"] != "yes":
        return "no named accounts"
    if place["encrypted"] != "yes":
        return "not encrypted, or not known"
    if data_class == "internal":
        return ""
    if place["kind"] == "laptop":
        return "a laptop"
    if place["access_log"] != "yes":
        return "no log of who read what"
    if place["keys"] != "office":
        return "the keys are not with the office"
    if place["country_agreed"] != "yes":
        return "a country without an agreement"
    if place["operator"] != "office" and place["contract"] != "yes":
        return "operated by others, without a contract"
    return ""


def permitted(data_class, places):
    """The names of the places that are allowed."""
    rows = places.to_dict("records")
    return [row["place"] for row in rows if not objection(data_class, row)]


def policy(yours, places, name):
    """Task 4: exactly the allowed places, for each class of data."""
    look = "section 3, the rules for data"
    rows = {row["place"]: row for row in places.to_dict("records")}
    for data_class in ("public", "internal", "confidential"):
        made = yours(data_class, places.copy())
        if isinstance(made, pd.DataFrame) and "place" in made:
            made = made["place"]
        if isinstance(made, pd.Series):
            made = made.tolist()
        if isinstance(made, np.ndarray | pd.Index):
            made = list(made)
        checks.expect(
            isinstance(made, list | tuple | set | frozenset),
            seen=f"for {data_class} data `allowed` gives {checks.describe(made)}",
            wanted="the names of the allowed places, as a list, a set or a Series",
            look="the prompt of task 4",
        )
        strange = [one for one in made if one not in rows]
        checks.expect(
            not strange,
            seen=f"{strange[:1]}, which is no place",
            wanted="names from the column place",
            look="the prompt of task 4",
        )
        right = set(permitted(data_class, places))
        for one in sorted(set(made) - right):
            checks.fail(
                f"{data_class} data may go to {one!r} ({rows[one]['kind']}) in {name}",
                f"that it is refused: {objection(data_class, rows[one])}",
                look,
                "a room of one's own is not safe by itself: the rules ask what is there"
                if rows[one]["operator"] == "office" and rows[one]["kind"] != "laptop"
                else "",
            )
        for one in sorted(right - set(made)):
            checks.fail(
                f"{data_class} data may not go to {one!r} ({rows[one]['kind']}) in {name}",
                "that it is allowed: it breaks none of the rules",
                look,
                "the rules ask for safeguards; none of them forbids a cloud as such"
                if rows[one]["operator"] != "office"
                else "",
            )


# ---------------------------------------------------------------- task 5: costs

_TIMES = {"once": 1.0, "each year": 5.0}


def costs(lines, option, hours, draws=20_000, seed=0):
    """The cost over five years in crowns, drawn many times (section 4)."""
    rng = np.random.default_rng(seed)
    total = np.zeros(draws)
    for _, line in lines[lines["option"] == option].iterrows():
        times = _TIMES.get(line["paid"], 5 * hours / 1000)
        price = (
            rng.triangular(line["lowest"], line["likely"], line["highest"], draws)
            if line["lowest"] < line["highest"]
            else line["likely"]
        )
        total += times * price
    return total


def chance(lines, first, second, hours):
    """How often `first` costs less than `second`, from 100,000 draws."""
    both = (costs(lines, option, hours, 100_000, n) for n, option in enumerate((first, second)))
    return float(np.mean(next(both) < next(both)))


def cheaper(yours, lines, first, second, hours, name):
    """Task 5: the chance, within 0.03."""
    look = "section 4, how the rent is drawn"
    what = f"the chance that {first} is cheaper than {second} at {hours:,} hours a year ({name})"
    right = chance(lines, first, second, hours)
    got = checks.number(yours(lines.copy(), first, second, hours), what, look)
    checks.expect(got <= 1, f"{what} is {got:g}", "a share from 0 to 1, not a percentage", look)
    checks.expect(
        abs(got - (1 - right)) > 0.03 or abs(right - 0.5) < 0.06,
        seen=f"{what} is {got:.2f}",
        wanted=f"{right:.2f}",
        look="the prompt of task 5",
        why="it looks like the chance that it costs more; or `each 1,000 hours` is counted "
        "for each hour",
    )
    people = lines["kind"].isin(["staff", "competence"])
    without = chance(lines[~people], first, second, hours)
    checks.expect(
        abs(got - right) <= 0.03 or abs(got - without) > 0.01 or abs(right - without) < 0.2,
        seen=f"{what} is {got:.2f}, which is what it would be without the people",
        wanted=f"{right:.2f}: most of the cost is staff and competence",
        look=look,
    )
    likely = {
        option: sum(
            _TIMES.get(line["paid"], 5 * hours / 1000) * line["likely"]
            for _, line in lines[lines["option"] == option].iterrows()
        )
        for option in (first, second)
    }
    checks.expect(
        got not in (0.0, 1.0) or abs(got - right) <= 0.03,
        seen=f"{what} is {got:g}, as if prices were certain",
        wanted=f"{right:.2f}: draw a price for each line, many times; the most likely prices alone "
        f"({likely[first]:,.0f} against {likely[second]:,.0f} crowns) say nothing about chance",
        look=look,
    )
    checks.close(
        got,
        right,
        0.03,
        what,
        look,
        "each line counts once: once is paid "
        "one time, each year five times, each 1,000 hours 5 * hours / 1000 times, at one price",
    )
    return got


def even(yours, lines, name):
    """Task 5: the hours at which cloud and on-premises are equally likely to be cheaper."""
    look = "the prompt of task 5, and section 4"
    what = f"the break-even of {name}"
    hours = checks.number(yours(lines.copy()), what, look, 0, 200_000, "hours a year")
    right = chance(lines, "cloud", "on-premises", hours)
    checks.expect(
        0.45 <= right <= 0.55,
        seen=f"{what} is {hours:,.0f} hours a year; there the cloud is cheaper with a chance of "
        f"{right:.2f}",
        wanted=f"a chance between 0.45 and 0.55: {'more' if right > 0.5 else 'fewer'} hours",
        look=look,
        why="the highest prices lie further from the likely ones than the lowest do, so likely "
        "prices alone mislead",
    )
    return hours


# ---------------------------------------------------------------- task 6: two stores


class Memory:
    """A store that forgets: what `pipeline` needs, and no more."""

    def __init__(self):
        self.tables = {}

    def read(self, name):
        return self.tables[name].copy()

    def write(self, name, table):
        self.tables[name] = table.copy()


def answers(wave):
    """A small table of answers as the survey has them, texts only, with awkward ones among them."""
    rows = wave[["record_id", "code", "text"]].head(60).astype(object)
    rows = rows.where(rows.notna(), None).reset_index(drop=True)
    rows.loc[0, "code"] = "0111"
    rows.loc[1, "text"] = "NA"
    rows.loc[2, "text"] = 'Bar "Zum Löwen", with rooms'
    rows.loc[3, "text"] = "two\nlines"
    rows.loc[4, "code"] = None
    rows.loc[5, "text"] = "2500"
    return rows


def _plain(table, what, look):
    table = checks.table(table, [], look)
    made = table.reset_index(drop=True).astype(object)
    return made.where(made.notna(), None)


def _bytes(table):
    return table.to_csv(index=False, lineterminator="\n").encode()


def _do(what, look, action):
    try:
        with checks.quiet():
            return action()
    except checks.CheckFailed:
        raise
    except NotImplementedError:
        checks.fail(f"{what} is not answered yet", "your own lines", look)
    except Exception as error:
        checks.fail(
            f"{what} stopped with {type(error).__name__}: {str(error)[:200]}",
            "a store with the methods read(name) and write(name, table)",
            look,
        )


def _like_a_number(old, new):
    try:
        return float(old) == float(new)
    except (TypeError, ValueError):
        return False


def _same(read, written, what, look):
    checks.expect(
        list(map(str, read.columns)) == list(written.columns),
        seen=f"{what}: the columns {list(read.columns)}",
        wanted=f"{list(written.columns)}, as they were written",
        look=look,
    )
    checks.expect(
        len(read) == len(written),
        seen=f"{what}: {len(read)} rows",
        wanted=f"{len(written)} rows: `write` replaces what was there under that name",
        look=look,
    )
    for column in written.columns:
        for n, (old, new) in enumerate(zip(written[column], read[column], strict=True)):
            if old == new or (old is None and new is None):
                continue
            hint = "a missing value stays missing" if old is None else "a text stays that text"
            if _like_a_number(old, new):
                hint = "pandas guesses numbers when it reads a CSV; dtype='str' stops that"
            elif old == "NA":
                hint = "pandas takes NA for missing, unless keep_default_na=False, na_values=['']"
            checks.fail(
                f"{what}: row {n} of `{column}` was {old!r} and comes back as {new!r}",
                "what was written, value by value",
                look,
                hint,
            )


def store(yours, text, profile, wave, pipeline):
    """Task 6: a profile keeps what is written, and the pipeline runs on it; the result's bytes."""
    look = "section 5, and the prompt of task 6"
    stamp = str(time.time_ns())
    first = answers(wave)
    first["batch"] = stamp
    older = first.head(7).assign(batch="older")
    for table in (older, first):
        made = _do(f"open_store(..., {profile!r})", look, lambda: yours(text, profile))
        for method in ("read", "write"):
            checks.expect(
                callable(_do(f"`{method}`", look, lambda m=method, o=made: getattr(o, m))),
                f"the store has no method {method}",
                "read(name) and write(name, table)",
                look,
            )
        _do(f"write('wave', table) on {profile}", look, lambda o=made, t=table: o.write("wave", t))
    again = _do(f"open_store(..., {profile!r})", look, lambda: yours(text, profile))
    back = _do(f"read('wave') on {profile}", look, lambda: again.read("wave"))
    _same(_plain(back, "read", look), first, f"{profile}, opened again", look)
    _kept(yaml.safe_load(text)[profile], profile, stamp, look)
    _do(f"the pipeline on {profile}", look, lambda: pipeline(again))
    result = _do(f"read('table') on {profile}", look, lambda: again.read("table"))
    wanted = Memory()
    wanted.write("wave", first)
    pipeline(wanted)
    result = _plain(result, "read", look)
    _same(result, _plain(wanted.read("table"), "", look), f"{profile}, the table", look)
    return _bytes(result)


def _kept(settings, profile, stamp, look):
    """The bytes are where the settings say."""
    kind, place = settings["kind"], settings["place"]
    if kind == "folder":
        path, sign = f"{place}/wave.csv", stamp.encode()
    else:
        path, sign = place.removeprefix("sqlite:///"), b"SQLite format 3"
    try:
        found = checks.beside("file", path)
    except OSError:
        found = b""
    checks.expect(
        found.startswith(sign) if kind == "database" else sign in found,
        seen=f"profile {profile} has the kind {kind}, but `{path}` "
        + ("does not exist" if not found else "does not hold what was written"),
        wanted="a CSV file for each table in the folder, or the tables in the database file, at "
        "the place that the settings name",
        look=look,
    )


def profiles(text):
    """Task 6: the learner's settings have the two profiles."""
    look = "the prompt of task 6, its first point"
    checks.expect(
        isinstance(text, str),
        f"`settings` is {checks.describe(text)}",
        "a text in YAML, between three quotation marks",
        look,
    )
    try:
        made = yaml.safe_load(text)
    except yaml.YAMLError as error:
        checks.fail(f"`settings` is not YAML: {str(error)[:150]}", "keys and values", look)
    wanted = {
        "laptop": {"kind": "folder", "place": "store"},
        "cluster": {"kind": "database", "place": "sqlite:///store.db"},
    }
    checks.expect(
        isinstance(made, dict) and set(wanted) <= set(made),
        f"`settings` holds {checks.describe(made)}",
        "the two profiles laptop and cluster",
        look,
    )
    for profile, values in wanted.items():
        for key, value in values.items():
            seen = made[profile].get(key) if isinstance(made[profile], dict) else made[profile]
            checks.expect(
                str(seen).rstrip("/") == value,
                f"`{key}` of {profile} is {checks.describe(seen)}",
                f"{value!r}",
                look,
            )


def refused(yours, text, profile):
    """Task 6: a kind that nobody knows is an error, and not a folder by accident."""
    look = "the prompt of task 6, its last point"
    try:
        yours(text, profile)
    except checks.CheckFailed as failed:
        if "is not answered yet" in str(failed):
            raise
        return
    checks.fail(
        "settings with the kind `tape` are opened without a word",
        "an error: a store that nobody meant is worse than none",
        look,
    )


# ---------------------------------------------------------------- task 7: the way out

WORDS = ("format", "no licence", "licence", "address", "secret")
UNFIT = ("one commercial product", "runs what is in it")
_ADDRESS = re.compile(r"/(?:home|mnt|srv)/|[A-Za-z]:\\|\.internal\b")


def _is_secret(line):
    name, sign, value = re.match(r"([^=:]*)([=:]?)(.*)", line).groups()
    value = value.strip().strip("\"'").strip()
    named = any(word in name.lower() for word in ("password", "token", "secret"))
    return bool(sign and named and value and value[0] not in "$<")


_IN_LINE = {"address": _ADDRESS.search, "secret": _is_secret}


def _problems_of(row, formats, licences):
    unfit = set(formats.loc[formats["read_by"].isin(UNFIT), "ending"])
    kept = set(licences.loc[licences["may_pass_on"] == "no", "licence"])
    if row["path"].rsplit(".", 1)[-1].lower() in unfit:
        yield "format"
    if not isinstance(row["licence"], str):
        yield "no licence"
    elif row["licence"] in kept:
        yield "licence"
    if isinstance(row["text"], str):
        for word, found_in in _IN_LINE.items():
            if any(found_in(line) for line in row["text"].splitlines()):
                yield word


def problems(bundle, formats, licences):
    """The pairs of path and problem, by the rules of section 6."""
    rows = bundle.to_dict("records")
    return [(row["path"], word) for row in rows for word in _problems_of(row, formats, licences)]


def _pairs(made, look):
    if isinstance(made, pd.DataFrame):
        made = checks.table(made, ["path", "problem"], look)
        made = list(zip(made["path"], made["problem"], strict=True))
    if isinstance(made, np.ndarray):
        made = made.tolist()
    if isinstance(made, dict):
        made = [
            (path, word)
            for path, words in made.items()
            for word in ([words] if isinstance(words, str) else words)
        ]
    fine = isinstance(made, list | tuple | set | frozenset) and all(
        isinstance(pair, list | tuple) and len(pair) == 2 for pair in made
    )
    checks.expect(
        fine,
        seen=f"`exit_problems` gives {checks.describe(made)}",
        wanted="a list of pairs (path, problem); [] where there is none",
        look="the prompt of task 7",
    )
    return {(str(path), str(word)) for path, word in made}


def by_file(made):
    """The problems of each file, from any form in which task 7 gives them."""
    found = {}
    for path, word in sorted(_pairs(made, "")):
        found.setdefault(path, []).append(word)
    return found


def _shown(row, word):
    """What a message shows of a file: the line that holds an address or secret, or the licence."""
    if row is None:
        return "the bundle has no such file"
    if word not in _IN_LINE:
        return f"licence {row['licence']}" if isinstance(row["licence"], str) else "none is stated"
    if not isinstance(row["text"], str):
        return "the file is no text"
    return checks.describe(next(filter(_IN_LINE[word], row["text"].splitlines()), row["text"]))


def way_out(yours, bundle, formats, licences, name):
    """Task 7: exactly the problems that are there."""
    look = "section 6, the five problems"
    found = _pairs(yours(bundle.copy(), formats.copy(), licences.copy()), look)
    right = set(problems(bundle, formats, licences))
    rows = {row["path"]: row for row in bundle.to_dict("records")}
    for path, word in sorted(found - right):
        checks.fail(
            f"in {name}, {path!r} is said to have the problem {word!r}",
            f"none of that word there ({_shown(rows.get(path), word)}); the words are "
            f"{', '.join(WORDS)}",
            look,
        )
    for path, word in sorted(right - found):
        what = _shown(rows[path], word)
        if word == "format":
            ending = path.rsplit(".", 1)[-1].lower()
            what = formats.set_index("ending")["read_by"].get(ending)
        checks.fail(
            f"in {name}, nothing is said about {word!r} of {path!r} ({what})",
            "every problem, also a second one of the same file",
            look,
            "whoever opens it gives the machine to its author" if path.endswith(".pkl") else "",
        )
    return len(right)
