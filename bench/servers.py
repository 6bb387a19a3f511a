"""Starting the application and its bare counterpart as real servers, on a fresh database, for one benchmark."""

from __future__ import annotations

import http.client
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from app.core.db import make_engine  # noqa: E402
from tests.support import postgres  # noqa: E402

WORKERS = 2


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def database(kind: str) -> Iterator[dict[str, str]]:
    """The environment of an application on an empty, migrated database of this kind."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="alongside-bench-")))
        url = stack.enter_context(postgres.cluster()) if kind == "postgresql" else f"sqlite:///{folder / 'bench.db'}"
        environment = {**os.environ, "VAR_DIR": str(folder), "DATABASE_URL": url, "CHEAP_HASHES": "1"}
        flask(environment, "migrate")
        yield environment


def settle(environment: dict[str, str]) -> None:
    """What both databases do by themselves some time after so many rows came in: know how many of what there are."""
    engine = make_engine(environment["DATABASE_URL"])
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("VACUUM ANALYZE" if engine.dialect.name == "postgresql" else "PRAGMA optimize")
    engine.dispose()


def flask(environment: dict[str, str], *command: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "flask", "--app", "wsgi", *command],
        env=environment, cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return done.stdout


@contextmanager
def gunicorn(target: str, environment: dict[str, str], workers: int = WORKERS) -> Iterator[tuple[int, int]]:
    """Serve `target` with sync workers on a free port until the block ends; gives the port and the process."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "-w", str(workers), "-b", f"127.0.0.1:{port}", "--log-level", "error",
               "--no-control-socket", target]  # fmt: skip
    process = subprocess.Popen(command, env={**environment, "BASE_URL": f"http://127.0.0.1:{port}"}, cwd=ROOT)
    try:
        wait_for(port)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_for(port: int) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            status, _headers, _body = fetch(port, "/health/live")
        except OSError:
            time.sleep(0.05)
        else:
            if status < 500:
                return
    raise SystemExit("the server did not start")


def fetch(
    port: int, path: str, *, cookie: str = "", form: dict[str, str] | None = None
) -> tuple[int, http.client.HTTPMessage, bytes]:
    """One request; a form is posted."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"Cookie": cookie} if cookie else {}
    body = urlencode(form) if form is not None else None
    if body is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    connection.request("GET" if form is None else "POST", path, body, headers)
    answer = connection.getresponse()
    found = answer.status, answer.headers, answer.read()
    connection.close()
    return found


def sign_in(port: int, email: str, password: str = "alongside-demo") -> str:
    """The cookie of a signed-in person."""
    _status, headers, body = fetch(port, "/sign-in")
    token = re.search(rb'name="csrf_token"[^>]*value="([^"]+)"', body)
    assert token is not None
    form = {"csrf_token": token.group(1).decode(), "email": email, "password": password}
    status, headers, _body = fetch(port, "/sign-in", cookie=cookie_of(headers), form=form)
    assert status == 302, status
    cookie = cookie_of(headers)
    _status, headers, _body = fetch(port, "/", cookie=cookie)  # which a browser would keep too
    return cookie_of(headers) or cookie


def cookie_of(headers: http.client.HTTPMessage) -> str:
    return "; ".join(value.split(";", 1)[0] for value in headers.get_all("Set-Cookie") or [])
