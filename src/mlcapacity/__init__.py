"""The engine room of the course "Building capacity for machine learning"."""

__version__ = "0.1.0"


class CourseError(Exception):
    """Something the user can put right; the message says how. The command line prints only that."""
