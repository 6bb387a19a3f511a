"""A worker process that is killed after a mail was taken in and before it was put away."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from app.calendar.replies.states import Reason
from tests.calendar.replies.answers import no
from tests.house.source import ROOT
from tests.support import apps
from tests.support.imap import Dropped

pytestmark = pytest.mark.process
COMMAND = [sys.executable, "-m", "flask", "--app", "wsgi", "worker", "--once"]


def test_killed_between_taking_in_and_putting_away(scene, prepared, server):
    found, started = scene(), []
    server.receives(no(found.to()))

    def start(at):
        settings = apps.environment(
            prepared.folder,
            found.application.config["DATABASE_URL"],
            INBOUND_URL=server.address("?timeout=30"),
            CLOCK=at,
        )
        started.append(subprocess.Popen(COMMAND, cwd=ROOT, env=os.environ | settings, stderr=subprocess.DEVNULL))
        return started[-1]

    def kill(name):
        if name == "UID MOVE":
            started[-1].kill()
            raise Dropped

    try:
        server.on_command = kill
        assert start(apps.START).wait(120) == -9
        assert [(mail.reason, mail.times) for mail in found.log()] == [(Reason.SAID_NO, 1)]
        assert len(server.folders["INBOX"]) == 1

        server.on_command = lambda _name: None
        assert start("2026-12-01T09:10:00+00:00").wait(120) == 0
        assert [(mail.reason, mail.times) for mail in found.log()] == [(Reason.SAID_NO, 2)]
        assert (server.folders["INBOX"], len(server.read())) == ([], 1)
        assert len(found.mails()) == 1
    finally:
        for process in started:
            process.kill()
            process.wait(30)
