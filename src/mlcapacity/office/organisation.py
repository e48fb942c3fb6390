"""How machine learning is organised: projects, requests, platforms and offices."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from mlcapacity.office import DIVISIONS, SEED

PEOPLE = 14  # posts for machine learning in the whole office
WORKING_DAYS = 440  # two years of requests
LISTS = 20  # lists of requests for a mean wait
STATUSES = ("idea", "proof of concept", "production", "stopped")
STRUCTURES = (
    "informal network",
    "community of practice",
    "centre of excellence",
    "hub and spoke",
)
KINDS = ("solution", "platform", "skills")
PAID = ("once", "each year", "once a project", "each year and project")

# each division's part of the days that requests ask for
SHARES = dict(zip(DIVISIONS, (0.09, 0.21, 0.10, 0.18, 0.07, 0.10, 0.14, 0.04, 0.07), strict=True))
_MEAN_DAYS = 18.0
_FULL = 1.1  # requests are drawn for this load and thinned to the load asked for
_LAST_STAFF = 64

# division, purpose, topic, people, status, start, last run, days, production owner
_PROJECTS = """
2|codes the main activity that enterprises state in the quarterly survey|ISIC coding|\
    S008;S020|production|2022-03|2025-12|210|Business statistics
1|suggests an activity code for new enterprises in the register|isic-coding|\
    S019|production|2022-09|2025-11|130|tbd
4|codes the industry of the employer in the labour force survey|Coding (ISIC)|\
    S022; S031|proof of concept|2024-02|2025-10|85|
7|codes the industry in the census from scanned forms|ISIC  coding|\
    S070|stopped|2021-05|2022-06|95|
4|codes occupations in the labour force survey|occupation coding|\
    S022;S040|production|2021-11|2025-12|190|Labour and income
7|codes occupations in the census|Occupation-coding|S061;S070|production|2020-10|2025-09|160|IT
1|reads the occupation of the manager from web pages|coding, occupation|\
    S073|stopped|2022-01|2022-12|30|
3|assigns products of supermarkets to the consumption classification|COICOP coding|\
    S039; S048|production|2023-01|2025-12|175|Prices
4|codes items in household budget diaries|coicop coding|\
    S067;S058|proof of concept|2023-04|2024-03|60|
2|flags turnover that does not fit the enterprise's past|outlier detection|\
    S065;S047|production|2021-02|2025-12|120|S065
3|flags implausible price quotes before an index is computed|Outlier-detection|\
    S030|proof of concept|2024-05|2025-11|45|
6|flags odd yields in the farm survey|detection (outlier)|\
    S033;S033|proof of concept|2023-09|2024-05|40|
5|flags breaks in supply and use tables|outlier detection|S032;S068|stopped|2022-08|2023-07|55|
1|joins addresses of enterprises from tax files|address matching|\
    S046;S037|production|2020-06|2025-12|140|S037
7|joins addresses of dwellings from four sources|Address matching|\
    S025|production|2022-02|2025-08|150|
6|joins farm addresses with the land register|matching, address|\
    S051;S069|proof of concept|2024-09|2025-06|50|
3|collects prices of flights and hotels from web pages|web scraping|\
    S003;S066|production|2019-11|2025-12|110|S066
1|finds web shops of enterprises|Web-scraping|S046|proof of concept|2024-01|2024-11|48|
4|collects job adverts from three portals|scraping (web)|\
    S031|proof of concept|2023-06|2025-09|75|
1|reads annual accounts that come as PDF|PDF reading|S064|proof of concept|2024-10|2025-11|65|
5|reads budget reports of municipalities that come as PDF|reading PDF|\
    S050|proof of concept|2023-10|2024-06|58|
5|early estimate of quarterly output|nowcasting|\
    S044;S059|production|2023-03|2025-12|125|National accounts
2|early estimate of retail turnover|Nowcasting|S062|proof of concept|2024-06|2025-10|62|
7|fills in missing income in register data|imputation|\
    S052;S053|production|2022-05|2025-07|135|Data science team (closed 2024)
4|fills in hours worked for those who did not answer|Imputation|S071|stopped|2021-09|2023-02|70|
2|fills in turnover of small enterprises|imputation of turnover|\
    S026;S056|proof of concept|2024-11|2025-12|66|
6|maps crops from satellite pictures|crop maps|S024;S060|production|2022-04|2025-10|205|tbd
6|counts greenhouses on aerial pictures|greenhouse maps|S069|stopped|2022-07|2023-03|38|
7|estimates day population from phone data|phone data|S052|proof of concept|2025-01|2025-09|72|
3|adjusts prices of computers for quality|hedonic model|\
    S012|production|2021-04|2024-02|80|Prices
9|sorts tickets at the help desk|ticket sorting|S018|production|2024-04|2025-12|35|IT services
8|synthetic data for researchers|synthetic data|S017;S035|proof of concept|2024-03|2025-08|90|
8|measures how coders and models agree|evaluation kit|\
    S026;S017|proof of concept|2024-08|2025-12|55|
5|classifies payments of government units|payment coding|\
    S005|proof of concept|2023-11|2024-09|52|
2|recognises enterprise groups from ownership data|group detection|\
    S029|proof of concept|2024-07|2024-12|44|
9|predicts the load of the web questionnaire|load forecast|S027|stopped|2023-05|2023-11|22|
1|predicts which enterprises will not respond|response model|\
    S019;S028|proof of concept|2025-02|2025-11|40|
4|summarises comments of respondents|comment summaries|S013|proof of concept|2024-12|2025-10|28|
3|a chat window for price collectors|chat assistant|S057|idea|2025-09||5|
7|a chat window for callers|Chat-assistant|S034|idea|2025-08||6|
2|translates answers in the second language|translation|S038|idea|2025-10||3|
5|links imports to the using industry|import linking|S041|idea|2025-06||4|
6|forest damage from satellite pictures|forest maps|S042;S015|idea|2025-07||8|
4|wages from payroll texts|wage coding|S049|idea|2025-11||2|
8|labels written by a language model|label helper|S044|idea|2025-09||7|
"""
_LEFT = ("2025-03", "2024-11", "2024-04", "2023-08", "2025-01", "2023-05", "2023-03", "2024-08")
_LEFT_LATER = ("2022-12", "2025-06")
_NETWORK = {
    "S008": 11, "S017": 9, "S019": 10, "S020": 6, "S022": 12, "S025": 3, "S026": 8, "S030": 4,
    "S031": 7, "S033": 5, "S037": 2, "S039": 6, "S044": 3, "S046": 9, "S047": 7, "S051": 5,
    "S059": 4, "S061": 8,
}  # fmt: skip
_TOPICS = (
    ("coding", "isic"),
    ("coding", "occupation"),
    ("detection", "outlier"),
    ("address", "matching"),
    ("scraping", "web"),
    ("pdf", "reading"),
    ("crop", "maps"),
    ("imputation",),
    ("nowcasting",),
    ("phone", "data"),
    ("response", "model"),
    ("coding", "product"),
    ("group", "detection"),
    ("data", "synthetic"),
)
_COSTS = """
own set-ups|licences of open-source software|once a project|0
own set-ups|set-up of servers, notebooks and tracking|once a project|14
own set-ups|operation: patches, backups, accounts, help|each year and project|21
shared, on premises|licences of open-source software|once|0
shared, on premises|servers and storage|once|260
shared, on premises|installation and security approval|once|150
shared, on premises|operation: two people and their deputy|each year|180
shared, on premises|power, room and repairs|each year|45
shared, on premises|moving a project to the platform|once a project|6
shared, on premises|help for a project|each year and project|3
shared, in a cloud|contract and security approval|once|120
shared, in a cloud|operation: one person and a deputy|each year|110
shared, in a cloud|rent for computing and storage|each year and project|12
shared, in a cloud|moving a project to the platform|once a project|8
"""
_OFFICES = """
A|120|3|2|0|none|Three statisticians try things out after hours and did not know of each other \
until last month. There is no budget, no request from the divisions and nothing in production. \
The director likes what she saw and asks only that they should not each start from nothing.
B|900|25|7|0|some own set-ups|Twenty-five people in seven divisions use machine learning for a \
few hours a week. They meet over lunch, and found the same experiment four times. The director \
will pay half a day a week for each of them. Recruiting is frozen until next year, and no new \
unit may be made. No system is planned for production before that.
C|600|6|3|1|none|Six specialists were recruited last year. Three divisions want the same first \
thing: a service that codes short texts. No division has anyone of its own who could build one, \
and the first service runs on a laptop. The director gives posts, money and the mandate to put \
systems into production.
D|3500|45|9|14|shared|A central team of 30 builds for everybody. Requests wait five months. \
Each division's work needs deep knowledge of its survey, and fifteen able people now sit in the \
divisions already. Fourteen systems run on a shared platform. The divisions want to answer for \
their own systems.
E|400|7|4|2|shared|The office is made of four regional offices with one or two able people \
each. By law, records must not leave their region, not even for colleagues in the capital. Two \
regions run a system each and answer for it. The regions agree on tools and standards and want \
to keep doing so. The director offers two posts, with the mandate to keep their platform in order.
F|2000|30|8|0|shared|The office bought a platform and trained thirty people in eight divisions. \
They meet each month and know of each other. Two years later there are eleven proofs of \
concept, and none is in production: nobody has the mandate to build, to approve and to run. The \
director now offers five posts and that mandate.
"""
_DELIVERABLES = (
    "A service that codes answers of the census; the division owns it and has set a target of "
    "90 of 100 codes right",
    "A Helm chart, a recipe with which each project installs the same program for keeping track of "
    "its models",
    "A two-day course on labelling for the coders",
    "A lunch each month at which people show what they try",
    "A written rule for evaluation samples, agreed by those who work with them and kept up to date",
    "A model that codes products of supermarkets, retrained each quarter, with an owner in Prices "
    "and a deputy",
    "Container images, ready-made boxes with the approved programs, patched each month",
    "A repository with the scripts of five projects, open to all: no labels, no classification "
    "version, no owner, comments in one language",
    "A registry that keeps all models with their data and their makers, backed up each night",
    "Half a year in the central team for a statistician, who then goes back to the own division",
    "A program that fills in missing hours in the labour force survey every quarter, with an owner "
    "and a simpler method ready for the day it fails",
    "A mailing list on which somebody usually knows the answer",
    "Programs that fill in missing values in six surveys, each with an owner, built and run by "
    "people who sit in the survey's division",
    "An office's first service that codes texts, with a division as its owner; in no division is "
    "there anyone who could build or run it",
)
# what the first, second and third person placed in a division save there: days a year
_PLACEMENT = (
    (150, 60, 20),
    (250, 170, 90),
    (165, 95, 30),
    (240, 160, 75),
    (110, 40, 15),
    (135, 80, 25),
    (190, 120, 50),
    (55, 30, 20),
    (70, 35, 10),
)
NEXT_YEAR = (0.45, 0.75, 0.95, 1.10, 1.20, 1.25, 1.28)  # by people in the hub


def people(cell: object) -> set[str]:
    """The staff ids in a cell such as `"S008; S020"`, each once. An empty cell gives no id."""
    return set(cell.replace(";", " ").split()) if isinstance(cell, str) else set()


def topic_key(topic: str) -> str:
    """A topic in small letters without signs, its words in alphabetical order, joined by blanks."""
    letters = "".join(letter if letter.isalnum() else " " for letter in topic.lower())
    return " ".join(word for word in sorted(letters.split()) if word != "of")


def spread(n: int, everyone: bool = False) -> dict[str, int]:
    """Place `n` people in the divisions, one after the other where most days are asked for each.

    With `everyone`, each division gets one first: then `n` must be 9 or more, or ValueError is
    raised.
    """
    if everyone and n < len(DIVISIONS):
        raise ValueError(f"n = {n}: {len(DIVISIONS)} divisions cannot get one person each")
    placed = dict.fromkeys(DIVISIONS, int(everyone))
    for _ in range(n - sum(placed.values())):
        neediest = max(DIVISIONS, key=lambda d: SHARES[d] / (placed[d] + (0 if everyone else 0.5)))
        placed[neediest] += 1
    return placed


def serve(
    requests: pd.DataFrame,
    spokes: Mapping[str, int],
    hub: int,
    slower: float = 1.0,
    turn: Iterable[float] | None = None,
) -> pd.DataFrame:
    """When each request is started, and by whom, if machine learning is organised in that way.

    `requests` has the columns division, arrival (working day, ascending) and days. One person works
    on one request until it is done. A person of a division serves that division only and needs the
    days of the request. A person of the hub serves all, and needs `slower` times as long. Whoever
    becomes free takes the waiting request with the lowest `turn` (without it: the first come).

    The result has a row a request: wait (working days until somebody starts; infinite where nobody
    ever can) and work (working days that it then takes). Raises ValueError where `turn` is not one
    number a request.
    """
    arrival, days = requests["arrival"].tolist(), requests["days"].tolist()
    division = requests["division"].tolist()
    order = arrival if turn is None else [float(number) for number in turn]
    if len(order) != len(arrival) or any(math.isnan(number) for number in order):
        raise ValueError(f"{len(order)} turns for {len(arrival)} requests: one number each")
    free = {d: int(spokes.get(d, 0)) for d in {*division, *spokes}}
    waiting: dict[str, list[tuple[float, int]]] = {d: [] for d in free}
    at_work: list[tuple[float, str]] = []
    wait, work = [math.inf] * len(arrival), [0.0] * len(arrival)

    def start(d: str, now: float, of_hub: bool) -> None:
        i = heapq.heappop(waiting[d])[1]
        wait[i] = now - arrival[i]
        work[i] = days[i] * (slower if of_hub else 1.0)
        heapq.heappush(at_work, (now + work[i], "" if of_hub else d))

    def finish(until: float) -> None:
        nonlocal hub
        while at_work and at_work[0][0] <= until:
            now, place = heapq.heappop(at_work)
            if place and waiting[place]:
                start(place, now, of_hub=False)
            elif place:
                free[place] += 1
            elif any(waiting.values()):
                first = min((queue[0], d) for d, queue in waiting.items() if queue)
                start(first[1], now, of_hub=True)
            else:
                hub += 1

    for i, now in enumerate(arrival):
        finish(now)
        d = division[i]
        heapq.heappush(waiting[d], (order[i], i))
        if free[d]:
            free[d] -= 1
            start(d, now, of_hub=False)
        elif hub:
            hub -= 1
            start(d, now, of_hub=True)
    finish(math.inf)
    return pd.DataFrame({"wait": wait, "work": work}, index=requests.index)


@cache
def _list(seed: int, load: float) -> pd.DataFrame:
    return simulate_requests(seed, load)


@cache
def served(seed: int, hub: int, load: float, slower: float) -> tuple[float, float]:
    """Mean wait in working days, and utilisation, with `hub` of the 14 people in the hub.

    For the list of requests of simulate_requests(seed, load). The others are placed by spread().
    Utilisation is the work, as a part of all people's time.
    """
    done = serve(_list(seed, load), spread(PEOPLE - hub, hub == 0), hub, slower)
    return float(done["wait"].mean()), float(done["work"].sum() / (PEOPLE * WORKING_DAYS))


def wait(hub: int, load: float, slower: float) -> float:
    """Mean wait in working days over 20 lists of requests, with `hub` of the 14 people in the hub.

    `load` is the part of the 14 people's time that the requests ask for; `slower` is how many
    times as long a person of the hub needs. Raises ValueError where `hub` is no whole number from
    0 to 14.
    """
    if hub not in range(PEOPLE + 1):
        raise ValueError(f"a hub of {hub}: give a whole number from 0 to {PEOPLE}")
    waits = [served(seed, int(hub), load, slower)[0] for seed in range(LISTS)]
    return round(sum(waits) / LISTS, 1)


def saved(division: str, people: int, placement: pd.DataFrame) -> int:
    """Days a year that so many people (0 to 3) placed in a division save there."""
    row = placement.set_index("division").loc[division, ["first", "second", "third"]]
    return int(row.iloc[:people].sum())


def days_saved(plan: Mapping[str, int], placement: pd.DataFrame) -> dict[str, int]:
    """The days that a plan saves: this year, next year, and in both together.

    `plan` gives the number of people in the hub (0 to 6) and in each division (0 to 3).
    """
    this_year = sum(saved(name, int(plan[name]), placement) for name in placement["division"])
    next_year = this_year * NEXT_YEAR[int(plan["hub"])]
    return {
        "this_year": this_year,
        "next_year": round(next_year),
        "both": round(this_year + next_year),
    }


def broken_rule(plan: Mapping[str, int], placement: pd.DataFrame) -> str:
    """The first rule that a plan of whole numbers breaks, in words; empty where it breaks none."""
    most = len(NEXT_YEAR) - 1
    if not 0 <= plan["hub"] <= most:
        return f"the hub has {plan['hub']} people: 0 to {most} are possible"
    for division, live in zip(placement["division"], placement["in_production"], strict=True):
        if not 0 <= plan[division] <= 3:
            return f"{division} has {plan[division]} people: 0 to 3 are possible"
        if live and not plan[division]:
            return f"{division} has nobody, but {live} in production: it needs one or more"
    placed = sum(plan.values())
    return "" if placed == PEOPLE else f"{placed} people are placed: it must be {PEOPLE}"


def value(plan: Mapping[str, int], placement: pd.DataFrame) -> dict[str, Any]:
    """What a plan comes to: people placed, days_saved(), and the first rule that it breaks.

    Where the hub or a division has more people than are possible, no days are given.
    """
    broken = broken_rule(plan, placement)
    days = {} if "are possible" in broken else days_saved(plan, placement)
    return {"people": sum(plan.values()), **days, "broken_rule": broken or "none"}


def simulate_requests(seed: int, load: float = 0.8) -> pd.DataFrame:
    """Two years (440 working days) of requests for machine learning, in order of arrival.

    Columns: request_id, division, quarter, arrival (working day, 1 to 440), days (working days that
    a person who knows the division needs), fixed_date (whether a publication date depends on it).
    `load` is the expected share of 14 people's time that the requests ask for. The same seed with
    a higher load gives the same requests and more. Raises ValueError where `load` is not above 0
    and at most 1.1.
    """
    if not 0 < load <= _FULL:
        raise ValueError(f"load = {load}: it must lie above 0 and at most {_FULL}")
    rng = np.random.default_rng([seed, 41])
    n = int(rng.poisson(_FULL * PEOPLE * WORKING_DAYS / _MEAN_DAYS))
    arrival = np.sort(rng.integers(1, WORKING_DAYS + 1, n))
    place = rng.choice(len(DIVISIONS), n, p=list(SHARES.values()))
    days = np.clip(np.round(rng.lognormal(math.log(_MEAN_DAYS) - 0.32, 0.8, n)), 2, 90)
    fixed, kept = rng.random(n) < 0.3, rng.random(n) < load / _FULL
    quarters = np.array([f"{year}Q{quarter}" for year in (2024, 2025) for quarter in (1, 2, 3, 4)])
    made = pd.DataFrame(
        {
            "division": np.array(DIVISIONS)[place],
            "quarter": quarters[(arrival - 1) // (WORKING_DAYS // 8)],
            "arrival": arrival,
            "days": days.astype(int),
            "fixed_date": fixed,
        }
    )[kept].reset_index(drop=True)
    made.insert(0, "request_id", [f"R{i + 1:03d}" for i in range(len(made))])
    return made


def simulate_projects(seed: int, n: int = 45) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Projects of another office, and the staff who have left it.

    The columns are those of the tables projects and left-staff; projects has also true_topic.
    There is at least one project of each status. Raises ValueError where `n` is below 8.
    """
    if n < 8:
        raise ValueError(f"n = {n}: an inventory needs 8 projects or more")
    rng = np.random.default_rng([seed, 42])
    leavers = sorted(rng.choice(np.arange(1, _LAST_STAFF + 13), 14, replace=False).tolist())
    left = pd.DataFrame({"staff_id": [f"S{i:03d}" for i in leavers]})
    left["division"] = [DIVISIONS[(i - 1) % len(DIVISIONS)] for i in leavers]
    left["left"] = [f"{rng.integers(2020, 2026)}-{rng.integers(1, 13):02d}" for _ in leavers]
    rows = []
    for i in range(n):
        division = int(rng.integers(len(DIVISIONS)))
        own = [k for k in range(1, _LAST_STAFF + 13) if (k - 1) % len(DIVISIONS) == division]
        ids = [f"S{k:03d}" for k in rng.choice(own, rng.choice(3, p=[0.5, 0.35, 0.15]) + 1)]
        status = STATUSES[i] if i < 4 else str(rng.choice(STATUSES, p=[0.15, 0.4, 0.3, 0.15]))
        owners = (DIVISIONS[division], ids[0], "tbd", "IT", "Data science team", None)
        chance = [0.35, 0.25, 0.1, 0.1, 0.05, 0.15] if status == "production" else [0.1] * 5 + [0.5]
        words = _TOPICS[int(rng.integers(len(_TOPICS)))]
        shown = [words[k] for k in rng.permutation(len(words))]
        written = (" ", "-", ", ")[int(rng.integers(3))].join(shown)
        year = int(rng.integers(2020, 2026))
        ran = f"{rng.integers(year, 2026)}-{rng.integers(1, 13):02d}"
        rows.append(
            {
                "project_id": f"P{i + 1:02d}",
                "division": DIVISIONS[division],
                "purpose": f"{' '.join(shown)} for {DIVISIONS[division]}",
                "topic": written.capitalize() if rng.random() < 0.4 else written,
                "people": ("; " if rng.random() < 0.4 else ";").join(ids),
                "status": status,
                "start": f"{year}-01",
                "last_run": None if status == "idea" else ran,
                "days": int(rng.integers(2, 10) if status == "idea" else rng.integers(20, 220)),
                "production_owner": owners[int(rng.choice(6, p=chance))],
                "true_topic": " ".join(sorted(words)),
            }
        )
    return pd.DataFrame(rows), left


def simulate_costs(seed: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What own set-ups and a shared platform cost elsewhere.

    Two tables with the columns item, paid (one of PAID) and cost (thousand crowns), in random
    order. The dearest thing about own set-ups is their operation.
    """
    rng = np.random.default_rng([seed, 43])

    def table(rows: list[tuple[str, str, int, int]]) -> pd.DataFrame:
        drawn = [(item, paid, int(rng.integers(low, high + 1))) for item, paid, low, high in rows]
        made = pd.DataFrame(drawn, columns=["item", "paid", "cost"])
        return made.sample(frac=1, random_state=int(rng.integers(10**6)), ignore_index=True)

    own = [
        ("licences of open-source software", "once a project", 0, 0),
        ("set-up", "once a project", 5, 25),
        ("operation: patches, backups, accounts, help", "each year and project", 12, 30),
        ("a shared office manual", "once", 0, 10),
    ]
    shared = [
        ("licences of open-source software", "once", 0, 0),
        ("servers", "once", 50, 350),
        ("operation: staff", "each year", 60, 240),
        ("moving a project to the platform", "once a project", 2, 15),
        ("help and rent", "each year and project", 2, 9),
    ]
    return table(own), table(shared)


def _projects() -> pd.DataFrame:
    rows = []
    for i, line in enumerate(_PROJECTS.strip().splitlines()):
        number, purpose, topic, ids, status, start, ran, days, owner = line.split("|")
        rows.append(
            {
                "project_id": f"P{i + 1:02d}",
                "division": DIVISIONS[int(number) - 1],
                "purpose": purpose,
                "topic": topic,
                "people": ids.strip(),
                "status": status,
                "start": start,
                "last_run": ran or None,
                "days": int(days),
                "production_owner": owner or None,
            }
        )
    return (
        pd.DataFrame(rows)
        .sort_values(["division", "start"], kind="stable", ignore_index=True)
        .assign(project_id=lambda t: [f"P{i + 1:02d}" for i in range(len(t))])
    )


def _left_staff() -> pd.DataFrame:
    numbers = range(_LAST_STAFF + 1, _LAST_STAFF + 11)
    return pd.DataFrame(
        {
            "staff_id": [f"S{i:03d}" for i in numbers],
            "division": [DIVISIONS[(i - 1) % len(DIVISIONS)] for i in numbers],
            "left": [*_LEFT, *_LEFT_LATER],
        }
    )


def _requests() -> pd.DataFrame:
    made = simulate_requests(SEED)
    rng = np.random.default_rng([SEED, 44])
    made["days"] = made["days"].astype("Int64")
    made.loc[rng.choice(len(made), 5, replace=False), "days"] = pd.NA
    return made


def tables() -> dict[str, pd.DataFrame]:
    """The shipped tables of this theme."""
    network = pd.DataFrame({"staff_id": list(_NETWORK), "meetings": list(_NETWORK.values())})
    costs = [line.split("|") for line in _COSTS.strip().splitlines()]
    offices = [line.split("|") for line in _OFFICES.strip().splitlines()]
    profile = ["office", "staff", "ml_people", "divisions", "in_production", "platform", "profile"]
    projects = _projects()
    live = projects.loc[projects["status"] == "production", "division"].value_counts()
    placement = pd.DataFrame(_PLACEMENT, columns=["first", "second", "third"])
    placement.insert(0, "division", list(DIVISIONS))
    placement.insert(1, "in_production", [int(live.get(d, 0)) for d in DIVISIONS])
    numbers = dict.fromkeys(["staff", "ml_people", "divisions", "in_production"], "int64")
    return {
        "projects": projects,
        "left-staff": _left_staff(),
        "network": network,
        "requests": _requests(),
        "platform-costs": pd.DataFrame(costs, columns=["option", "item", "paid", "cost"]).astype(
            {"cost": "int64"}
        ),
        "offices": pd.DataFrame(offices, columns=profile).astype(numbers),
        "deliverables": pd.DataFrame(
            {
                "deliverable_id": [f"D{i + 1:02d}" for i in range(len(_DELIVERABLES))],
                "deliverable": list(_DELIVERABLES),
            }
        ),
        "placement": placement,
    }
