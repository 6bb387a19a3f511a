"""The demonstration: a database with made-up people, the web server and the worker, until Ctrl-C.

python scripts/demo.py [--port 8000] [--reset]

What was entered is kept from one run to the next; `--reset` begins again from fresh demonstration data.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from config import BadConfiguration, settings  # noqa: E402

FLASK = [sys.executable, "-m", "flask", "--app", "wsgi"]
GRACE_SECONDS = 15  # for a request or a message that is on its way, before it is cut off
READY_SECONDS = 60
SIGN_INS = {
    "advisor@demo.example": "an advisor",
    "carer@demo.example": "an advisor who is a carer",
    "host@demo.example": "a host, who leads a staff team",
    "host-2@demo.example": "a host of another team",
    "team@demo.example": "the involvement team",
    "budget@demo.example": "a budget holder",
    "finance@demo.example": "finance",
    "admin@demo.example": "the administrator",
}


class Stop(BaseException):
    """Somebody asked us to stop: Ctrl-C, a signal, or the terminal that was closed."""


def main() -> int:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    try:
        port, reset = _arguments()
        found = _settings(port)
        _check_port(port)
        if reset:
            forget(found)
        _prepare()
        return _serve(port)
    except Stop:
        return 0


def _stop(_number: int, _frame: Any) -> NoReturn:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)  # once is enough: what follows ends by itself
    raise Stop


def _arguments() -> tuple[int, bool]:
    parser = argparse.ArgumentParser(description="Run the demonstration of Alongside.")
    parser.add_argument("--port", default="8000")
    parser.add_argument("--reset", action="store_true")
    given = parser.parse_args()
    if not (given.port.isascii() and given.port.isdigit() and 0 < int(given.port) < 65536):
        _give_up(f"PORT is {given.port!r}; it must be a whole number from 1 to 65535.", code=2)
    return int(given.port), given.reset


def _settings(port: int) -> dict[str, Any]:
    os.environ.setdefault("BASE_URL", f"http://127.0.0.1:{port}")
    try:
        found = settings()
    except BadConfiguration as error:
        _give_up(str(error), code=2)
    if not found["DEMO"]:
        _give_up("make demo is for demonstrations: unset APP_ENV, or see docs/operator.md for production.", code=2)
    return found


def _check_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            _give_up(
                f"Port {port} is in use: stop the other program, or choose another port, as in: make demo PORT=8001"
            )


def forget(found: dict[str, Any]) -> None:
    """Remove the demonstration's own files; what stands outside `var/` is somebody else's."""
    var = Path(os.environ.get("VAR_DIR") or ROOT / "var").resolve()
    database = Path(found["DATABASE_URL"].removeprefix("sqlite:///"))
    if not found["DATABASE_URL"].startswith("sqlite:///") or var not in database.resolve().parents:
        _give_up("make demo-reset empties the SQLite database under var/ alone: empty this DATABASE_URL yourself.")
    for suffix in ("", "-wal", "-shm"):
        Path(f"{database}{suffix}").unlink(missing_ok=True)
    for name in ("MAIL_URL", "SMS_URL", "LETTER_URL"):
        folder = Path(found[name].partition(":")[2]).resolve()
        if var in folder.parents:
            shutil.rmtree(folder, ignore_errors=True)


def _prepare() -> None:
    for command in (["migrate"], ["demo", "load", "--if-empty"]):
        done = subprocess.run([*FLASK, *command], cwd=ROOT, stdin=subprocess.DEVNULL)
        if done.returncode:
            _give_up(f"The demonstration could not start: `flask --app wsgi {' '.join(command)}` failed.")


def _serve(port: int) -> int:
    server = [sys.executable, "-m", "gunicorn", "wsgi:app", "--bind", f"127.0.0.1:{port}", "--workers", "2"]
    server += ["--preload", "--no-control-socket", "--log-level", "warning", "--graceful-timeout", "10"]
    running: dict[str, subprocess.Popen[bytes]] = {}
    try:
        for name, command in {"web server": server, "worker": [*FLASK, "worker"]}.items():
            # a session of its own, so that Ctrl-C reaches us alone and we end both in order
            running[name] = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL, start_new_session=True)
        _wait_until_ready(port, running)
        print(_welcome(port), flush=True)
        while not _ended(running):
            time.sleep(0.2)
    except Stop:
        print("\nStopping ...", flush=True)
        _end(running)
        print("Stopped. Everything entered is kept; make demo starts again.", flush=True)
        return 0
    finished = _ended(running)
    _end(running)
    print(f"The {finished} ended by itself ({_how(running[finished])}), so the demonstration stopped.", file=sys.stderr)
    return 1


def _wait_until_ready(port: int, running: dict[str, subprocess.Popen[bytes]]) -> None:
    until = time.monotonic() + READY_SECONDS
    while not _ended(running) and time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/ready", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)


def _ended(running: dict[str, subprocess.Popen[bytes]]) -> str:
    """The name of the first that has ended, or nothing."""
    return next((name for name, process in running.items() if process.poll() is not None), "")


def _how(process: subprocess.Popen[bytes]) -> str:
    code = process.returncode
    return f"signal {-code}" if code < 0 else f"exit code {code}"


def _end(running: dict[str, subprocess.Popen[bytes]]) -> None:
    """Ask each to stop; what is left after the grace, or of one that fell, is killed with all its children."""
    for process in running.values():
        if process.poll() is None:
            process.terminate()
    until = time.monotonic() + GRACE_SECONDS
    for process in running.values():
        with suppress(subprocess.TimeoutExpired):
            process.wait(max(0.0, until - time.monotonic()))
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _welcome(port: int) -> str:
    lines = [f"  {email:<24}{who}" for email, who in SIGN_INS.items()]
    return "\n".join(
        [
            "",
            f"Alongside is running: http://127.0.0.1:{port}",
            "",
            "Sign in as one of these made-up people. The password is alongside-demo for all of them.",
            *lines,
            "",
            "Messages that would be sent stand at /demo/mailbox. Press Ctrl-C to stop.",
        ]
    )


def _give_up(sentence: str, *, code: int = 1) -> NoReturn:
    print(sentence, file=sys.stderr)
    raise SystemExit(code)


if __name__ == "__main__":
    sys.exit(main())
