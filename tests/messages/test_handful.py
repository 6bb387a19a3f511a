"""Several mails go over one connection; a server that refuses or hangs up harms only the mail in its hands."""

from __future__ import annotations

import pytest

from app.messages import sending
from app.messages.states import MessageState
from app.messages.worker import run
from tests.messages.post import later, post, row


@pytest.fixture
def rows(application, make, extensions) -> list[int]:
    extensions("still_true", {})
    people = [make.person(f"Person {number}", email=f"p{number}@home.example") for number in range(3)]
    return [post(application, person) for person in people]


def states(application, rows) -> list[MessageState]:
    return [row(application, one).state for one in rows]


def test_three_mails_are_one_visit_to_the_mail_server(application, office, rows):
    assert run(application, once=True)

    assert states(application, rows) == [MessageState.SENT] * 3
    assert len(office.mails) == 3
    assert office.visits == 1


def test_a_refused_recipient_in_the_middle_leaves_the_others_alone(application, office, rows):
    office.refused = {"p1@home.example"}

    assert run(application, once=True)

    assert states(application, rows) == [MessageState.SENT, MessageState.FAILED, MessageState.SENT]


@pytest.mark.parametrize("words", ["", "421 4.7.0 enough for one connection"])
def test_a_server_that_hangs_up_after_a_mail_is_called_again(application, office, rows, words):
    office.leaves = words

    assert run(application, once=True)

    assert states(application, rows) == [MessageState.SENT] * 3
    assert office.visits == 3


def test_a_line_that_breaks_in_the_middle_of_a_mail_puts_off_that_one(application, office, rows):
    office.drops_for = "p0@home.example"

    assert run(application, once=True)
    assert states(application, rows) == [MessageState.WAITING, MessageState.SENT, MessageState.SENT]
    office.drops_for = ""
    later(application, minutes=2)
    assert run(application, once=True)

    assert states(application, rows) == [MessageState.SENT] * 3
    assert len({*office.message_ids}) == 3


def test_what_there_is_no_time_for_is_given_back_untried(application, office, rows, monkeypatch):
    monkeypatch.setattr(sending, "NEEDED", sending.outbox.LEASE.total_seconds() + 1)

    assert run(application, once=True)

    assert states(application, rows) == [MessageState.SENT] * 3
    assert {row(application, one).attempts for one in rows} == {1}
