"""Read the course: its modules, their facts and their graded tasks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from mlcapacity import CourseError

STRANDS = (
    "start",
    "capacity",
    "data scientist",
    "backend engineer",
    "DevOps engineer",
    "ML engineer",
    "platform",
    "electives",
    "capstone",
)
# The six phases of CRISP-ML(Q): Studer et al. (2021).
PHASES = (
    "business and data understanding",
    "data preparation",
    "modelling",
    "evaluation",
    "deployment",
    "monitoring and maintenance",
)
# What the course was asked to teach: the items of its brief, some bullet by bullet. For each, what
# it is called, and words of which one must stand in the prompt of a task that works on it.
SEED: dict[str, tuple[str, tuple[str, ...]]] = {
    "1": ("Only a small part of an ML system is ML code", ("ML code", "debt")),
    "2": ("Four levels of maturity", ("Initial", "Spreading", "Widespread", "Mature", "level")),
    "3": ("Building capacity and using it", ("capacity", "build and use", "solutions")),
    "4": ("Statistical production and the ML process", ("GSBPM", "wave")),
    "5.1": ("Open source makes platforms easier to share", ("open source",)),
    "5.2": (
        "Similarities: on-premises and cloud, containers",
        ("on-premises", "cloud", "container"),
    ),
    "5.3": ("Platforms support the processes of ML", ("component", "pipeline")),
    "5.4": ("Platforms with a different focus", ("focus",)),
    "5.5": ("Building competence", ("competence",)),
    "6.1": ("Structure: hub and spoke", ("hub and spoke", "hub")),
    "6.2": ("Structure: centre of excellence", ("centre of excellence", "centre")),
    "6.3": ("Structure: communities of practice", ("community of practice", "community")),
    "6.4": ("Structure: informal networks", ("informal network", "network")),
    "6.5": ("Deliverable: ML solutions", ("solution",)),
    "6.6": ("Deliverable: platforms", ("platform",)),
    "6.7": ("Deliverable: skills and capacity building", ("skills", "training")),
    "7.1": ("A combination of new and existing roles", ("existing", "new role")),
    "7.2": ("A cross-cutting topic", ("division", "hand-over", "cross-cutting")),
    "7.3": ("Business, IT and methodology, plus new roles", ("methodology",)),
    "7.4": ("New forms of collaboration between roles", ("hand-over", "accountable", "consulted")),
    "7.5": ("Difficult to recruit and keep", ("recruit", "leave", "attrition")),
    "8.1": ("Role: data scientist", ("data scientist",)),
    "8.2": ("Role: backend engineer", ("backend engineer",)),
    "8.3": ("Role: DevOps engineer", ("DevOps engineer",)),
    "8.4": ("Role: ML engineer", ("ML engineer",)),
}
_NAMES: dict[str, Any] = {"type": "array", "items": {"type": "string"}, "uniqueItems": True}
FACTS_SCHEMA: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["title", "strand", "phase", "gsbpm", "seed", "minutes", "requires", "objectives"],
    "properties": {
        "title": {"type": "string", "minLength": 1},
        "strand": {"enum": list(STRANDS)},
        "phase": {"type": "array", "items": {"enum": list(PHASES)}},
        "gsbpm": {"type": "array", "items": {"type": "string", "pattern": r"^[1-8](\.[1-9])?$"}},
        "seed": {"type": "array", "items": {"type": "integer", "minimum": 1, "maximum": 8}},
        "minutes": {"type": "integer", "minimum": 10, "maximum": 300},
        "entry": {"enum": ["manager"]},  # for readers without Python beyond the first module
        "requires": _NAMES,
        "takes": _NAMES,
        "gives": _NAMES,
        "objectives": {**_NAMES, "minItems": 2},
        # for each task, by its grade_id, the items of SEED that it works on
        "covers": {
            "type": "object",
            "additionalProperties": {"type": "array", "items": {"enum": list(SEED)}},
        },
    },
}
# The tag of given cells that learners are invited to change: predictions, and things to try.
YOURS = "yours"
PROMPT = re.compile(r"^#{2,4} Task (\d+): .+ \((\d+) points?\)$", re.MULTILINE)


def written_file(source: str) -> tuple[str, str] | None:
    """Name and content of the file that a cell writes with `%%writefile NAME`; None for others."""
    first, _, rest = source.partition("\n")
    magic, *names = first.split()[:2] or [""]
    return (names[0], rest) if magic == "%%writefile" and names else None


def root() -> Path:
    """The course folder (the checkout this package runs from).

    Raises CourseError where the package was installed without the course around it.
    """
    folder = Path(__file__).resolve().parents[2]
    if not (folder / "solutions").is_dir():
        raise CourseError(
            "The course folder was not found. Install the package from a checkout: "
            "run `make learn` there, or `pip install --no-deps -e .` in it."
        )
    return folder


@dataclass(frozen=True)
class Task:
    """One graded piece of work: its prompt, its answer cell and its check cells."""

    grade_id: str
    answer: int
    checks: tuple[int, ...]
    points: float
    prompt: int | None
    heading: str
    number: int | None
    stated_points: int | None


@dataclass(frozen=True)
class Module:
    """One folder of solutions/: the source text of a notebook and the facts in its front matter."""

    slug: str
    source: Path
    text: str
    notebook: Any = field(repr=False)

    @property
    def facts(self) -> dict[str, Any]:
        return dict(self.notebook.metadata.get("mlcapacity") or {})

    @property
    def solution(self) -> Path:
        """The executed notebook with answers."""
        return self.source.with_suffix(".ipynb")

    @property
    def released(self) -> Path:
        """The learner's notebook as it is handed out."""
        return self.source.parents[2] / "modules" / self.slug / f"{self.slug}.ipynb"

    @cached_property
    def lines(self) -> tuple[int, ...]:
        """For each cell, the line of the source where its text starts (1 is the first)."""
        rows = self.text.splitlines()
        found, at = [], 0
        for cell in self.notebook.cells:
            first = cell.source.split("\n", 1)[0]
            at = next((row for row in range(at, len(rows)) if rows[row] == first), at)
            found.append(at + 1)
            at += cell.source.count("\n") + 1
        return tuple(found)

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """The graded tasks in order. An answer belongs to the last task heading above it."""
        return tuple(_tasks(self.notebook.cells))

    @property
    def points(self) -> float:
        return sum(task.points for task in self.tasks)


def _tasks(cells: list[Any]) -> list[Task]:
    tasks: list[Task] = []
    heading: tuple[int, re.Match[str]] | None = None
    for index, cell in enumerate(cells):
        grading = cell.metadata.get("nbgrader", {})
        match = PROMPT.search(cell.source) if cell.cell_type == "markdown" else None
        if match:
            heading = (index, match)
        if not grading.get("solution"):
            continue
        checks = [] if not grading.get("grade") else [index]
        for later in range(index + 1, len(cells)):
            marks = cells[later].metadata.get("nbgrader", {})
            if marks.get("solution") or PROMPT.search(cells[later].source):
                break
            if marks.get("grade"):
                checks.append(later)
        prompt, found = heading if heading else (None, None)
        tasks.append(
            Task(
                grade_id=grading.get("grade_id", ""),
                answer=index,
                checks=tuple(checks),
                points=sum(cells[check].metadata["nbgrader"].get("points", 0) for check in checks),
                prompt=prompt,
                heading=found.group(0).lstrip("# ") if found else "",
                number=int(found.group(1)) if found else None,
                stated_points=int(found.group(2)) if found else None,
            )
        )
    return tasks


def read(source: Path) -> Module:
    """Read one MyST source.

    Raises CourseError, naming file and line, where the front matter is not YAML.
    """
    import jupytext
    import yaml

    text = source.read_text(encoding="utf-8")
    try:
        notebook = jupytext.reads(text, fmt="md:myst")
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise CourseError(
            f"{source}:{mark.line + 2 if mark else 1}: the front matter or a cell's options "
            f"are not valid YAML ({getattr(error, 'problem', error)}). Correct that line."
        ) from error
    except (ValueError, IndexError) as error:
        raise CourseError(f"{source}:1: this is not a MyST notebook source: {error}") from error
    return Module(source.parent.name, source, text, notebook)


def module(slug: str, folder: Path | None = None) -> Module:
    """The module of that name. Raises as read() does."""
    return read((folder or root()) / "solutions" / slug / f"{slug}.md")


def modules(folder: Path | None = None) -> list[Module]:
    """All modules of the course in order of their numbers."""
    sources = sorted(((folder or root()) / "solutions").glob("*/*.md"))
    return [read(source) for source in sources if source.stem == source.parent.name]


def slugs(folder: Path | None = None) -> list[str]:
    """The names of all modules, without reading them."""
    sources = sorted(((folder or root()) / "solutions").glob("*/*.md"))
    return [source.stem for source in sources if source.stem == source.parent.name]


def find(name: str, folder: Path | None = None) -> str:
    """The full name of a module from its name or the start of it (`07`).

    Raises CourseError naming the modules that exist.
    """
    known = slugs(folder)
    plain = name.rstrip("/").removesuffix(".ipynb")
    plain = plain.zfill(2) if plain.isdigit() else plain
    matches = [slug for slug in known if slug == plain] or [s for s in known if s.startswith(plain)]
    if len(matches) != 1 or not plain:
        found = "more than one" if plain and matches else "no"
        raise CourseError(f"There is {found} module '{name}'. The modules are: {', '.join(known)}.")
    return matches[0]


def prompt(module: Module, task: Task) -> str:
    """What a learner reads of a task up to its answer cell: the text below its heading."""
    if task.prompt is None:
        return ""
    cells = module.notebook.cells[task.prompt : task.answer]
    text = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    return text[text.index(task.heading) :]


def speaks_of(item: str, text: str) -> bool:
    """Whether a prompt holds one of the words of an item of SEED."""
    return any(word.lower() in text.lower() for word in SEED[item][1])


def coverage(course: list[Module]) -> dict[str, dict[str, list[int]]]:
    """For each item of SEED, by module, the numbers of the graded tasks that work on it.

    A task counts where its module's front matter names the item for it, the task gives points, and
    its prompt speaks of the item (holds one of the item's words).
    """
    found: dict[str, dict[str, list[int]]] = {item: {} for item in SEED}
    for module in course:
        for task in module.tasks:
            text = prompt(module, task)
            for item in module.facts.get("covers", {}).get(task.grade_id, []):
                if task.points and task.number and speaks_of(item, text):
                    found[item].setdefault(module.slug, []).append(task.number)
    return found


def coverage_table(course: list[Module]) -> str:
    """The README's table of what the course was asked to teach, and where it is worked on."""
    rows = ["| item | worked on in |", "|---|---|"]
    for item, modules in coverage(course).items():
        places = [
            f"{slug}: task{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}"
            for slug, numbers in modules.items()
        ]
        rows.append(f"| {item} {SEED[item][0]} | {'; '.join(places) or 'open'} |")
    return "\n".join(rows)


def syllabus(course: list[Module]) -> str:
    """The README's table of modules, in Markdown."""
    columns = ["module", "strand", "minutes", "you will be able to", "first do"]
    rows = [f"| {' | '.join(columns)} |", "|---" * len(columns) + "|"]
    for module in course:
        facts = module.facts
        does = "; ".join(facts["objectives"])
        needs = ", ".join(facts["requires"]) or "nothing"
        link = f"[{module.slug}](modules/{module.slug}/{module.slug}.ipynb)"
        title = facts["title"] + (" (also without Python)" if facts.get("entry") else "")
        rows.append(
            f"| {link}<br>{title} | {facts['strand']} | {facts['minutes']} | {does} | {needs} |"
        )
    return "\n".join(rows)
