"""Real processes of the application, web server and worker, to be used over HTTP, stopped and killed."""

from __future__ import annotations

import http.client
import http.cookiejar
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import text

from app.core.db import make_engine
from tests.support import apps
from tests.support.page import PASSWORD

ROOT = Path(__file__).resolve().parents[2]
READY_SECONDS = 120
GONE_SECONDS = 30  # for a killed process to be buried
TOKEN = re.compile(r'name="csrf[_-]token"[^>]*?(?:value|content)="([^"]+)"')
H1 = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)


class Lost(Exception):
    """The server went away before it had answered: what was asked may or may not have happened."""


class Server:
    """The application in `folder` on `database`; both processes are started and ended by name."""

    def __init__(self, folder: Path, database: str, **more: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.folder = folder
        self._database = database
        self._log = folder / "processes.log"
        settings = apps.environment(folder, database, BASE_URL=self.url, TRUSTED_PROXIES="1", **more)
        self._environment = {"PATH": os.environ["PATH"], **settings}
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def flask(self, *command: str, **more: str) -> str:
        """Run one command to its end and return what it printed; a failure fails the test."""
        done = subprocess.run(
            [sys.executable, "-m", "flask", "--app", "wsgi", *command],
            cwd=ROOT, env=self._environment | more, capture_output=True, text=True, timeout=300,
        )  # fmt: skip
        assert done.returncode == 0, f"{command}: {done.stderr}"
        return done.stdout

    def rows(self, statement: str) -> list[Any]:
        """What stands in the database at this moment."""
        engine = make_engine(self._database)
        try:
            with engine.connect() as connection:
                return list(connection.execute(text(statement)))
        finally:
            engine.dispose()

    def start_web(self) -> None:
        options = ["--bind", f"127.0.0.1:{self.port}", "--workers", "2", "--no-control-socket", "--preload"]
        self._start("web", [sys.executable, "-m", "gunicorn", "wsgi:app", "--log-level", "warning", *options])
        until = time.monotonic() + READY_SECONDS
        while not self._ready():
            assert self._running["web"].poll() is None, self.log()
            assert time.monotonic() < until, f"the web server did not come up: {self.log()}"
            time.sleep(0.05)

    def start_worker(self) -> None:
        self._start("worker", [sys.executable, "-m", "flask", "--app", "wsgi", "worker"])

    def kill(self, name: str) -> None:
        """`kill -9`, with all children, at this very moment."""
        process = self._running.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(GONE_SECONDS)

    def stop(self) -> None:
        for name in list(self._running):
            self.kill(name)

    def log(self) -> str:
        return self._log.read_text("utf-8", "replace") if self._log.exists() else ""

    def _start(self, name: str, command: list[str]) -> None:
        with self._log.open("ab") as log:
            self._running[name] = subprocess.Popen(
                command, cwd=ROOT, env=self._environment, stdout=log, stderr=log, start_new_session=True
            )

    def _ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/health/ready", timeout=5):
                return True
        except OSError:
            return False


@dataclass(frozen=True)
class Answer:
    status: int
    path: str  # after redirects
    text: str

    @property
    def h1(self) -> str:
        found = H1.search(self.text)
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", found[1])).strip() if found else ""

    @property
    def token(self) -> str:
        found = TOKEN.search(self.text)
        assert found, f"no token on {self.path} ({self.status})"
        return found[1]


class Visitor:
    """One person's browser, from an address of its own; redirects are followed. May be used by one thread at a time."""

    def __init__(self, server: Server, number: int = 1) -> None:
        self._server = server
        self._address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
        self._opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        )

    def get(self, path: str) -> Answer:
        return self._ask(path, None)

    def post(self, path: str, **values: str) -> Answer:
        return self._ask(path, urllib.parse.urlencode(values).encode())

    def sign_in(self, email: str, then: str = "/") -> Answer:
        """The page `then`, to which signing in leads."""
        token = self.get("/sign-in").token
        answer = self.post("/sign-in", email=email, password=PASSWORD, csrf_token=token, next=then)
        assert answer.path == then, f"{email} could not sign in: {answer.text}"
        return answer

    def _ask(self, path: str, data: bytes | None) -> Answer:
        request = urllib.request.Request(f"{self._server.url}{path}", data, {"X-Forwarded-For": self._address})
        try:
            with self._opener.open(request, timeout=120) as answer:
                return Answer(answer.status, urllib.parse.urlsplit(answer.url).path, answer.read().decode())
        except urllib.error.HTTPError as error:
            with error:
                return Answer(error.code, urllib.parse.urlsplit(error.url or "").path, error.read().decode())
        except (OSError, http.client.HTTPException) as error:
            raise Lost(str(error)) from error
