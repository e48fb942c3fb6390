"""Every executed solution still runs, with the network closed where the machine allows it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from mlcapacity import build, course

ROOT = course.root()
# In a network namespace of its own, with only the loopback device, which is switched on.
OFFLINE = """
import ctypes, fcntl, os, socket, struct, sys
NEW_USER, NEW_NET, IFF_UP, GET_FLAGS, SET_FLAGS = 0x10000000, 0x40000000, 1, 0x8913, 0x8914
libc = ctypes.CDLL(None, use_errno=True)
if libc.unshare(NEW_NET) and libc.unshare(NEW_USER | NEW_NET):
    sys.stderr.write("This machine allows no network of its own: the network is open.\\n")
else:
    with socket.socket() as probe:
        request = fcntl.ioctl(probe, GET_FLAGS, struct.pack("16sH14x", b"lo", 0))
        flags = struct.unpack("16sH14x", request)[1]
        fcntl.ioctl(probe, SET_FLAGS, struct.pack("16sH14x", b"lo", flags | IFF_UP))
os.execv(sys.argv[1], sys.argv[1:])
"""


def offline(*command):
    if sys.platform == "linux":
        return [sys.executable, "-c", OFFLINE, sys.executable, *command]
    return [sys.executable, *command]


@pytest.mark.parametrize("slug", course.slugs())
def test_the_solution_runs_under_nbval(slug, tmp_path):
    # given the executed notebook and its given files, in a folder of their own
    module = course.read(ROOT / "solutions" / slug / f"{slug}.md")
    for path in [module.solution, *build.given_files(module)]:
        shutil.copy(path, tmp_path)
    # when nbval runs it: strictly where a cell's output is a claim, else only for errors
    run = subprocess.run(
        offline(
            "-m",
            "pytest",
            "--nbval-lax",
            "-p",
            "no:cacheprovider",
            "-q",
            "--nbval-cell-timeout=120",
            "--nbval-kernel-name=python3",
            f"--rootdir={tmp_path}",
            f"{slug}.ipynb",
        ),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTEST_ADDOPTS": ""},
    )
    # then every cell passes
    assert run.returncode == 0, run.stdout[-4000:] + run.stderr[-2000:]
    assert " passed" in run.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="network namespaces are a part of Linux")
def test_the_network_is_closed_where_the_machine_allows_it():
    # given a program that asks which network devices it can see
    code = "import socket; print(sorted(name for _, name in socket.if_nameindex()))"
    # when it runs as the notebooks do
    run = subprocess.run(offline("-c", code), capture_output=True, text=True, check=True)
    # then it sees the loopback device alone, or the machine said that it allows no more
    assert run.stdout.strip() == "['lo']" or "the network is open" in run.stderr
