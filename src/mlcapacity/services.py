"""A web service on this machine: start it, send it requests, stop it.

    answers = services.call("service:app", [get("/health"), post("/v1/code", {"text": "bakery"})])

The service runs in a process of its own (uvicorn, on this machine's loopback, at a free port), so
that it is what production would run. That process ends when the one that started it does, however
that happens: it watches its standard input, and stops when that closes.

    python -m mlcapacity.services service:app      what is run there
"""

from __future__ import annotations

import asyncio
import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from mlcapacity import CourseError

if TYPE_CHECKING:
    import httpx

SECONDS_TO_START = 60
SECONDS_TO_ANSWER = 30
_LISTENS = re.compile(r"^listening on (http://127\.0\.0\.1:\d+)$", re.MULTILINE)
Request = dict[str, Any]
Answer = dict[str, Any]
Step = Request | Sequence[Request] | str


def get(path: str, headers: Mapping[str, str] | None = None) -> Request:
    """A request that asks for `path`."""
    return {"method": "GET", "path": path, "headers": dict(headers or {})}


def post(path: str, body: Any, headers: Mapping[str, str] | None = None) -> Request:
    """A request that sends `body` as JSON to `path`; a `bytes` body is sent as it is."""
    return {"method": "POST", "path": path, "headers": dict(headers or {}), "body": body}


class ServiceError(CourseError):
    """The service did not start, or ended. The message holds the last lines that it wrote."""


class Service:
    """A service that runs: its `address` (http://127.0.0.1:port) and what it has written."""

    def __init__(
        self,
        app: str,
        folder: str | Path,
        environment: Mapping[str, str],
        written: Path,
        client: httpx.Client,
    ) -> None:
        self.app, self.folder = app, Path(folder)
        self.environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **environment}
        self._written, self._client = written, client
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the process and wait until it listens. Raises ServiceError where it does not."""
        begin = len(self._text(0))
        with self._written.open("ab") as output:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "mlcapacity.services", self.app],
                cwd=self.folder,
                env=self.environment,
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        until = time.monotonic() + SECONDS_TO_START
        while not (found := _LISTENS.search(self._text(begin))):
            if self._process.poll() is not None or time.monotonic() > until:
                self.stop()
                rows = self._text(begin).strip().splitlines()
                raise ServiceError(f"{self.app} did not start: " + " | ".join(rows[-4:]))
            time.sleep(0.02)
        self.address = found[1]

    def stop(self) -> None:
        """End the process, kindly first."""
        if self._process is None:
            return
        assert self._process.stdin
        self._process.stdin.close()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None

    def send(self, request: Request) -> Answer:
        """Send one request and return its answer, as `call` describes it."""
        import httpx

        body = request.get("body")
        content: dict[str, Any] = {"content": body} if isinstance(body, bytes) else {"json": body}
        begin = time.perf_counter()
        try:
            reply = self._client.request(
                request["method"],
                self.address + request["path"],
                headers=request.get("headers"),
                **(content if body is not None else {}),
            )
        except httpx.HTTPError as error:
            found = {"status": 0, "headers": {}, "text": f"{type(error).__name__}: {error}"}
            return {**found, "json": None, "seconds": time.perf_counter() - begin}
        seconds = time.perf_counter() - begin
        try:
            parsed = reply.json()
        except ValueError:
            parsed = None
        found = {"status": reply.status_code, "headers": dict(reply.headers), "text": reply.text}
        return {**found, "json": parsed, "seconds": seconds}

    def log(self) -> str:
        """All that the service has written so far."""
        return _LISTENS.sub("", self._text(0)).strip()

    def _text(self, begin: int) -> str:
        # opened anew: the service's own place in the file must not be moved
        return self._written.read_bytes().decode("utf-8", "replace")[begin:]


@contextmanager
def running(
    app: str, folder: str | Path = ".", environment: Mapping[str, str] | None = None
) -> Iterator[Service]:
    """A service while a `with` block runs; it is stopped afterwards, also where an error is raised.

    `app` names a Python file in `folder` and the application in it, as uvicorn does: `service:app`.
    `environment` holds environment variables for it. Raises ServiceError where it does not start.
    """
    import httpx

    # trust_env: no proxy of the machine's, since the service is here
    with (
        tempfile.TemporaryDirectory(prefix="service-") as kept,
        httpx.Client(timeout=SECONDS_TO_ANSWER, trust_env=False, verify=False) as client,
    ):
        written = Path(kept) / "written.txt"
        written.touch()
        service = Service(app, folder, environment or {}, written, client)
        try:
            service.start()
            yield service
        finally:
            service.stop()


def call(
    app: str, steps: Sequence[Step], environment: Mapping[str, str] | None = None
) -> list[Any]:
    """Start a service, take these steps one after the other, stop it; what each step gave.

    A request gives an answer: a dict with `status`, `headers` (names in small letters), `text`,
    `json` (None where the text is none) and `seconds`; where no answer came, `status` is 0 and
    `text` says why. A list of requests is sent at the same moment, and gives a list of answers.
    The step "log" gives all that the service has written so far, "restart" stops and starts it.
    Raises ServiceError where the service does not start.
    """
    with running(app, environment=environment) as service:
        return [_take(service, step) for step in steps]


def _take(service: Service, step: Step) -> Any:
    if step == "log":
        return service.log()
    if step == "restart":
        service.stop()
        service.start()
        return None
    if isinstance(step, dict):
        return service.send(step)
    requests = cast(Sequence[Request], step)
    with ThreadPoolExecutor(len(requests)) as pool:
        return list(pool.map(service.send, requests))


def main(app: str) -> None:
    """Serve `app` at a free port until standard input closes."""
    import uvicorn

    sys.path.insert(0, os.getcwd())
    # named TCP, so that asyncio sends small answers at once
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.bind(("127.0.0.1", 0))
    settings = uvicorn.Config(app, log_level="warning", access_log=False)
    settings.load()  # an application that cannot be imported ends here
    server = uvicorn.Server(settings)

    def watch() -> None:
        sys.stdin.buffer.read()
        server.should_exit = True

    async def serve() -> None:
        serving = asyncio.ensure_future(server.serve(sockets=[listener]))
        while not server.started and not serving.done():
            await asyncio.sleep(0.01)
        if server.started:
            print(f"listening on http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
        await serving

    threading.Thread(target=watch, daemon=True).start()
    asyncio.run(serve())


if __name__ == "__main__":
    main(sys.argv[1])
