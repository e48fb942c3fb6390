"""The command line: `mlcapacity learn | check | reset | grade | build`."""

from __future__ import annotations

import hashlib
import itertools
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from mlcapacity import CourseError, course

if TYPE_CHECKING:
    from mlcapacity.grading.classroom import Books
    from mlcapacity.grading.own_work import Check
    from mlcapacity.grading.report import Item, Row
    from mlcapacity.grading.results import TaskResult

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Building capacity for machine learning: a graded course for statistical offices.",
)
console = Console(highlight=False)


def main() -> None:
    """Run the command line; a CourseError or OSError ends it with one message and exit code 2."""
    try:
        app()
    except (CourseError, OSError) as error:
        Console(stderr=True, highlight=False).print(str(error), markup=False, soft_wrap=True)
        sys.exit(2)


def work_folder() -> Path:
    """The learner's folder, my-work/ in the course."""
    return course.root() / "my-work"


def copy_missing() -> list[str]:
    """Copy into my-work/ every released file that is not there; name the modules touched."""
    copied = []
    for slug in course.slugs():
        for released in sorted((course.root() / "modules" / slug).rglob("*")):
            own = work_folder() / released.relative_to(course.root() / "modules")
            if released.is_file() and not own.exists():
                own.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(released, own)
                copied.append(slug)
    return sorted(set(copied))


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def learn(context: typer.Context) -> None:
    """Put what is missing into my-work/ and open JupyterLab there.

    Further options go to JupyterLab, for example --no-browser.
    """
    for slug in copy_missing():
        console.print(f"new in my-work: {slug}")
    settings = Path(__file__).parent / "jupyter"
    here = str(Path(sys.executable).parent)
    environment = {
        **os.environ,
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "PATH": os.pathsep.join([here, os.environ.get("PATH", "")]),
        "JUPYTER_CONFIG_PATH": os.pathsep.join(
            filter(None, [str(settings), os.environ.get("JUPYTER_CONFIG_PATH")])
        ),
    }
    command = [
        *(sys.executable, "-m", "jupyterlab"),
        f"--ServerApp.root_dir={work_folder()}",
        f"--LabApp.workspaces_dir={_workspace(settings)}",
        *context.args,
    ]
    console.print("JupyterLab is starting; its address follows. Stop it with Ctrl+C, twice.")
    with subprocess.Popen(command, cwd=work_folder(), env=environment) as jupyter:
        while jupyter.returncode is None:
            # Ctrl+C reaches JupyterLab too, which asks and then shuts its kernels down.
            with suppress(KeyboardInterrupt):
                jupyter.wait()
    sys.exit(jupyter.returncode)


def _workspace(settings: Path) -> Path:
    """The folder that remembers which notebooks are open; at first, it is 00-start-here."""
    from jupyterlab_server.workspaces_handler import WorkspacesManager

    folder = work_folder() / ".workspaces"
    if not folder.exists():
        folder.mkdir()
        first = (settings / "workspace.json").read_text(encoding="utf-8")
        WorkspacesManager(str(folder)).save("default", first)
    return folder


@app.command()
def check(
    module: Annotated[str, typer.Argument(help="for example 07; without it, every module")] = "",
) -> None:
    """Grade your own work: points per task, what each failed check says, what to do next."""
    if module:
        _check_one(course.find(module))
    else:
        _overview()


def _checksum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _check(slug: str) -> Check:
    """Check one module's work and remember the result."""
    from mlcapacity.grading import own_work

    folder = work_folder() / slug
    work = folder / f"{slug}.ipynb"
    if not folder.is_dir():
        raise CourseError(f"{folder} does not exist: run `mlcapacity reset {slug}`.")
    before = _checksum(work) if work.is_file() else ""
    with console.status(f"grading {slug}"):
        checked = own_work.check(slug, folder)
    own_work.remember(work_folder(), slug, before, checked.results)
    return checked


def _check_one(slug: str) -> None:
    checked = _check(slug)
    results = checked.results
    console.print(f"\n[bold]{slug}[/]")
    for result in results:
        mark = "[green]done[/]" if result.points == result.out_of else "[yellow]open[/]"
        heading = result.heading.rsplit(" (", 1)[0]
        console.print(f"\n{mark}  {result.points:g} of {result.out_of:g}  {escape(heading)}")
        if result.needs_person:
            console.print("      A person reads this answer; it has no points yet.")
        for message in result.messages:
            console.print("\n".join("      " + row for row in escape(message).splitlines()))
    for note in checked.notes:
        console.print(f"\n[yellow]note[/]  {escape(note)}")
    points, total = sum(r.points for r in results), sum(r.out_of for r in results)
    console.print(f"\n[bold]{points:g} of {total:g} points.[/] {_next(slug, results)}")


def _next(slug: str, results: list[TaskResult]) -> str:
    unsolved = next((r for r in results if r.points < r.out_of and not r.needs_person), None)
    if unsolved:
        return f"Next: {unsolved.heading.split(':')[0].lower()} of this module."
    from mlcapacity.grading import own_work

    done = {
        s
        for s, last in own_work.last_checks(work_folder()).items()
        if last["points"] == last["out_of"]
    }
    for module in sorted(course.modules(), key=lambda m: m.slug < slug):  # earlier ones come last
        if module.slug not in done | {slug} and set(module.facts["requires"]) <= done | {slug}:
            return f"This module is done. Next: {module.slug}, {module.facts['title']}."
    return "This module is done, and so is every module that is open to you."


def _overview() -> None:
    from mlcapacity.grading import own_work

    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("module", "minutes", "state"):
        table.add_column(column)
    known, faults = own_work.last_checks(work_folder()), 0
    for module in course.modules():
        slug, work = module.slug, work_folder() / module.slug / f"{module.slug}.ipynb"
        begun = work.exists() and _checksum(work) != _checksum(module.released)
        if not begun and (not work.parent.exists() or work.exists()):
            state = "not begun"
        else:
            try:
                if not work.exists() or known.get(slug, {}).get("checksum") != _checksum(work):
                    _check(slug)
                    known = own_work.last_checks(work_folder())
                last = known[slug]
                points = f"{last['points']:g} of {last['out_of']:g} points"
                full = last["points"] == last["out_of"]
                state = f"[green]done[/], {points}" if full else f"{points} so far"
            except CourseError as error:
                state, faults = escape(str(error)), faults + 1
        table.add_row(slug, str(module.facts["minutes"]), state)
    console.print(table)
    if faults:
        raise CourseError("Some work could not be graded; the table says why.")
    console.print("\n`mlcapacity check 07` shows the tasks of one module.", markup=False)


@app.command()
def reset(module: Annotated[str, typer.Argument(help="for example 07")]) -> None:
    """Give a fresh copy of a module; the old one is kept beside it."""
    slug = course.find(module)
    own = work_folder() / slug
    if not (course.root() / "modules" / slug).is_dir():
        raise CourseError(f"{slug} is not built yet: run `mlcapacity build {slug}`.")
    if own.exists():
        places = (own.with_name(f"{slug}-old-{n}") for n in itertools.count(1))
        kept = next(place for place in places if not place.exists())
        own.rename(kept)
        console.print(f"Your work is kept in {kept}", markup=False, soft_wrap=True)
    copy_missing()
    console.print(f"A fresh copy is in {own}", markup=False, soft_wrap=True)


@app.command()
def grade(
    module: Annotated[str, typer.Argument(help="for example 07; without it, every module")] = "",
    again: Annotated[bool, typer.Option("--again", help="also what has not changed")] = False,
    workers: Annotated[int, typer.Option(help="how many at once; 0: one for each core")] = 0,
    scheduler: Annotated[str, typer.Option(help="address of a Dask cluster to run on")] = "",
    unsafe: Annotated[
        bool, typer.Option("--unsafe", help="run learners' code without isolating it")
    ] = False,
    seconds_per_cell: Annotated[float, typer.Option(help="time limit of one cell")] = 120,
    seconds_per_notebook: Annotated[float, typer.Option(help="time limit of one notebook")] = 600,
    memory: Annotated[int, typer.Option(help="memory limit of one notebook, in MB")] = 2048,
) -> None:
    """Grade a class: instructor/grading/submitted/<learner>/<module>/ into gradebook and reports.

    Exit code 0: all graded. 1: some refused, see the table. 2: nothing could run.
    """
    from mlcapacity.grading import box, classroom, report
    from mlcapacity.grading.nbgrader_settings import settings

    if unsafe and box.kind() == "none":
        console.print(
            "[bold red]NOT ISOLATED:[/] the code of every learner runs with your rights: it can "
            "read and change your files, the gradebook and other submissions."
        )
    elif box.kind() == "landlock":
        console.print("[yellow]Weaker box:[/] bubblewrap cannot be used here, so landlock is.")
    slugs = [course.find(module)] if module else _handed_in()
    limits = box.Limits(cell=seconds_per_cell, notebook=seconds_per_notebook, memory=memory)
    count = workers or os.cpu_count() or 1
    with _progress() as say:
        books = classroom.grade(
            slugs,
            workers=count,
            again=again,
            unsafe=unsafe,
            limits=limits,
            scheduler=scheduler,
            say=say,
        )
    area = classroom.Area(course.root())
    refused = 0
    for one in books:
        everyone, tasks, page = report.write(area, one, settings(area.root).CourseDirectory.db_url)
        _show_class(one, everyone, tasks, page)
        refused += one.count(classroom.REFUSED)
    if not any(one.outcomes for one in books):
        raise CourseError(f"There are no submissions to {', '.join(slugs)} in {area.submitted}.")
    sys.exit(1 if refused else 0)


def _handed_in() -> list[str]:
    """The modules that somebody has handed in; all of them where none is recognised."""
    from mlcapacity.grading import classroom

    area, known = classroom.Area(course.root()), course.slugs()
    if not area.submitted.is_dir():
        return known
    named = [s for s in known if any(p.is_dir() for p in area.submitted.glob(f"*/{s}"))]
    return named or known


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (TextColumn("grading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, TextColumn("{task.description}"), console=console) as bar:
        task = bar.add_task("", total=None)
        yield lambda learner, done, of: bar.update(
            task, completed=done, total=of, description=escape(learner)
        )


def _show_class(books: Books, everyone: list[Row], tasks: list[Item], page: Path) -> None:
    from mlcapacity.grading import classroom

    graded = [row for row in everyone if row.tasks]
    console.print(f"\n[bold]{books.slug}[/]")
    if tasks and graded:
        table = Table(box=None, pad_edge=False, header_style="bold")
        for column in ("task", "solved", "mean", "said most often"):
            table.add_column(column, overflow="fold")
        for item in tasks:
            said = f"{item.said[0][0]} ({item.said[0][1]})" if item.said else ""
            share = f"{100 * item.share:.0f} %"
            table.add_row(escape(item.heading), f"{item.full}/{item.of}", share, escape(said))
        console.print(table)
    for outcome in sorted(books.outcomes, key=lambda o: o.learner):
        if outcome.state == classroom.REFUSED:
            console.print(f"[red]refused[/]  {escape(outcome.learner)}: {escape(outcome.reason)}")
        elif outcome.state == classroom.NOTED:
            notes = escape(" ".join(outcome.notes))
            console.print(f"[yellow]noted[/]    {escape(outcome.learner)}: {notes}")
    if books.nothing:
        console.print(f"nothing handed in: {escape(', '.join(books.nothing))}")
    counts = {
        state: books.count(state)
        for state in (
            classroom.GRADED,
            classroom.NOTED,
            classroom.UNCHANGED,
            classroom.REFUSED,
        )
    }
    parts = ", ".join(f"{count} {state}" for state, count in counts.items() if count)
    console.print(f"{len(books.outcomes)} submissions: {parts or 'none'}.")
    console.print(f"Class report: {page}", markup=False, soft_wrap=True)


@app.command()
def build(
    module: Annotated[str, typer.Argument(help="for example 07; without it, what changed")] = "",
    check: Annotated[bool, typer.Option("--check", help="only say what is stale; exit 1")] = False,
) -> None:
    """Build notebooks from their sources, the README's table and environment.yml."""
    from mlcapacity import build as builder

    folder = course.root()
    if check:
        found = builder.stale(folder)
        for line in found:
            console.print(line, markup=False)
        sys.exit(1 if found else 0)
    changed = {line.split(":")[0] for line in builder.stale(folder)}
    wanted = [course.find(module)] if module else [s for s in course.slugs() if s in changed]
    for slug in wanted:
        with console.status(f"reading {slug}") as status:
            source = course.read(folder / "solutions" / slug / f"{slug}.md")
            builder.build(source, status.update)
        console.print(f"built {slug}")
    builder.write_generated(folder)
    if not wanted:
        console.print("Every notebook is up to date.")


if __name__ == "__main__":
    main()
