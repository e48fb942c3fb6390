"""The ISICoder system as tables: files, data flows, access, incidents and repayments."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import yaml

from mlcapacity.office import DIVISIONS, SEED

BOXES = (
    "Configuration",
    "Data Collection",
    "Data Verification",
    "Feature Extraction",
    "ML Code",
    "Machine Resource Management",
    "Analysis Tools",
    "Process Management Tools",
    "Serving Infrastructure",
    "Monitoring",
)
SECTIONS = ("Data", "Model", "Infrastructure", "Monitoring")
STATUSES = ("not done", "by hand, not documented", "by hand, documented", "automated")

# component: its box, the box in the colleague's draft, the division that owns it, what it does, its
# files and their lines. A file after `v:` is vendored, after `g:` generated.
_COMPONENTS: dict[str, tuple[str, str, str, str, str]] = {
    "access-rules": (
        "Configuration",
        "Configuration",
        "IT services",
        "which account may read and write which table",
        "grants.sql:118 roles.yml:64 matrix.xlsx.csv:96",
    ),
    "answer-checks": (
        "Data Verification",
        "Data Verification",
        "Business statistics",
        "rejects empty answers, double records and answers of another wave",
        "rules.R:231 run_checks.R:142 report.R:97 test_rules.R:58 reasons.csv:41",
    ),
    "batch-coder": (
        "Serving Infrastructure",
        "?",
        "IT services",
        "gives a whole wave to the model at night and writes the codes to a table",
        "run_batch.py:268 write_codes.py:187 resume.py:121 schedule.sh:44",
    ),
    "calendar": (
        "Process Management Tools",
        "Process Management Tools",
        "Business statistics",
        "deadlines and holidays of the production year, and reminders of them",
        "deadlines.R:133 holidays.csv:52 remind.py:88",
    ),
    "client-library": (
        "Serving Infrastructure",
        "Serving Infrastructure",
        "IT services",
        "functions for R and Python with which the divisions call the coding service",
        "g:client.R:2140 g:client.py:1875 g:models.py:1312 README.md:61 examples.R:74",
    ),
    "code-lists": (
        "Configuration",
        "Configuration",
        "Methodology",
        "the ISIC codes and labels that the survey allows",
        "isic_survey.csv:45 g:isic_all.py:836 merge_lists.R:91 labels.csv:45",
    ),
    "coding-service": (
        "Serving Infrastructure",
        "ML Code",
        "IT services",
        "takes a text from the network and sends back a code and a confidence",
        "app.py:342 routes.py:271 auth.py:166 cache.py:143 errors.py:92 start.sh:37 Dockerfile:48 "
        "test_routes.py:102",
    ),
    "dashboards": (
        "Analysis Tools",
        "?",
        "Business statistics",
        "charts of agreement and workload for the heads of division",
        "agreement.R:218 workload.R:176 theme.R:63",
    ),
    "disk-cleaner": (
        "Machine Resource Management",
        "Machine Resource Management",
        "IT services",
        "deletes old intermediate files when the shared disk is nearly full",
        "clean.py:119 keep.txt:27",
    ),
    "environment": (
        "Configuration",
        "?",
        "IT services",
        "names the packages that have to be installed, and some of their versions",
        "g:requirements.lock:1422 requirements.txt:38 setup.R:57 profile.sh:29",
    ),
    "error-explorer": (
        "Analysis Tools",
        "ML Code",
        "Methodology",
        "notebooks for reading wrong codes, one activity at a time",
        "explore.py:287 confusion.py:154 examples.py:131 old_explore.py:246",
    ),
    "evaluation": (
        "Analysis Tools",
        "Analysis Tools",
        "Methodology",
        "computes the agreement with coders on the random sample",
        "agreement.py:148 by_section.py:112 tables.py:86",
    ),
    "job-limits": (
        "Machine Resource Management",
        "Machine Resource Management",
        "IT services",
        "sets how much memory and how many processors a job may use",
        "limits.yml:71 apply_limits.sh:66",
    ),
    "label-checks": (
        "Data Verification",
        "?",
        "Business statistics",
        "lists the answers that two coders coded differently, before they are used",
        "compare_coders.R:164 list_conflicts.R:118 letter.Rmd:72",
    ),
    "label-desk": (
        "Data Collection",
        "Data Collection",
        "Business statistics",
        "the screens on which coders enter the codes of the random sample",
        "desk.py:384 screens.html:296 keys.js:177 g:bundle.js:1960 save.py:148",
    ),
    "lookup-tables": (
        "Feature Extraction",
        "Feature Extraction",
        "Methodology",
        "lists of brands and abbreviations that are replaced in the texts",
        "brands.csv:318 abbreviations.csv:204 vendor_names.csv:142 replace.R:83",
    ),
    "model": (
        "ML Code",
        "ML Code",
        "Methodology",
        "builds the classifier and fits it to coded answers",
        "model.py:187 train.py:161 predict.py:94",
    ),
    "night-queue": (
        "Machine Resource Management",
        "?",
        "IT services",
        "decides which job may use the shared server at which hour",
        "queue.py:198 slots.yml:54 lock.sh:31",
    ),
    "old-keywords": (
        "Feature Extraction",
        "?",
        "",
        "sets the 96 yes-or-no columns for keywords of the 2021 pilot; still runs every wave",
        "keywords.sas:412 keywords.csv:97 convert.R:126 patch_2023.R:88",
    ),
    "override-rules": (
        "Serving Infrastructure",
        "Serving Infrastructure",
        "Business statistics",
        "replaces the model's code after the fact where a text has certain words",
        "rules_a.csv:512 rules_b.csv:387 apply_rules.R:144 exceptions.R:118",
    ),
    "phone-intake": (
        "Data Collection",
        "?",
        "Business statistics",
        "reads the files that the telephone studio leaves in a folder",
        "read_studio.sas:366 layout_2022.sas:141 layout_2024.sas:158 to_csv.R:77",
    ),
    "privacy-filter": (
        "Data Verification",
        "?",
        "Methodology",
        "finds names and telephone numbers in the texts and blanks them",
        "find_names.py:173 patterns.py:104 test_patterns.py:67",
    ),
    "register-checks": (
        "Data Verification",
        "Data Collection",
        "Business register",
        "compares the register extract with last quarter's and stops if too much has moved",
        "compare.R:182 limits.csv:33 stop.R:48",
    ),
    "register-export": (
        "Serving Infrastructure",
        "Serving Infrastructure",
        "Business register",
        "writes the final codes into the business register",
        "export.R:246 map_units.R:193 undo.R:71",
    ),
    "register-extract": (
        "Data Collection",
        "ML Code",
        "Business register",
        "copies employees, region and legal form out of the business register",
        "extract.py:254 units.sql:187 history.sql:132 fix_2022.py:96",
    ),
    "register-features": (
        "Feature Extraction",
        "ML Code",
        "Methodology",
        "turns size, region and legal form into columns of numbers",
        "columns.py:236 fill_gaps.py:151 bands.py:87",
    ),
    "release-checklist": (
        "Process Management Tools",
        "Process Management Tools",
        "Methodology",
        "the steps and signatures before a new model goes live",
        "checklist.md:92 sign.py:68",
    ),
    "schema": (
        "Data Verification",
        "Data Verification",
        "IT services",
        "says which columns and values each table may have",
        "answers.json:166 codes.json:112 g:validators.py:704 validate.py:94",
    ),
    "service-alive": (
        "Monitoring",
        "Monitoring",
        "IT services",
        "asks the coding service every minute whether it still answers",
        "ping.sh:38 alive.py:71",
    ),
    "table-comparison": (
        "Analysis Tools",
        "Analysis Tools",
        "National accounts",
        "shows how the published table changes when a model or a rule changes",
        "compare_tables.R:207 waterfall.R:129",
    ),
    "text-cleaning": (
        "Feature Extraction",
        "ML Code",
        "Methodology",
        "writes texts in small letters, mends spelling, removes signs",
        "clean.py:221 spelling.py:184 spelling_v2.py:203 accents.py:64 test_clean.py:41",
    ),
    "text-vectors": (
        "ML Code",
        "ML Code",
        "Methodology",
        "a copy of somebody else's library that turns words into vectors for the model",
        "v:fasttext/args.cc:388 v:fasttext/dictionary.cc:622 v:fasttext/matrix.cc:1164 "
        "v:fasttext/model.cc:2315 v:fasttext/quantize.cc:1873 v:fasttext/wrapper.py:1490 "
        "call_vectors.py:72",
    ),
    "ticket-sync": (
        "Process Management Tools",
        "Process Management Tools",
        "IT services",
        "opens a ticket when a job has failed, and closes it when it is done",
        "sync.py:176 mapping.yml:58",
    ),
    "titles-import": (
        "Data Collection",
        "Data Collection",
        "Methodology",
        "fetches new titles and notes of the classification once a year",
        "fetch_titles.py:158 parse_notes.py:132",
    ),
    "tuning": (
        "ML Code",
        "ML Code",
        "Methodology",
        "fits the classifier again and again to find good settings",
        "search.py:128 trials.py:57",
    ),
    "wave-runner": (
        "Process Management Tools",
        "ML Code",
        "IT services",
        "starts the steps of a wave in their order and repeats a step that failed",
        "runner.py:312 steps.py:246 retry.py:118 hand_start.sh:53 old_runner.sas:187",
    ),
    "wave-settings": (
        "Configuration",
        "Configuration",
        "Business statistics",
        "one file of settings for each wave: dates, paths, threshold",
        "2024Q1.yml:122 2024Q2.yml:124 2024Q3.yml:131 2024Q4.yml:131 2025Q1.yml:138 "
        "2025Q2.yml:138 2025Q3.yml:146 2025Q4.yml:146",
    ),
    "web-form-intake": (
        "Data Collection",
        "Data Collection",
        "Business statistics",
        "fetches the answers to the web form every night",
        "fetch.py:331 parse_form.py:276 form_2023.py:164 form_2024.py:211 merge_answers.R:187 "
        "v:third_party/formkit.js:934",
    ),
    "weekly-report": (
        "Monitoring",
        "Monitoring",
        "Business statistics",
        "counts codes by section each week and mails the table to four people",
        "count.R:146 mail.R:58",
    ),
    "word-pieces": (
        "Feature Extraction",
        "Feature Extraction",
        "Methodology",
        "cuts the cleaned texts into pieces of words and counts them",
        "pieces.py:137 vocabulary.py:98",
    ),
}
_HEADERS: dict[str, tuple[str, ...]] = {
    "py": ("import pandas as pd", "#!/usr/bin/env python3", "# -*- coding: utf-8 -*-"),
    "R": ("library(dplyr)", "library(data.table)", "# last changed for the web form"),
    "sas": ("options nodate nonumber;", "libname inp 'Q:/coding/in';"),
    "sh": ("#!/bin/sh", "#!/bin/bash"),
    "sql": ("-- runs on the register, as owner of the schema", "set search_path to register;"),
}
_GENERATED = (
    "# Generated by openapi-generator 5.4; changes will be lost",
    "// AUTOGENERATED FILE - DO NOT EDIT",
    "# This file was generated by make_lists.R on {day}",
    "/* do not edit: made by the build */",
)
_VENDORED = (
    "// Copyright (c) 2016-2018, the authors. All rights reserved.",
    "# Licensed under the MIT licence; see LICENSE in this folder",
    "/*! v3.2.1 | (c) the contributors */",
)


def simulate_inventory(seed: int) -> pd.DataFrame:
    """Return the files of a system like ISICoder.

    The columns are path, component, lines, first_line (missing where the file has none that can be
    read), owner (a division, or missing), last_change (year and month) and the true `box`.
    """
    return _inventory(np.random.default_rng([seed, 11]), spread=0.6, chance=0.12)


def _inventory(rng: np.random.Generator, spread: float, chance: float) -> pd.DataFrame:
    rows = []
    for component, (box, _, owner, _, files) in _COMPONENTS.items():
        for spec in files.split():
            kind, name = spec.split(":", 1) if spec[:2] in ("v:", "g:") else ("", spec)
            name, lines = name.rsplit(":", 1)
            if not kind and rng.random() < chance:
                kind = str(rng.choice(["v", "g"]))
            folder = f"isicoder/{component}"
            if kind == "v" and "/" not in name:
                folder = f"{folder}/{rng.choice(['vendor', 'third_party'])}"
            elif kind == "v" and not name.startswith("third_party"):
                folder = f"{folder}/vendor"
            year = int(rng.choice([2023, 2024, 2025], p=[0.35, 0.3, 0.35]))
            month = int(rng.integers(1, 13))
            rows.append(
                {
                    "path": f"{folder}/{name}",
                    "component": component,
                    "lines": max(1, round(int(lines) * float(np.exp(rng.normal(0, spread))))),
                    "first_line": _first_line(rng, name, kind, f"{year}-{month:02d}-11"),
                    "owner": owner if owner and rng.random() > 0.04 else None,
                    "last_change": f"{year}-{month:02d}",
                    "box": box,
                }
            )
    made = pd.DataFrame(rows)
    return made.iloc[rng.permutation(len(made))].reset_index(drop=True) if spread > 0.1 else made


def _first_line(rng: np.random.Generator, name: str, kind: str, day: str) -> str | None:
    if kind == "g":
        return str(rng.choice(list(_GENERATED))).format(day=day)
    if kind == "v":
        return str(rng.choice(list(_VENDORED)))
    if name == "report.R":
        return "# mails the report that is generated every night"
    options = _HEADERS.get(name.rsplit(".", 1)[-1])
    if options is None or rng.random() < 0.1:
        return None
    return str(rng.choice(list(options)))


def _components() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "component": list(_COMPONENTS),
            "what_it_does": [row[3] for row in _COMPONENTS.values()],
            "files": [len(row[4].split()) for row in _COMPONENTS.values()],
            "draft_box": [row[1] for row in _COMPONENTS.values()],
        }
    )


# ---------------------------------------------------------------------------- flows and access

# producer: its consumers. The questionnaire was answered by the producers and by the consumers.
_FLOWS: dict[str, str] = {
    "sampling-frame": "web-questionnaire phone-studio design-weights",
    "business-register": "sampling-frame register-extract",
    "web-questionnaire": "web-answers",
    "phone-studio": "phone-answers",
    "web-answers": "answers-raw",
    "phone-answers": "answers-raw",
    "answers-raw": "answers-checked",
    "answers-checked": "text-features coding-sample",
    "spelling-list": "text-features",
    "register-extract": "register-features",
    "register-activity": "register-features price-sample labour-strata",
    "coding-sample": "coder-codes",
    "isic-titles": "coder-codes",
    "coder-codes": "training-set agreement-report final-codes",
    "text-features": "training-set auto-codes",
    "register-features": "training-set auto-codes",
    "training-set": "isicoder-model",
    "isicoder-model": "auto-codes",
    "wave-settings": "auto-codes",
    "auto-codes": "final-codes agreement-report training-set",
    "override-rules": "final-codes",
    "agreement-report": "board-report",
    "final-codes": "estimates register-activity regional-table turnover-weights",
    "design-weights": "estimates",
    "estimates": "published-table accounts-input",
    "published-table": "press-release data-portal",
    "accounts-input": "gdp-estimate",
    "turnover-weights": "turnover-index",
    "region-codes": "regional-table",
    "price-sample": "producer-prices",
    "labour-strata": "labour-table",
    "farm-register": "crop-sample",
    "crop-sample": "crop-table",
}


def _flows(rng: np.random.Generator) -> pd.DataFrame:
    rows = []
    for producer, consumers in _FLOWS.items():
        for consumer in consumers.split():
            for reporter in ("producer", "consumer") if rng.random() < 0.15 else ("producer",):
                rows.append({"producer": producer, "consumer": consumer, "reported_by": reporter})
    made = pd.DataFrame(rows)
    return made.iloc[rng.permutation(len(made))].reset_index(drop=True)


def simulate_flows(seed: int, n: int = 40) -> pd.DataFrame:
    """Return who reads what among `n` nodes N01, N02, ...: the columns of "data-flows".

    There is at least one loop, some rows are reported twice, and some nodes are not connected to
    others. Raises ValueError where `n` is below 10.
    """
    if n < 10:
        raise ValueError(f"n = {n}: a graph needs 10 nodes or more")
    rng = np.random.default_rng([seed, 12])
    names = [f"N{i + 1:02d}" for i in rng.permutation(n)]
    edges: list[tuple[str, str]] = []
    for i in range(1, n):
        for j in rng.choice(i, size=min(i, int(rng.integers(0, 3))), replace=False):
            edges.append((names[int(j)], names[i]))
    edges.append((names[0], names[n // 3]))
    edges.append((names[n // 3], names[n // 2]))
    edges.append((names[n // 2], names[0]))
    twice = [edge for edge in edges if rng.random() < 0.15]
    rows = [*((edge, "producer") for edge in edges), *((edge, "consumer") for edge in twice)]
    made = pd.DataFrame(
        [{"producer": a, "consumer": b, "reported_by": who} for (a, b), who in rows]
    )
    return made.iloc[rng.permutation(len(made))].reset_index(drop=True)


# account: the objects that it reads, those it has declared first; `|` separates the two
_READS: dict[str, str] = {
    "svc_batch_coder": "text-features register-features isicoder-model|",
    "svc_estimation": "final-codes|",
    "svc_national_accounts": "estimates accounts-input|auto-codes",
    "svc_prices": "price-sample|register-activity",
    "svc_prices_test": "price-sample|",
    "svc_labour": "labour-strata|register-activity",
    "svc_turnover_index": "final-codes turnover-weights|",
    "svc_regional": "final-codes regional-table|auto-codes",
    "svc_portal": "published-table|",
    "svc_board": "agreement-report|",
    "svc_register": "final-codes register-activity|",
    "svc_farm": "crop-sample|",
    "s017": "training-set agreement-report|",
    "s029": "agreement-report|final-codes",
    "s041": "answers-checked|training-set",
    "s053": "coder-codes|crop-sample",
    "s058": "|estimates",
}


def simulate_access(
    seed: int, accounts: int = 18
) -> tuple[pd.DataFrame, pd.DataFrame, set[tuple[str, str]]]:
    """Return an access log, the declared consumers, and the undeclared pairs (account, object).

    The log has the columns date, account, object and count (readings on that day, 0 where access
    was refused); the second table object, account and division. Accounts are spelled in several
    ways in both. The objects are those of "data-flows"; the pairs hold the account's plain name.
    """
    rng = np.random.default_rng([seed, 13])
    objects = sorted({name for names in _FLOWS.values() for name in names.split()})
    reads: dict[str, tuple[list[str], list[str]]] = {}
    for i in range(accounts):
        name = f"s{70 + i:03d}" if rng.random() < 0.4 else f"svc_{rng.choice(objects)}"
        account = name.replace("-", "_") + ("_test" if rng.random() < 0.15 else "")
        mine = [str(o) for o in rng.choice(objects, size=int(rng.integers(1, 5)), replace=False)]
        cut = int(rng.integers(0, len(mine) + 1))
        reads.setdefault(account, (mine[:cut], mine[cut:]))
    return _access(rng, reads, 400)


def _access(
    rng: np.random.Generator, reads: dict[str, tuple[list[str], list[str]]], n: int
) -> tuple[pd.DataFrame, pd.DataFrame, set[tuple[str, str]]]:
    pairs = [(a, o) for a, (said, unsaid) in reads.items() for o in (*said, *unsaid)]
    truth = {(a, o) for a, (_, unsaid) in reads.items() for o in unsaid}
    objects = sorted({o for _, o in pairs})
    log = []
    chosen = [*range(len(pairs)), *rng.integers(len(pairs), size=max(0, n - len(pairs)))]
    for i in chosen:
        account, name = pairs[int(i)]
        log.append((account, name, int(rng.integers(1, 40))))
    for _ in range(n // 25):  # refused
        account = str(rng.choice(list(reads)))
        name = str(rng.choice(objects))
        if (account, name) not in pairs:
            log.append((account, name, 0))
    days = pd.Timestamp("2025-10-01") + pd.to_timedelta(
        np.sort(rng.integers(92, size=len(log))), "D"
    )
    order = rng.permutation(len(log))
    access = pd.DataFrame(
        {
            "date": days.strftime("%Y-%m-%d"),
            "account": [_spelled(rng, log[i][0]) for i in order],
            "object": [log[i][1] for i in order],
            "count": [log[i][2] for i in order],
        }
    )
    declared = pd.DataFrame(
        [
            {
                "object": o,
                "account": _spelled(rng, a) if rng.random() < 0.3 else a,
                "division": _division(a),
            }
            for a, (said, _) in reads.items()
            for o in said
        ]
    )
    return access, declared.sort_values(["object", "account"]).reset_index(drop=True), truth


def _division(account: str) -> str:
    if account[1:4].isdigit():  # a person: the division is that of the table of staff
        return DIVISIONS[(int(account[1:4]) - 1) % len(DIVISIONS)]
    words = {
        "account": "National accounts",
        "gdp": "National accounts",
        "price": "Prices",
        "labour": "Labour and income",
        "crop": "Agriculture and environment",
        "farm": "Agriculture and environment",
        "register": "Business register",
        "batch": "IT services",
        "portal": "IT services",
    }
    return next((d for word, d in words.items() if word in account), "Business statistics")


def _spelled(rng: np.random.Generator, account: str) -> str:
    """One of the ways in which systems write the name of an account."""
    style = rng.choice(5, p=[0.5, 0.14, 0.14, 0.14, 0.08])
    return (
        account,
        account.upper().replace("_", "-"),
        f"STATLAND\\{account}",
        f"{account.replace('_', '-')}@statland.example",
        f" {account.title()} ",
    )[int(style)]


# ---------------------------------------------------------------------------- incidents

# id: month, division, working days lost, the colleague's label (or none), what happened
_INCIDENTS: tuple[tuple[str, str, int, str, str], ...] = (
    (
        "2024-02",
        "Business statistics",
        9,
        "unstable data",
        "The web form got a new example beside the question: retail, transport. From that week "
        "on many enterprises answered with just these words. The coding unit had not been told. "
        "The share of answers on which model and coders agree fell by a third, and it took nine "
        "days to find out why.",
    ),
    (
        "2024-03",
        "National accounts",
        12,
        "undeclared consumer",
        "The coding unit renamed the column auto_code, as agreed with its three known users. "
        "The next morning the quarterly run of national accounts stopped: a program there had "
        "read the column for a year. Nobody had asked for it, and nobody had been told. Two "
        "quarters were computed again by hand.",
    ),
    (
        "2024-04",
        "Methodology",
        6,
        "",
        "To help with restaurants, the team added the number of employees to the model, a plain "
        "logistic regression. Restaurants gained two points. In the same release one shop in "
        "twelve moved from specialised to non-specialised retail, although nothing about shops "
        "had been touched. A linear model has no hidden layers, said the team, so the new "
        "column cannot be the reason.",
    ),
    (
        "2024-05",
        "Business statistics",
        11,
        "fixed threshold",
        "In 2023 nine in ten of the codes with a confidence of 0.6 or more were right, so only "
        "codes below 0.6 are marked as doubtful. In 2024 most answers came by web and were "
        "shorter. The same 0.6 now lets many wrong codes pass without a mark. The nine in ten "
        "had never been computed again.",
    ),
    (
        "2024-07",
        "Methodology",
        4,
        "",
        "The figures in the annual report came from a notebook of last spring. On a new laptop "
        "it gave 86.1 of 100 instead of 87.3. The random seed is set in the first cell, the "
        "author pointed out. Package versions had not been noted, the training table had been "
        "overwritten since, and the cells had been run in another order.",
    ),
    (
        "2024-08",
        "Business statistics",
        6,
        "correction cascade",
        "The model often took garden centres for farms. The coding unit put a rule behind it: "
        "if the text has the word garden, use retail trade. The next model had learned the "
        "difference, but the rule still applied, and turned its right codes for landscape "
        "gardeners into retail. Finding the rule took two people three days.",
    ),
    (
        "2024-10",
        "Labour and income",
        8,
        "",
        "The labour force team builds its strata from a column of the register that looks like "
        "the main activity. Since 2024 it holds the model's code. When the model was retrained, "
        "3,100 enterprises changed their stratum overnight. The coding unit learned from an "
        "angry telephone call that this team existed.",
    ),
    (
        "2024-11",
        "Methodology",
        5,
        "",
        "After each retraining the new model goes live if its file can be opened. The team "
        "explains that a model is statistical, so there is no right result to compare with. In "
        "November a model that was fitted to codes shifted by one row went live. It agreed with "
        "coders in 4 of 100 answers, for two days.",
    ),
    (
        "2025-01",
        "Business statistics",
        7,
        "configuration debt",
        "For the wave 2025Q1 a colleague copied last wave's settings and changed the dates, but "
        "neither the closing date nor the path of the input. The job found the wave closed and "
        "coded last wave's answers once more. It took a week to see why the new table was so "
        "much like the old one. No program checks the file, and nobody else reads it.",
    ),
    (
        "2025-02",
        "Methodology",
        9,
        "",
        "To save the coders' time, the training table for 2025 was filled up with the automatic "
        "codes of 2024. The new model agrees with the old one nearly everywhere, also where "
        "experts say that the old one was wrong. Pet shops, which the old model took for farms, "
        "are now coded as farms with high confidence.",
    ),
    (
        "2025-03",
        "IT services",
        13,
        "pipeline jungle",
        "The number of employees reaches the model from SAS by way of a spreadsheet, a folder "
        "on a shared drive and two R scripts. When a column was added, five steps had to be "
        "changed by five people. One step still read by column number. For three weeks "
        "employees and turnover were swapped, and nothing complained.",
    ),
    (
        "2025-04",
        "Business register",
        10,
        "unstable data",
        "In April the tax authority moved the legal form to a new code list, and the register "
        "took it over the same day. The column kept its name, and its numbers still ran from 1 "
        "to 9. From then on the model took co-operatives for sole traders. Agreement for farms "
        "fell by eleven points before anyone asked.",
    ),
    (
        "2025-04",
        "Business statistics",
        5,
        "configuration debt",
        "The settings of a wave have some 140 lines. Fourteen are read by no program any more, "
        "and two contradict each other about telephone answers. For the wave 2025Q2 somebody "
        "typed 8 instead of 0.8, as the confidence below which codes are doubtful. The file is "
        "changed directly on the server. The slip was found when every code was doubtful.",
    ),
    (
        "2025-05",
        "Methodology",
        3,
        "feedback loop",
        "Since March the web form shows five activities that the model suggests, the best one "
        "first. Most respondents take the first. Their choices are used as labels for the next "
        "model. Its agreement with these labels rose from 87 to 94 of 100, while the experts' "
        "audit found no gain at all.",
    ),
    (
        "2025-06",
        "Methodology",
        8,
        "correction cascade",
        "The model could not be retrained before the wave. So the unit fitted a small second "
        "model that takes the code and the confidence of the first and mends them. Later a "
        "third one was set on top for transport. A better first model now makes the final codes "
        "worse, so it was not installed.",
    ),
    (
        "2025-07",
        "IT services",
        10,
        "",
        "Of the 2,300 lines that were written around a new library for classifiers, 60 call it. "
        "The others turn the office's tables into its format and back, through three temporary "
        "files and a spreadsheet macro. When the library changed its file format, everything "
        "except the 60 lines had to be changed. It took two weeks.",
    ),
    (
        "2025-08",
        "Business statistics",
        14,
        "",
        "In summer a program in the South's telephone studio began to cut each text after ten "
        "characters. The job read the cut texts as usual, and the model coded them. Nobody "
        "compares the length of texts, or the share of unknown words, with the wave before. The "
        "agreement report showed it eleven weeks later.",
    ),
    (
        "2025-09",
        "Methodology",
        4,
        "testing debt",
        "A repair of the text cleaning deleted the first words of every answer that begins with "
        "a digit. There was a test that the program runs without an error, and it did. What it "
        "returns was never compared with an example. Six weeks later a coder saw that 3D "
        "printing of machine parts arrived as machine parts.",
    ),
    (
        "2025-10",
        "Business statistics",
        3,
        "",
        "A warning goes out when more than 150 answers come in on a day. The number suited "
        "2023, when a wave came in evenly over twelve weeks. Now most web answers arrive within "
        "three days of the reminder. The warning comes every time, and everybody has a filter "
        "that moves it to a folder.",
    ),
    (
        "2025-11",
        "Methodology",
        5,
        "",
        "The team that owns the model gave it a new list of 400 corrected spellings and fitted "
        "it again to the same answers. In the next wave, one in twenty answers of taxi firms "
        "was coded differently, although none of them has a word from the list. Other words had "
        "become more frequent, and all weights had moved.",
    ),
)


def _incidents() -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "incident": f"I{i + 1:02d}",
                "month": month,
                "division": division,
                "days_lost": days,
                "label": label or None,
                "story": story,
            }
            for i, (month, division, days, label, story) in enumerate(_INCIDENTS)
        ]
    )


# ---------------------------------------------------------------------------- the test score

_TESTS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "Data": (
        ("what each input may hold is written in a schema", "automated", "IT services"),
        ("every feature is shown to help", "by hand, documented", "Methodology"),
        ("no feature costs more than it brings", "not done", "Methodology"),
        (
            "inputs respect the rules on which sources may be used",
            "by hand, documented",
            "Methodology",
        ),
        ("personal data are protected at every step", "by hand, documented", "IT services"),
        ("a new feature can be added quickly", "not done", "Methodology"),
        ("the code that makes the features is tested", "by hand, not documented", "Methodology"),
    ),
    "Model": (
        ("a change of the model's code is reviewed", "by hand, documented", "Methodology"),
        (
            "agreement on the sample goes with quality of the table",
            "by hand, documented",
            "Methodology",
        ),
        ("all settings of the model have been tuned", "automated", "Methodology"),
        ("it is known what an older model costs", "by hand, documented", "Methodology"),
        ("a simpler model is not as good", "by hand, documented", "Methodology"),
        ("quality suffices in every important subgroup", "automated", "Methodology"),
        ("no group of enterprises is treated worse", "by hand, not documented", "Methodology"),
    ),
    "Infrastructure": (
        ("training again gives the same model", "not done", "Methodology"),
        ("the code that specifies the model has unit tests", "not done", "Methodology"),
        ("the whole chain is tested from end to end", "by hand, documented", "IT services"),
        ("a model's quality is checked before it serves", "by hand, not documented", "Methodology"),
        ("one answer can be followed step by step", "by hand, documented", "Methodology"),
        ("a new model first serves a small part", "not done", "IT services"),
        ("the previous model can be brought back quickly", "automated", "IT services"),
    ),
    "Monitoring": (
        ("a change in an input is announced to the users", "not done", "Business statistics"),
        ("incoming data keep the properties of the training data", "not done", "Methodology"),
        ("features are the same in training and in use", "not done", "Methodology"),
        ("the model in use is not too old", "by hand, documented", "Methodology"),
        ("the model gives no impossible numbers", "not done", "Methodology"),
        ("speed and memory do not get worse", "by hand, not documented", "IT services"),
        ("quality on coded answers does not fall", "by hand, documented", "Business statistics"),
    ),
}


def _sheet() -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"section": section, "number": i + 1, "test": test, "status": status, "said_by": who}
            for section, tests in _TESTS.items()
            for i, (test, status, who) in enumerate(tests)
        ]
    )


def simulate_sheet(seed: int) -> pd.DataFrame:
    """Return a filled-in sheet of the 28 tests, in any order: the columns of "test-score"."""
    rng = np.random.default_rng([seed, 15])
    sheet = _sheet()
    chance = rng.dirichlet([1.5, 1, 2, 2], size=len(SECTIONS))
    sheet["status"] = [
        str(rng.choice(STATUSES, p=chance[SECTIONS.index(section)])) for section in sheet["section"]
    ]
    return sheet.iloc[rng.permutation(len(sheet))].reset_index(drop=True)


# ---------------------------------------------------------------------------- settings


def simulate_config(seed: int) -> dict[str, Any]:
    """Return settings of one wave that are in order: the keys and rules of module 01."""
    rng = np.random.default_rng([seed, 16])
    year, quarter = int(rng.integers(2024, 2028)), int(rng.integers(1, 5))
    wave = f"{year}Q{quarter}"
    opens = pd.Timestamp(year, 3 * quarter - 2, int(rng.integers(3, 12)))
    config: dict[str, Any] = {
        "wave": wave,
        "opens": opens.strftime("%Y-%m-%d"),
        "closes": (opens + pd.Timedelta(days=int(rng.integers(20, 80)))).strftime("%Y-%m-%d"),
        "threshold": round(float(rng.uniform(0.3, 0.95)), 2),
        "input": f"waves/{wave}/answers.csv",
        "model_version": f"{rng.integers(1, 5)}.{rng.integers(0, 12)}.{rng.integers(0, 30)}",
        "owner": str(rng.choice(DIVISIONS)),
    }
    if rng.random() < 0.5:
        config["frozen"] = bool(rng.random() < 0.5)
    if rng.random() < 0.5:
        config["retrain"] = not config.get("frozen", False) and bool(rng.random() < 0.7)
    return config


def _configs() -> pd.DataFrame:
    opens = ("01-08", "04-08", "07-08", "10-07", "01-06", "04-07", "07-07", "10-06")
    closes = ("03-01", "06-03", "09-02", "12-02", "03-03", "06-02", "09-01", "12-01")
    versions = ("1.2.0", "1.2.0", "1.3.0", "1.3.1", "1.3.1", "2.0.0", "2.0.0", "latest")
    rows = []
    for i, (first, last, version) in enumerate(zip(opens, closes, versions, strict=True)):
        year, quarter = 2024 + i // 4, i % 4 + 1
        wave = f"{year}Q{quarter}"
        config: dict[str, Any] = {
            "wave": wave,
            "opens": f"{year}-{first}",
            "closes": f"{year}-{last}",
            "threshold": 0.6,
            "input": f"waves/{wave}/answers.csv",
            "model_version": version,
            "owner": "Business statistics",
        }
        if wave == "2024Q3":
            config["retrain"] = True
        if wave == "2025Q1":  # copied from the wave before
            config["closes"], config["input"] = "2024-12-02", "waves/2024Q4/answers.csv"
        if wave == "2025Q2":
            config["threshold"] = 8
        if wave == "2025Q3":
            config |= {"frozen": True, "retrain": True}
        if wave == "2025Q4":
            config |= {"treshold": 0.7, "owner": "S012"}
        text = yaml.safe_dump(config, sort_keys=False)
        rows.append({"file": f"wave-settings/{wave}.yml", "text": text})
    return pd.DataFrame(rows)


# ---------------------------------------------------------------------------- repayments

# repair: debt, working days, days of loss avoided a year (low, likely, high), needs, basis
_REPAIRS: tuple[tuple[str, str, int, tuple[int, int, int], str, str], ...] = (
    (
        "one place for code and settings; a second person reads each change",
        "configuration debt",
        9,
        (2, 4, 7),
        "",
        "estimate of IT services",
    ),
    (
        "a lint for the settings, run at every change",
        "configuration debt",
        4,
        (5, 8, 10),
        "R01",
        "I09 and I13, and checks by hand in each wave",
    ),
    (
        "a list of all consumers, access only for those on it",
        "undeclared consumer",
        7,
        (6, 10, 13),
        "",
        "I02 and I07",
    ),
    (
        "notice before the web form or a source changes",
        "unstable data",
        3,
        (3, 5, 8),
        "",
        "I01 and I12, in part",
    ),
    (
        "checks of incoming data against the wave before",
        "testing debt",
        8,
        (8, 12, 17),
        "R06",
        "I12 and I17",
    ),
    (
        "written rules for the columns of each table that comes in",
        "testing debt",
        6,
        (1, 2, 4),
        "",
        "estimate of IT services",
    ),
    (
        "pinned versions, and the training table kept",
        "reproducibility debt",
        5,
        (3, 4, 6),
        "R01",
        "I05, and results computed again for questions",
    ),
    (
        "a new model is tried on coded answers before it serves",
        "testing debt",
        6,
        (7, 11, 15),
        "R07",
        "I03, I08 and I20, and a week of comparing at each release",
    ),
    (
        "features that do not pay are removed",
        "unstable data",
        5,
        (4, 6, 8),
        "",
        "half a day of upkeep a month",
    ),
    (
        "coded examples instead of rules behind the model",
        "correction cascade",
        12,
        (7, 10, 14),
        "R08",
        "I06 and I15, and the upkeep of 900 rules",
    ),
    (
        "the threshold is computed anew in each wave",
        "fixed threshold",
        5,
        (4, 7, 10),
        "R05",
        "I04 and I19",
    ),
    (
        "automatic codes stay out of the training table",
        "feedback loop",
        2,
        (2, 3, 6),
        "",
        "I10 and I14, in part",
    ),
    (
        "one pipeline instead of SAS, spreadsheet and R",
        "pipeline jungle",
        24,
        (12, 20, 30),
        "R01",
        "I11 and I16, and work by hand in each wave",
    ),
    (
        "examples with results for the text cleaning",
        "testing debt",
        4,
        (1, 2, 4),
        "R01",
        "I18",
    ),
    (
        "a weekly chart of agreement with an alert",
        "testing debt",
        9,
        (4, 7, 11),
        "R05",
        "I17",
    ),
    (
        "the model rewritten with a larger network",
        "entanglement",
        18,
        (0, 3, 9),
        "",
        "wish of Methodology",
    ),
)


def _repayments() -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "repair": f"R{i + 1:02d}",
                "what": what,
                "debt": debt,
                "days": days,
                "avoided": likely,
                "low": low,
                "high": high,
                "needs": needs or None,
                "basis": basis,
            }
            for i, (what, debt, days, (low, likely, high), needs, basis) in enumerate(_REPAIRS)
        ]
    )


def simulate_repayments(seed: int, n: int = 15) -> pd.DataFrame:
    """Return `n` possible repairs: the columns of "repayments", without words.

    A repair needs at most two others, given as "R01" or "R01 R02". Raises ValueError where `n` is
    outside 6..18.
    """
    if not 6 <= n <= 18:
        raise ValueError(f"n = {n}: choose 6 to 18 repairs")
    rng = np.random.default_rng([seed, 17])
    base = rng.permutation(n)[: n // 3]
    rows = []
    for i in range(n):
        days = int(rng.integers(2, 16))
        if i in base:  # costs much and brings little, but others need it
            avoided, needs = int(rng.integers(1, 5)), None
            days = max(days, 5)
        else:
            avoided = max(1, round(days * float(rng.uniform(0.6, 2.6))))
            some = rng.choice(
                base, size=int(rng.choice([0, 1, 2], p=[0.35, 0.5, 0.15])), replace=False
            )
            needs = " ".join(f"R{int(j) + 1:02d}" for j in sorted(some)) or None
        rows.append(
            {
                "repair": f"R{i + 1:02d}",
                "what": f"repair {i + 1}",
                "debt": "testing debt",
                "days": days,
                "avoided": avoided,
                "low": avoided // 2,
                "high": 2 * avoided,
                "needs": needs,
                "basis": "made up",
            }
        )
    made = pd.DataFrame(rows)
    return made.iloc[rng.permutation(n)].reset_index(drop=True)


def tables() -> dict[str, pd.DataFrame]:
    """The shipped tables of this theme."""
    inventory = _inventory(np.random.default_rng([SEED, 11]), spread=0.04, chance=0.0)
    flows = _flows(np.random.default_rng([SEED, 12]))
    reads = {a: _two(objects) for a, objects in _READS.items()}
    log, declared, _ = _access(np.random.default_rng([SEED, 13]), reads, 620)
    return {
        "components": _components(),
        "inventory": inventory.drop(columns="box"),
        "data-flows": flows,
        "access-log": log,
        "declared-consumers": declared,
        "incidents": _incidents(),
        "test-score": _sheet(),
        "configs": _configs(),
        "repayments": _repayments(),
    }


def _two(objects: str) -> tuple[list[str], list[str]]:
    said, unsaid = objects.split("|")
    return said.split(), unsaid.split()
