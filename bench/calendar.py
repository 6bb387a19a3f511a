"""Feeds and invitations against what they cannot do without: icalendar's own rendering, and smtplib's own sending.

    python -m bench.calendar [--database sqlite|postgresql] [--number 10000] [--rounds 3]

Feeds of 50 sessions, in one process: made for the first time, and asked for again unchanged; beside them the same
events rendered by icalendar alone. Invitations: written to the outbox by the calendar's own verb, then sent by two
workers to a mail server that takes everything; beside them the same bytes over one connection that is kept open.
"""

from __future__ import annotations

import argparse
import smtplib
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from flask import Flask
from sqlalchemy import func, select

from app import create_app
from app.calendar import actions, entries, ics
from app.calendar.feeds.queries import own_dates
from app.calendar.models import Invitation
from app.core import clock, db
from app.messages.delivery import Delivery
from app.messages.models import OutboxMessage
from app.messages.states import MessageState
from bench import crowd
from bench.servers import ROOT, database, settle
from bench.sink import Sink, sink
from config import settings
from tests.support.make import Make

SESSIONS, WORKERS, AIM = 50, 2, 1.5
A_BATCH = 100  # invitations written in one transaction
A_ROOM = 500  # people of one opportunity: no seat is for more


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    options.add_argument("--number", type=int, default=10_000)
    options.add_argument("--rounds", type=int, default=3)
    given = options.parse_args()
    with ExitStack() as stack:
        environment = stack.enter_context(database(given.database))
        server = stack.enter_context(sink())
        environment |= {"MAIL_URL": f"smtp://127.0.0.1:{server.port}"}
        app = create_app(settings(environment))
        make = Make(app)
        persons = crowd.people(app, given.number)
        print(f"database: {given.database}; {given.number:,} people")
        report("a feed", feeds(app, make, persons, given.rounds))
        report("an invitation", invitations(app, make, persons, server, environment))
    print(f"aim: each at most {AIM:g} times what it is compared with; an unchanged feed is compared with rendering it")


def report(what: str, lines: dict[str, float]) -> None:
    """`lines` are milliseconds for one; each is shown beside the one named "bare …" that comes before it."""
    base = 0.0
    for name, each in lines.items():
        base = each if name.startswith("bare") else base
        print(f"{what + ', ' + name:<48}{each:>9.3f} ms{each / base:>9.2f}")


def feeds(app: Flask, make: Make, persons: list[int], rounds: int) -> dict[str, float]:
    """Milliseconds a feed: rendered by icalendar alone, made for the first time, and asked for again."""
    tokens = [
        token
        for ref, some in _rooms(make, persons, sessions=SESSIONS)
        for token in crowd.feeds(app, ref, some, crowd.places(app, ref, some))
    ]
    _know(app)
    share = len(tokens) // rounds
    bare, first, again = [], [], []
    for turn in range(rounds):
        mine = slice(turn * share, (turn + 1) * share)
        with app.app_context():
            kept = [entries.entry(each) for each in own_dates(persons[turn])]
            bare.append(_each(lambda _token: ics.feed(kept, "Involvement", now=clock.now()), tokens[mine]))  # noqa: B023
        tags: dict[str, str] = {}
        first.append(_each(lambda token: _first(app, token, tags), tokens[mine]))  # noqa: B023
        again.append(_each(lambda token: _again(app, token, tags[token]), tokens[mine]))  # noqa: B023
    return {
        "bare icalendar": statistics.median(bare), "made for the first time": statistics.median(first),
        "asked for again, unchanged": statistics.median(again),
    }  # fmt: skip


def _first(app: Flask, token: str, tags: dict[str, str]) -> None:
    answer = app.test_client().get(f"/calendar/{token}.ics")
    assert answer.status_code == 200, answer.status
    assert answer.data.count(b"BEGIN:VEVENT") == SESSIONS
    tags[token] = answer.headers["ETag"]


def _again(app: Flask, token: str, tag: str) -> None:
    answer = app.test_client().get(f"/calendar/{token}.ics", headers={"If-None-Match": tag})
    assert answer.status_code == 304, answer.status


def invitations(
    app: Flask, make: Make, persons: list[int], server: Sink, environment: dict[str, str]
) -> dict[str, float]:
    """Milliseconds an invitation: rendered, and written; sent by smtplib alone, and by two workers."""
    given = [place for ref, some in _rooms(make, persons, sessions=1) for place in crowd.places(app, ref, some)]
    _know(app)
    began = time.perf_counter()
    for start in range(0, len(given), A_BATCH):
        with app.app_context(), db.transaction():
            for place in given[start : start + A_BATCH]:
                actions.invite(place)
    written = _milliseconds(began, len(given))
    lines = {"bare icalendar": _rendered(app, given), "written to the outbox": written}
    mails = _mails(app, len(given))
    server.reset()
    _send(server.port, mails)
    lines["bare smtplib"] = server.seconds * 1000 / server.count
    server.reset()
    with _workers(environment):
        while _waiting(app):
            time.sleep(0.2)
    assert server.count == len(given), server.count
    lines[f"sent by {WORKERS} workers"] = server.seconds * 1000 / server.count
    return lines


def _rooms(make: Make, persons: list[int], *, sessions: int) -> Iterator[tuple[str, list[int]]]:
    """An opportunity for each roomful of them."""
    for start in range(0, len(persons), A_ROOM):
        some = persons[start : start + A_ROOM]
        yield make.opportunity(sessions=sessions, seats=len(some), venue="Room 2\nRiverbank House"), some


def _rendered(app: Flask, given: list[int]) -> float:
    with app.app_context():
        wanted = select(Invitation).where(Invitation.place_id.in_(given[:500]))
        kept = [entries.entry(each) for each in db.session().scalars(wanted)]
    return _each(ics.request, kept)


def _mails(app: Flask, number: int) -> list[tuple[str, str, bytes]]:
    """The very mails that the workers will send."""
    with app.app_context():
        delivery = Delivery.from_config(app.config)
        rows = db.session().scalars(select(OutboxMessage).where(OutboxMessage.method == "REQUEST"))
        found = [(delivery.sender, row.address, delivery.mail_of(row).content) for row in rows]
    assert len(found) == number
    return found


def _send(port: int, mails: list[tuple[str, str, bytes]]) -> None:
    with smtplib.SMTP("127.0.0.1", port) as connection:
        for sender, recipient, content in mails:
            connection.sendmail(sender, [recipient], content)


@contextmanager
def _workers(environment: dict[str, str]) -> Iterator[None]:
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "worker"]
    running = [subprocess.Popen(command, env=environment, cwd=ROOT) for _number in range(WORKERS)]
    try:
        yield
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.wait(60)


def _waiting(app: Flask) -> int:
    with app.app_context():
        wanted = select(func.count()).select_from(OutboxMessage).where(OutboxMessage.state == MessageState.WAITING)
        return db.session().scalar(wanted) or 0


def _know(app: Flask) -> None:
    settle({"DATABASE_URL": app.config["DATABASE_URL"]})


def _each(work: Callable[..., object], things: list[object] | list[str] | list[ics.Entry]) -> float:
    began = time.perf_counter()
    for thing in things:
        work(thing)
    return _milliseconds(began, len(things))


def _milliseconds(began: float, number: int) -> float:
    return (time.perf_counter() - began) * 1000 / number


if __name__ == "__main__":
    main()
