"""Prove a module's tasks: run its cells once, and fork at each task to try every attempt there.

    python tests/proof.py SLUG        prints one JSON object

POSIX only, since it forks. A fork is safe here because one thread lives: BLAS and OpenMP are told
to use one, and IPython's history, which would start another, is off.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import signal
import sys
import tempfile
import warnings
from functools import partial
from pathlib import Path
from typing import Any

# Before numpy is imported: its BLAS starts its threads then.
os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MPLBACKEND="agg")

from mlcapacity import build, course, statland

SECONDS = 180


class Prover:
    """Runs a module's cells in this process and its attempts in forked children."""

    def __init__(self, module: course.Module, attempts: Path, scratch: Path) -> None:
        self.module = module
        self.attempts = attempts
        self.scratch = scratch
        self.cells = build.to_solution(module).cells
        released = json.loads(module.released.read_text(encoding="utf-8"))["cells"]
        self.stubs = {n: "".join(cell["source"]) for n, cell in enumerate(released)}
        self.checks = {n: task for task in module.tasks for n in task.checks}
        self.answers = {task.answer: task for task in module.tasks}
        self.children: set[int] = set()
        self.shell = _shell()

    def run(self) -> list[dict[str, Any]]:
        """All outcomes: the solution's, the untouched notebook's, each attempt's."""
        self.fork("untouched", self.module.slug, self.untouched)
        for n in range(len(self.cells)):
            if task := self.answers.get(n):
                for attempt in sorted((self.attempts / task.grade_id).glob("*.py")):
                    code = {n: answer_in(attempt)}
                    name = f"{task.grade_id}/{attempt.name}"
                    self.fork("attempt", name, partial(self.one_task, task, code))
            self.report("solution", self.module.slug, self.run_cells(range(n, n + 1), {}))
        while self.children:
            self.reap()
        rows = []
        for path in sorted(self.scratch.glob("*.json")):
            rows += json.loads(path.read_text(encoding="utf-8"))
        return rows

    def untouched(self) -> dict[str, str]:
        """Run the learner's notebook as handed out; at each task, try its solution alone.

        So each solution is tried where every earlier task is unsolved.
        """
        self.children = set()
        outcomes = {}
        for n in range(len(self.cells)):
            if task := self.answers.get(n):
                self.fork("alone", task.grade_id, partial(self.one_task, task, {}))
            outcomes |= self.run_cells(range(n, n + 1), self.stubs)
        while self.children:
            self.reap()
        return outcomes

    def one_task(self, task: course.Task, instead: dict[int, str]) -> dict[str, str]:
        return self.run_cells(range(task.answer, max(task.checks) + 1), instead)

    def run_cells(self, which: range, instead: dict[int, str]) -> dict[str, str]:
        """Run cells; for each check its message, or "" where it passed."""
        outcomes = {}
        for n in which:
            cell = self.cells[n]
            if cell.cell_type != "code":
                continue
            is_check = n in self.checks and n not in self.answers
            source = cell.source if is_check else instead.get(n, cell.source)
            message = self.run_cell(source)
            if is_check:
                outcomes[cell.id] = message
            elif message and n not in self.answers:
                outcomes[f"given cell {n}"] = message
        return outcomes

    def run_cell(self, source: str) -> str:
        with (
            contextlib.redirect_stdout(io.StringIO()),
            contextlib.redirect_stderr(io.StringIO()),
            warnings.catch_warnings(),
        ):
            result = self.shell.run_cell(source, store_history=False)
        error = result.error_before_exec or result.error_in_exec
        if error is None:
            return ""
        text = str(error) if type(error).__name__ == "CheckFailed" else ""
        return text or f"{type(error).__name__}: {error}"

    def fork(self, kind: str, name: str, work: Any) -> None:
        threads = len(os.listdir("/proc/self/task")) if Path("/proc/self/task").exists() else 1
        if threads != 1:
            raise RuntimeError(f"{threads} threads live, so a fork could hang; expected one")
        while len(self.children) >= (os.cpu_count() or 1):
            self.reap()
        child = os.fork()
        if child:
            self.children.add(child)
            return
        code = 1
        try:
            signal.alarm(SECONDS)
            own = Path(tempfile.mkdtemp(dir=self.scratch))
            shutil.copytree(Path.cwd(), own, dirs_exist_ok=True)
            os.chdir(own)
            self.report(kind, name, work())
            code = 0
        finally:
            os._exit(code)

    def report(self, kind: str, name: str, outcomes: dict[str, str]) -> None:
        rows = [
            {"kind": kind, "name": name, "check": check, "message": message}
            for check, message in outcomes.items()
        ]
        if rows:
            handle, _ = tempfile.mkstemp(suffix=".json", dir=self.scratch)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(rows, file)

    def reap(self) -> None:
        child, status = os.wait()
        self.children.discard(child)
        if status:
            raise RuntimeError(f"an attempt ran longer than {SECONDS} s or crashed ({status})")


def answer_in(attempt: Path) -> str:
    """What an attempt puts into the answer cell: where it writes a file, that line comes first."""
    text = attempt.read_text(encoding="utf-8")
    first, _, rest = text.partition("\n")
    return rest if first.startswith("# message: ") and rest.startswith("%%") else text


def _shell() -> Any:
    from IPython.core.history import HistoryManager
    from IPython.core.interactiveshell import InteractiveShell

    HistoryManager.enabled = False
    return InteractiveShell.instance(colors="nocolor")


def main(slug: str) -> None:
    root = course.root()
    module = course.read(root / "solutions" / slug / f"{slug}.md")
    with tempfile.TemporaryDirectory(prefix="proof-") as folder:
        work, scratch = Path(folder) / "work", Path(folder) / "scratch"
        work.mkdir()
        scratch.mkdir()
        for given in build.given_files(module):
            shutil.copy(given, work)
        os.chdir(work)
        sys.path.insert(0, str(work))
        for name in statland.names():
            statland.load(name)  # read once here, not again in every child
        rows = Prover(module, root / "tests" / "attempts" / slug, scratch).run()
        os.chdir(root)
    json.dump(rows, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
