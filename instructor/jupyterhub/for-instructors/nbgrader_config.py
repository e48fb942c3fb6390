"""nbgrader's settings for instructors: those of the course, wherever their server was started."""

from mlcapacity import course
from mlcapacity.grading.nbgrader_settings import configure

configure(get_config(), course.root())  # noqa: F821 (nbgrader defines it)
