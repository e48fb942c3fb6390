"""The box: what a learner's code can see, use and outlive while it is graded.

Two walls, tried in this order:

bubblewrap  own user (where we are not root: own user namespace), process, mount, network and IPC
            namespaces. Sees the system's libraries, this environment, the package and the tables,
            read-only, and its work folder. The network is its own loopback and nothing else.
            What the module itself hands over is its answers, so their reference is not seen.
landlock    the weaker second, where no namespace can be made: the kernel's own rules on files,
            TCP ports and signals. The machine's loopback on high ports stays reachable, and under
            root the code stays root, without its rights.

Both run in a process that is already forked from the warm parent (see `warm`): the namespaces are
made by bubblewrap around a sleeping program, and the forked process joins them. After that it gives
up every right, and a seccomp filter refuses the system calls that no lesson needs. A third process,
outside, watches memory, files and running threads, and ends the box where a limit is passed.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import platform
import resource
import shutil
import signal
import struct
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mlcapacity import CourseError

WORK = "/submission"
_ASLEEP = ["/bin/sh", "-c", "echo; exec sleep 1000000"]
INSTALL = "apt-get install bubblewrap"
_MIB = 2**20
_LIBC = ctypes.CDLL(None, use_errno=True)
_ETC = [
    *("ld.so.cache", "ld.so.conf", "ld.so.conf.d", "alternatives", "fonts", "hosts", "localtime"),
    *("mime.types", "nsswitch.conf", "os-release", "timezone", "protocols", "services"),
]


@dataclass(frozen=True)
class Limits:
    """What one submission may use. Sizes in MiB, times in seconds."""

    memory: int = 2048
    disk: int = 128
    file: int = 64
    files: int = 5_000
    processes: int = 128
    busy_threads: int = 24
    cell: float = 120
    notebook: float = 600


def kind() -> str:
    """The wall to be had on this machine: "bubblewrap", "landlock" or "none"."""
    if sys.platform != "linux":
        return "none"
    if bubblewrap_works():
        return "bubblewrap"
    known = platform.machine() in _ARCHITECTURES  # landlock needs the filter of system calls too
    return "landlock" if landlock_abi() >= 6 and known else "none"


def why_none() -> str:
    """One sentence on what to do where there is no wall."""
    if sys.platform != "linux":
        return (
            "Learners' code cannot be isolated on this system: grade on Linux, for example in WSL, "
            "or say --unsafe where you trust every submission."
        )
    return (
        f"Learners' code cannot be isolated here: install bubblewrap (`{INSTALL}`), or say "
        "--unsafe where you trust every submission."
    )


def bubblewrap_works() -> bool:
    """Whether bubblewrap is installed and may make namespaces here."""
    if not shutil.which("bwrap"):
        return False
    command = [*_namespaces(), "--ro-bind", "/", "/", "--proc", "/proc", "--", "/bin/true"]
    with suppress(OSError, subprocess.TimeoutExpired):
        return subprocess.run(command, capture_output=True, timeout=20).returncode == 0
    return False


def landlock_abi() -> int:
    """The version of landlock that the kernel offers; 0 where it has none."""
    return max(0, int(_LIBC.syscall(444, None, ctypes.c_size_t(0), ctypes.c_uint32(1))))


def _namespaces() -> list[str]:
    shared = ["--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts"]
    own = [] if os.geteuid() == 0 else ["--unshare-user", "--uid", "1000", "--gid", "1000"]
    return ["bwrap", *own, *shared, "--die-with-parent", "--new-session", "--hostname", "statland"]


def answers(gives: list[str]) -> list[Path]:
    """The references of the hand-overs that a module gives: its answers, which the box hides."""
    from mlcapacity import handover, statland

    root = statland.folder().resolve().parent
    return [place for name in gives if (place := handover.reference(root, name)).is_dir()]


def readable() -> list[Path]:
    """The folders that a notebook needs: this environment, the package and the tables."""
    from mlcapacity import statland

    package = Path(__file__).resolve().parents[1]
    python = [sys.prefix, sys.base_prefix, sysconfig.get_path("purelib")]
    found = [Path(folder).resolve() for folder in python]
    return list(dict.fromkeys([*found, package, statland.folder().resolve()]))


def bubblewrap(stage: Path, sockets: Path, limits: Limits, gives: list[str]) -> list[str]:
    """The program and the arguments that make a box for a module that `gives` these hand-overs.

    `stage` holds the files of the submission; those without the right to write are given, and stay
    read-only. `sockets` is the one folder that is shared with the outside for writing.
    """
    small = ["--perms", "1777", "--size", str(limits.disk * _MIB), "--tmpfs"]
    parts = [*_namespaces(), "--cap-drop", "ALL", "--clearenv"]
    for folder in ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64"):
        parts += ["--ro-bind-try", folder, folder]
    for name in _ETC:
        parts += ["--ro-bind-try", f"/etc/{name}", f"/etc/{name}"]
    parts += ["--proc", "/proc", "--dev", "/dev", *small, "/dev/shm", *small, "/tmp", *small, WORK]
    parts += _course(readable())
    parts += [
        part
        for place in answers(gives)
        for part in ("--tmpfs", str(place), "--remount-ro", str(place))
    ]
    parts += [*_bind("--bind", sockets), "--ro-bind", str(stage), f"{WORK}.from"]
    for given in sorted(stage.rglob("*")):
        if given.is_file() and not given.stat().st_mode & 0o200:
            inside = given.relative_to(stage)
            for above in reversed(inside.parents[:-1]):
                parts += ["--perms", "0777", "--dir", f"{WORK}/{above}"]
            parts += ["--ro-bind", str(given), f"{WORK}/{inside}"]
    parts += ["--remount-ro", "/dev", "--remount-ro", "/"]
    return parts


def _course(folders: list[Path]) -> list[str]:
    """Show these folders; where one of them would show the course as well, hide it first."""
    from mlcapacity import course

    parts: list[str] = []
    with suppress(CourseError):
        root = course.root().resolve()
        shown = [Path("/usr"), *folders]
        if any(root.is_relative_to(folder) for folder in shown):
            outer = [f for f in folders if root.is_relative_to(f)]
            folders = [f for f in folders if f not in outer]
            parts = [part for f in outer for part in _bind("--ro-bind", f)]
            parts += ["--tmpfs", str(root)]
    for folder in folders:
        if not folder.is_relative_to("/usr"):
            parts += _bind("--ro-bind", folder)
    return parts


def _bind(how: str, path: Path) -> list[str]:
    """Show a folder where it is; the folders above it are empty but can be passed through."""
    above = [part for p in reversed(path.parents[:-1]) for part in ("--dir", str(p))]
    return [*above, how, str(path), str(path)]


@contextmanager
def namespaces(stage: Path, sockets: Path, limits: Limits, gives: list[str]) -> Iterator[int]:
    """Make a bubblewrap box and join it; yield a descriptor of its first process.

    For a process with one thread. Afterwards this process sees the box's files and processes, and
    its children live in the box; it keeps its rights until `give_up`. Leaving ends the box.
    Raises CourseError where bubblewrap could not make the box.
    """
    told, tell = os.pipe()
    # The arguments go through a file: as a command line, everybody in the box could read them.
    program, *arguments = bubblewrap(stage, sockets, limits, gives)
    with tempfile.TemporaryFile() as listed, tempfile.TemporaryFile() as rules:
        rules.write(_filter(own_network=True))  # for the program that sleeps in the box
        guard = ["--seccomp", str(rules.fileno())] if rules.tell() else []
        arguments = ["--info-fd", str(tell), *guard, *arguments]
        listed.write("\0".join(arguments).encode() + b"\0")
        for file in (listed, rules):
            file.seek(0)
        process = subprocess.Popen(
            [program, "--args", str(listed.fileno()), "--", *_ASLEEP],
            pass_fds=(tell, listed.fileno(), rules.fileno()),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
    with process:
        os.close(tell)
        try:
            assert process.stdout and process.stderr
            if not process.stdout.read(1):
                raise CourseError(f"bubblewrap made no box: {process.stderr.read().decode()}")
            with os.fdopen(told) as info:
                first = os.pidfd_open(json.load(info)["child-pid"])
            user = 0 if os.geteuid() == 0 else 0x10000000
            # CLONE_NEWNS, NEWUTS, NEWIPC, NEWPID, NEWNET: setns(2)
            _call(
                "setns",
                first,
                user | 0x00020000 | 0x04000000 | 0x08000000 | 0x20000000 | 0x40000000,
            )
            yield first
        finally:
            process.kill()


def give_up(limits: Limits, nobody: int | None, own_network: bool = True) -> None:
    """Give up every right for good, in the process that will run the learner's code.

    As root, become the user `nobody`, who owns nothing. Without `own_network`, no socket but TCP
    can be made: a local one could reach any service of the machine by its path. Raises OSError
    where a step is refused.
    """
    if nobody is not None:
        os.setgroups([])
        os.setresgid(nobody, nobody, nobody)
        os.setresuid(nobody, nobody, nobody)
    _limit(limits)
    _call("prctl", 38, 1, 0, 0, 0)  # PR_SET_NO_NEW_PRIVS
    _call("prctl", 47, 4, 0, 0, 0)  # PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL
    # capset(2), version 3: no capability in any set
    _call("capset", struct.pack("Ii", 0x20080522, 0), bytes(24))
    _call("prctl", 4, 1, 0, 0, 0)  # PR_SET_DUMPABLE, lost with the change of user
    if code := _filter(own_network):
        kept = ctypes.create_string_buffer(code, len(code))
        head = struct.pack("HxxxxxxQ", len(code) // 8, ctypes.addressof(kept))
        _call("prctl", 22, 2, head, 0, 0)  # PR_SET_SECCOMP, SECCOMP_MODE_FILTER


def _limit(limits: Limits) -> None:
    for what, most in {
        resource.RLIMIT_DATA: limits.memory * _MIB,
        resource.RLIMIT_FSIZE: limits.file * _MIB,
        resource.RLIMIT_NPROC: limits.processes,
        resource.RLIMIT_NOFILE: 512,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_MEMLOCK: 0,
    }.items():
        hard = resource.getrlimit(what)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (most, most))


# No lesson needs these: they make namespaces or mounts, reach into other processes or the kernel,
# or hold memory that belongs to no process. (x86_64, aarch64)
_REFUSED = {
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "shmget": (29, 194),
    "msgget": (68, 186),
    "unshare": (272, 97),
    "setns": (308, 268),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "fsmount": (432, 432),
    "mount_setattr": (442, 442),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "kcmp": (312, 272),
    "pidfd_getfd": (438, 438),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "clone3": (435, 435),
}
_CLONE, _SOCKET = (56, 220), (41, 198)
_ARCHITECTURES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}


def _filter(own_network: bool) -> bytes:
    """A seccomp filter (classic BPF): the calls above fail as if the kernel had none.

    Empty on other architectures than those above.
    """
    if platform.machine() not in _ARCHITECTURES:
        return b""
    column, architecture = _ARCHITECTURES[platform.machine()]
    load, equal, above, any_bit, end = 0x20, 0x15, 0x35, 0x45, 0x06
    allow, kill, missing = 0x7FFF0000, 0x80000000, 0x00050000 | errno.ENOSYS
    program = [
        (load, 0, 0, 4),  # the architecture of the call
        (equal, 1, 0, architecture),
        (end, 0, 0, kill),
        (load, 0, 0, 0),  # its number
        (above, 0, 1, 0x40000000),  # the x32 table
        (end, 0, 0, kill),
    ]
    for numbers in _REFUSED.values():
        program += [(equal, 0, 1, numbers[column]), (end, 0, 0, missing)]
    program += [
        (equal, 0, 6, _SOCKET[column]),
        (load, 0, 0, 16),  # its first argument: the family
        (equal, 4, 0, 1),  # AF_UNIX, AF_INET, AF_INET6, AF_NETLINK; the others know no namespace
        (equal, 3, 0, 2),
        (equal, 2, 0, 10),
        (equal, 1, 0, 16),
        (end, 0, 0, missing),
        (load, 0, 0, 0),
    ]
    if not own_network:
        program += [
            (equal, 0, 7, _SOCKET[column]),
            (load, 0, 0, 16),
            (equal, 5, 0, 1),  # AF_UNIX: refused; pairs of them are made by another call
            (equal, 3, 0, 16),  # AF_NETLINK, with which ZeroMQ asks for the interfaces
            (load, 0, 0, 24),  # its second argument: the type, of which the lowest bits count
            (0x54, 0, 0, 0xF),
            (equal, 0, 1, 1),  # SOCK_STREAM
            (end, 0, 0, allow),
            (load, 0, 0, 0),
            (equal, 0, 1, _SOCKET[column]),
            (end, 0, 0, missing),
        ]
    program += [
        (equal, 0, 3, _CLONE[column]),
        (load, 0, 0, 16),  # its first argument: the flags
        (any_bit, 0, 1, 0x7E020000),  # any CLONE_NEW*
        (end, 0, 0, missing),
        (end, 0, 0, allow),
    ]
    return b"".join(struct.pack("HBBI", *row) for row in program)


def _call(name: str, *arguments: Any) -> int:
    made = [ctypes.c_ulong(a) if isinstance(a, int) else a for a in arguments]
    result = int(getattr(_LIBC, name)(*made))
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{name}: {os.strerror(code)}")
    return result


def restrict(work: Path, sockets: Path, gives: list[str]) -> None:
    """Landlock: read the system and what is readable, write `work` and `sockets`, nothing else.

    The references of the hand-overs that the module `gives` are not readable.

    TCP is open on the ports above 32767 alone, so that a lesson's own service can be called; no
    other socket than TCP and local ones. Raises OSError where the kernel refuses.
    """
    files, write_file, names = (1 << 16) - 1, 1 << 1 | 1 << 14, 1 << 3
    read = 1 << 0 | 1 << 2 | names
    ruleset = struct.pack("QQQ", files, 3, 3)  # all of files, of TCP, of signals and sockets
    handle = _syscall(444, ruleset, len(ruleset), 0)
    shown = {Path(f"/{name}"): read for name in ("usr", "bin", "sbin", "lib", "lib32", "lib64")}
    shown |= {Path("/etc") / name: read for name in _ETC}
    hidden = answers(gives)
    for folder in readable():
        read_whole, only_listed = _without(folder, hidden)
        shown |= dict.fromkeys(only_listed, names) | dict.fromkeys(read_whole, read)
    shown |= {Path("/dev") / n: read | write_file for n in ("null", "zero", "random", "urandom")}
    shown |= {Path("/proc") / n: read for n in ("cpuinfo", "meminfo", "stat", "self")}
    shown |= {work: files, sockets: files}
    for path, rights in shown.items():
        with suppress(FileNotFoundError):
            at = os.open(path, 0x200000)  # O_PATH
            plain = rights if path.is_dir() else rights & (read | write_file) & ~names
            _syscall(445, handle, 1, struct.pack("=QI", plain, at), 0)
            os.close(at)
    for port in (0, *range(32_768, 61_000)):
        _syscall(445, handle, 2, struct.pack("QQ", 3, port), 0)
    _call("prctl", 38, 1, 0, 0, 0)  # PR_SET_NO_NEW_PRIVS
    _syscall(446, handle, 0)
    os.close(handle)


def _without(folder: Path, hidden: list[Path]) -> tuple[list[Path], list[Path]]:
    """What of a folder is open beside the hidden places, and the folders that are only listed."""
    if folder in hidden:
        return [], []
    if not any(place.is_relative_to(folder) for place in hidden):
        return [folder], []
    parts = [_without(path, hidden) for path in sorted(folder.iterdir())]
    return [p for part in parts for p in part[0]], [folder, *(p for part in parts for p in part[1])]


def _syscall(*arguments: Any) -> int:
    return _call("syscall", *arguments)


class Watch:
    """What the processes of a box use, seen from outside it.

    `processes` lists their ids; `over` names the first limit that is passed, or "".
    """

    def __init__(self, limits: Limits, folders: tuple[str, ...]) -> None:
        self.limits = limits
        self.folders = folders
        self.crowded = 0

    def over(self, processes: list[int]) -> str:
        if len(processes) > self.limits.processes:
            return f"it started more than {self.limits.processes} processes"
        if self._memory(processes) > self.limits.memory * _MIB:
            return f"it used more than {self.limits.memory} MB of memory"
        busy = sum(self._running(process) for process in processes)
        self.crowded = self.crowded + 1 if busy > self.limits.busy_threads else 0
        if self.crowded >= 4:
            return f"it kept more than {self.limits.busy_threads} threads busy at once"
        for folder in self.folders:
            with suppress(OSError):
                seen = os.statvfs(folder)
                if seen.f_files - seen.f_ffree > self.limits.files:
                    return f"it made more than {self.limits.files} files"
        return ""

    def _memory(self, processes: list[int]) -> int:
        """Resident bytes; where that is near the limit, without what is shared twice."""
        page = resource.getpagesize()
        total = 0
        for process in processes:
            with suppress(OSError, ValueError):
                total += int(Path(f"/proc/{process}/statm").read_text().split()[1]) * page
        if total < self.limits.memory * _MIB:
            return total
        total = 0
        for process in processes:
            with suppress(OSError, ValueError, StopIteration):
                rows = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
                total += int(next(r for r in rows if r.startswith("Pss:")).split()[1]) * 1024
        return total

    def _running(self, process: int) -> int:
        count = 0
        with suppress(OSError):
            for thread in os.listdir(f"/proc/{process}/task"):
                with suppress(OSError, IndexError):
                    stat = Path(f"/proc/{process}/task/{thread}/stat").read_text()
                    count += stat.rpartition(")")[2].split()[0] == "R"
        return count


def adopt() -> None:
    """Become the parent of every orphan among this process's descendants."""
    _call("prctl", 36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER


def die_with_parent() -> None:
    """Have this process killed when its parent ends."""
    _call("prctl", 1, signal.SIGKILL, 0, 0, 0)  # PR_SET_PDEATHSIG


def end(process: int) -> None:
    """Kill a process, if it is still there."""
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
