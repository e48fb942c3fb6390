"""Submissions that mean harm, by name. Each also holds right answers: its own grade is stated too.

Code that gets through prints or stores ESCAPED (built from two parts, so that its source does not
hold the word): the tests look for it in every output, and for every trace in the folders outside.
"""

from __future__ import annotations

import io
import os
import stat
import zipfile
from pathlib import Path
from typing import Any

from grading.classes import SLUG, WRONG, Case, Desk, code

ALL = 8
ESCAPED = "ESCAPED"
_OUT = "OUT = 'ESC' + 'APED'\n"


def cases(desk: Desk, course: Path, home: Path, port: int) -> list[Case]:
    """Every attack, as a case. `port` is a service of the grader's machine on its loopback."""
    found = [
        *_reading(desk, course, home),
        *_writing(desk, course, home),
        *_network(desk, port),
        *_resources(desk),
        *_folders(desk, course),
        *_modules(desk),
        *_pages(desk),
        *_gaming(desk),
        *_peeking(desk),
    ]
    assert len({case.name for case in found}) == len(found)
    return found


def _extra(desk: Desk, source: str, **answers: Any) -> Any:
    def make(folder: Path) -> None:
        notebook = desk.notebook(**answers)
        place = next(n for n, c in enumerate(notebook["cells"]) if "import examine" in c["source"])
        notebook["cells"].insert(place + 1, code(_OUT + source))
        desk.write(folder, notebook)

    return make


def _each(desk: Desk, sources: dict[str, str], points: float = ALL, says: str = "") -> list[Case]:
    return [Case(name, _extra(desk, source), points, says) for name, source in sources.items()]


def _reading(desk: Desk, course: Path, home: Path) -> list[Case]:
    def reads(*patterns: str) -> str:
        return (
            "import glob\n"
            f"for pattern in {patterns!r}:\n"
            "    for path in glob.glob(pattern, recursive=True, include_hidden=True):\n"
            "        try:\n"
            "            data = open(path, 'rb').read(100_000)\n"
            "        except OSError:\n"
            "            continue\n"
            "        if data:\n"
            "            print(OUT, path)\n"
        )

    frames = (
        "import sys\n"
        "def double(x):\n"
        "    import linecache\n"
        "    frame = sys._getframe()\n"
        "    while frame:\n"
        "        rows = linecache.getlines(frame.f_code.co_filename)\n"
        "        if any('HIDDEN' in row for row in rows):\n"
        "            raise ValueError(''.join(rows))\n"
        "        frame = frame.f_back\n"
    )
    stolen = (
        "import sys, linecache\n"
        "stolen = []\n"
        "def double(x):\n"
        "    stolen.extend(k for k in linecache.cache)\n"
        "    stolen.extend(''.join(v[2]) for k, v in linecache.cache.items() if 'ipykernel' in k)\n"
        "    return 2 * x\n"
    )

    def prints_later(folder: Path) -> None:
        notebook = desk.notebook(double=stolen)
        notebook["cells"].append(code("print(stolen, In)"))
        desk.write(folder, notebook)

    return [
        *_each(
            desk,
            {
                "reads the hidden tests": reads(f"{course}/**/*.ipynb", f"{course}/**/*.md"),
                "reads the gradebook": reads(f"{course}/**/*.db"),
                "reads other submissions": reads(f"{course}/instructor/**/*"),
                "reads the home folder": reads(f"{home}/**/*", "/root/.ssh/*", "/home/**/.bash*"),
                "reads secrets of the system": reads("/etc/shadow", "/etc/ssh/*key", "/run/secrets/*"),
                "reads what the grader set aside": reads("/tmp/mlc-*/**/*.ipynb", "/tmp/pytest*/**/*"),
                "reads any notebook": reads("/*/**/*.ipynb", "/*/**/grading.json"),
                "reads the environment": (
                    "import os\nprint([OUT for v in os.environ.values() if 'grader-secret' in v])"
                ),
                "reads environments of others": (
                    "import glob\n"
                    "for path in glob.glob('/proc/*/environ'):\n"
                    "    try:\n"
                    "        if b'grader-secret' in open(path, 'rb').read():\n"
                    "            print(OUT)\n"
                    "    except OSError:\n"
                    "        pass"
                ),
                "reads other programs' arguments": (
                    "import glob\n"
                    "for path in glob.glob('/proc/[0-9]*/cmdline'):\n"
                    "    text = open(path, 'rb').read()\n"
                    f"    if b'pytest' in text or {bytes(course)!r} in text:\n"
                    "        print(OUT, text)"
                ),
                "reads the memory of its parent": (
                    "import os\n"
                    "for pid in {1, 2, os.getppid()}:\n"
                    "    try:\n"
                    "        open(f'/proc/{pid}/mem', 'rb').read(1)\n"
                    "        print(OUT)\n"
                    "    except OSError:\n"
                    "        pass"
                ),
                "traces its parent": (
                    "import ctypes, os\n"
                    "libc = ctypes.CDLL(None, use_errno=True)\n"
                    "for pid in {1, 2, os.getppid()} - {0}:\n"
                    "    if libc.ptrace(16, pid, None, None) == 0:\n"
                    "        print(OUT)"
                ),
                "finds an open descriptor": (
                    "import os\n"
                    "for name in os.listdir('/proc/self/fd'):\n"
                    "    try:\n"
                    "        target = os.readlink(f'/proc/self/fd/{name}')\n"
                    "    except OSError:\n"
                    "        continue\n"
                    f"    if target.startswith(({str(course)!r}, '/root', '/home')):\n"
                    "        print(OUT, target)"
                ),
            },
        ),
        Case("raises the hidden tests as its error", _extra(desk, "", double=frames), ALL - 2),
        Case("prints the hidden tests later", prints_later, ALL),
    ]  # fmt: skip


def _writing(desk: Desk, course: Path, home: Path) -> list[Case]:
    def writes(*paths: str) -> str:
        return (
            "import os\n"
            f"for path in {paths!r}:\n"
            "    try:\n"
            "        os.makedirs(os.path.dirname(path), exist_ok=True)\n"
            "        open(path, 'a').write(OUT)\n"
            "    except OSError:\n"
            "        pass\n"
        )

    return _each(
        desk,
        {
            "writes the gradebook": writes(f"{course}/instructor/grading/gradebook.db"),
            "writes the source": writes(f"{course}/solutions/{SLUG}/{SLUG}.ipynb"),
            "writes another's submission": writes(
                f"{course}/instructor/grading/submitted/neighbour/{SLUG}/{SLUG}.ipynb"
            ),
            "writes the home folder": writes(f"{home}/.bashrc", f"{home}/.profile"),
            "writes IPython's start-up files": writes(
                f"{home}/.ipython/profile_default/startup/00.py",
                "/root/.ipython/profile_default/startup/00-escaped.py",
            ),
            "writes nbgrader's configuration": writes(
                f"{course}/nbgrader_config.py", f"{home}/.jupyter/nbgrader_config.py"
            ),
            "writes into the libraries": (
                "import os, mlcapacity.checks, numpy\n"
                "for module in (mlcapacity.checks, numpy, os):\n"
                "    try:\n"
                "        open(module.__file__, 'a').write('')\n"
                "        print(OUT)\n"
                "    except OSError:\n"
                "        pass"
            ),
            "writes into the tables": (
                "from mlcapacity import statland\n"
                "try:\n"
                "    (statland.folder() / 'history.csv').open('a')\n"
                "    print(OUT)\n"
                "except OSError:\n"
                "    pass"
            ),
            "writes what it was handed in as": writes("/submission.from/examine.py"),
            "deletes everything": "import shutil\nshutil.rmtree('/', ignore_errors=True)",
            "mounts": (
                "import ctypes\n"
                "libc = ctypes.CDLL(None, use_errno=True)\n"
                "if libc.unshare(0x10020000) == 0 or libc.mount(b'x', b'/tmp', b'tmpfs', 0, b'') == 0:\n"
                "    print(OUT)"
            ),
            "takes rights back": (
                "import os\n"
                "for way in (lambda: os.setuid(0), lambda: os.setgid(0), lambda: os.chroot('/tmp')):\n"
                "    try:\n"
                "        way()\n"
                "        print(OUT)\n"
                "    except OSError:\n"
                "        pass"
            ),
        },
    )


def _network(desk: Desk, port: int) -> list[Case]:
    def connects(family: str, address: str) -> str:
        return (
            "import socket\n"
            f"s = socket.socket(socket.{family})\n"
            "s.settimeout(2)\n"
            "try:\n"
            f"    s.connect({address})\n"
            "    print(OUT)\n"
            "except OSError:\n"
            "    pass"
        )

    return _each(
        desk,
        {
            "calls the world": connects("AF_INET", "('192.0.2.1', 80)"),
            "calls a service of the grader's machine": connects(
                "AF_INET", f"('127.0.0.1', {port})"
            ),
            "looks up a name": (
                "import socket\n"
                "try:\n"
                "    print(OUT, socket.gethostbyname('example.org'))\n"
                "except OSError:\n"
                "    pass"
            ),
            "sends a datagram": (
                "import socket\n"
                "try:\n"
                "    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 53))\n"
                "    print(OUT)\n"
                "except OSError:\n"
                "    pass"
            ),
            "calls an abstract socket": connects("AF_UNIX", rf"'\0mlcapacity-{port}'"),
            "calls the warm parent": (
                "import glob, socket\n"
                "for path in glob.glob('/tmp/mlc-*/warm'):\n"
                "    socket.socket(socket.AF_UNIX).connect(path)\n"
                "    print(OUT)"
            ),
        },
    )


def _resources(desk: Desk) -> list[Case]:
    limited = {
        "takes memory in many processes": (
            "import os, time\n"
            "for n in range(6):\n"
            "    if os.fork() == 0:\n"
            "        kept = [bytearray(os.urandom(10**7)) for m in range(30)]\n"
            "        time.sleep(60)\n"
            "time.sleep(20)"
        ),
        "keeps all processors busy": (
            "import os, time\n"
            "for n in range(60):\n"
            "    if os.fork() == 0:\n"
            "        while True:\n"
            "            pass\n"
            "time.sleep(20)"
        ),
        "forks without end": (
            "import os\nwhile True:\n    try:\n        os.fork()\n    except OSError:\n        pass"
        ),
        "makes files without end": (
            "n = 0\nwhile True:\n    n += 1\n    open(f'/tmp/{n}', 'w').close()"
        ),
    }
    free = {
        "takes memory that belongs to no process": (
            "import ctypes, os\n"
            "try:\n"
            "    handle = os.memfd_create('x')\n"
            "    print(OUT)\n"
            "except OSError:\n"
            "    pass\n"
            "if ctypes.CDLL(None).shmget(0, 10**9, 0o1600) >= 0:\n"
            "    print(OUT)"
        ),
        "fills shared memory": (
            "try:\n"
            "    for n in range(100):\n"
            "        open(f'/dev/shm/{n}', 'wb').write(bytes(10**7))\n"
            "    print(OUT)\n"
            "except OSError:\n"
            "    pass"
        ),
        "fills the disk": (
            "try:\n"
            "    for n in range(100):\n"
            "        open(f'/submission/{n}', 'wb').write(bytes(10**7))\n"
            "    print(OUT)\n"
            "except OSError:\n"
            "    pass\n"
            "import glob, os\n"
            "for path in glob.glob('/submission/[0-9]*'):\n"
            "    os.remove(path)"
        ),
        "writes one huge file": (
            "try:\n"
            "    with open('/tmp/huge', 'wb') as file:\n"
            "        file.truncate(10**12)\n"
            "    print(OUT)\n"
            "except OSError:\n"
            "    pass"
        ),
        "starts a thousand threads": (
            "import threading, time\n"
            "started = 0\n"
            "try:\n"
            "    for n in range(1000):\n"
            "        threading.Thread(target=time.sleep, args=(2,), daemon=True).start()\n"
            "        started += 1\n"
            "except RuntimeError:\n"
            "    pass\n"
            "if started == 1000:\n"
            "    print(OUT)"
        ),
        "leaves a daemon behind": (
            "import os, time\n"
            "if os.fork() == 0:\n"
            "    os.setsid()\n"
            "    if os.fork() == 0:\n"
            "        os.execv('/bin/sleep', ['left-behind-by-a-test', '300'])\n"
            "    os._exit(0)"
        ),
        "starts a shell that stays": "import subprocess\nsubprocess.Popen(['sh', '-c', 'exec -a left-behind-by-a-test sleep 300'])",
        "kills its parents": (
            "import os, signal\n"
            "for pid in (1, 2, os.getppid()):\n"
            "    if pid > 1:\n"
            "        try:\n"
            "            os.kill(pid, signal.SIGSTOP)\n"
            "        except OSError:\n"
            "            pass"
        ),
    }
    ends = {
        "kills whatever it can": "import os, signal\nos.kill(-1, signal.SIGKILL)",
        "kills every process number": (
            "import os, signal\n"
            "for pid in range(2, 40_000):\n"
            "    if pid != os.getpid():\n"
            "        try:\n"
            "            os.kill(pid, signal.SIGKILL)\n"
            "        except OSError:\n"
            "            pass"
        ),
        "stops itself": "import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)",
        "interrupts its group": "import os, signal\nos.killpg(0, signal.SIGTERM)",
        "closes all its descriptors": "import os\nos.closerange(0, 500)",
    }
    return [
        *_each(desk, limited, ALL, "was stopped"),
        *_each(desk, free),
        *_each(desk, ends, ALL),
    ]


def _folders(desk: Desk, course: Path) -> list[Case]:
    neighbour = course / "instructor" / "grading" / "submitted" / "neighbour" / SLUG

    def linked(folder: Path) -> None:
        folder.mkdir(parents=True)
        (folder / f"{SLUG}.ipynb").symlink_to(neighbour / f"{SLUG}.ipynb")

    def linked_folder(folder: Path) -> None:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.symlink_to(neighbour)

    def linked_inside(folder: Path) -> None:
        desk.write(folder, desk.notebook())
        (folder / "more").symlink_to("/")
        (folder / "secret.txt").symlink_to("/etc/passwd")
        (folder / "round").symlink_to(folder)

    def pipe(name: str, work: bool) -> Any:
        def make(folder: Path) -> None:
            folder.mkdir(parents=True)
            if work:
                desk.write(folder, desk.notebook())
            os.mkfifo(folder / name)

        return make

    def device(folder: Path) -> None:
        desk.write(folder, desk.notebook())
        try:
            os.mknod(folder / "data.txt", stat.S_IFCHR | 0o666, os.makedev(1, 5))
        except PermissionError:
            os.mkfifo(folder / "data.txt")

    def bomb(folder: Path) -> None:
        data = io.BytesIO()
        with (
            zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive,
            archive.open("bomb.ipynb", "w", force_zip64=True) as file,
        ):
            for _ in range(400):
                file.write(bytes(2**20))
        folder.mkdir(parents=True)
        (folder / "handin.zip").write_bytes(data.getvalue())

    def linked_zip(folder: Path) -> None:
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w") as archive:
            entry = zipfile.ZipInfo(f"{SLUG}.ipynb")
            entry.external_attr = (stat.S_IFLNK | 0o777) << 16
            archive.writestr(entry, str(neighbour / f"{SLUG}.ipynb"))
        folder.mkdir(parents=True)
        (folder / "handin.zip").write_bytes(data.getvalue())

    def unreadable(folder: Path) -> None:
        path = desk.write(folder, desk.notebook())
        path.write_bytes(b'{"cells": [' + b'{"cell_type": "code", "source": "(", ' * 200_000)

    return [
        Case("its notebook is a link to another's", linked, None, "Links, pipes"),
        Case("its folder is a link to another's", linked_folder, None, "link"),
        Case("links beside the notebook", linked_inside, ALL, "Links, pipes and devices"),
        Case("its notebook is a pipe", pipe(f"{SLUG}.ipynb", False), None, "Links, pipes"),
        Case("a pipe beside the notebook", pipe("data.csv", True), ALL, "Links, pipes and devices"),
        Case("a device beside the notebook", device, ALL, "Links, pipes and devices"),
        Case("a zip that never ends", bomb, None, "unpacked"),
        Case("a zip with a link", linked_zip, None, "unpacked"),
        Case("a file made to be slow to read", unreadable, None, "not a readable notebook"),
    ]


def _modules(desk: Desk) -> list[Case]:
    def beside(*names: str) -> Any:
        def make(folder: Path) -> None:
            desk.write(folder, desk.notebook(share=WRONG["share"]))
            for name in names:
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(_OUT + "print(OUT)\ndef share(theirs):\n    pass\n")

        return make

    return [
        Case("its own numpy", beside("numpy.py", "pandas/__init__.py"), ALL - 2),
        Case("its own helper of the course", beside("examine.py", "examine/__init__.py"), ALL - 2),
        Case("its own checks", beside("mlcapacity/__init__.py", "mlcapacity/checks.py"), ALL - 2),
        Case("its own launcher", beside("ipykernel.py", "IPython/__init__.py", "zmq.py"), ALL - 2),
        Case("code at every start", beside("sitecustomize.py", "usercustomize.py", "a.pth"), ALL - 2),
        Case("its own standard library", beside("json.py", "random.py", "ast.py"), ALL - 2),
        Case("its own configuration", beside(
            "nbgrader_config.py", "ipython_config.py", "profile_default/startup/00.py"), ALL - 2),
    ]  # fmt: skip


def _pages(desk: Desk) -> list[Case]:
    script = "<script>alert('ESCAPED')</script><img src=x onerror=alert('ESCAPED')>"

    def in_text(folder: Path) -> None:
        notebook = desk.notebook()
        cell = {"cell_type": "markdown", "id": "own", "metadata": {}, "source": script}
        notebook["cells"].insert(2, cell)
        desk.write(folder, notebook)

    def in_message(folder: Path) -> None:
        desk.write(folder, desk.notebook(wave=f"raise ValueError({script!r})"))

    return [
        Case("script in an output", _extra(
            desk, f"from IPython.display import HTML, Javascript, display\n"
            f"display(HTML({script!r}), Javascript('alert(1)'))"), ALL),
        Case("script in a text cell", in_text, ALL),
        Case("script in an error", in_message, ALL - 1),
        Case("script as an answer", _extra(desk, "", wave=f"wave = {script!r}"), ALL - 1),
    ]  # fmt: skip


def _gaming(desk: Desk) -> list[Case]:
    always = (
        "class Always(float):\n"
        "    def __eq__(self, other): return True\n"
        "    def __ne__(self, other): return False\n"
        "    def __sub__(self, other): return 0.0\n"
        "    __rsub__ = __sub__\n"
        "    def __abs__(self): return 0.0\n"
        "    def __le__(self, other): return True\n"
        "    __lt__ = __ge__ = __gt__ = __le__\n"
        "    __hash__ = float.__hash__\n"
        "def double(x):\n"
        "    return Always(4)"
    )
    # A kernel whose answers cannot be believed earns nothing at all.
    hopeless = {
        "replaces the kernel's answer": (
            "kernel = get_ipython().kernel\n"
            "async def do_execute(*a, **k):\n"
            "    return {'status': 'ok', 'execution_count': 1, 'payload': [], 'user_expressions': {}}\n"
            "kernel.do_execute = do_execute"
        ),
        "replaces the kernel's class": (
            "async def do_execute(self, *a, **k):\n"
            "    return {'status': 'ok', 'execution_count': 1, 'payload': [], 'user_expressions': {}}\n"
            "type(get_ipython().kernel).do_execute = do_execute"
        ),
    }
    tricks = {
        "replaces checks.expect": "from mlcapacity import checks\nchecks.expect = lambda *a, **k: None",
        "replaces every check": (
            "from mlcapacity import checks\n"
            "for name in dir(checks):\n"
            "    if not name.startswith('_') and callable(getattr(checks, name)):\n"
            "        setattr(checks, name, lambda *a, **k: (lambda *b, **c: 0))"
        ),
        "replaces the code of checks": (
            "from mlcapacity import checks\n"
            "def nothing(*a, **k): pass\n"
            "checks.fail.__code__ = nothing.__code__\n"
            "checks.close.__code__ = nothing.__code__"
        ),
        "replaces the defaults of checks": (
            "from mlcapacity import checks\n"
            "checks.number.__defaults__ = (-1e9, 1e9, '')\n"
            "checks.close = print"
        ),
        "replaces the name checks": "class checks:\n    def __getattr__(s, n): return lambda *a, **k: s",
        "replaces the module": "import sys, types\nsys.modules['mlcapacity.checks'] = types.ModuleType('c')",
        "replaces the failure": (
            "from mlcapacity import checks\n"
            "checks.CheckFailed.__init__ = lambda *a: (_ for _ in ()).throw(SystemExit)"
        ),
        "replaces Python's functions": (
            "import builtins\nbuiltins.abs = lambda x: 0\nbuiltins.float = lambda x: 4.0"
        ),
        "rewrites cells, as syntax trees": (
            "import ast\n"
            "class Gut(ast.NodeTransformer):\n"
            "    def visit_Module(self, node):\n"
            "        text = ast.unparse(node)\n"
            "        return ast.Module([], []) if 'checks.' in text else node\n"
            "get_ipython().ast_transformers.append(Gut())"
        ),
        "rewrites cells, as text": (
            "get_ipython().input_transformers_post.append(\n"
            "    lambda rows: ['pass'] if any('checks.' in r for r in rows) else rows)"
        ),
        "rewrites cells, before that": (
            "get_ipython().input_transformers_cleanup.append(\n"
            "    lambda rows: ['pass\\n'] if any('checks.' in r for r in rows) else rows)"
        ),
        "registers hooks": (
            "def before(info=None):\n"
            "    from mlcapacity import checks\n"
            "    checks.expect = checks.close = lambda *a, **k: None\n"
            "get_ipython().events.register('pre_run_cell', before)\n"
            "get_ipython().events.register('pre_execute', before)"
        ),
        "swallows errors": (
            "get_ipython().set_custom_exc((BaseException,), lambda *a, **k: None)\n"
            "get_ipython().showtraceback = lambda *a, **k: None"
        ),
        "replaces run_cell": (
            "shell = get_ipython()\n"
            "def run_cell(code, *a, **k):\n"
            "    return type(shell).run_cell(shell, 'pass' if 'checks.' in code else code, *a, **k)\n"
            "shell.run_cell = run_cell\n"
            "async def run_cell_async(code, *a, **k):\n"
            "    return await type(shell).run_cell_async(shell, 'pass', *a, **k)\n"
            "shell.run_cell_async = run_cell_async"
        ),
        "changes what the kernel sends": (
            "session = get_ipython().kernel.session\n"
            "send = session.send\n"
            "def forged(stream, kind, content=None, *a, **k):\n"
            "    if isinstance(content, dict) and content.get('status') == 'error':\n"
            "        content = {'status': 'ok', 'execution_count': 1}\n"
            "    return send(stream, kind, content, *a, **k)\n"
            "session.send = forged"
        ),
        "shows its own score": "import sys\nsys.displayhook('x')\nsys.displayhook(99)",
        "shows a score later": "2",
        "renames itself a solution": "import mlcapacity.grading.kernel as k\nk._put_right = lambda *a: None",
    }
    wrong = {"double": WRONG["double"]}
    return [
        *[
            Case(name, _extra(desk, source, **wrong), ALL - 2)
            for name, source in tricks.items()
        ],
        *[
            Case(name, _extra(desk, source, **wrong), 0)
            for name, source in hopeless.items()
        ],
        Case("changes the checks while they call it", _extra(
            desk, "", double="def double(x):\n    checks.close = lambda *a, **k: None\n    return 4"), ALL - 2),
        Case("adds names to the checks while they call it", _extra(
            desk, "", double="def double(x):\n    checks.abs = lambda x: 0\n    return 4"), ALL - 2),
        Case("looks at the check that calls it", _extra(
            desk, "", double="import sys\ndef double(x):\n    sys._getframe()\n    return 2 * x"),
            ALL),
        Case("answers with what equals anything", _extra(desk, "", double=always), ALL - 2),
        Case("leaves by raising", _extra(
            desk, "", double="def double(x):\n    raise SystemExit(0)"), ALL - 2),
        Case("leaves by interrupting", _extra(
            desk, "", double="def double(x):\n    raise KeyboardInterrupt"), ALL - 2),
    ]  # fmt: skip


def _peeking(desk: Desk) -> list[Case]:
    """Answers that look for the right value, or for the verdict, while the check runs."""
    # Most of them find, in a plain kernel, the 142 that a hidden test wants, or get by without it;
    # instructor/grading.md shows which.
    search = (
        "import re\n"
        "def found(text):\n"
        "    wanted = re.search(r'yours\\(71\\), (\\d+)', text)\n"
        "    return int(wanted.group(1)) if wanted else 4\n"
    )
    from_frame = (
        "def up(frame):\n"
        "    while frame:\n"
        "        numbers = [n for n in frame.f_code.co_consts if type(n) is int]\n"
        "        if 71 in numbers:\n"
        "            return numbers[numbers.index(71) + 1]\n"
        "        frame = frame.f_back\n"
        "    return 4\n"
    )
    texts = {
        "reads the message that brought the check": (
            f"{search}def double(x):\n    return 4 if x == 2 else found(str(get_ipython().kernel.get_parent()))"
        ),
        "reads the history of cells": (
            f"{search}def double(x):\n    return 4 if x == 2 else found(str(get_ipython().user_ns.get('In')))"
        ),
        "reads the sources kept for tracebacks": (
            f"{search}import linecache\ndef double(x):\n    return 4 if x == 2 else found(str(linecache.cache))"
        ),
    }
    frames = {
        "reads its caller's frame": "import sys\ndef double(x):\n    return up(sys._getframe())",
        "reads frames by inspect": "import inspect\ndef double(x):\n    return up(inspect.stack()[0].frame)",
        "reads frames of all threads": "import sys\ndef double(x):\n    return max(map(up, sys._current_frames().values()))",
        "reads frames by a library": (
            "import sys\ndef double(x):\n    return up(pd.Series([2]).map(sys._getframe).iloc[0])"
        ),
        "reads the frame of its own error": (
            "def double(x):\n"
            "    try:\n        1 / 0\n"
            "    except ZeroDivisionError as error:\n        return up(error.__traceback__.tb_frame)"
        ),
        "reads the frame of its own generator": (
            "def double(x):\n"
            "    def inner():\n        yield up(made.gi_frame)\n"
            "    made = inner()\n    return next(made)"
        ),
        "reads the frame that a signal gives": (
            "import signal\n"
            "def double(x):\n"
            "    kept = []\n"
            "    signal.signal(signal.SIGUSR1, lambda number, frame: kept.append(frame))\n"
            "    signal.raise_signal(signal.SIGUSR1)\n"
            "    return up(kept[0])"
        ),
        "reads frames under a trusted file's name": (
            "import sys\n"
            "code = compile('import sys\\nfound = sys._getframe()', np.__file__, 'exec')\n"
            "def double(x):\n    scope = {}\n    exec(code, scope)\n    return up(scope['found'])"
        ),
        "looks through all objects": (
            "import gc\n"
            "def double(x):\n"
            "    return max(up(o) for o in gc.get_objects() if type(o).__name__ == 'frame')"
        ),
    }
    once = {
        "replaces numpy for one comparison": (
            "kept = np.asarray\n"
            "def double(x):\n"
            "    def once(value):\n        np.asarray = kept\n        return kept(2 * x)\n"
            "    np.asarray = once\n    return 4"
        ),
        "replaces a function of Python for one comparison": (
            "import builtins\ndef double(x):\n    builtins.abs = lambda value: 0\n    return 4"
        ),
        "has a library's function run other code": (
            "def zero(*a, **k):\n    return np.float64(4)\n"
            "def double(x):\n    np.asarray.__wrapped__ = zero\n"
            "    checks.close.__code__ = (lambda *a, **k: None).__code__\n    return 4"
        ),
    }
    forged = (
        "import time\n"
        "def double(x):\n"
        "    kernel = get_ipython().kernel\n"
        "    parent, ident = kernel.get_parent('shell'), kernel._parent_ident['shell']\n"
        "    manager = kernel.shell_channel_thread.manager\n"
        "    stream = manager.get_subshell_to_shell_channel_socket(None)\n"
        "    kernel.session.send(stream, 'execute_reply', {'status': 'ok'}, parent, ident=ident)\n"
        "    idle = {'execution_state': 'idle'}\n"
        "    kernel.session.send(kernel.iopub_socket, 'status', idle, parent, ident=b'status')\n"
        "    time.sleep(0.3)\n"
        "    return 4"
    )
    child = (
        "import os\n"
        "def double(x):\n"
        "    if os.fork() == 0:\n        return 2 * x\n"
        "    os.wait()\n    return 4"
    )
    liar = (
        "class Always:\n    def __eq__(self, other):\n        return True\n"
        "    def __add__(self, other):\n        return 3\n    __radd__ = __add__\n"
        "by_region = {'North': Always(), 'South': Always()}"
    )
    cheats = {
        **texts,
        **{name: f"{from_frame}{source}" for name, source in frames.items()},
        **once,
        "lets a child of its own answer": child,
    }
    return [
        *[Case(n, _extra(desk, "", double=source), ALL - 2) for n, source in cheats.items()],
        Case("sends its own verdict", _extra(desk, "", double=forged), ALL - 2),
        Case("answers with objects that equal anything", _extra(desk, "", by_region=liar), ALL - 3),
    ]
