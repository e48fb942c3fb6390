"""The gradebook: made whole or not at all, and on a server.

The test with PostgreSQL runs on request, with a server that runs:

    MLCAPACITY_POSTGRES=postgresql+psycopg://user:password@127.0.0.1/name pytest \\
        tests/grading/test_gradebook.py

What is in that database is deleted.
"""

from __future__ import annotations

import os

import pytest

from grading.classes import SLUG, WRONG, Desk
from mlcapacity.grading import classroom, gradebook, report
from mlcapacity.grading.classroom import GRADED, Area

ADDRESS = os.environ.get("MLCAPACITY_POSTGRES", "")


@pytest.mark.skipif(not ADDRESS, reason="on request: see the head of this file")
def test_a_class_is_graded_into_postgresql(office, boxed, monkeypatch):
    # given an empty database and a class
    from sqlalchemy import create_engine, text

    engine = create_engine(ADDRESS)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    monkeypatch.setenv("MLCAPACITY_GRADEBOOK", ADDRESS)
    desk = Desk(office)
    for learner, wave in (("ann", None), ("o'brien", WRONG["wave"]), ("李雷", None)):
        answers = {"wave": wave} if wave else {}
        desk.write(Area(office).submitted / learner / SLUG, desk.notebook(**answers))
    # when it is graded, and graded again
    for _ in range(2):
        (books,) = classroom.grade([SLUG], workers=2, again=True)
        assert books.count(GRADED) == 3
    # then the scores are there, and no file was made in their place
    rows, _, page = report.write(Area(office), books, ADDRESS)
    assert {row.learner: row.points for row in rows} == {"ann": 8, "o'brien": 7, "李雷": 8}
    assert page.exists() and not (Area(office).grading / "gradebook.db").exists()


def test_a_server_that_does_not_answer_is_named_without_its_password():
    address = "postgresql+psycopg://nbgrader:secret@127.0.0.1:9/nbgrader"
    with pytest.raises(Exception, match="cannot be used") as refused:
        gradebook.Book(address)
    assert "secret" not in str(refused.value)


def test_a_gradebook_whose_making_was_stopped_is_made_by_the_next_run(tmp_path, monkeypatch):
    # given a run that ends after the tables are there, and before their version is
    address = f"sqlite:///{tmp_path}/gradebook.db"
    with monkeypatch.context() as patch:
        patch.setattr(gradebook, "_revisions", lambda: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            gradebook.Book(address)
    # when the next one opens it, then it is a gradebook
    with gradebook.Book(address) as book:
        assert book.scores("01-tiny", "ann") is None
