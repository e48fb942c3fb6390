"""Find what is wrong in a module's source before it becomes a notebook."""

from __future__ import annotations

import ast
import builtins
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from mlcapacity.course import (
    FACTS_SCHEMA,
    SEED,
    YOURS,
    Module,
    Task,
    prompt,
    slugs,
    speaks_of,
    written_file,
)

BEGIN_HIDDEN, END_HIDDEN = "### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS"
_FENCE = re.compile(r"```.*?```", re.DOTALL)
_CODE = re.compile(r"`[^`\n]+`")
_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\(|<img(?![^>]*alt=\"[^\"]+\")[^>]*>")
_LINK = re.compile(r"\]\((?P<target>[^)#\s]+)")
_HEADING = re.compile(r"^(#+) ", re.MULTILINE)
_REGION = re.compile(r"### (?:BEGIN|END) ?(.*)")
_TOTAL = re.compile(r"\b(\d+) points in all\b")


def problems(module: Module, attempts: Path) -> list[str]:
    """All faults of one source as `file:line: what is wrong. What to do.`

    `attempts` is the folder tests/attempts.
    """
    found = list(_facts(module)) or [
        *_cells(module),
        *_covers(module),
        *_prose(module),
        *_attempts(module, attempts / module.slug),
    ]
    return [f"{module.source}:{line}: {text}" for line, text in sorted(found)]


def _facts(module: Module) -> Iterator[tuple[int, str]]:
    import jsonschema

    validator = jsonschema.Draft202012Validator(FACTS_SCHEMA)
    for error in validator.iter_errors(module.facts):
        words = [str(part) for part in error.absolute_path] or re.findall(r"'(\w+)'", error.message)
        line = next(
            (
                n
                for n, row in enumerate(module.text.splitlines(), 1)
                if words and row.strip().startswith(f"{words[0]}:")
            ),
            2,
        )
        yield line, f"front matter: {error.message}. Correct this key under `mlcapacity:`."
    requires = module.facts.get("requires")
    for needed in requires if isinstance(requires, list) else []:
        if needed not in slugs(module.source.parents[2]):
            yield 2, f"`requires` names {needed}, which is no module. Name one that exists."


def _covers(module: Module) -> Iterator[tuple[int, str]]:
    tasks = {task.grade_id: task for task in module.tasks}
    for grade_id, items in module.facts.get("covers", {}).items():
        if grade_id not in tasks:
            yield 2, f"`covers` names '{grade_id}', which is no task. Name a task's grade_id."
            continue
        for item in items:
            if not speaks_of(item, prompt(module, tasks[grade_id])):
                yield (
                    module.lines[tasks[grade_id].answer],
                    (
                        f"'{grade_id}' is said to cover {item} ({SEED[item][0]}), but its prompt "
                        f"holds none of the words {', '.join(SEED[item][1])}."
                    ),
                )


def _cells(module: Module) -> Iterator[tuple[int, str]]:
    cells, lines = module.notebook.cells, module.lines
    marks = [(n, cell.metadata.get("nbgrader")) for n, cell in enumerate(cells)]
    graded = [(n, mark) for n, mark in marks if mark is not None]
    seen: Counter[str] = Counter()
    for n, mark in graded:
        grade_id = str(mark.get("grade_id", ""))
        seen[grade_id] += 1
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", grade_id):
            yield lines[n], f"grade_id '{grade_id}' is not lower-case words joined by hyphens."
        if seen[grade_id] == 2:
            yield lines[n], f"grade_id '{grade_id}' is used twice. Give each graded cell its own."
        if mark.get("grade") and not mark.get("points"):
            yield lines[n], f"'{grade_id}' is graded but has no points. Add `points`."
        if unknown := set(mark) - {"grade_id", "solution", "grade", "points"}:
            yield lines[n], f"unknown nbgrader keys {sorted(unknown)}; the build fills in the rest."
    for n, cell in enumerate(cells):
        if BEGIN_HIDDEN in cell.source and not cell.metadata.get("nbgrader", {}).get("grade"):
            yield lines[n], "hidden tests stand outside a check. Mark the cell `grade: true`."
        if cell.source.count("### BEGIN") != cell.source.count("### END"):
            yield lines[n], "a region that begins does not end. Add the missing ### END line."
        for mark in _REGION.findall(cell.source):
            if mark not in ("SOLUTION", "HIDDEN TESTS"):
                yield lines[n], f"nbgrader knows no region '{mark}': SOLUTION or HIDDEN TESTS."
        if cell.cell_type == "code" and (fault := _syntax(cell.source)):
            yield lines[n], f"this cell is not Python ({fault}). Correct it."
            return
        tags = cell.metadata.get("tags", [])
        if re.match(r"(my_)?guess\w* *[=,]", cell.source) and YOURS not in tags:
            yield lines[n], f"learners change this prediction. Give its cell the tag `{YOURS}`."
    owned = {n for task in module.tasks for n in (task.answer, *task.checks)}
    for n, mark in graded:
        if n not in owned and mark.get("grade"):
            yield lines[n], "this check follows no answer. Put it below the answer that it checks."
    for task in module.tasks:
        yield from _task(module, task)
    if module.tasks:
        stated = _TOTAL.findall(module.text)
        if set(stated) != {f"{module.points:g}"}:
            yield (
                1,
                (
                    f"the text says {stated or 'nothing'} where the tasks have {module.points:g} "
                    f"points. Write '{module.points:g} points in all'."
                ),
            )


def _task(module: Module, task: Task) -> Iterator[tuple[int, str]]:
    cells, line = module.notebook.cells, module.lines[task.answer]
    if task.prompt is None:
        yield (
            line,
            (
                f"'{task.grade_id}' has no prompt. Put a heading "
                "`### Task N: what to do (P points)` above it."
            ),
        )
        return
    if not task.checks:
        yield line, f"nothing checks '{task.grade_id}'. Add a cell with `grade: true` after it."
        return
    above = cells[task.prompt].source.split(task.heading)[0]
    place = module.lines[task.prompt] + above.count("\n")
    if task.stated_points != task.points:
        yield (
            place,
            (
                f"the text gives task {task.number} {task.stated_points} points, its checks "
                f"{task.points:g}. Make them equal."
            ),
        )
    asked = prompt(module, task)
    for check in task.checks:
        if cells[check].cell_type != "code" or check == task.answer:
            continue
        for name in sorted(_names_tested(cells, task, check)):
            if not re.search(rf"`[^`]*(?<!\w){re.escape(name)}(?!\w)[^`]*`", asked):
                yield (
                    module.lines[check],
                    (
                        f"the check uses `{name}`, which the prompt of task {task.number} does not "
                        "give. Name it there in backticks."
                    ),
                )


def _names_tested(cells: list[Any], task: Task, check: int) -> set[str]:
    """Names and column names that a check takes from the answer, not from given cells."""
    given: set[str] = set(dir(builtins))
    strings: set[str] = set()
    for n, cell in enumerate(cells[:check]):
        solution = cell.metadata.get("nbgrader", {}).get("solution")
        if cell.cell_type == "code" and not solution:
            tree = ast.parse(_plain(cell.source))
            given |= _defined(tree)
            strings |= _texts(ast.walk(tree)) if n < task.answer else set()
    tree = ast.parse(_plain(cells[check].source))
    own = _defined(tree)
    loaded = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name)}
    nodes = list(ast.walk(tree))
    calls = [n for n in nodes if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute)]
    asked = {
        name
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr in ("answer", "function", "file")
        for name in _texts(call.args[:1])
    }
    keys = _texts(n.slice for n in nodes if isinstance(n, ast.Subscript))
    made = _texts(key for n in nodes if isinstance(n, ast.Dict) for key in n.keys)
    columns = {
        name
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr == "table"
        for argument in call.args[1:2]
        for name in _texts(ast.walk(argument))
    }
    return (loaded - own - given) | asked | ((keys | columns) - strings - made)


def _texts(nodes: Iterable[ast.AST | None]) -> set[str]:
    return {n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def _syntax(source: str) -> str:
    try:
        ast.parse(_plain(source))
    except SyntaxError as error:
        return str(error.msg)
    return ""


def _plain(source: str) -> str:
    written = written_file(source)
    if written and not written[0].endswith(".py"):
        return ""
    rows = source.split("\n")
    return "\n".join("" if row.lstrip().startswith(("%", "!")) else row for row in rows)


def _defined(tree: ast.AST) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.arg):
            names.add(node.arg)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names |= {(alias.asname or alias.name).split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ExceptHandler) and node.name:
            names.add(node.name)
    return names


def _prose(module: Module) -> Iterator[tuple[int, str]]:
    level = 0
    for cell, line in zip(module.notebook.cells, module.lines, strict=True):
        if cell.cell_type != "markdown":
            continue
        text = _FENCE.sub(lambda m: "\n" * m.group(0).count("\n"), cell.source)

        def at(position: int, text: str = text, line: int = line) -> int:
            return line + text.count("\n", 0, position)

        for heading in _HEADING.finditer(text):
            depth = len(heading.group(1))
            if depth > level + 1:
                yield (
                    at(heading.start()),
                    (f"a level-{depth} heading follows level {level}. Use level {level + 1}."),
                )
            level = depth
        spoken = _CODE.sub(lambda m: " " * len(m.group(0)), text)
        for image in _IMAGE.finditer(spoken):
            if not (image.group("alt") or "").strip():
                yield at(image.start()), "an image has no alt text. Say what it shows in ![...]."
        for link in _LINK.finditer(spoken):
            target = link.group("target")
            if re.match(r"[a-z]+:", target):
                continue
            if not (module.source.parent / target).exists():
                yield at(link.start()), f"the link to {target} leads to no file. Correct it."


def _attempts(module: Module, folder: Path) -> Iterator[tuple[int, str]]:
    for task in module.tasks:
        line = module.lines[task.answer]
        right = list((folder / task.grade_id).glob("right-*.py"))
        wrong = list((folder / task.grade_id).glob("wrong-*.py"))
        if len(right) < 2 or len(wrong) < 3:
            yield (
                line,
                (
                    f"'{task.grade_id}' has {len(right)} right and {len(wrong)} wrong "
                    f"attempts. Write 2 and 3 or more in {folder / task.grade_id}."
                ),
            )
        for attempt in wrong:
            with attempt.open(encoding="utf-8") as file:
                if not file.readline().startswith("# message: "):
                    yield line, f"{attempt} does not open with `# message: ` and what it must get."
    known = {task.grade_id for task in module.tasks}
    for extra in sorted(folder.glob("*/")) if folder.is_dir() else []:
        if extra.name not in known and not extra.name.startswith("__"):
            yield 1, f"{extra} belongs to no task. Rename or remove it."
