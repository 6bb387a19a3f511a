"""`kill -9` of the web server and of the worker while people sign up: what was said to anybody stays true."""

from __future__ import annotations

import email
import email.policy
import threading
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

import pytest

from tests.processes.conftest import Begin
from tests.support.server import Answer, Lost, Server, Visitor

pytestmark = pytest.mark.process

PEOPLE, PLACES = 40, 10
KILLED_AFTER = (2, 9, 14, 27)  # so many answers; the next ones are on their way at that moment
SIGN_UP = "/opportunities/open-workshop/sign-up"
STANDS = """
SELECT person.email, person.contact_by, place.state FROM place JOIN person ON person.id = place.person_id
JOIN opportunity ON opportunity.id = place.opportunity_id WHERE opportunity.ref = 'open-workshop'
"""
INVITATIONS = """
SELECT person.email, invitation.uid FROM invitation JOIN person ON person.id = invitation.person_id
JOIN place ON place.id = invitation.place_id
JOIN opportunity ON opportunity.id = place.opportunity_id WHERE opportunity.ref = 'open-workshop'
"""


class People:
    """Everybody signs up once, again after an answer was lost, until each has been answered."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._answered = threading.Condition()
        self._up = threading.Event()
        self._up.set()
        self.over = threading.Event()  # the test has failed: nobody tries on
        self.answers: dict[str, Answer] = {}
        self.visitors = {f"advisor-{n:04d}@demo.example": Visitor(server, n) for n in range(1, PEOPLE + 1)}
        for address, visitor in self.visitors.items():
            visitor.sign_in(address)

    def sign_up(self, address: str) -> None:
        visitor = self.visitors[address]
        while not self.over.is_set():
            try:
                page = visitor.get(SIGN_UP)  # a place already, where the lost answer had been yes
                answer = visitor.post(SIGN_UP, csrf_token=page.token) if page.path == SIGN_UP else page
            except Lost:
                self._up.wait(60)
                continue
            with self._answered:
                self.answers[address] = answer
                self._answered.notify_all()
            return

    def kill_both_after(self, number: int) -> None:
        with self._answered:
            assert self._answered.wait_for(lambda: len(self.answers) >= number, timeout=120)
            self._up.clear()
        self._server.kill("web")
        self._server.kill("worker")
        self._server.start_web()
        self._server.start_worker()
        self._up.set()


def test_nothing_that_was_said_is_lost(begin: Begin) -> None:
    server = begin(advisors=PEOPLE)
    server.start_web()
    server.start_worker()
    people = People(server)
    with ThreadPoolExecutor(4) as pool:
        signing_up = [pool.submit(people.sign_up, address) for address in people.visitors]
        try:
            for number in KILLED_AFTER:
                people.kill_both_after(number)
            for each in signing_up:
                each.result(120)
        finally:
            people.over.set()

    assert {answer.status for answer in people.answers.values()} == {200}, server.log()
    told = {address: answer.h1 for address, answer in people.answers.items()}
    words = {"confirmed": "You have a place", "reserve": "You are on the reserve list"}
    stands = server.rows(STANDS)
    assert {row.email: words[row.state] for row in stands} == told
    assert sorted(told.values()).count("You have a place") == PLACES
    again = {address: visitor.get(people.answers[address].path).h1 for address, visitor in people.visitors.items()}
    assert again == told  # and everybody is still signed in

    server.kill("worker")
    _drain(server)
    by_mail = {row.email for row in stands if row.state == "confirmed" and row.contact_by == "email"}
    _everybody_was_told_once(server, by_mail)


def _drain(server: Server) -> None:
    """Half an hour later every lease of a killed worker has run out; texts wait for the morning, and some for company.

    `--once` ends when nothing is due.
    """
    now = datetime.now(UTC)
    morning = (now + timedelta(days=1)).replace(hour=10)
    for later in (now + timedelta(minutes=30), morning, morning + timedelta(minutes=30)):
        server.flask("worker", "--once", CLOCK=later.isoformat(timespec="seconds"))


def _everybody_was_told_once(server: Server, by_mail: set[str]) -> None:
    """Each of them has one invitation; a copy sent again after a kill is the same one, byte for byte."""
    mails: dict[str, set[tuple[str, str, bytes]]] = defaultdict(set)
    for message in _mails(server):
        for part in message.walk():
            if part.get_content_type() == "text/calendar":
                to, content = message["To"].addresses[0].addr_spec, part.get_content()
                uid = next(line for line in content.splitlines() if line.startswith("UID:"))
                mails[uid.removeprefix("UID:")[:32]].add((to, str(message["Message-ID"]), message.as_bytes()))
    issued = [(row.email, row.uid[:32]) for row in server.rows(INVITATIONS) if row.email in by_mail]
    assert sorted(address for address, _ in issued) == sorted(by_mail)
    assert {address: [to for to, _, _ in mails[uid]] for address, uid in issued} == {one: [one] for one in by_mail}
    settled = {"sent", "to-call", "dropped"}  # nothing waits, nothing failed
    assert {row.state for row in server.rows("SELECT DISTINCT state FROM outbox_message")} <= settled


def _mails(server: Server) -> list[EmailMessage]:
    files = [path for path in sorted((server.folder / "mail").rglob("*")) if path.parent.name in {"new", "cur"}]
    return [email.message_from_bytes(path.read_bytes(), policy=email.policy.default) for path in files]
