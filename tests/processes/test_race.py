"""Two hundred people want ten places at the same moment."""

from __future__ import annotations

import re
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.processes.conftest import Begin
from tests.support.server import Answer, Server, Visitor

pytestmark = pytest.mark.process

PEOPLE, PLACES = 200, 10
SIGN_UP = "/opportunities/open-workshop/sign-up"
HAS_PLACE, ON_RESERVE = "You have a place", "You are on the reserve list"
STANDS = """
SELECT account.sign_in_email, place.state, place.position FROM place
JOIN account ON account.person_id = place.person_id
JOIN opportunity ON opportunity.id = place.opportunity_id WHERE opportunity.ref = 'open-workshop'
"""


def test_ten_places_for_two_hundred_people(begin: Begin) -> None:
    server = begin(advisors=PEOPLE)
    server.start_web()
    _race(server)


@pytest.mark.deep
@pytest.mark.parametrize("attempt", range(5))
def test_ten_places_for_two_hundred_people_again(begin: Begin, attempt: int) -> None:
    server = begin(advisors=PEOPLE)
    server.start_web()
    server.start_worker()
    _race(server)


def _race(server: Server) -> None:
    emails = [f"advisor-{number:04d}@demo.example" for number in range(1, PEOPLE + 1)]
    visitors = [Visitor(server, number) for number in range(1, PEOPLE + 1)]
    with ThreadPoolExecutor(8) as pool:
        tokens = [page.token for page in pool.map(_at_the_door, visitors, emails)]
    start = threading.Barrier(PEOPLE)

    def press(visitor: Visitor, token: str) -> Answer:
        start.wait(60)
        return visitor.post(SIGN_UP, csrf_token=token)

    with ThreadPoolExecutor(PEOPLE) as pool:
        answers = dict(zip(emails, pool.map(press, visitors, tokens), strict=True))

    assert Counter(answer.status for answer in answers.values()) == {200: PEOPLE}, server.log()
    told = {email: answer.h1 for email, answer in answers.items()}
    assert Counter(told.values()) == {HAS_PLACE: PLACES, ON_RESERVE: PEOPLE - PLACES}
    assert sorted(_number(answer) for answer in answers.values() if answer.h1 == ON_RESERVE) == list(range(1, 191))
    _what_was_told_stands(server, answers)


def _at_the_door(visitor: Visitor, email: str) -> Answer:
    return visitor.sign_in(email, then=SIGN_UP)


def _number(answer: Answer) -> int:
    found = re.search(r"You are number (\d+) on the list", answer.text)
    assert found, answer.text
    return int(found[1])


def _what_was_told_stands(server: Server, answers: dict[str, Answer]) -> None:
    rows = sorted(server.rows(STANDS), key=lambda row: row.position)
    assert len(rows) == len(answers) == len({row.sign_in_email for row in rows})
    confirmed = {row.sign_in_email for row in rows if row.state == "confirmed"}
    assert confirmed == {email for email, answer in answers.items() if answer.h1 == HAS_PLACE}
    waiting = [row.sign_in_email for row in rows if row.state == "reserve"]
    assert [_number(answers[email]) for email in waiting] == list(range(1, len(waiting) + 1))
