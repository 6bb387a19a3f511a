"""Feeds and invitations against what they cannot do without: icalendar's own rendering, and smtplib's own sending.

    python -m bench.calendar [--database sqlite|postgresql] [--number 10000]

What is compared (bench/bare_calendar.py), roomful by roomful of 500 people, each time the bare thing first and then
ours, so that both meet the same machine. A figure is the median of the roomfuls, a ratio the median of their ratios.

- A feed of 50 sessions, asked for in one process (no socket): made for the first time, and asked for again unchanged
  (304). Beside it icalendar renders 50 such events from values at hand: no database, no request, nothing noted down.
  People of one room come to the same sessions, as in life, and what is the same for them is rendered once.
  "dates nobody asked for yet" is the other end: before each of these feeds all that was rendered is thrown away.
- An invitation, written: its row, the words of a text and an HTML body, the calendar part, the row in the outbox,
  committed. "to a roomful" is the calendar's own verb for a session that was added, one commit for all of them. "to
  one" is its verb for one place, many of them in a commit: with the place and what it is for in hand, as whoever has
  just given the place has them (only so does it happen in life), and with each read anew from the database. Beside
  them icalendar renders the calendar part alone, from values at hand: no row is read or written.
- An invitation, sent: all that were written, drained by two workers (`flask worker`) to a mail server that takes
  everything, from its first mail to its last, each mail leased, asked about and noted down in the database. Beside it
  smtplib sends the same bytes, made before, over one connection that is kept open; half of these before the workers,
  half after them. And two processes do so at once, each over its own: so fast are this machine and that server
  without us. The workers are up before there is anything to send. The server takes the commands before a mail
  together, as Postfix, Exim and Exchange do; smtplib sends them one by one, our workers make use of it.

The bare things are run for a share of the number alone, since they do the same each time; ours for all of it.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack

from flask import Flask
from sqlalchemy import select

from app import create_app
from app.calendar import actions, entries, frames, ics, queries
from app.calendar.feeds.queries import own_dates
from app.calendar.models import Invitation
from app.core import db
from app.opportunities.models import Opportunity, Session
from app.signups.models import Place
from bench import bare_calendar, crowd
from bench.calendar_sent import WORKERS, Line, held_workers, progress, sent
from bench.servers import database, settle
from bench.sink import sink
from config import settings
from tests.support.make import Make

SESSIONS, AIM = 50, 1.5
AIMED = frozenset(
    {"made for the first time", "asked for again, unchanged", "written to a roomful", "written to one, in hand",
     f"sent by {WORKERS} workers"}
)  # fmt: skip
A_ROOM = 500  # people of one opportunity: no seat is for more
SHARE = 10  # of so many feeds or invitations one is rendered bare
COLD = 25  # of so many feeds one more is made with nothing kept
ALONE = 25  # invitations to one, for each room and way
A_BATCH = 100  # of these in one transaction


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    options.add_argument("--number", type=int, default=10_000)
    given = options.parse_args()
    with ExitStack() as stack:
        environment = stack.enter_context(database(given.database))
        server = stack.enter_context(sink())
        environment |= {"MAIL_URL": f"smtp://127.0.0.1:{server.port}"}
        app = create_app(settings(environment))
        make = Make(app)
        persons = crowd.people(app, given.number)
        say(f"database: {given.database}; {given.number:,} people; the aim is {AIM:g} times the bare thing at most")
        report("a feed", feeds(app, make, persons))
        workers = stack.enter_context(held_workers(environment))
        report("an invitation", written(app, make, persons))
        report("an invitation", sent(app, server, workers))


def say(words: str) -> None:
    print(words, flush=True)


def report(what: str, lines: Line) -> None:
    """Each beside the first, which is the bare thing, and beside the aim where it has one."""
    base = next(iter(lines.values()))
    for name, each in lines.items():
        ratio = statistics.median(mine / bare for mine, bare in zip(each, base, strict=True))
        beside = f"  aim {AIM:g}: {'met' if ratio <= AIM else 'not met'}" if name in AIMED else ""
        say(f"{what + ', ' + name:<60}{statistics.median(each):>9.3f} ms{ratio:>9.2f}{beside}")


def feeds(app: Flask, make: Make, persons: list[int]) -> Line:
    """A feed: rendered by icalendar alone, made for the first time, with nothing kept, and asked for again."""
    lines: Line = {"bare icalendar": [], "made for the first time": [], "dates nobody asked for yet": [],
                   "asked for again, unchanged": []}  # fmt: skip
    began = time.perf_counter()
    for number, (ref, some) in enumerate(_rooms(make, persons, sessions=SESSIONS), 1):
        tokens = crowd.feeds(app, ref, some, crowd.places(app, ref, some))
        settle({"DATABASE_URL": app.config["DATABASE_URL"]})
        with app.app_context():
            kept = [entries.entry(each) for each in own_dates(some[0])]
        tags: dict[str, str] = {}
        cold = max(1, len(tokens) // COLD)
        lines["bare icalendar"].append(_each(lambda _: bare_calendar.feed(kept), tokens[::SHARE]))  # noqa: B023
        first = _each(lambda token: _first(app, token, tags), tokens[cold:])  # noqa: B023
        lines["made for the first time"].append(first)
        lines["dates nobody asked for yet"].append(_each(lambda token: _cold(app, token, tags), tokens[:cold]))  # noqa: B023
        lines["asked for again, unchanged"].append(_each(lambda token: _again(app, token, tags[token]), tokens))  # noqa: B023
        progress(f"feeds of {min(number * A_ROOM, len(persons)):,} people", began)
    return lines


def _first(app: Flask, token: str, tags: dict[str, str]) -> None:
    answer = app.test_client().get(f"/calendar/{token}.ics")
    assert answer.status_code == 200, answer.status
    assert answer.data.count(b"BEGIN:VEVENT") == SESSIONS
    tags[token] = answer.headers["ETag"]


def _cold(app: Flask, token: str, tags: dict[str, str]) -> None:
    frames._frame.cache_clear()  # nothing but a measurement has a need to forget
    _first(app, token, tags)


def _again(app: Flask, token: str, tag: str) -> None:
    answer = app.test_client().get(f"/calendar/{token}.ics", headers={"If-None-Match": tag})
    assert answer.status_code == 304, answer.status


def written(app: Flask, make: Make, persons: list[int]) -> Line:
    """An invitation: its calendar part rendered by icalendar alone; written to a roomful, and to one."""
    lines: Line = {"bare icalendar": [], "written to a roomful": [], "written to one, in hand": [],
                   "written to one, read anew": []}  # fmt: skip
    began = time.perf_counter()
    kept: list[ics.Entry] = []
    for ref, some in _rooms(make, persons, sessions=1):
        crowd.places(app, ref, some)
        in_hand, anew = (
            crowd.places(app, make.opportunity(sessions=1, seats=ALONE, venue="Room 3"), some[:ALONE]) for _way in "ab"
        )
        settle({"DATABASE_URL": app.config["DATABASE_URL"]})
        with app.app_context():
            wanted = select(Session.id).join(Session.opportunity).where(Opportunity.ref == ref)
            session_id = db.session().scalars(wanted).one()
        kept = kept or _example(app)
        lines["bare icalendar"].append(_each(bare_calendar.request, kept * (len(some) // SHARE or 1)))
        start = time.perf_counter()
        with app.app_context(), db.transaction():
            told = actions.add_session(session_id)
        lines["written to a roomful"].append(_milliseconds(start, told))
        assert told == len(some), told
        lines["written to one, in hand"].append(_alone(app, in_hand, held=True))
        lines["written to one, read anew"].append(_alone(app, anew, held=False))
    progress("invitations written", began)
    return lines


def _alone(app: Flask, places: list[int], *, held: bool) -> float:
    """One by one, and committed. `held`: what the verb that gave the place has read is read before."""
    spent = 0.0
    for first in range(0, len(places), A_BATCH):
        few = places[first : first + A_BATCH]
        with app.app_context():
            with db.transaction() as session:
                wanted = select(Place).where(Place.id.in_(few if held else ())).options(*queries.WITH_WHAT)
                kept = session.scalars(wanted).unique().all()
                start = time.perf_counter()
                for place in few:
                    actions.invite(place)
            spent += time.perf_counter() - start
            del kept
    return spent * 1000 / len(places)


def _rooms(make: Make, persons: list[int], *, sessions: int) -> Iterator[tuple[str, list[int]]]:
    """An opportunity for each roomful of them."""
    for start in range(0, len(persons), A_ROOM):
        some = persons[start : start + A_ROOM]
        yield make.opportunity(sessions=sessions, seats=len(some), venue="Room 2\nRiverbank House"), some


def _example(app: Flask) -> list[ics.Entry]:
    with app.app_context():
        return [entries.entry(each) for each in db.session().scalars(select(Invitation).limit(1))]


def _each(work: Callable[..., object], things: Sequence[object]) -> float:
    began = time.perf_counter()
    for thing in things:
        work(thing)
    return _milliseconds(began, len(things))


def _milliseconds(began: float, number: int) -> float:
    return (time.perf_counter() - began) * 1000 / number


if __name__ == "__main__":
    main()
