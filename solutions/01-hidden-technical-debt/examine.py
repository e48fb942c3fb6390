"""What the check cells try on an answer. You may read it; grading uses its own copy."""

from __future__ import annotations

import dis
import re
import sys
import textwrap
from functools import cache

import numpy as np
import pandas as pd

from mlcapacity import checks, figures
from mlcapacity.office import DIVISIONS
from mlcapacity.office.systems import BOXES, SECTIONS

# ------------------------------------------------------------------------------- task 1: boxes

CONF, COLLECT, VERIFY, FEATURE, ML, MACHINE, ANALYSIS, PROCESS, SERVING, MONITOR = BOXES

# component: the boxes that can be defended, the usual one first, and what decides
ACCEPTED = {
    "access-rules": ((CONF, SERVING, MACHINE), "it is a list of settings"),
    "answer-checks": ((VERIFY,), "it refuses data that cannot be right"),
    "batch-coder": ((SERVING, PROCESS), "it brings the finished model to the answers of a wave"),
    "calendar": ((PROCESS, CONF), "it keeps people and steps to their dates"),
    "client-library": ((SERVING,), "through it the divisions reach the running model"),
    "code-lists": ((CONF, VERIFY, COLLECT), "it fixes what the other parts may use"),
    "coding-service": ((SERVING,), "it hands codes out over the network"),
    "dashboards": ((ANALYSIS, MONITOR), "people look at it to understand results"),
    "disk-cleaner": ((MACHINE, PROCESS), "it keeps the shared disk usable"),
    "environment": ((CONF, MACHINE, SERVING), "it states what has to be installed"),
    "error-explorer": ((ANALYSIS,), "people read errors with it"),
    "evaluation": ((ANALYSIS, ML, MONITOR), "it measures results"),
    "job-limits": ((MACHINE, CONF), "it shares out memory and processors"),
    "label-checks": ((VERIFY, MONITOR, ANALYSIS), "it finds doubtful codes before they are used"),
    "label-desk": ((COLLECT, PROCESS, SERVING), "here the codes of the sample come into being"),
    "lookup-tables": ((FEATURE, CONF), "it changes the texts that the model will read"),
    "model": ((ML,), "it fits the model"),
    "night-queue": ((MACHINE, PROCESS), "it shares out a server among jobs"),
    "old-keywords": ((FEATURE,), "it computes columns that the model reads"),
    "override-rules": ((SERVING, CONF), "it acts on codes on their way out, after the model"),
    "phone-intake": ((COLLECT,), "it brings data in from outside"),
    "privacy-filter": (
        (VERIFY, FEATURE, COLLECT),
        "it treats the texts before they may be used, whether as a check or as a preparation",
    ),
    "register-checks": ((VERIFY, MONITOR), "it stops data that look wrong"),
    "register-export": ((SERVING,), "it delivers the codes to their users"),
    "register-extract": ((COLLECT,), "it copies data in from the register"),
    "register-features": ((FEATURE,), "it computes columns that the model reads later"),
    "release-checklist": ((PROCESS,), "it orders the steps before a release"),
    "schema": ((VERIFY, CONF), "it says which data are acceptable"),
    "service-alive": ((MONITOR, SERVING), "it watches a running service"),
    "table-comparison": ((ANALYSIS, VERIFY, MONITOR), "people compare results with it"),
    "text-cleaning": ((FEATURE,), "it prepares the texts before the model sees them"),
    "text-vectors": ((ML, FEATURE), "it is part of what learns from words"),
    "ticket-sync": ((PROCESS, MONITOR), "it passes failed jobs on to people"),
    "titles-import": ((COLLECT,), "it brings the classification in from outside"),
    "tuning": ((ML,), "it fits the model many times"),
    "wave-runner": ((PROCESS,), "it starts other programs in their order"),
    "wave-settings": ((CONF,), "it holds settings"),
    "web-form-intake": ((COLLECT,), "it brings data in from outside"),
    "weekly-report": ((MONITOR, ANALYSIS), "it watches results week by week"),
    "word-pieces": ((FEATURE, ML), "it turns texts into numbers"),
}


# why somebody may put a component in this box, where it is not the usual one
_ALSO = {
    CONF: "other parts read it as a list or a setting",
    COLLECT: "it stands where data come in",
    VERIFY: "data or results are compared with what is allowed or expected",
    FEATURE: "it prepares what the model reads",
    ML: "it goes with the fitting of the model",
    MACHINE: "it concerns the machines and what is installed on them",
    ANALYSIS: "people study results with it",
    PROCESS: "it starts a step, or orders the work of people",
    SERVING: "it stands between the model and those who use its codes",
    MONITOR: "it watches the running system",
}


def by_box(components, boxes):
    """Print the components that the draft puts in these boxes; "?" stands for the blank ones."""
    for box in boxes:
        print("? (blank)" if box == "?" else box)
        for row in components[components["draft_box"] == box].itertuples():
            print(f"    {row.component + ':':18} {row.what_it_does}")


def agreed_boxes():
    """The box on which the office agreed in the end, for each component."""
    return {component: options[0] for component, (options, _) in ACCEPTED.items()}


def _plain(said):
    """A name in small letters, with one blank for each gap or underscore."""
    return " ".join(str(said).casefold().replace("_", " ").split())


def _boxes(boxes, components):
    look = "section 1, the ten boxes"
    if isinstance(boxes, pd.Series):
        boxes = boxes.to_dict()
    checks.expect(
        isinstance(boxes, dict),
        seen=f"`boxes` is a {type(boxes).__name__}",
        wanted="a dict: a box for each component",
        look="the prompt of task 1",
    )
    lost = [name for name in components["component"] if name not in boxes]
    checks.expect(
        not lost,
        seen=f"`boxes` has no entry for {', '.join(lost[:2])}",
        wanted=f"all {len(components)} components, spelled as in the table",
        look="the prompt of task 1",
    )
    known = {_plain(box): box for box in BOXES}
    known["?"] = "?"
    plain = {}
    for name in components["component"]:
        said = _plain(boxes[name])
        checks.expect(
            said in known,
            seen=f"the box of {name} is {str(boxes[name])!r}",
            wanted="one of the ten names of boxes, spelled as in section 1",
            look=look,
        )
        plain[name] = known[said]
    return plain


def _off(plain, names):
    return [name for name in names if plain[name] not in ACCEPTED[name][0]]


def _why(name, box):
    if box == "?":
        return f"{name} is still blank"
    if box == ML:
        return f"{name} is not ML Code just because it is a program: {ACCEPTED[name][1]}"
    return f"{name} is not {box}: {ACCEPTED[name][1]}"


def _again(reasons):
    return f"Read again: {'. '.join(reasons)}." if reasons else ""


def other_boxes(boxes, components):
    """Print where an answer that passes in full differs from the office's and can be defended."""
    try:
        blanks(boxes, components)
        all_boxes(boxes, components)
    except checks.CheckFailed:
        print("Once both checks of task 1 pass, your boxes are compared with the office's here.")
        return
    plain = _boxes(boxes, components)
    also = {name: box for name, box in plain.items() if box in ACCEPTED[name][0][1:]}
    if not also:
        print("Every box of yours that fits is also the office's.")
        return
    print("Not the office's box, but it can be defended:")
    for name, box in also.items():
        row = f"{name}: yours is {box} ({_ALSO[box]}), the office's {ACCEPTED[name][0][0]}"
        print(textwrap.fill(row, 96, initial_indent="  ", subsequent_indent="      "))


def blanks(boxes, components):
    """Task 1, first check: of the eight blank components at least seven are in a fitting box.

    Returns how many are, and a text on the others.
    """
    plain = _boxes(boxes, components)
    names = components.loc[components["draft_box"] == "?", "component"].tolist()
    off = _off(plain, names)
    checks.expect(
        len(off) <= 1,
        seen=f"of the {len(names)} components that the draft leaves blank, {len(off)} are blank or "
        "in a box that does not fit",
        wanted=f"at most 1. {'. And '.join(_why(name, plain[name]) for name in off[:2])}",
        look="section 1, the ten boxes, and what is printed beside each component",
    )
    return len(names) - len(off), _again([_why(name, plain[name]) for name in off])


def all_boxes(boxes, components):
    """Task 1, second check: of all components at most two are in a box that does not fit.

    Returns how many fit, and a text on the others.
    """
    plain = _boxes(boxes, components)
    off = _off(plain, components["component"])
    as_drafted = dict(zip(components["component"], components["draft_box"], strict=True))
    off.sort(key=lambda name: as_drafted[name] == "?")
    checks.expect(
        len(off) <= 2,
        seen=f"{len(off)} of {len(plain)} components are blank or in a box that does not fit",
        wanted=f"at most 2. {'. And '.join(_why(name, plain[name]) for name in off[:2])}",
        look="section 1, the ten boxes, and what is printed beside each component",
        why="the box follows from what a part is for, not from its language or its owner",
    )
    return len(plain) - len(off), _again([_why(name, plain[name]) for name in off])


# ------------------------------------------------------------------------------- task 2: shares


def own(inventory):
    """Which files count: neither vendored nor generated. By the two rules of task 2."""
    parts = inventory["path"].str.split("/")
    vendored = parts.map(lambda p: bool({"vendor", "third_party"} & set(p[:-1]))).astype(bool)
    line = inventory["first_line"].fillna("").astype(str).str.lower()
    generated = line.str.contains("generated by") | line.str.contains("do not edit")
    return ~vendored & ~generated, vendored, generated


def _first(inventory, pattern):
    return inventory["first_line"].fillna("").astype(str).str.lower().str.contains(pattern)


def box_shares(inventory, keep=None, column="lines"):
    """The share of each box in the lines that count, from 0 to 1."""
    kept = inventory[own(inventory)[0] if keep is None else keep]
    sums = kept.groupby("box")[column].sum()
    return (sums / sums.sum()).to_dict()


def seven_files():
    """Seven files, for the check of task 2: one is vendored, two are generated."""
    return pd.DataFrame(
        [
            ("a/fit.py", 100, "import x", ML),
            ("a/vendor/lib.cc", 900, None, ML),
            ("b/vendor_names.csv", 50, "name", CONF),
            ("b/form.js", 700, "// DO NOT EDIT", COLLECT),
            ("a/old_vendor/read.R", 350, "# read the generated file", COLLECT),
            ("b/codes.py", 200, "# was generated by lists.R", CONF),
            ("c/mail.txt", 500, None, MONITOR),
        ],
        columns=["path", "lines", "first_line", "box"],
    )


def odd_folders(files):
    """Seven files as in the check of task 2, with other folders and first lines."""
    odd = files.assign(first_line=[None, "x", "y", "z", "w", "# Do Not Edit", None])
    odd["path"] = [
        "vendor/fit.py",
        "a/b/vendor",
        "a/Vendor/names.csv",
        "third_party/x/form.js",
        "a/third_party_old/read.R",
        "b/codes.py",
        "my_third_party/mail.txt",
    ]
    return odd


def _as_shares(result, look):
    if isinstance(result, pd.DataFrame) and result.shape[1] == 1:
        result = result.iloc[:, 0]
    checks.expect(
        isinstance(result, dict | pd.Series),
        seen=f"the result is {checks.describe(result)}",
        wanted="a dict or a Series: a share for each box",
        look=look,
    )
    return {box: checks.number(v, f"the share of {box}", look) for box, v in dict(result).items()}


def shares(yours, inventory, name):
    """Task 2: shares of lines by box, without vendored and generated files."""
    look = "the prompt of task 2"
    made = _as_shares(yours(inventory.copy()), look)
    strange = [box for box in made if box not in set(inventory["box"])]
    checks.expect(
        not [box for box in strange if made[box] != 0],
        seen=f"for {name}: a share for {strange[:1]}",
        wanted="the names in the column `box` as keys",
        look=look,
    )
    total = sum(made.values())
    checks.expect(
        not 99 < total < 101,
        seen=f"for {name}: the shares add up to {total:.1f}",
        wanted="shares from 0 to 1, which add up to 1",
        look="the prompt of task 2",
    )
    keep, vendored, generated = own(inventory)
    usual = {
        "all files are counted, also vendored and generated ones": box_shares(
            inventory, keep | True
        ),
        "vendored files are left out, but generated ones are counted": box_shares(
            inventory, ~vendored
        ),
        "generated files are left out, but vendored ones are counted": box_shares(
            inventory, ~generated
        ),
        "they are shares of files, not of lines": box_shares(inventory.assign(one=1), column="one"),
        "generated files are found by small letters only": box_shares(
            inventory,
            ~vendored
            & ~inventory["first_line"].fillna("").str.contains("generated by|do not edit"),
        ),
        "files are left out because their name, or a part of it, has the word vendor": box_shares(
            inventory,
            ~inventory["path"].str.contains("vendor|third_party") & ~generated,
        ),
        "folders are left out whose name only ends in the word": box_shares(
            inventory, ~inventory["path"].str.contains("(?:vendor|third_party)/") & ~generated
        ),
        "files whose first line is missing are left out": box_shares(
            inventory, keep & inventory["first_line"].notna()
        ),
        "generated files are found without the words `do not edit`": box_shares(
            inventory, ~vendored & ~_first(inventory, "generated by")
        ),
        "generated files are found without the words `generated by`": box_shares(
            inventory, ~vendored & ~_first(inventory, "do not edit")
        ),
        "files are left out because of the word generated alone": box_shares(
            inventory, ~vendored & ~_first(inventory, "generated|do not edit")
        ),
        "files in folders `third_party` are counted": box_shares(
            inventory, ~inventory["path"].str.contains(r"(?:^|/)vendor/") & ~generated
        ),
        "only the last folder of a path is looked at": box_shares(
            inventory,
            ~inventory["path"].str.contains(r"(?:^|/)(?:vendor|third_party)/[^/]*$") & ~generated,
        ),
        "a folder at the very start of a path is overlooked": box_shares(
            inventory, ~inventory["path"].str.contains(r"/(?:vendor|third_party)/") & ~generated
        ),
        "the name of the file itself is taken for a folder": box_shares(
            inventory,
            ~inventory["path"].str.contains(r"(?:^|/)(?:vendor|third_party)(?:/|$)") & ~generated,
        ),
        "folders are recognised whatever their capital letters": box_shares(
            inventory,
            ~inventory["path"].str.lower().str.contains(r"(?:^|/)(?:vendor|third_party)/")
            & ~generated,
        ),
    }
    right = box_shares(inventory)

    def far(other):
        boxes = set(made) | set(other)
        return max((abs(made.get(box, 0.0) - other.get(box, 0.0)) for box in boxes), default=1.0)

    reasons = [what for what, other in usual.items() if far(other) <= 0.0006]
    checks.expect(
        far(right) <= 0.002 or not reasons,
        seen=f"for {name}: {_either(reasons)}: ML Code has {made.get(ML, 0):.3f}",
        wanted=f"ML Code {right.get(ML, 0):.3f}: shares of the lines that count",
        look=look,
    )
    checks.expect(
        abs(total - 1) <= 0.01 or far(right) <= 0.002,
        seen=f"for {name}: the shares add up to {total:.3f}",
        wanted="1: divide by the lines that count, in all boxes together",
        look="the prompt of task 2",
    )
    worst = max(set(made) | set(right), key=lambda b: abs(made.get(b, 0.0) - right.get(b, 0.0)))
    checks.expect(
        far(right) <= 0.002,
        seen=f"for {name}: a share of {made.get(worst, 0.0):.3f} for {worst}",
        wanted=f"{right.get(worst, 0.0):.3f}, give or take 0.002",
        look=look,
    )


def _either(reasons):
    return " (or: ".join(reasons[:2]) + (")" if len(reasons) > 1 else "")


def yours_or_reference(yours, reference):
    """The value of `yours()` if it works, else `reference`; and whose it is."""
    try:
        with checks.quiet():
            return yours(), "your answer"
    except Exception:
        return reference, "the reference, because the task above is not solved yet"


def good_shares(result):
    """Shares as a plain dict. Raises ValueError where they do not add up to 1."""
    plain = {str(box): float(share) for box, share in dict(result).items() if share > 0}
    if abs(sum(plain.values()) - 1) > 0.02:
        raise ValueError("shares add up to 1")
    return plain


_ROWS = (
    (CONF, COLLECT, VERIFY),
    (PROCESS, ML, MACHINE, MONITOR),
    (FEATURE, ANALYSIS, SERVING),
)


def box_map(shares, title):
    """The ten boxes with areas in proportion to their shares; ML Code is black, in the middle."""
    axes = figures.axes(title, x="", y="", width=9, height=5.6)
    axes.set_axis_off()
    top = 50.0
    for row in _ROWS:
        together = sum(shares.get(box, 0.0) for box in row)
        height, left = 50 * together, 0.0
        for box in row:
            share = shares.get(box, 0.0)
            width = 90 * share / together if together else 0.0
            if width > 1 and height > 1:
                _one_box(axes, box, share, (left, top - height, width, height))
            left += width
        top -= height
    axes.set_xlim(0, 90)
    axes.set_ylim(0, 50)
    return axes


def box_text(shares):
    """The figure of box_map in words."""
    parts = [f"{box} {100 * shares[box]:.1f} %" for box in sorted(shares, key=shares.get)[::-1]]
    return f"Ten boxes, areas by share of the lines: {', '.join(parts)}. ML Code is black."


def _one_box(axes, box, share, place):
    left, bottom, width, height = place
    dark = box == ML
    colour = "#111111" if dark else "#D6E6F2"
    axes.bar(left + 0.3, height - 0.6, width - 0.6, bottom + 0.3, align="edge", color=colour)
    size = 13 if width * height > 350 else 10.5 if width > 18 else 8.5
    axes.text(
        left + width / 2,
        bottom + height / 2,
        textwrap.fill(box, max(10, int(1.35 * width * 8.5 / size))) + f"\n{100 * share:.1f} %",
        ha="center",
        va="center",
        fontsize=size,
        linespacing=1.15,
        weight="bold" if dark else "normal",
        color="white" if dark else "#111111",
    )


# ------------------------------------------------------------------------------- task 3: users


def steps_from(flows, start):
    """How many steps each object is away from `start`, downstream; `start` itself is 0."""
    readers = flows.groupby("producer")["consumer"].agg(set).to_dict()
    steps, edge = {start: 0}, {start}
    while edge:
        edge = {c for p in edge for c in readers.get(p, ())} - set(steps)
        steps |= dict.fromkeys(sorted(edge), max(steps.values()) + 1)
    return steps


def downstream(flows, start):
    """All that depends on `start`, without itself."""
    return set(steps_from(flows, start)) - {start}


def _names(value, what, look, column=None):
    """A set of texts from any collection of them."""
    if isinstance(value, pd.DataFrame) and column in value.columns:
        value = value[column]
    checks.expect(
        isinstance(
            value, list | tuple | set | frozenset | dict | pd.Series | np.ndarray | pd.Index
        ),
        seen=f"{what} is {checks.describe(value)}",
        wanted="a set or a list of names; the function ends with `return`",
        look=look,
    )
    return {str(name) for name in value}


_LINES = 10_000


def _ending(yours, flows, start, look):
    """The answer for a small table. Raises CheckFailed where it goes on for 10,000 lines."""
    run = 0

    def line(frame, event, arg):
        nonlocal run
        run += event == "line"
        checks.expect(
            run < _LINES,
            seen=f"on {len(flows)} rows depends_on has run {_LINES:,} lines and still goes on",
            wanted="an end, also where the rows lead back to where they began",
            look=look,
            why="it walks round a loop: a name that is in `found` must not come into `waiting` "
            "again",
        )
        return line

    before = sys.gettrace()
    sys.settrace(lambda frame, event, arg: line if frame.f_code.co_name == "depends_on" else None)
    try:
        return yours(flows.copy(), start)
    finally:
        sys.settrace(before)


def twelve_accesses():
    """Twelve rows of a log, and two of a declaration, for the check of task 3."""
    log = [
        ("svc_a", "codes", 3),
        (" SVC-A", "codes", 1),
        ("STATLAND\\svc_b", "codes", 4),
        ("svc-c@statland.example", "codes", 2),
        ("svc_a", "table", 5),
        ("s001", "codes", 0),
        ("svc_d", "codes", 0),
        ("svc_d", "codes", 1),
        ("PARTNER\\SVC-F", "codes", 1),
        ("svc_a_test", "codes", 1),
        ("svc_e@partner.example", "codes", 1),
        ("svc_e", "codes", 0),
    ]
    declared = [("svc-a", "codes"), ("SVC_C", "table")]
    return (
        pd.DataFrame(log, columns=["account", "object", "count"]),
        pd.DataFrame(declared, columns=["account", "object"]),
    )


def chain_of_41():
    """Flows from N00 to N40 in 40 steps, the last one first."""
    names = [f"N{i:02d}" for i in range(41)]
    return pd.DataFrame({"producer": names[:-1], "consumer": names[1:]})[::-1]


def dependents(yours, flows, start, name):
    """Task 3, first part: everything downstream of `start`, and not itself."""
    look = "section 2, the loop, and the prompt of task 3"
    small = len(flows) < 10
    result = _ending(yours, flows, start, look) if small else yours(flows.copy(), start)
    made = _names(result, f"depends_on(flows, {start!r})", look)
    right = downstream(flows, start)
    direct = set(flows.loc[flows["producer"] == start, "consumer"])
    up = set(flows["consumer"]) | set(flows["producer"])
    where = f"depends_on(flows, {start!r}) in {name}:"
    checks.expect(
        start not in made,
        seen=f"{where} the result holds {start} itself",
        wanted="what depends on it, without itself, also where a loop leads back",
        look="the prompt of task 3, its first part",
    )
    strange = sorted(made - up)
    checks.expect(
        not strange,
        seen=f"{where} {strange[:2]}, which is no object of the table",
        wanted="names from the columns `producer` and `consumer`",
        look="the prompt of task 3, its first part",
    )
    checks.expect(
        made == right or made != direct - {start},
        seen=f"{where} {len(made)} objects: those that read it directly",
        wanted=f"{len(right)}: also those that read these, and so on",
        look=look,
    )
    reverse = flows.rename(columns={"producer": "consumer", "consumer": "producer"})
    checks.expect(
        made <= right or made != downstream(reverse, start),
        seen=f"{where} {len(made)} objects that {start} is made from",
        wanted="the other direction: the objects that are made from it",
        look=look,
    )
    lost, extra = sorted(right - made), sorted(made - right)
    checks.expect(
        not lost,
        seen=f"{where} {len(lost)} of {len(right)} objects are missing, as {''.join(lost[:1])}",
        wanted="everything that can be reached from producer to consumer, however many steps",
        look=look,
    )
    checks.expect(
        not extra,
        seen=f"{where} {len(extra)} objects too many, as {extra[0] if extra else ''}",
        wanted="only what can be reached from producer to consumer",
        look=look,
    )


def plain_account(account):
    """By the four rules of task 3: the plain name of an account."""
    name = account.strip().lower()
    name = name.rsplit("\\", 1)[-1].split("@")[0]
    return name.replace("-", "_")


def undeclared_pairs(log, declared, objects):
    """The pairs (account, object) that were read and not declared."""
    read = log[(log["count"] > 0) & log["object"].isin(list(objects))]
    seen = {(plain_account(a), o) for a, o in zip(read["account"], read["object"], strict=True)}
    said = {
        (plain_account(a), o) for a, o in zip(declared["account"], declared["object"], strict=True)
    }
    return seen - said


def undeclared(yours, log, declared, objects, name):
    """Task 3, second part: the undeclared pairs, and no others."""
    look = "the prompt of task 3, its second part"
    result = yours(log.copy(), declared.copy(), sorted(objects))
    if isinstance(result, pd.DataFrame) and {"account", "object"} <= set(result.columns):
        result = list(zip(result["account"], result["object"], strict=True))
    checks.expect(
        isinstance(result, list | tuple | set | frozenset | np.ndarray | pd.Series | dict),
        seen=f"undeclared(...) gives {checks.describe(result)}",
        wanted="a set or a list of pairs (account, object); the function ends with `return`",
        look="the prompt of task 3",
    )
    made = set()
    for pair in result:
        checks.expect(
            isinstance(pair, tuple | list | np.ndarray) and len(pair) == 2,
            seen=f"undeclared(...) holds {checks.describe(pair)}",
            wanted="pairs: the plain name of an account, and an object",
            look="the prompt of task 3",
        )
        made.add((str(pair[0]), str(pair[1])))
    right = undeclared_pairs(log, declared, objects)
    odd = sorted(p for p in made if p[0] != plain_account(p[0]))
    checks.expect(
        not odd,
        seen=f"in {name}: the account {odd[0][0] if odd else ''!r}",
        wanted="plain names of accounts, by the four rules",
        look=look,
    )
    accounts = set(map(plain_account, log["account"]))
    swapped = {(b, a) for a, b in made}
    checks.expect(
        not made or {a for a, _ in made} & accounts or not swapped & right,
        seen=f"in {name}: pairs in the order (object, account)",
        wanted="(account, object)",
        look="the prompt of task 3",
    )
    refused = undeclared_pairs(log.assign(count=1), declared, objects)
    outside = undeclared_pairs(log, declared, set(log["object"]))
    for pair in sorted(made - right):
        what = f"in {name}: the pair {pair}"
        checks.expect(
            pair not in outside,
            seen=f"{what}, whose object is not asked for",
            wanted="only pairs whose object is in `objects`",
            look="the prompt of task 3",
        )
        checks.expect(
            pair not in refused,
            seen=f"{what}, which was refused every time: its count is 0",
            wanted="only pairs with a count above 0 in the log",
            look="the prompt of task 3",
        )
        checks.fail(
            seen=f"{what}, which is declared, perhaps in another spelling, or not in the log",
            wanted="pairs that are in the log and, by the plain name, not among the declared",
            look=look,
        )
    lost = sorted(right - made)
    said = {plain_account(a) for a in declared["account"]}
    known = said | {account for account, _ in made | right}
    near = any(a != b and a.startswith(b) for a, _ in lost for b in known)
    checks.expect(
        not lost,
        seen=f"in {name}: {len(lost)} of {len(right)} pairs are missing, as {str(lost[:1])[1:-1]}",
        wanted="every pair that reads one of the objects and is not declared for that object",
        look=look,
        why="an account that is declared for one object is not declared for all"
        if made == {pair for pair in right if pair[0] not in said}
        else "accounts with two plain names are two, also where one name begins like the other"
        if near
        else "",
    )


def flow_map(flows, start, pairs, title):
    """What depends on `start`: a column for each step, arrows to the reader, loops in orange.

    Below each object stands how many undeclared readers it has, by `pairs`.
    """
    steps = steps_from(flows, start)
    edges = flows[["producer", "consumer"]].drop_duplicates()
    edges = edges[edges["producer"].isin(list(steps)) & edges["consumer"].isin(list(steps))]
    looped = {node for node in steps if start in steps_from(flows, node) and node != start}
    rows = {}
    for step in range(max(steps.values()) + 1):
        nodes = [node for node in steps if steps[node] == step]
        before = {
            node: np.mean([rows[p] for p in edges.loc[edges["consumer"] == node, "producer"]
                           if steps[p] == step - 1] or [0.0])
            for node in nodes
        }  # fmt: skip
        nodes.sort(key=lambda node: (node in looped, -before[node], node))
        rows |= {node: (len(nodes) - 1) / 2 - i for i, node in enumerate(nodes)}
    axes = figures.axes(title, x=f"steps away from {start}", y="", width=10, height=5.8)
    axes.set_xlim(-0.45, max(steps.values()) + 0.5)
    axes.set_ylim(min(rows.values()) - 1.5, max(rows.values()) + 0.5)
    axes.set_xticks(range(max(steps.values()) + 1))
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    boxes = {node: _node(axes, steps[node], rows[node], node, start, looped) for node in steps}
    axes.figure.canvas.draw()
    furthest = max(looped, key=lambda node: (steps[node], node), default=start)
    inverse = axes.transData.inverted()
    ends = {node: inverse.transform(text.get_bbox_patch().get_window_extent())
            for node, text in boxes.items()}  # fmt: skip
    for producer, consumer in edges.itertuples(index=False):
        (_, low), (right, _) = ends[producer]
        (left, low_end), (right_end, _) = ends[consumer]
        back = steps[consumer] <= steps[producer]
        # arrows back end below the words on undeclared readers; from further away, further left
        away = steps[producer] - steps[consumer]
        bend = f"arc3,rad={-0.4 if producer == furthest else -0.2}"
        end = left + (1.2 - 0.35 * away) * (right_end - left), low_end - 0.35
        axes.annotate(
            "",
            end if back else (left, rows[consumer]),
            (steps[producer], low) if back else (right, rows[producer]),
            arrowprops={
                "arrowstyle": "-|>" if back else "->",
                "color": figures.COLOURS["orange"] if back else "#87939B",
                "linestyle": (0, (5, 2) if producer == furthest else (1, 2)) if back else "-",
                "linewidth": 1.5 if back else 1.0,
                "shrinkA": 1,
                "shrinkB": 1,
                "connectionstyle": bend if back else "arc3",
            },
        )
    for name, readers in _undeclared_readers(pairs).items():
        if name in steps:
            axes.text(
                steps[name],
                ends[name][0][1] - 0.04,
                f"{readers} undeclared",
                ha="center",
                va="top",
                fontsize=9,
                style="italic",
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.5},
                zorder=3,
            )
    axes.text(
        max(steps.values()) + 0.45,
        min(rows.values()) - 1.4,
        "orange: part of a feedback loop; italics: undeclared readers",
        ha="right",
        color=figures.COLOURS["orange"],
    )
    return axes


def _undeclared_readers(pairs):
    """How many undeclared accounts read each object."""
    counts = pd.Series([name for _, name in pairs]).value_counts()
    return {name: int(counts[name]) for name in sorted(counts.index)}


def flow_text(flows, start, pairs):
    """The figure of flow_map in words."""
    steps = steps_from(flows, start)
    parts = []
    for step in range(1, max(steps.values()) + 1):
        nodes = sorted(node for node in steps if steps[node] == step)
        parts.append(f"{step} step{'s' * (step > 1)} away: {', '.join(nodes)}")
    edges = flows[["producer", "consumer"]].drop_duplicates().sort_values(["producer", "consumer"])
    back = [
        f"{producer} to {consumer}"
        for producer, consumer in edges.itertuples(index=False)
        if producer in steps and consumer in steps and steps[consumer] <= steps[producer]
    ]
    readers = [f"{name} {count}" for name, count in _undeclared_readers(pairs).items()]
    return (
        f"The {len(steps) - 1} objects that depend on {start}. {'. '.join(parts)}. Orange arrows "
        f"lead back: {', '.join(back)}. Undeclared readers: {', '.join(readers)}."
    )


def _node(axes, x, y, node, start, looped):
    return axes.text(
        x,
        y,
        node,
        ha="center",
        va="center",
        fontsize=9.5,
        color="white" if node == start else "#111111",
        bbox={
            "boxstyle": "round,pad=0.35",
            "facecolor": figures.COLOURS["blue"] if node == start else "#E4EEF5",
            "edgecolor": figures.COLOURS["orange"] if node in looped else "none",
        },
        zorder=2,
    )


# ------------------------------------------------------------------------------- task 4: incidents

ERROR = "error in the ML code"
LABELS = {
    "entanglement": "a change to one input or setting of a model moves its results elsewhere",
    "correction cascade": "a rule or a model that mends what another model gives out",
    "undeclared consumer": "somebody uses an output, and its makers do not know",
    "unstable data": "an input changes at its source, and its users are not told",
    "feedback loop": "a model learns from what it, or the model before it, gave out",
    "pipeline jungle": "conversions, copies and glue code between the steps",
    "configuration debt": "settings that are wrong, contradict each other or are read by nobody",
    "fixed threshold": "a number that was right once and is kept while the world changes",
    "testing debt": "code, data or a model goes on without a check of what comes out",
    "reproducibility debt": "the same run, later or elsewhere, does not give the same result",
    ERROR: "the program that builds the model and fits it does something wrong",
}
# incident: the labels that can be defended, the usual one first, and why
STORIES = {
    "I03": (
        ("entanglement", "testing debt"),
        "one new column moved codes that had nothing to do with it; all weights of a linear model "
        "are fitted together",
    ),
    "I05": (
        ("reproducibility debt",),
        "the same notebook gave another number; a seed does not fix versions, data or order",
    ),
    "I07": (
        ("undeclared consumer", "unstable data"),
        "the makers of the column did not know of this user",
    ),
    "I08": (
        ("testing debt", ERROR),
        "nobody tried the new model on coded answers; a model's agreement can be tested",
    ),
    "I10": (("feedback loop",), "the new model learned the old model's answers"),
    "I16": (("pipeline jungle",), "nearly all of the work went into code around the library"),
    "I17": (
        ("testing debt", "unstable data"),
        "the cut texts went through because nobody looks at what comes in",
    ),
    "I19": (
        ("fixed threshold", "configuration debt"),
        "the number was right in 2023, and the work has changed since",
    ),
    "I20": (
        ("entanglement", "testing debt"),
        "a change for some words moved the weights of all others",
    ),
}
_SECOND_LABELS = {
    ("I03", "testing debt"): "the new model was not compared with the old one, code by code",
    ("I07", "unstable data"): "seen from labour force, a column changed and nobody told them",
    ("I08", ERROR): "the codes may have been shifted in the program that fits the model",
    ("I17", "unstable data"): "the source changed, and its users were not told",
    ("I19", "configuration debt"): "it is a setting that nobody looks after",
    ("I20", "testing debt"): "the new model was not compared with the old one, code by code",
}


def _label(said):
    """A label as it stands in LABELS, however it is written; or what was said, in small letters."""
    plain = _plain(said)
    return {label.casefold(): label for label in LABELS}.get(plain, plain)


def other_labels(answer, incidents):
    """Print where an answer that passes in full differs from the office's and can be defended."""
    try:
        labels(answer, incidents, 8)
    except checks.CheckFailed:
        print("Once both checks of task 4 pass, your labels are compared with the office's here.")
        return
    said = {name: _label(answer[name]) for name in STORIES}
    also = {name: label for name, label in said.items() if label in STORIES[name][0][1:]}
    if not also:
        print("Every label of yours that fits is also the office's.")
        return
    print("Not the office's label, but it can be defended:")
    for name, label in also.items():
        why = _SECOND_LABELS[name, label]
        print(f"  {name}: yours is {label} ({why}), the office's {STORIES[name][0][0]}")


def read_out(incidents):
    """Print incidents for reading."""
    for row in incidents.itertuples():
        label = f": {row.label}" if isinstance(row.label, str) else ""
        print(f"{row.incident}  {row.division}, {row.days_lost} days lost{label}")
        print(textwrap.fill(row.story, 92, initial_indent="     ", subsequent_indent="     "))


def agreed_labels(incidents):
    """All twenty labels: the colleague's eleven, and the usual one for the others."""
    given = incidents.set_index("incident")["label"].dropna().to_dict()
    return {incident: options[0] for incident, (options, _) in STORIES.items()} | given


def days_figure(incidents):
    """Working days lost by the labels on which the office agreed; and the figure in words."""
    agreed = incidents["incident"].map(agreed_labels(incidents))
    lost = incidents.groupby(agreed)["days_lost"].sum().sort_values()
    perhaps = incidents.loc[incidents["incident"] == "I08", "days_lost"].sum()
    axes = figures.axes(
        f"At most {perhaps} of {lost.sum()} lost days came from an error in the ML code",
        x="working days lost in two years",
        y="",
    )
    axes.barh(lost.index, lost, color=figures.COLOURS["blue"])
    texts = [f"{n}, of these I08: {perhaps}" if k == "testing debt" else n for k, n in lost.items()]
    axes.bar_label(axes.containers[0], labels=texts, padding=3)
    axes.set_xlim(0, 1.2 * lost.max())
    words = ", ".join(f"{label} {days}" for label, days in lost[::-1].items())
    return (
        axes,
        f"Bars of working days lost by kind of debt: {words}. I08 is {perhaps} of testing debt.",
    )


def labels(answer, incidents, bar):
    """Task 4: at least `bar` of the nine labels can be defended.

    Returns how many can, and a text on the others.
    """
    look = "section 3, the eleven labels"
    answer = answer.to_dict() if isinstance(answer, pd.Series) else answer
    checks.expect(
        isinstance(answer, dict),
        seen=f"`labels` is a {type(answer).__name__}",
        wanted="a dict: a label for each incident",
        look="the prompt of task 4",
    )
    said = {}
    absent = [incident for incident in STORIES if incident not in answer]
    checks.expect(
        not absent,
        seen=f"`labels` has no entry for {', '.join(absent[:3])}",
        wanted="an entry for each of the 9 incidents, with keys spelled like 'I03'",
        look="the prompt of task 4",
    )
    for incident in STORIES:
        label = _label(answer.get(incident, "?"))
        checks.expect(
            label in LABELS or label in ("?", "none", "nan"),
            seen=f"the label of {incident} is {str(answer.get(incident))!r}",
            wanted=f"one of: {', '.join(LABELS)}",
            look=look,
        )
        said[incident] = label
    off = [i for i in STORIES if said[i] not in STORIES[i][0]]
    blank = [i for i in off if said[i] not in LABELS]
    off = [*(i for i in off if i not in blank), *blank]
    told = [
        f"{i} is still blank" if i in blank else f"{i} is not {said[i]}: {STORIES[i][1]}"
        for i in off
    ]
    found = len(STORIES) - len(off)
    checks.expect(
        found >= bar,
        seen=f"{found} of {len(STORIES)} labels fit",
        wanted=f"{bar} or more. {'. And '.join(told[:2])}",
        look=look,
        why="you gave nearly all the same label. Debt is not only bad code: data, settings, users "
        "that nobody knows and missing tests are kinds of their own"
        if max(map(list(said.values()).count, LABELS)) > 6
        else "",
    )
    return found, _again(told[: len(STORIES) - 8])


# ------------------------------------------------------------------------------- task 5: score

POINTS = {"by hand, documented": 0.5, "automated": 1.0}


def section_sums(sheet):
    """Points by section, by the rules of Breck et al. (2017)."""
    points = sheet["status"].map(POINTS).fillna(0.0)
    return {section: float(points[sheet["section"] == section].sum()) for section in SECTIONS}


def small_sheets():
    """Twelve tests, and the same without the rows of one section: names and sheets."""
    by_itself, by_hand, unwritten = "automated", "by hand, documented", "by hand, not documented"
    statuses = [by_itself] * 8 + [by_hand, by_hand, unwritten, "not done"]
    twelve = pd.DataFrame({"section": [*SECTIONS] * 3, "status": statuses})
    twelve.loc[[2, 6], "status"] = [by_hand, unwritten]
    return [
        ("twelve tests", twelve),
        *((f"nine tests without a row for {s}", twelve[twelve["section"] != s]) for s in SECTIONS),
    ]


def score_figure(sheet):
    """Points by section, the lowest marked; and the figure in words."""
    sums = section_sums(sheet)
    lowest = min(sums, key=sums.get)
    title = f"{lowest} holds the score down at {sums[lowest]:g}"
    axes = figures.axes(title, x="points (at most 7)", y="", height=2.8)
    colours = [figures.COLOURS["orange" if name == lowest else "blue"] for name in sums]
    axes.barh(list(sums), list(sums.values()), color=colours)
    texts = [f"{points:.1f}" + " = the score" * (name == lowest) for name, points in sums.items()]
    axes.bar_label(axes.containers[0], labels=texts, padding=3)
    axes.set_xlim(0, 7)
    axes.invert_yaxis()
    words = ", ".join(f"{name} {points:.1f}" for name, points in sums.items())
    return (
        axes,
        f"Bars of points by section: {words}. The lowest, {sums[lowest]:.1f}, is the score.",
    )


def score(yours, sheet, name):
    """Task 5: the minimum of the four sums."""
    look = "section 4, how the points become a score"
    got = checks.number(yours(sheet.copy()), f"the score for {name}", look, 0)
    sums = section_sums(sheet)
    right = min(sums.values())
    present = {s: v for s, v in sums.items() if (sheet["section"] == s).any()}
    by_hand = sheet["status"].str.startswith("by hand")
    generous = {
        s: float(
            sheet["status"].map(POINTS).fillna(0).where(~by_hand, 0.5)[sheet["section"] == s].sum()
        )
        for s in SECTIONS
    }
    ones = sheet["status"].isin(list(POINTS))
    full = {s: float(ones[sheet["section"] == s].sum()) for s in SECTIONS}
    lowest = "a strong section does not make up for a weak one"
    usual = {
        "the minimum of the sections that have rows": (
            min(present.values(), default=0.0),
            "a section without a row has no test: it is the weakest, at 0",
        ),
        "the sum of all sections": (sum(sums.values()), lowest),
        "the mean of the sections": (sum(sums.values()) / 4, lowest),
        "the highest section": (max(sums.values()), lowest),
        "the middle of the sections": (float(np.median(list(sums.values()))), lowest),
        "two points for a test that runs by itself, as in the version of 2016": (
            2 * right,
            "here such a test is worth 1 point",
        ),
        "points also for what was done by hand and not documented": (
            min(generous.values()),
            "what nobody has written down, nobody else can read: it is worth nothing",
        ),
        "a full point for what was done by hand and documented": (
            min(full.values()),
            "what is done by hand is not done again by itself: it is worth 0.5 points",
        ),
        "a mean of the tests in a section, not a sum": (
            right / 7,
            "the points of a section are added up",
        ),
    }
    wanted = ", ".join(f"{s} {v:g}" for s, v in sums.items())
    reasons = [what for what, (other, _) in usual.items() if abs(got - other) < 1e-6]
    checks.expect(
        abs(right - got) < 1e-6 or not reasons,
        seen=f"for {name}: {got:g}, {_either(reasons)}",
        wanted=f"{right:g}, the lowest of the four sums ({wanted})",
        look=look,
        why=usual[reasons[0]][1] if len(reasons) == 1 else "",
    )
    checks.close(got, right, 1e-6, f"the score for {name}", look, f"the sums are {wanted}")


# ------------------------------------------------------------------------------- task 6: lint

REQUIRED = ("wave", "opens", "closes", "threshold", "input", "model_version", "owner")
OPTIONAL = ("frozen", "retrain")


def faulty(config):
    """Settings with one fault each, made from good ones: what is wrong, the keys, the settings."""
    wave = config["wave"]
    other = f"{int(wave[:4]) - 1}{wave[4:]}"
    plain = {k: v for k, v in config.items() if k not in OPTIONAL}
    made = [
        ("the threshold is 8", ("threshold",), plain | {"threshold": 8}),
        ("the threshold is -0.1", ("threshold",), plain | {"threshold": -0.1}),
        ("the threshold is 1.01", ("threshold",), plain | {"threshold": 1.01}),
        ("the threshold is the text '0.6'", ("threshold",), plain | {"threshold": "0.6"}),
        ("the wave closes before it opens", ("opens", "closes"), plain | {
            "opens": config["closes"], "closes": config["opens"]}),
        ("the wave closes on the day it opens", ("opens", "closes"), plain | {
            "closes": config["opens"]}),
        ("the input is that of another wave", ("input", "wave"), plain | {
            "input": f"waves/{other}/answers.csv"}),
        ("the input is a file in somebody's home", ("input", "wave"), plain | {
            "input": "/home/s012/answers.csv"}),
        ("the input ends in .csv.bak", ("input", "wave"), plain | {
            "input": f"waves/{wave}/answers.csv.bak"}),
        ("the version is latest", ("model_version",), plain | {"model_version": "latest"}),
        ("the version is 1.3", ("model_version",), plain | {"model_version": "1.3"}),
        ("the version is >=1.3.0", ("model_version",), plain | {"model_version": ">=1.3.0"}),
        ("the version is 1.3.x", ("model_version",), plain | {"model_version": "1.3.x"}),
        ("the version is 1.3.0-beta", ("model_version",), plain | {"model_version": "1.3.0-beta"}),
        ("the owner is a person, S012", ("owner",), plain | {"owner": "S012"}),
        ("the owner is everybody", ("owner",), plain | {"owner": "everybody"}),
        ("the owner is empty", ("owner",), plain | {"owner": ""}),
        ("the model is frozen and retrained", OPTIONAL, plain | {"frozen": True, "retrain": True}),
        ("there is an unknown key, treshold", ("treshold",), plain | {"treshold": 0.7}),
        ("the threshold is True", ("threshold",), plain | {"threshold": True}),
        ("the threshold is a list", ("threshold",), plain | {"threshold": [0.6]}),
        ("opens is the number 20240108", ("opens",), plain | {"opens": 20240108}),
        ("the wave closes in the year before", ("opens", "closes"), plain | {
            "closes": f"{int(config['opens'][:4]) - 1}-12-28"}),
        ("the version is the number 1.3", ("model_version",), plain | {"model_version": 1.3}),
        ("the version is 1-3-0", ("model_version",), plain | {"model_version": "1-3-0"}),
        ("the owner is a list", ("owner",), plain | {"owner": ["Methodology"]}),
        ("the owner is statistics", ("owner",), plain | {"owner": "statistics"}),
        ("the owner is methodology, with a small letter", ("owner",), plain | {
            "owner": "methodology"}),
    ]  # fmt: skip
    for key in REQUIRED:
        rest = {k: v for k, v in plain.items() if k != key}
        made.append((f"the key {key} is missing", (key,), rest))
    return made


def two_faults(config):
    """Settings with two faults each: what is wrong, the two keys, the settings."""
    plain = {k: v for k, v in config.items() if k not in OPTIONAL}
    swapped = {"opens": config["closes"], "closes": config["opens"]}
    return [
        ("the threshold is 3 and the owner a person, S007", ("threshold", "owner"), plain | {
            "threshold": 3, "owner": "S007"}),
        ("the wave closes before it opens and the version is latest", ("closes|opens",
            "model_version"), plain | swapped | {"model_version": "latest"}),
        ("the owner is a person and the model is frozen and retrained", ("owner",
            "frozen|retrain"), plain | {"owner": "S007", "frozen": True, "retrain": True}),
        ("the version is latest and the owner a person, S007", ("model_version", "owner"), plain | {
            "model_version": "latest", "owner": "S007"}),
        ("the wave closes before it opens and the owner is a person", ("closes|opens", "owner"),
            plain | swapped | {"owner": "S007"}),
        ("the wave closes before it opens and the model is frozen and retrained", ("closes|opens",
            "frozen|retrain"), plain | swapped | {"frozen": True, "retrain": True}),
        ("the version is latest and the model is frozen and retrained", ("model_version",
            "frozen|retrain"), plain | {
            "model_version": "latest", "frozen": True, "retrain": True}),
        ("two keys are unknown, treshold and onwer", ("treshold", "onwer"), plain | {
            "treshold": 0.7, "onwer": "IT services"}),
    ]  # fmt: skip


def in_order(config):
    """Settings without a fault that a careless lint complains about."""
    plain = {k: v for k, v in config.items() if k not in OPTIONAL}
    return [
        ("a threshold of 0", plain | {"threshold": 0}),
        ("a threshold of 1", plain | {"threshold": 1}),
        ("a version of 10.12.134", plain | {"model_version": "10.12.134"}),
        ("a version of 0.0.1", plain | {"model_version": "0.0.1"}),
        ("frozen and not retrained", plain | {"frozen": True, "retrain": False}),
        ("retrained and not frozen", plain | {"frozen": False, "retrain": True}),
        ("neither frozen nor retrained", plain | {"frozen": False, "retrain": False}),
        ("frozen only", plain | {"frozen": True}),
        ("without optional keys", plain),
        ("another owner", plain | {"owner": DIVISIONS[4]}),
        ("a wave that closes in the next year", plain | {
            "closes": f"{int(config['opens'][:4]) + 1}-01-02"}),
        ("its keys in another order", dict(reversed(plain.items()))),
    ]  # fmt: skip


def reference_lint(config):
    """The faults of some settings by the nine rules of task 6."""
    found = [f"{key}: unknown" for key in config if key not in (*REQUIRED, *OPTIONAL)]
    found += [f"{key}: missing" for key in REQUIRED if config.get(key) in (None, "")]
    if found:
        return found
    for key in REQUIRED:
        kinds = (int, float) if key == "threshold" else str
        if isinstance(config[key], bool) or not isinstance(config[key], kinds):
            found.append(f"{key}: {config[key]} is of the wrong kind")
    if found:
        return found
    level = config["threshold"]
    if not 0 <= level <= 1:
        found.append(f"threshold: {level} is not from 0 to 1")
    if config["opens"] >= config["closes"]:
        found.append(f"closes: {config['closes']} does not come after opens")
    if config["input"] != f"waves/{config['wave']}/answers.csv":
        found.append(f"input: {config['input']} does not follow the pattern")
    if not re.fullmatch(r"\d+\.\d+\.\d+", config["model_version"]):
        found.append(f"model_version: {config['model_version']} is not pinned")
    if config["owner"] not in DIVISIONS:
        found.append(f"owner: {config['owner']} is no division")
    if config.get("frozen") and config.get("retrain"):
        found.append("frozen: contradicts retrain")
    return found


def _faults(lint, config, what):
    try:
        result = lint(dict(config))
    except checks.CheckFailed as failed:
        if "stopped with" not in str(failed):
            raise
        raise checks.CheckFailed(f"{failed}\n  Given:   {what}") from failed
    checks.expect(
        isinstance(result, list | tuple | set),
        seen=f"for some settings ({what}) the result is {checks.describe(result)}",
        wanted="a list of texts, empty where nothing is wrong; the function ends with `return`",
        look="the prompt of task 6",
    )
    return [str(fault) for fault in result]


def _or(keys):
    """The keys of a rule, of which a fault names one."""
    return " or ".join(f"`{key}`" for key in keys)


def speaks(lint, cases):
    """Task 6: every faulty case gets a fault that names its key."""
    for what, keys, config in cases:
        faults = _faults(lint, config, what)
        named = _or(keys)
        checks.expect(
            faults,
            seen=f"no fault where {what}",
            wanted=f"a fault that names {named}",
            look="the prompt of task 6, its rules",
        )
        everything = [f for f in faults if all(key in f.lower() for key in REQUIRED)]
        checks.expect(
            not everything,
            seen=f"where {what}, a fault that names every key",
            wanted=f"a fault that names the key at fault, {named}",
            look="the prompt of task 6",
            why="a fault that does not say where it is costs the next person an hour",
        )
        checks.expect(
            any(key in fault.lower() for key in keys for fault in faults),
            seen=f"where {what}, the faults {faults[:2]}",
            wanted=f"a fault with the name of the key, {named}, in its text",
            look="the prompt of task 6",
            why="a fault that does not say where it is costs the next person an hour",
        )
    return len(cases)


def names_each(lint, cases):
    """Task 6: where there are two faults, there is a text for each. Returns how many cases."""
    for what, keys, config in cases:
        faults = _faults(lint, config, what)
        checks.expect(
            len(set(faults)) >= 2,
            seen=f"{len(set(faults))} text where {what}",
            wanted="a text for each of the two faults",
            look="the prompt of task 6",
            why="whoever mends the first fault needs to know of the second",
        )
        for names in keys:
            checks.expect(
                any(name in fault.lower() for name in names.split("|") for fault in faults),
                seen=f"where {what}, the faults {faults[:2]}",
                wanted=f"a fault that names {_or(names.split('|'))}, too",
                look="the prompt of task 6",
            )
    return len(cases)


def stays_silent(lint, cases):
    """Task 6: settings that are in order get no fault."""
    for what, config in cases:
        faults = _faults(lint, config, what)
        checks.expect(
            not faults,
            seen=f"the fault {faults[:1]} for settings that are in order ({what})",
            wanted="an empty list",
            look="the prompt of task 6, its rules",
            why="a lint that complains about good settings is soon switched off",
        )
    return len(cases)


def caught(lint, cases):
    """In how many faulty cases a lint says anything."""
    found = 0
    for _, _, config in cases:
        try:
            found += bool(lint(dict(config)))
        except Exception:
            found += 0
    return found


def lines_run(function, inputs):
    """How many lines of a function run for these inputs, and how many it has."""
    code = function.__code__
    lines = {line for _, line in dis.findlinestarts(code) if line and line > code.co_firstlineno}
    seen = set()

    def trace(frame, event, arg):
        if frame.f_code is code:
            seen.add(frame.f_lineno)
            return trace
        return None

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        for given in inputs:
            function(dict(given))
    finally:
        sys.settrace(before)
    return len(seen & lines), len(lines)


# ------------------------------------------------------------------------------- task 7: repayment


def needs_of(repairs):
    """For each repair the set of those that it needs."""
    texts = zip(repairs["repair"], repairs["needs"], strict=True)
    return {r: set(text.split()) if isinstance(text, str) else set() for r, text in texts}


@cache
def _sets(names, days, needs, budget):
    """All sets that can be carried out, one a row: True where a repair is in it."""
    n = len(names)
    sets = (np.arange(2**n)[:, None] >> np.arange(n)) & 1 == 1
    sets = sets[sets @ np.array(days) <= budget]
    for i, others in enumerate(needs):
        for other in others:
            sets = sets[~sets[:, i] | sets[:, names.index(other)]]
    return sets


def best_repairs(repairs, budget, column="avoided"):
    """The most days that can be avoided, and the repairs that do it, by trying every set."""
    names, needs = tuple(repairs["repair"]), needs_of(repairs)
    sets = _sets(names, tuple(repairs["days"]), tuple(tuple(needs[n]) for n in names), budget)
    worth = sets @ repairs[column].to_numpy(dtype=float)
    chosen = sets[worth.argmax()]
    return float(worth.max()), [name for name, x in zip(names, chosen, strict=True) if x]


def from_the_top(repairs, budget):
    """The best ratio of days avoided to days of work first, and what fits; `needs` is not read."""
    ratio = repairs["avoided"] / repairs["days"]
    chosen = []
    for row in repairs.loc[ratio.sort_values(ascending=False).index].itertuples():
        if row.days <= budget:
            chosen.append(row.repair)
            budget -= row.days
    return chosen


def step_by_step(repairs, budget):
    """Again and again the repair with most days avoided per day that fits and may be started."""
    needs, left, chosen = needs_of(repairs), budget, []
    rows = repairs.assign(ratio=repairs["avoided"] / repairs["days"])
    rows = rows.sort_values(["ratio", "repair"], ascending=[False, True])
    while True:
        free = [
            (r.repair, r.days)
            for r in rows.itertuples()
            if r.repair not in chosen and r.days <= left and needs[r.repair] <= set(chosen)
        ]
        if not free:
            return chosen
        chosen.append(free[0][0])
        left -= free[0][1]


def avoided(repairs, chosen):
    """Days avoided in a year by the chosen repairs."""
    return int(repairs.loc[repairs["repair"].isin(list(chosen)), "avoided"].sum())


def first_violation(repairs, chosen, budget):
    """What is wrong with a choice, or "" where it can be carried out."""
    strange = sorted(set(chosen) - set(repairs["repair"]))
    if strange:
        return f"{strange[0]} is no repair of the table"
    needs = needs_of(repairs)
    for name in sorted(chosen):
        lost = sorted(needs[name] - set(chosen))
        if lost:
            return f"{name} needs {lost[0]}, which is not chosen"
    days = repairs.loc[repairs["repair"].isin(list(chosen)), "days"].sum()
    return f"it takes {days} days of {budget}" if days > budget else ""


def choice(yours, repairs, budget, name, part):
    """Task 7: a choice that can be carried out and reaches `part` of the best. Returns its days."""
    look = "section 5, repairs that need others, and the prompt of task 7"
    result = yours(repairs.copy(), budget)
    what = f"choose_repairs for {name}"
    chosen = _names(result, what, look, "repair")
    fault = first_violation(repairs, chosen, budget)
    checks.expect(
        not fault,
        seen=f"{what} cannot be carried out: {fault}",
        wanted=f"at most {budget} days, and with each repair all that it needs",
        look=look,
    )
    bound, best = best_repairs(repairs, budget)
    more, less = sorted(chosen - set(best)), sorted(set(best) - chosen)
    got = avoided(repairs, chosen)
    checks.expect(
        got >= part * bound - 1e-9,
        seen=f"{what} avoids {got} days a year, {100 * (1 - got / bound):.1f} % less than "
        "can be had",
        wanted=f"{np.ceil(part * bound - 1e-9):.0f} or more; the best choice avoids {bound:.0f}",
        look=look,
        why=f"the best ratio first takes {', '.join(more)}; the best choice has {', '.join(less)} "
        "instead"
        if got == avoided(repairs, step_by_step(repairs, budget))
        else "a choice may take exactly as many days as the budget has"
        if got == best_repairs(repairs, budget - 1)[0]
        else "",
    )
    return got


def redraw(repairs, budget, draws, seed):
    """Draw what repairs avoid again and again, from `low` to `high`, and choose the best set.

    Returns in how many draws each repair is chosen, the commonest first; and in how many the set
    that is best by `avoided` is best again.
    """
    rng = np.random.default_rng(seed)
    _, usual = best_repairs(repairs, budget)
    times, again = pd.Series(0, index=repairs["repair"]), 0
    for _ in range(draws):
        worth = rng.triangular(repairs["low"], repairs["avoided"], repairs["high"])
        _, drawn = best_repairs(repairs.assign(drawn=worth), budget, "drawn")
        times[drawn] += 1
        again += drawn == usual
    return times.sort_values(ascending=False, kind="stable").to_dict(), again


def budget_figure(repairs, budget):
    """What the best choice and that step by step avoid, by budget; and the figure in words."""
    budgets = list(range(5, 105, 5))
    best = [best_repairs(repairs, days)[0] for days in budgets]
    simple = [avoided(repairs, step_by_step(repairs, days)) for days in budgets]
    axes = figures.axes(
        f"With {budget} days of work, {best_repairs(repairs, budget)[0]:.0f} days of loss a year "
        "can be avoided",
        x="budget (days of work, once)",
        y="loss avoided (days a year)",
    )
    axes.plot(budgets, best, "-o", color=figures.COLOURS["blue"])
    axes.plot(budgets, simple, "--s", color=figures.COLOURS["orange"], markersize=4)
    axes.annotate("best choice", (57, 72), color=figures.COLOURS["blue"], ha="right")
    axes.annotate("step by step, best ratio first", (62, 54), color=figures.COLOURS["orange"])
    axes.axvline(budget, color=figures.COLOURS["grey"], linestyle=":")
    axes.annotate(f"the director's {budget} days", (budget + 1, 4), color=figures.COLOURS["grey"])
    axes.set_ylim(0, 110)
    gaps = [round(high - low) for high, low in zip(best, simple, strict=True)]
    same = [str(days) for days, gap in zip(budgets, gaps, strict=True) if not gap]
    at, widest = budgets.index(budget), gaps.index(max(gaps))
    return axes, (
        "Two rising lines: days of loss avoided a year by the best choice, and step by step with "
        f"the best ratio first. With {budget} days of work they are at {best[at]:.0f} and "
        f"{simple[at]}. They meet at {', '.join(same[:-1])} and {same[-1]} days of work, and part "
        f"again after each but the last. The gap is largest at {budgets[widest]} days of work: "
        f"{best[widest]:.0f} and {simple[widest]}."
    )


def good_choice(result, repairs, budget):
    """A choice as a sorted list. Raises ValueError where it cannot be carried out."""
    chosen = sorted({str(name) for name in result})
    if not chosen or first_violation(repairs, chosen, budget):
        raise ValueError("this choice cannot be carried out")
    return chosen


def register(incidents, pairs, repairs, chosen):
    """The debt register: incidents, undeclared uses and chosen repairs in one table."""
    labels = incidents["incident"].map(agreed_labels(incidents))
    picked = repairs[repairs["repair"].isin(chosen)]
    rows = [
        *zip(incidents["incident"], labels, incidents["days_lost"], strict=True),
        *(
            (f"{account} reads {name}", "undeclared consumer", None)
            for account, name in sorted(pairs)
        ),
        *zip(picked["repair"], picked["debt"], picked["days"], strict=True),
    ]
    kinds = ["incident"] * len(incidents) + ["undeclared use"] * len(pairs)
    table = pd.DataFrame(rows, columns=["name", "debt", "days"])
    table.insert(0, "kind", [*kinds, *["chosen repair"] * len(picked)])
    return table.astype({"days": "Int64"})
