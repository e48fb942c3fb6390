"""nbgrader's gradebook, with one transaction for each submission.

The scores are computed by nbgrader's own SaveAutoGrades; what is added here is that a submission's
scores are all written or none.
"""

from __future__ import annotations

import sqlite3
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from mlcapacity import CourseError
from mlcapacity.grading.nbgrader_settings import COURSE_ID

_KEPT_BACKUPS = 10


@dataclass(frozen=True)
class Score:
    """What the gradebook holds of one graded cell."""

    points: float
    out_of: float
    needs_person: bool


class Book:
    """An open gradebook. Raises CourseError where it cannot be used; close it after use."""

    def __init__(self, address: str) -> None:
        from nbgrader.api import Gradebook
        from sqlalchemy.exc import SQLAlchemyError

        check_usable(address)
        try:
            _create(address)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                self._book = Gradebook(address, course_id=COURSE_ID)
            self._book.db.remove()
            engine = self._book.engine
            _whole_transactions(engine)
            engine.dispose()
            self._connection = engine.connect()
        except SQLAlchemyError as error:
            raise CourseError(_unusable(address, error)) from error
        self._book.db.configure(bind=self._connection, join_transaction_mode="create_savepoint")

    def __enter__(self) -> Book:
        return self

    def __exit__(self, *_: Any) -> None:
        self._book.db.remove()
        self._connection.close()
        self._book.close()

    @contextmanager
    def _transaction(self) -> Iterator[Any]:
        with self._connection.begin():
            try:
                yield self._book
            finally:
                self._book.db.remove()

    def save(self, slug: str, learner: str, notebook: Any, handed_in: datetime | None) -> None:
        """Write the scores of one executed notebook: all of them, or none."""
        from nbgrader.preprocessors import SaveAutoGrades

        from mlcapacity.grading.preprocessors import OnlyErrorsCount

        only_errors, saver = OnlyErrorsCount(), SaveAutoGrades()
        saver.notebook_id = saver.assignment_id = slug
        saver.student_id = learner
        with self._transaction() as book, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book.update_or_create_student(learner)
            stamp = {"timestamp": handed_in} if handed_in else {}
            book.update_or_create_submission(slug, learner, **stamp)
            saver.gradebook = book
            for number, cell in enumerate(notebook.cells):
                if "nbgrader" in cell.metadata:
                    cell, _ = only_errors.preprocess_cell(cell, {}, number)
                    saver.preprocess_cell(cell, {}, number)

    def scores(self, slug: str, learner: str) -> dict[str, Score] | None:
        """The scores of one learner's cells by grade_id; None where nothing is graded yet."""
        from nbgrader.api import MissingEntry

        with self._transaction() as book, suppress(MissingEntry):
            submission = book.find_submission_notebook(slug, slug, learner)
            return {
                grade.name: Score(
                    float(grade.score), float(grade.max_score), bool(grade.needs_manual_grade)
                )
                for grade in submission.grades
            }
        return None

    def due(self, slug: str) -> datetime | None:
        """When the module is due, if Formgrader was told."""
        from nbgrader.api import MissingEntry

        with self._transaction() as book, suppress(MissingEntry):
            due: datetime | None = book.find_assignment(slug).duedate
            return due
        return None


def _create(address: str) -> None:
    """Make the tables of a new gradebook. nbgrader would start a program for its version number."""
    from nbgrader.api import Base
    from sqlalchemy import create_engine, inspect, text

    engine = create_engine(address)
    _whole_transactions(engine)
    with engine.begin() as connection:
        if not inspect(connection).get_table_names():
            Base.metadata.create_all(connection)
            connection.execute(
                text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
            )
            version = {"version": _revisions().get_current_head()}
            connection.execute(text("INSERT INTO alembic_version VALUES (:version)"), version)
    engine.dispose()


def _revisions() -> Any:
    """All versions of a gradebook that this nbgrader knows."""
    import nbgrader
    from alembic.script import ScriptDirectory

    return ScriptDirectory(str(Path(nbgrader.__file__).parent / "alembic"))


def _whole_transactions(engine: Any) -> None:
    """Have a transaction of SQLite hold all its statements, the making of tables too.

    Python's sqlite3 begins transactions late, and ends them early; this is SQLAlchemy's remedy.
    """
    from sqlalchemy import event

    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _no_implicit_begin)
        event.listen(engine, "begin", _begin_at_once)


def _no_implicit_begin(connection: Any, _: Any) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA busy_timeout = 30000")


def _begin_at_once(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def check_usable(address: str) -> None:
    """Raise CourseError for a gradebook of another nbgrader, or that is none; change nothing."""
    import nbgrader
    from sqlalchemy import create_engine, inspect, text
    from sqlalchemy.exc import SQLAlchemyError

    if address.startswith("sqlite:///") and not Path(address.removeprefix("sqlite:///")).exists():
        return
    try:
        engine = create_engine(address)
        with engine.connect() as connection:
            tables = inspect(connection).get_table_names()
            if "alembic_version" not in tables:
                return
            version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        engine.dispose()
    except (SQLAlchemyError, ImportError) as error:
        raise CourseError(_unusable(address, error)) from error
    revisions = _revisions()
    if version == revisions.get_current_head():
        return
    if version in {revision.revision for revision in revisions.walk_revisions()}:
        raise CourseError(
            f"The gradebook {_shown(address)} is of an older nbgrader: in instructor/, run "
            "`nbgrader db upgrade`."
        )
    raise CourseError(
        f"The gradebook {_shown(address)} is of a newer nbgrader than {nbgrader.__version__}: "
        "update the course's environment, or move the gradebook away."
    )


def _shown(address: str) -> str:
    return address.split("@")[-1].removeprefix("sqlite:///")


def _unusable(address: str, error: Exception) -> str:
    said = str(getattr(error, "orig", None) or error).strip().splitlines()
    return f"The gradebook {_shown(address)} cannot be used: {said[0] if said else error}."


def back_up(address: str, folder: Path) -> Path | None:
    """Copy a gradebook in a file into `folder`; None where it is new, or on a server."""
    if not address.startswith("sqlite:///"):
        return None
    source = Path(address.removeprefix("sqlite:///"))
    if not source.exists():
        return None
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"gradebook-{datetime.now():%Y%m%d-%H%M%S-%f}.db"
    try:
        with sqlite3.connect(source) as old, sqlite3.connect(target) as new:
            old.backup(new)
    except sqlite3.Error as error:
        target.unlink(missing_ok=True)
        raise CourseError(_unusable(address, error)) from error
    for old_backup in sorted(folder.glob("gradebook-*.db"))[:-_KEPT_BACKUPS]:
        old_backup.unlink()
    return target
