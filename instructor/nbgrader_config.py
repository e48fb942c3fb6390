"""nbgrader's settings for this course. They live in the package, where the tests use them."""

from pathlib import Path

from mlcapacity.grading.nbgrader_settings import configure

configure(get_config(), Path(__file__).resolve().parents[1])  # noqa: F821 (nbgrader defines it)
