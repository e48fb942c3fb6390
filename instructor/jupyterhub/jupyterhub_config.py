"""JupyterHub for one class on one server. README.md in this folder walks you through it.

Settings of a place are read from the environment, so that this file stays as it is:

    COURSE       the checkout of this course, readable for all users (default: where this file is)
    INSTRUCTORS  user names of the instructors, with commas (default: instructor)
    EXCHANGE     nbgrader's exchange folder, writable for all (default: /srv/nbgrader/exchange)
    PASSWORD     the password that all learners share; at least 8 characters
    INSTRUCTOR_PASSWORD  that of the instructors; at least 32 characters
"""

import os
import sys
from pathlib import Path

COURSE = Path(os.environ.get("COURSE", Path(__file__).resolve().parents[2]))
INSTRUCTORS = set(os.environ.get("INSTRUCTORS", "instructor").split(","))
HERE = COURSE / "instructor" / "jupyterhub"
BIN = Path(sys.executable).parent

c = get_config()  # noqa: F821 (JupyterHub defines it)

# Users are those of this machine. They log in with a password for the class and one for
# instructors; for their own passwords, write "pam" here and leave the two next lines out.
c.JupyterHub.authenticator_class = "shared-password"
c.SharedPasswordAuthenticator.user_password = os.environ["PASSWORD"]
c.SharedPasswordAuthenticator.admin_password = os.environ["INSTRUCTOR_PASSWORD"]
c.Authenticator.admin_users = INSTRUCTORS
c.Authenticator.allow_all = True

# Every user's JupyterLab runs as that user, in their own home.
c.JupyterHub.spawner_class = "jupyterhub.spawner.LocalProcessSpawner"
c.Spawner.cmd = [str(BIN / "jupyterhub-singleuser")]
c.Spawner.default_url = "/lab"
c.Spawner.environment = {
    "PATH": f"{BIN}:/usr/local/bin:/usr/bin:/bin",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "NBGRADER_EXCHANGE": os.environ.get("EXCHANGE", "/srv/nbgrader/exchange"),
}


def by_role(spawner):
    """Give instructors Formgrader and the course's folder, learners their assignments."""
    role = "for-instructors" if spawner.user.name in INSTRUCTORS else "for-learners"
    spawner.environment["JUPYTER_CONFIG_PATH"] = f"{HERE / role}:{HERE / 'for-all'}"
    if role == "for-instructors":
        spawner.notebook_dir = str(COURSE / "instructor")


c.Spawner.pre_spawn_hook = by_role
