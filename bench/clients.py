"""Real processes that can be killed, and the browsers of people who use them."""

from __future__ import annotations

import http.client
import os
import random
import re
import signal
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from bench.servers import ROOT, cookie_of, free_port, wait_for

WEB = 4
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')
TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')


class Processes:
    """The web server and the message workers, each a process group that can be killed and started again."""

    def __init__(self, environment: dict[str, str], target: str = "wsgi:app", workers: int = WEB) -> None:
        self.port = free_port()
        self.environment = {**environment, "BASE_URL": f"http://127.0.0.1:{self.port}", "TRUSTED_PROXIES": "1"}
        self._web = [sys.executable, "-m", "gunicorn", "-w", str(workers), "-b", f"127.0.0.1:{self.port}",
                     "--log-level", "critical", "--no-control-socket", target]  # fmt: skip
        self._messages = [sys.executable, "-m", "flask", "--app", "wsgi", "worker"]
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, name: str) -> None:
        command = self._web if name == "web" else self._messages
        self._running[name] = subprocess.Popen(
            command, env=self.environment, cwd=ROOT, stderr=subprocess.DEVNULL, start_new_session=True
        )
        if name == "web":
            wait_for(self.port)

    def kill(self, name: str) -> None:
        process = self._running.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(20)

    def stop(self) -> None:
        for name in list(self._running):
            self.kill(name)


@dataclass
class Client:
    """One person's browser. `told` is the last heading per opportunity, and nothing where the answer was lost."""

    port: int
    email: str
    number: int
    cookie: str = ""
    told: dict[str, str | None] = field(default_factory=dict)
    done: Counter[str] = field(default_factory=Counter)

    def ask(self, path: str, form: dict[str, str] | None = None) -> tuple[int, str, str]:
        """Status, where it leads, and the page."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Cookie": self.cookie, "X-Forwarded-For": f"10.0.{self.number >> 8}.{self.number & 255}"}
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request("GET" if form is None else "POST", path, urlencode(form) if form else None, headers)
        answer = connection.getresponse()
        page = answer.read().decode()
        self.cookie = cookie_of(answer.headers) or self.cookie
        connection.close()
        if answer.status >= 400:
            self.done[f"answer of {answer.status}"] += 1
        return answer.status, urlsplit(answer.headers.get("Location", "")).path, page

    def sign_in(self) -> None:
        _status, _to, page = self.ask("/sign-in")
        form = {"csrf_token": self.token(page), "email": self.email, "password": "alongside-demo"}
        status, _to, _page = self.ask("/sign-in", form)
        assert status == 302, f"{self.email}: {status}"

    def act(self, ref: str, chance: random.Random) -> None:
        """Look at the place, or at the sign-up, and do one of the things that can be done there."""
        self.told[ref] = None  # until the server has said otherwise
        status, to, page = self.ask(f"/opportunities/{ref}/sign-up")
        if to == "/sign-in":  # the sign-in is over: said, and begun anew
            self.done["signed out"] += 1
            self.cookie = ""
            return
        if status == 302:
            _status, _to, page = self.ask(to)
        forms = re.findall(r'action="(/places/[^"]+/(?:withdraw|answer))"', page)
        token = self.token(page)
        if status == 200:
            path, form = f"/opportunities/{ref}/sign-up", {"csrf_token": token}
        elif forms and chance.random() < 0.6:
            path = chance.choice(forms)
            form = {"csrf_token": token, "answer": chance.choice(["accept", "decline"])}
        else:
            path, form = "", {}
        if path:
            status, to, page = self.ask(path, form)
            self.done[f"{path.rpartition('/')[2]} {status}"] += 1
            if 'name="anyway"' in page:
                status, to, page = self.read_first(path, page, chance)
            if to:
                _status, _to, page = self.ask(to)
        found = re.search(r"<h1[^>]*>\s*(.*?)\s*</h1>", page, re.DOTALL)
        self.told[ref] = found[1] if found else None

    def read_first(self, path: str, page: str, chance: random.Random) -> tuple[int, str, str]:
        """A page that says what clashes, or is more than they wanted: they go on all the same, or leave it at that."""
        if chance.random() < 0.5:
            self.done["left at what to know"] += 1
            return 200, "", page
        status, to, page = self.ask(path, dict(HIDDEN.findall(page)))
        self.done[f"all the same {status}"] += 1
        return status, to, page

    def token(self, page: str) -> str:
        found = TOKEN.search(page)
        assert found, page[:300]
        return found[1]
