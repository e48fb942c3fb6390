"""nbgrader's settings for this course. They live in mlcapacity.grading, where the tests use them."""

from pathlib import Path

from mlcapacity.grading import configure

configure(get_config(), Path(__file__).resolve().parents[1])  # noqa: F821 (nbgrader defines it)
