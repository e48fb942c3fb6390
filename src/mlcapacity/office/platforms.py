"""Platforms for machine learning: four offices' tools, places for data, costs, and a bundle.

The bundle holds the files that another office gets when a platform is shared.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from mlcapacity.office import SEED

OFFICES = ("Arvenia", "Bergland", "Corwy", "Delmar")
OPTIONS = ("on-premises", "cloud", "shared")
YEARS = 5
PAID = ("once", "each year", "each 1,000 hours")
PROBLEMS = ("format", "no licence", "licence", "address", "secret")

# ---------------------------------------------------------------------------- four platforms

# office|staff|runs on|who uses it
_OFFICES = """\
Arvenia|3100|on-premises|Of 310 accounts 240 belong to people on a course or with an idea to \
try. What has not been \
used for thirty days is deleted. No published figure comes from here.
Bergland|1400|public cloud|Each of nine divisions has its own team with folders, rights and a \
budget. Fourteen \
statistics are computed here every month, and may not be late.
Corwy|450|on-premises|Nobody logs in but the seven who run it. Programs of five ministries send \
texts and get codes \
back, 40 million times a year. A contract says how fast.
Delmar|800|both|Three universities and the health agency have accounts. Each study has a closed \
room with its own \
data; results are read by two people before they leave it.
"""
# office|tool|licence|what it does there today
_STACKS = """\
Arvenia|Gitea|open source|Keeps the programs of all teams. Each change has an author, a date and\
 a reason.
Arvenia|Kubernetes|open source|Runs everything that users start, each in a container of its own.
Arvenia|MinIO|open source|Object storage: a bucket for each user and each course.
Arvenia|Keycloak|open source|One account for each person, for all tools. No shared accounts.
Arvenia|launch page|open source|Offers notebooks in Python and R, and other tools, as a list to \
click on.
Arvenia|GPU machines|own work|Two large machines on which models are fitted; a queue shares them\
 out.
Arvenia|MLflow|open source|Notes settings, data version and scores of every fit. Models are kept\
 with the \
experiment; which one is approved is not recorded.
Arvenia|Argo Workflows|open source|Runs the steps of a pipeline in order, each in a container; \
repeats a step that failed.
Arvenia|demo services|own work|Anyone can put a model behind an address, in a container, so that\
 others can try it.
Arvenia|Prometheus|open source|Watches processors and disks of the machines.
Bergland|GitLab|open source|Keeps the programs with their history. At each change it runs the \
tests, builds the \
container and delivers it.
Bergland|container service|of the cloud|Runs the containers of all teams; the provider looks \
after the machines.
Bergland|buckets|of the cloud|Object storage, with the same folders and rights in every team.
Bergland|accounts|of the cloud|Each person has one account; the team it is in decides what it \
may read.
Bergland|Jupyter|open source|Notebooks for each team, beside its data.
Bergland|machines by the hour|of the cloud|Models are fitted on machines that are rented for it \
and given back.
Bergland|columns for models|own work|Columns that models need are computed once, with a date. \
Fitting and coding \
both read them here.
Bergland|Airflow|open source|Starts the steps of each month in order, waits for late data, \
repeats what failed.
Bergland|MLflow|open source|Notes every fit with settings and scores. Holds the models with \
version, who approved \
them, and which is in use.
Bergland|night coding|own work|Codes whole tables at night, and single texts by day, with the \
model in use.
Bergland|bill of the month|of the cloud|Shows each team what its machines and storage cost, day \
by day.
Corwy|GitLab|open source|Keeps the programs with their history.
Corwy|Jenkins|open source|At each change runs 400 tests, builds the container and replaces the \
running one.
Corwy|Podman|open source|Runs containers on six ordinary servers. There is no Kubernetes.
Corwy|Ceph|open source|Object storage for labels, models and logs.
Corwy|Keycloak|open source|An account for each person, and one for each program that sends texts.
Corwy|JupyterLab|open source|Notebooks for the three data scientists.
Corwy|fitting server|own work|One large server, used for nothing but fitting models.
Corwy|Dagster|open source|Runs the steps from new labels to a tested model, each Sunday, and \
repeats what failed.
Corwy|MLflow|open source|Notes every fit with settings, data version and scores. Keeps the \
models by version; \
one is marked as in use, with two signatures.
Corwy|code service|own work|Answers the programs of the ministries.
Corwy|weekly report|own work|Compares codes with a random sample coded by people, and texts with\
 last year's; calls \
the team when a limit is passed.
Delmar|SuiteML|commercial|A bought product. In use are its notebooks, and its machines on which \
models are fitted. \
Its pages on pipelines, features and approval of models have not been set up.
Delmar|Git server|open source|Keeps the programs of each study with their history.
Delmar|folder models_final|own work|Models as files, with the date in the name. The newest is \
not always the one in use.
Delmar|list of steps|own work|A page that says which program to start after which. A person \
starts them.
Delmar|Docker|open source|Each room runs in containers without a way out to the internet.
Delmar|SeaweedFS|open source|Object storage, one bucket for each study.
Delmar|Keycloak|open source|One account for each person, checked by phone; partners sign in with\
 their own.
Delmar|MLflow|open source|Notes every fit with settings, data version and scores.
Delmar|plumber|open source|Puts models that were written in R behind an address for the health \
agency.
Delmar|Grafana|open source|Draws the load of the machines, and how many requests plumber answers\
 in a second.
"""


def platform_offices() -> pd.DataFrame:
    """The four offices: office, staff (persons), runs_on and who_uses_it (a paragraph)."""
    rows = [row.split("|") for row in _OFFICES.splitlines()]
    found = pd.DataFrame(rows, columns=["office", "staff", "runs_on", "who_uses_it"])
    return found.astype({"staff": int})


def platform_stacks() -> pd.DataFrame:
    """The tools of the four offices: office, tool, licence and what_it_does (there, today)."""
    rows = [row.split("|") for row in _STACKS.splitlines()]
    return pd.DataFrame(rows, columns=["office", "tool", "licence", "what_it_does"])


# ---------------------------------------------------------------------------- places for data

_KINDS = ("laptop", "sandbox", "on-premises cluster", "public cloud", "partner's platform")
_YES_NO = ("encrypted", "named_accounts", "access_log", "country_agreed", "contract")
# kind: who operates it, and the chance of yes for each of _YES_NO, and that the office has the keys
_HABITS: dict[str, tuple[tuple[str, ...], tuple[float, ...], float]] = {
    "laptop": (("office",), (0.8, 0.8, 0.5, 1.0, 0.7), 0.9),
    "sandbox": (("office",), (0.85, 0.8, 0.7, 1.0, 0.6), 0.9),
    "on-premises cluster": (("office",), (0.9, 0.85, 0.75, 1.0, 0.4), 0.92),
    "public cloud": (("provider",), (0.97, 0.93, 0.93, 0.75, 0.85), 0.65),
    "partner's platform": (("partner", "office"), (0.9, 0.9, 0.85, 0.8, 0.7), 0.6),
}
# place|kind|operator|encrypted|keys|named_accounts|access_log|country|country_agreed|contract
_PLACES = """\
laptops of the field staff|laptop|office|yes|office|yes|no|Statland|yes|
laptops of data scientists|laptop|office|yes|office|yes|yes|Statland|yes|
test room|sandbox|office|no||no|no|Statland|yes|
course sandbox|sandbox|office|yes|office|yes|no|Statland|yes|
methods sandbox|sandbox|office|yes|office|yes|yes|Statland|yes|
old cluster|on-premises cluster|office|yes|office|no|yes|Statland|yes|
new cluster|on-premises cluster|office|yes|office|yes|yes|Statland|yes|
cluster of the tax office|on-premises cluster|partner|yes|partner|yes|yes|Statland|yes|yes
cloud A, standard|public cloud|provider|yes|provider|yes|yes|Statland|yes|yes
cloud A, own keys|public cloud|provider|yes|office|yes|yes|Statland|yes|yes
cloud B, cheapest region|public cloud|provider|yes|office|yes|yes|Farland|no|yes
cloud B, trial account|public cloud|provider|yes|provider|no|yes|Norland|yes|no
Arvenia's platform|partner's platform|partner|yes|office|yes|yes|Arvenia|yes|
Bergland's platform|partner's platform|partner|yes|office|yes|yes|Bergland|yes|yes
"""
_PLACE_COLUMNS = (
    *("place", "kind", "operator", "encrypted", "keys", "named_accounts", "access_log"),
    *("country", "country_agreed", "contract"),
)


def data_places() -> pd.DataFrame:
    """The places where Statland could work with data.

    The columns are place, kind, operator (office, provider or partner), encrypted, keys (who has
    the keys of the encryption), named_accounts, access_log, country, country_agreed and contract
    (yes or no). Missing: not known.
    """
    rows = [row.split("|") for row in _PLACES.splitlines()]
    return pd.DataFrame(rows, columns=list(_PLACE_COLUMNS)).replace("", None)


def simulate_places(seed: int, n: int = 30) -> pd.DataFrame:
    """Return `n` other places, with the columns of data_places().

    Among them is always a cloud that has all safeguards and an on-premises cluster that lacks one.
    Raises ValueError if `n` is below 5.
    """
    if n < 5:
        raise ValueError(f"{n} places; at least 5 are needed")
    rng = np.random.default_rng([seed, 61])
    rows: list[dict[str, str | None]] = []
    for i in range(n):
        kind = _KINDS[i % len(_KINDS)]
        operators, chances, own_keys = _HABITS[kind]
        operator = str(rng.choice(operators))
        row: dict[str, str | None] = {"kind": kind, "operator": operator}
        for column, chance in zip(_YES_NO, chances, strict=True):
            row[column] = "yes" if rng.random() < chance else "no"
            if rng.random() < 0.05:
                row[column] = None
        row["keys"] = "office" if operator == "office" or rng.random() < own_keys else operator
        if row["encrypted"] != "yes":
            row["keys"] = None
        abroad = operator != "office" and row["country_agreed"] != "yes"
        row["country"] = "Farland" if abroad else "Statland"
        if not abroad:
            row["country_agreed"] = "yes"
        rows.append(row)
    safe = dict.fromkeys(_YES_NO, "yes")
    rows[3].update({**safe, "keys": "office", "country": "Norland"})
    rows[2].update({**safe, "keys": "office", str(rng.choice(_YES_NO[:3])): "no"})
    order = rng.permutation(n)
    found = pd.DataFrame([rows[i] for i in order])
    found["place"] = [f"place {i:02d}" for i in range(1, n + 1)]
    found.loc[found["encrypted"] != "yes", "keys"] = None
    return found[list(_PLACE_COLUMNS)].astype(object).where(lambda f: f.notna(), None)


# ---------------------------------------------------------------------------- what it costs

# option|item|kind|paid|lowest|most likely|highest (crowns)
_LINES = """\
on-premises|licences of open-source software|licence|once|0|0|0
on-premises|servers and storage|equipment|once|220000|260000|380000
on-premises|installation and security approval|staff|once|110000|150000|240000
on-premises|operation: two people and their deputy|staff|each year|150000|180000|230000
on-premises|courses for those who operate it|competence|each year|8000|15000|30000
on-premises|power, room and repairs|equipment|each year|35000|45000|65000
on-premises|power for computing|equipment|each 1,000 hours|200|300|400
cloud|licences of open-source software|licence|once|0|0|0
cloud|contract, security and data protection approval|staff|once|90000|120000|200000
cloud|moving projects and data there|staff|once|40000|60000|120000
cloud|an outside expert for the first months|competence|once|20000|50000|120000
cloud|operation: one person and a deputy|staff|each year|90000|110000|150000
cloud|courses for those who operate it|competence|each year|10000|20000|45000
cloud|rent for storage and network|rent|each year|20000|35000|70000
cloud|rent for machines|rent|each 1,000 hours|1600|2400|4000
cloud|taking the data back at the end|exit|once|15000|40000|120000
shared|licences of open-source software|licence|once|0|0|0
shared|a third of the servers and storage|equipment|once|80000|110000|170000
shared|agreement of three offices and security approval|staff|once|70000|130000|300000
shared|operation: a third of five people|staff|each year|90000|115000|165000
shared|meetings and decisions with the other two offices|staff|each year|20000|45000|90000
shared|days of learning with the other two offices|competence|each year|8000|15000|25000
shared|a third of power, room and repairs|equipment|each year|12000|16000|24000
shared|power for computing|equipment|each 1,000 hours|200|300|400
shared|an own copy at the end|exit|once|10000|25000|60000
"""


def platform_lines() -> pd.DataFrame:
    """What each option costs over five years.

    One row is one cost: option, item, kind, paid (once, each year, each 1,000 hours), and lowest,
    likely and highest (whole crowns).
    """
    rows = [row.split("|") for row in _LINES.splitlines()]
    columns = ["option", "item", "kind", "paid", "lowest", "likely", "highest"]
    return pd.DataFrame(rows, columns=columns).astype(
        {"lowest": int, "likely": int, "highest": int}
    )


def simulate_lines(seed: int) -> pd.DataFrame:
    """Return the costs of another office, in any order: the same lines, other prices.

    With no hours the cloud is cheaper than on-premises in most cases, with 200,000 hours a year
    hardly ever.
    """
    rng = np.random.default_rng([seed, 62])
    found = platform_lines()
    factor = rng.uniform(0.85, 1.2, len(found)) * rng.uniform(0.5, 3)
    wider = rng.uniform(1.0, 1.4, len(found))
    likely = found["likely"] * factor
    found["lowest"] = (found["lowest"] * factor).round().astype(int)
    found["highest"] = (likely + (found["highest"] * factor - likely) * wider).round().astype(int)
    found["likely"] = likely.round().astype(int)
    return found.sample(frac=1, random_state=seed).reset_index(drop=True)


# ---------------------------------------------------------------------------- the bundle

_FORMATS = """\
csv|table as text|many programs
parquet|table in columns|many programs
json|structured text|many programs
yaml|settings|many programs
toml|settings|many programs
py|program in Python|many programs
r|program in R|many programs
sql|queries and tables|many programs
md|text with headings|many programs
ipynb|notebook|many programs
onnx|fitted model|many programs
skops|fitted model of scikit-learn|one open-source library
pkl|Python objects (pickle)|runs what is in it
tar|container image|many programs
png|picture|many programs
svg|drawing|many programs
smlp|project of SuiteML|one commercial product
smlflow|pipeline drawn in SuiteML|one commercial product
smlmodel|model fitted in SuiteML|one commercial product
dashq|dashboard of QuickBoard|one commercial product
"""
_LICENCES = """\
MIT|yes|keep the notice
BSD-3-Clause|yes|keep the notice
Apache-2.0|yes|keep the notice, say what was changed
EUPL-1.2|yes|pass on under the same or a compatible licence
GPL-3.0-or-later|yes|pass on under the same licence, with the source
CC-BY-4.0|yes|name the author
CC0-1.0|yes|no condition
SuiteML named users|no|only for persons named in the contract
trial, 90 days|no|only for the office that tries it
all rights reserved|no|nothing without a written permission
office use only|no|may not leave the office
"""
# path|licence|text (lines are joined by ~)
_FILES = """\
README.md|EUPL-1.2|# ISICoder on the platform~How to install it: see docs/install.md
LICENCE.md|EUPL-1.2|European Union Public Licence, version 1.2
docs/install.md|CC-BY-4.0|Install the packages from https://pypi.org and run deploy/start.py
docs/roles.md|CC-BY-4.0|Who answers for what: product owner, operator, data scientist
docs/architecture.svg|CC-BY-4.0|
app/service.py|EUPL-1.2|from fastapi import FastAPI~app = FastAPI()
app/route.py|EUPL-1.2|def route(confidence, threshold):~    return "auto" if confidence >= \
threshold else "coder"
app/text.r|EUPL-1.2|normalise <- function(text) trimws(tolower(text))
app/settings.yaml|EUPL-1.2|model: model/isicoder.onnx~database: ${DATABASE}~db_password: \
${DB_PASSWORD}
app/logging.toml|EUPL-1.2|level = "INFO"~folder = "logs"
deploy/values.yaml|EUPL-1.2|replicas: 2~registry_token: <ask your platform team>
deploy/start.py|EUPL-1.2|from pathlib import Path~here = Path(__file__).parent
deploy/network.yaml|Apache-2.0|port: 8000~host: ${SERVICE_HOST}
deploy/image.tar|Apache-2.0|
pipelines/wave.py|EUPL-1.2|steps = ["read", "code", "review", "write"]
pipelines/retrain.yaml|EUPL-1.2|every: quarter~inputs: data/labels.parquet
pipelines/quality.sql|EUPL-1.2|select route, count(*) from codes group by route
notebooks/first-look.ipynb|MIT|{"cells": [], "metadata": {}}
notebooks/errors.ipynb|MIT|{"cells": [], "metadata": {}}
model/isicoder.onnx|EUPL-1.2|
model/card.md|CC-BY-4.0|# Model card~Agrees with coders in 87 of 100 answers of 2023Q1
model/labels.json|CC0-1.0|{"1071": "bread", "4922": "taxi"}
data/labels.parquet|CC-BY-4.0|
data/example.csv|CC0-1.0|record_id,text~1,bakery
data/classes.csv|CC-BY-4.0|code,label~1071,bread
monitoring/limits.yaml|EUPL-1.2|psi: 0.2~agreement: 0.8
monitoring/report.py|EUPL-1.2|import pandas as pd~limits = "monitoring/limits.yaml"
tests/test_route.py|EUPL-1.2|def test_route():~    assert route(0.9, 0.8) == "auto"
"""
_TO_SINGLE = {
    "model/isicoder.onnx": "model/isicoder.pkl",
    "pipelines/wave.py": "pipelines/wave.smlflow",
    "notebooks/errors.ipynb": "notebooks/errors.smlp",
    "docs/architecture.svg": "docs/overview.dashq",
    "pipelines/retrain.yaml": "pipelines/Retrain.SMLFLOW",
}
_ADDRESSES = (
    "source: /home/jk/isicoder/labels.csv",
    "folder = '/mnt/coding/waves'",
    "image: registry.arvenia.internal/isicoder:4",
    "url = http://labels.bergland.internal:8080/v1",
    "path: D:\\coding\\waves",
    "archive: C:\\Users\\all\\archive",
    "cache: /srv/models",
)
_SECRETS = (
    "db_password: Winter2024!",
    "API_TOKEN = 'k7Hq-22fa-91'",
    'client_secret="9f8e7d6c"',
    "    Password: letmein42",
    "export STORAGE_TOKEN=AKX93J2",
)


def file_formats() -> pd.DataFrame:
    """Endings of files: ending, format and read_by (who can open it)."""
    rows = [row.split("|") for row in _FORMATS.splitlines()]
    return pd.DataFrame(rows, columns=["ending", "format", "read_by"])


def licences() -> pd.DataFrame:
    """Licences: licence, may_pass_on (yes or no) and condition."""
    rows = [row.split("|") for row in _LICENCES.splitlines()]
    return pd.DataFrame(rows, columns=["licence", "may_pass_on", "condition"])


def simulate_bundle(seed: int, problems: int = 8) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return a bundle with about `problems` planted problems, and the problems.

    The bundle has the columns path, licence (missing: none is stated) and text (lines as in the
    file; missing where the file is no text). The problems have path and problem (one of PROBLEMS).
    A file may have several. Raises ValueError if `problems` is not between 0 and 15.
    """
    if not 0 <= problems <= 15:
        raise ValueError(f"{problems} problems; choose 0 to 15")
    rng = np.random.default_rng([seed, 63])
    rows = []
    for line in _FILES.splitlines():
        path, licence, text = line.split("|")
        rows.append({"path": path, "licence": licence, "text": text.replace("~", "\n") or None})
    found = pd.DataFrame(rows).sample(frac=1, random_state=seed).reset_index(drop=True)
    found = found.astype(object).where(found.notna(), None)
    planted: set[tuple[int, str]] = set()
    kinds = [PROBLEMS[i % len(PROBLEMS)] for i in range(problems)]
    bad = [row["licence"] for _, row in licences().iterrows() if row["may_pass_on"] == "no"]
    for problem in kinds:
        taken = {row for row, kind in planted if kind == problem}
        if problem == "format":
            rows_left = [i for i, p in enumerate(found["path"]) if p in _TO_SINGLE]
        elif problem in ("no licence", "licence"):
            stated = [i for i, kind in planted if kind in ("no licence", "licence")]
            rows_left = [i for i in range(len(found)) if i not in stated]
        else:
            ends = (".py", ".yaml", ".md", ".sql", ".toml", ".r")
            rows_left = [
                i
                for i, p in enumerate(found["path"])
                if p.endswith(ends) and i not in taken and p not in _TO_SINGLE
            ]
        if not rows_left:
            continue
        at = int(rng.choice(rows_left))
        planted.add((at, problem))
        if problem == "format":
            found.loc[at, "path"] = _TO_SINGLE[str(found.loc[at, "path"])]
            found.loc[at, "text"] = None
        elif problem == "no licence":
            found.loc[at, "licence"] = None
        elif problem == "licence":
            found.loc[at, "licence"] = str(rng.choice(bad))
        else:
            lines = str(found.loc[at, "text"]).split("\n")
            new = str(rng.choice(_ADDRESSES if problem == "address" else _SECRETS))
            lines.insert(int(rng.integers(0, len(lines) + 1)), new)
            found.loc[at, "text"] = "\n".join(lines)
    truth = [{"path": found.loc[i, "path"], "problem": problem} for i, problem in sorted(planted)]
    return found, pd.DataFrame(truth, columns=["path", "problem"])


def tables() -> dict[str, pd.DataFrame]:
    """The shipped tables of this theme."""
    return {
        "platform-offices": platform_offices(),
        "platform-stacks": platform_stacks(),
        "data-places": data_places(),
        "platform-lines": platform_lines(),
        "export-bundle": simulate_bundle(SEED, 11)[0],
        "file-formats": file_formats(),
        "licences": licences(),
    }
