"""What is looked at. Each check returns what is well, or raises `NotWell` with what to do about it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from flask import current_app
from sqlalchemy import func, select, text

from app.core import clock, db, migrations
from app.core.audit import AuditEntry
from app.core.formatting import span
from app.core.i18n import gettext as _
from app.core.i18n import ngettext
from app.messages import outbox
from app.messages.channels import PermanentFailure, TemporaryFailure
from app.messages.delivery import letter_channel, mail_channel, text_channel
from app.messages.models import OutboxMessage
from app.messages.states import MessageState

LATE = timedelta(minutes=15)  # a worker that runs has sent by then what is due
APART = timedelta(minutes=1)  # two clocks
ROOM = 500 * 1024 * 1024  # bytes that should be free


class NotWell(Exception):
    """What is wrong and what to do, in one sentence or two."""


@dataclass(frozen=True)
class Finding:
    name: str
    well: bool
    words: str


Check = Callable[[], str]


def findings() -> Iterator[Finding]:
    """One after another. What hangs on something that is not well is not looked at, and says so."""
    yield _found(_("Configuration"), configuration)
    database_ = _found(_("Database"), database)
    yield database_
    shape_ = _found(_("Its shape"), shape) if database_.well else _skipped(_("Its shape"))
    yield shape_
    for name, check in ((_("Messages"), messages), (_("Clock"), clocks)):
        yield _found(name, check) if shape_.well else _skipped(name)
    yield _found(_("Mail"), mail)
    yield _found(_("Texts and letters"), texts_and_letters)
    yield _found(_("Room on the disk"), room)


def _found(name: str, check: Check) -> Finding:
    try:
        return Finding(name, well=True, words=check())
    except NotWell as wrong:
        return Finding(name, well=False, words=str(wrong))
    except Exception as error:  # noqa: BLE001  a check-up says what it met and goes on
        words = _("This could not be looked at (%(what)s).", what=type(error).__name__)
        return Finding(name, well=False, words=words)


def _skipped(name: str) -> Finding:
    return Finding(name, well=False, words=_("Not looked at: put the database right first."))


def configuration() -> str:
    config: Mapping[str, Any] = current_app.config
    if config["DEMO"]:
        return _("Good, for a demonstration: it listens on this machine alone.")
    if not config["BASE_URL"].startswith("https://"):
        raise NotWell(_("BASE_URL does not begin with https://. Sign-in cookies would travel unprotected."))
    if config["MAIL_URL"].startswith("maildir:"):
        raise NotWell(_("MAIL_URL is a folder, so no e-mail leaves this machine. Set it to your mail server."))
    return _("Good, for production.")


def database() -> str:
    try:
        db.session().execute(text("SELECT 1"))
    except Exception as error:
        raise NotWell(_("It does not answer. Look at DATABASE_URL, and whether the server runs.")) from error
    names = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
    return _("%(name)s answers.", name=names[db.engine().dialect.name])


def shape() -> str:
    found, newest = migrations.current(db.engine()), migrations.head()
    if found == newest:
        return _("As this release needs it (%(revision)s).", revision=found)
    if found is not None and not migrations.knows(found):
        raise NotWell(_("It belongs to a newer release (%(found)s). Install that release.", found=found))
    raise NotWell(_("It is not up to date. Run “flask --app wsgi migrate”."))


def messages() -> str:
    now = clock.now()
    counted = select(OutboxMessage.state, func.count()).group_by(OutboxMessage.state)
    numbers = {state: int(number) for state, number in db.session().execute(counted)}
    oldest = db.session().scalar(outbox.due(now).with_only_columns(OutboxMessage.due_at).limit(1))
    if oldest is not None and now - oldest > LATE:
        raise NotWell(_("One has been due since %(when)s. Is the worker running?", when=span(oldest)))
    waiting, failed = numbers.get(MessageState.WAITING, 0), numbers.get(MessageState.FAILED, 0)
    said = ngettext("%(num)d waits for its time.", "%(num)d wait for their time.", waiting)
    if failed:
        more = _("%(num)d could not be sent: the involvement team sees which, under Messages.", num=failed)
        return f"{said} {more}"
    return said


def clocks() -> str:
    now = clock.now()
    if clock.is_the_machines():
        _compare_with_the_server(now)
    newest = db.session().scalar(select(func.max(AuditEntry.at)))
    if newest is not None and newest - now > APART:
        raise NotWell(
            _("Something is recorded for %(when)s, which is still to come. Was this machine's clock put back?",
              when=span(newest))
        )  # fmt: skip
    return _("It is %(when)s, and nothing recorded is later.", when=span(now))


def _compare_with_the_server(now: datetime) -> None:
    if db.engine().dialect.name != "postgresql":
        return
    there = db.session().scalar(select(func.clock_timestamp()))
    if there is not None and abs(there - now) > APART:
        raise NotWell(
            _("This machine and the database server are %(num)d seconds apart. Let both ask a time server.",
              num=round(abs(there - now).total_seconds()))
        )  # fmt: skip


def mail() -> str:
    url = current_app.config["MAIL_URL"]
    try:
        mail_channel(url).look()
    except (TemporaryFailure, PermanentFailure) as error:
        raise NotWell(
            _("No mail can be sent (%(why)s). Look at MAIL_URL and at the mail server.", why=error)
        ) from error
    return _("Into a folder.") if url.startswith("maildir:") else _("The mail server takes us in.")


def texts_and_letters() -> str:
    for name, channel in (("SMS_URL", text_channel), ("LETTER_URL", letter_channel)):
        try:
            channel(current_app.config[name]).look()
        except (TemporaryFailure, PermanentFailure) as error:
            raise NotWell(_("%(name)s: %(why)s. Make the folder one we can write to.", name=name, why=error)) from error
    return _("They can go.")


def room() -> str:
    place = Path(current_app.config["VAR_DIR"])
    free = shutil.disk_usage(place if place.is_dir() else place.parent).free
    if free < ROOM:
        raise NotWell(_("Only %(num)d MB are free. Make room before it is full.", num=free // 1024**2))
    return _("%(num)s GB are free.", num=f"{free / 1024**3:,.1f}")
