"""A wrong setting is one sentence and exit 2: never a traceback, never a silent default."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from flask import Flask

from app import create_app
from config import BadConfiguration, settings
from tests.house import source

LONG = "x" * 401
GOOD_KEY = "k" * 32
WRONG = {
    "ADVISOR_WORD": ["advisor", "a,b,c", ","],
    "APP_ENV": ["prod", "Production"],
    "BADGE_KEY": ["short", "g" * 64, "A" * 64, "a" * 64 + ",", "a" * 64 + "," + "A" * 42 + "B", "a" * 63],
    "BASE_URL": ["example.org", "ftp://example.org", "https://", "https://h:port", "https://[", "https://h/path", "https://h?q"],
    "BRAND_COLOUR": ["blue", "#fff", "#ffff00"],
    "CHEAP_HASHES": ["yes"],
    "CLAIM_MONTHS": ["0", "25", "-3", "three", "1.5"],
    "CLOCK": ["soon", "2026-12-01", "2026-12-01T09:00:00", "2026-13-01T09:00:00+00:00"],
    "CONTACT_EMAIL": ["nobody", "a b@c.example", "a@b.example,c@d.example"],
    "CONTACT_HOURS": [LONG],
    "CONTACT_PHONE": ["020\n7946"],
    "CRISIS_CONTACTS": ["Samaritans", "=116 123", "Samaritans="],
    "DATABASE_URL": ["sqlite:///", "mysql://h/d", "postgresql://h:port/d", "postgresql://[", "sqlite:////dev/null/a.db"],
    "INBOUND_SECRET": ["short", "s" * 31, LONG],
    "INBOUND_URL": [
        "mailbox", "https://u:p@h/", "imaps://h/INBOX", "imaps://u@h", "imaps://:p@h", "imaps://u:p@", "imaps://u:p@h:port",
        "imaps://u:p@[", "imaps://u:p@h/INBOX#1", "imaps://u:p%0d%0a@h", "imaps://u:p@h/Eing%C3%A4nge", "imap://u:p@h/",
        "imaps://u:p@h?timeout=0", "imaps://u:p@h?timeout=99999", "imaps://u:p@h?timeout=soon", "imaps://u:p@h?verify=0",
        "imaps://u:p/w@h", "imaps://u:p@h:0",
    ],
    "EMBED_ORIGINS": ["www.example.org", "http://www.example.org", "https://a.example/x", "https://*.example"],
    "OUTCOME_WEEKS": ["0", "27", "soon", "²"],
    "PAYMENT_DAYS": ["6", "91", "soon", "²"],
    "HOME_PENCE": ["-1", "5.00", "five", "10000", "²"],
    "INVITE_ADDRESS": ["nobody", "a@b"],
    "LETTER_URL": ["letters", "folder:", "smtp://h", "folder:/dev/null/a/b"],
    "LOGO_ALT": [LONG],
    "LOGO_FILE": ["/nothing/here.png", "/dev", str(Path(__file__))],
    "MAIL_URL": ["mail", "maildir:", "smtp://", "smtp://h:port", "smtp://h?starttls=maybe", "maildir:/dev/null/a/b"],
    "ORGANISATION_NAME": [LONG, "one\ntwo"],
    "SCORES_KEPT_MONTHS": ["0", "5", "73", "a year", "12.5", "-12"],
    "SECRET_KEY": ["short"],
    "SERVICE_NAME": [LONG],
    "SMS_URL": ["texts", "maildir:x", "folder:"],
    "TRUSTED_PROXIES": ["-1", "6", "two", "²"],
    "VAR_DIR": ["/dev/null/x"],
}  # fmt: skip


def _read_by_config() -> set[str]:
    tree = ast.parse((source.ROOT / "config.py").read_text("utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and source.called(node).startswith("read.")]
    return {call.args[0].value for call in calls if isinstance(call.args[0], ast.Constant)}


def test_every_variable_is_tried_here_and_told_to_the_operator() -> None:
    words = (source.ROOT / "docs" / "operator.md").read_text("utf-8")
    assert _read_by_config() == set(WRONG)
    assert set(re.findall(r"^\| `([A-Z_]+)`", words, re.MULTILINE)) == set(WRONG)


def test_every_command_is_told_to_the_operator(application: Flask) -> None:
    words = (source.ROOT / "docs" / "operator.md").read_text("utf-8")
    ours = {
        name: command for name, command in application.cli.commands.items() if name not in {"run", "shell", "routes"}
    }
    named = {" ".join(path) for name, command in ours.items() for path in _commands(name, command)}
    assert named == {
        " ".join(re.findall(r"[a-z]+(?= |$)", said)) for said in re.findall(r"^\| `([a-z][^`]*)`", words, re.MULTILINE)
    }


def _commands(name: str, command: click.Command) -> list[tuple[str, ...]]:
    if not isinstance(command, click.Group):
        return [(name,)]
    return [(name, *path) for inner, each in command.commands.items() for path in _commands(inner, each)]


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in WRONG.items() for value in values])
def test_a_wrong_value_is_one_sentence(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(BadConfiguration) as refused:
        create_app(settings({"VAR_DIR": str(tmp_path), "SECRET_KEY": GOOD_KEY, name: value}))
    sentence = str(refused.value)
    assert len(sentence.splitlines()) == 1
    assert sentence[0].isupper()
    assert sentence.endswith((".", ":")), sentence


@pytest.mark.parametrize(
    ("missing", "said"),
    [("SECRET_KEY", "SECRET_KEY must be set in production"), ("BASE_URL", "BASE_URL must be set in production")],
)
def test_production_guesses_nothing(tmp_path: Path, missing: str, said: str) -> None:
    given = {"APP_ENV": "production", "VAR_DIR": str(tmp_path), "SECRET_KEY": GOOD_KEY, "BASE_URL": "https://a.example"}
    assert settings(given)["DEMO"] is False
    with pytest.raises(BadConfiguration, match=said):
        settings({name: value for name, value in given.items() if name != missing})


@pytest.mark.parametrize("name", ["CLOCK", "CHEAP_HASHES"])
def test_what_is_for_trying_out_is_refused_in_production(tmp_path: Path, name: str) -> None:
    given = {"APP_ENV": "production", "VAR_DIR": str(tmp_path), "SECRET_KEY": GOOD_KEY, "BASE_URL": "https://a.example"}
    with pytest.raises(BadConfiguration, match=name):
        settings({**given, name: "2026-12-01T09:00:00+00:00" if name == "CLOCK" else "1"})


def test_the_key_is_made_once_and_kept(tmp_path: Path) -> None:
    first = settings({"VAR_DIR": str(tmp_path)})["SECRET_KEY"]
    assert len(first) == 64
    assert settings({"VAR_DIR": str(tmp_path)})["SECRET_KEY"] == first


def test_unset_and_empty_mean_the_default(tmp_path: Path) -> None:
    quiet = {"VAR_DIR": str(tmp_path), "SECRET_KEY": GOOD_KEY}
    assert settings({**quiet, **dict.fromkeys(set(WRONG) - set(quiet), "")}) == settings(quiet)


COMMANDS = {
    "migrate": ["flask", "--app", "wsgi", "migrate"],
    "web server": ["gunicorn", "--preload", "--no-control-socket", "--bind", "127.0.0.1:0", "wsgi:app"],
    "demo": ["scripts/demo.py"],
}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_process_says_the_sentence_and_ends_with_2(tmp_path: Path, command: str) -> None:
    program = COMMANDS[command]
    started = [sys.executable, *(["-m"] if not program[0].endswith(".py") else []), *program]
    environment = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path), "CLOCK": "soon"}
    done = subprocess.run(started, cwd=source.ROOT, env=environment, capture_output=True, text=True, timeout=60)
    said = "CLOCK is 'soon'; it must be a time with its zone, such as 2026-12-01T09:00:00+00:00."
    assert (done.returncode, done.stderr.strip(), done.stdout) == (2, said, "")
