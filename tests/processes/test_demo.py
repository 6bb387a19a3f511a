"""`make demo` as a newcomer meets it: it starts, says where and who, and stops cleanly."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from config import settings
from scripts import demo as demo_script
from tests.processes.conftest import Begin
from tests.support import apps
from tests.support.server import ROOT

pytestmark = pytest.mark.process


START_SECONDS, STOP_SECONDS = 120, 60


class Demo:
    """`scripts/demo.py` with a folder of its own, as make starts it. It writes to files: a pipe nobody reads fills."""

    def __init__(self, folder: Path, port: int | str) -> None:
        self.url = f"http://127.0.0.1:{port}"
        environment = {"PATH": os.environ["PATH"], "VAR_DIR": str(folder), "CHEAP_HASHES": "1"}
        self._out, self._err = folder / "demo.out", folder / "demo.err"
        with self._out.open("wb") as out, self._err.open("wb") as err:
            self.process = subprocess.Popen(
                [sys.executable, "scripts/demo.py", "--port", str(port)],
                cwd=ROOT, env=environment, stdout=out, stderr=err,
            )  # fmt: skip

    def wait_until_it_says(self, words: str) -> str:
        until = time.monotonic() + START_SECONDS
        while words not in self.said():
            assert self.process.poll() is None, f"it ended without saying {words!r}: {self.said()} {self.complained()}"
            assert time.monotonic() < until, f"it has not said {words!r}: {self.said()} {self.complained()}"
            time.sleep(0.05)
        return self.said()

    def said(self) -> str:
        return self._out.read_text()

    def complained(self) -> str:
        return self._err.read_text()

    def ended(self) -> int:
        """With which code it ended by itself."""
        return self.process.wait(STOP_SECONDS)

    def children(self) -> list[int]:
        """Every process below, web server and worker and their own; the first is the web server."""
        found, waiting = [], [self.process.pid]
        while waiting:
            listed = Path(f"/proc/{waiting[0]}/task/{waiting.pop(0)}/children").read_text()
            found += [int(one) for one in listed.split()]
            waiting += [int(one) for one in listed.split()]
        return found


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        found: int = probe.getsockname()[1]
    return found


@pytest.fixture
def demo(port: int) -> Iterator[Demo]:
    with apps.in_memory() as folder:
        demo = Demo(folder, port)
        yield demo
        if demo.process.poll() is None:
            for child in demo.children():
                os.kill(child, signal.SIGKILL)
            demo.process.kill()
        demo.process.wait(STOP_SECONDS)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "Z" not in Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]


def test_it_starts_says_where_and_who_and_stops_cleanly(demo: Demo) -> None:
    said = demo.wait_until_it_says("/demo/mailbox")
    assert demo.url in said
    for who in ("advisor", "carer", "host", "host-2", "team", "budget", "finance", "admin"):
        assert f"{who}@demo.example" in said
    assert "alongside-demo" in said
    with urllib.request.urlopen(demo.url, timeout=60) as answer:
        assert answer.status == 200
    below = demo.children()
    assert len(below) >= 4  # the web server with its two, and the worker
    demo.process.send_signal(signal.SIGINT)
    assert demo.ended() == 0
    assert [pid for pid in below if _alive(pid)] == []
    assert "Traceback" not in demo.complained()


@pytest.mark.parametrize("which", ["web server", "worker"])
def test_when_one_falls_the_other_is_stopped_and_a_line_says_so(demo: Demo, which: str) -> None:
    demo.wait_until_it_says("/demo/mailbox")
    below = demo.children()
    os.kill(below[0 if which == "web server" else 1], signal.SIGKILL)
    assert demo.ended() == 1
    assert f"The {which} ended by itself (signal 9), so the demonstration stopped." in demo.complained()
    assert [pid for pid in below if _alive(pid)] == []


def test_a_busy_port_is_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        refused = Demo(tmp_path, taken.getsockname()[1])
        assert refused.ended() == 1
    said = refused.complained()
    assert said.startswith("Port ")
    assert len(said.strip().splitlines()) == 1


@pytest.mark.parametrize("port", ["0", "65536", "eighty", ""])
def test_a_port_that_is_none_is_one_sentence(tmp_path: Path, port: str) -> None:
    refused = Demo(tmp_path, port)
    assert (refused.ended(), len(refused.complained().strip().splitlines())) == (2, 1)
    assert refused.complained().startswith("PORT is ")


def test_a_second_start_keeps_what_was_entered(begin: Begin) -> None:
    server = begin(advisors=3)
    before = server.rows("SELECT id, full_name FROM person ORDER BY id")
    server.flask("demo", "load", "--if-empty")
    assert server.rows("SELECT id, full_name FROM person ORDER BY id") == before


def test_a_reset_removes_our_own_files_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    var, elsewhere = tmp_path / "var", tmp_path / "elsewhere"
    monkeypatch.setenv("VAR_DIR", str(var))
    found = settings({"VAR_DIR": str(var), "MAIL_URL": f"maildir:{elsewhere / 'mail'}"})
    ours = [var / "alongside.db", var / "alongside.db-wal", var / "texts" / "a.txt", var / "letters" / "b.html"]
    theirs = [var / "secret.key", elsewhere / "mail" / "new" / "c"]
    for file in (*ours, *theirs):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")
    demo_script.forget(found)
    assert [file.exists() for file in (*ours, *theirs)] == [False] * len(ours) + [True] * len(theirs)


@pytest.mark.parametrize("database", ["postgresql://nobody@nowhere.invalid/x", "sqlite:////tmp/somebody-elses.db"])
def test_a_reset_of_another_database_is_refused_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], database: str
) -> None:
    monkeypatch.setenv("VAR_DIR", str(tmp_path))
    with pytest.raises(SystemExit) as refused:
        demo_script.forget(settings({"VAR_DIR": str(tmp_path), "DATABASE_URL": database}))
    assert refused.value.code == 1
    assert capsys.readouterr().err.startswith("make demo-reset empties the SQLite database under var/ alone")
