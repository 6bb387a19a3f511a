"""The outbox by itself: written once, claimed once, settled by whoever holds the claim."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.core import clock, db
from app.messages import outbox, rules
from app.messages.mime import CalendarPart
from app.messages.models import OutboxMessage
from app.messages.states import MessageState
from app.messages.words import Words
from app.people.models import Channel, Person
from tests.messages.post import claim as claimed

WORDS = Words("A subject\r\nBcc: eve@else.example", "The words\x00\n", "<p>The words</p>", "Short words")


@pytest.fixture
def ada(context, make) -> int:
    return make.advisor("Ada Example", email="ada@home.example")


def post(person_id: int, about: str = "place:1", *, words: Words = WORDS, **how: object) -> int:
    with db.transaction() as session:
        return outbox.post(session.get_one(Person, person_id), words, name="place_confirmed", about=about, **how)


def part(method: str, sequence: int, uid: str = "u" * 32 + "@x") -> CalendarPart:
    return CalendarPart(method, uid, sequence, b"BEGIN:VCALENDAR\r\n")


def row(row_id: int) -> OutboxMessage:
    db.session().rollback()
    db.session().expire_all()
    return db.session().get_one(OutboxMessage, row_id)


def claim() -> OutboxMessage | None:
    with db.transaction():
        return claimed()


def settle(settle_it, *arguments: object) -> None:
    with db.transaction():
        settle_it(*arguments)


def later(context, **by: float) -> None:
    context.extensions["clock"].advance(timedelta(**by))


def test_a_message_stands_or_falls_with_the_change_that_causes_it(ada):
    def change_that_fails() -> None:
        with db.transaction() as session:
            outbox.post(session.get_one(Person, ada), WORDS, name="place_confirmed", about="place:1")
            raise RuntimeError("the change failed")

    with pytest.raises(RuntimeError, match="the change failed"):
        change_that_fails()

    assert db.session().scalars(select(OutboxMessage)).all() == []


def test_the_same_cause_writes_one_message_and_a_meant_repeat_another(ada):
    first = post(ada)

    assert post(ada) == first
    assert post(ada, once="2") != first
    assert post(ada, about="place:2") != first


def test_a_message_keeps_clean_words_and_an_id_of_its_own(ada):
    found = row(post(ada))

    assert (found.subject, found.text) == ("A subject Bcc: eve@else.example", "The words\n")
    assert found.message_id.endswith("@alongside.example")
    assert len(found.message_id.partition("@")[0]) == 32
    assert (found.state, found.channel, found.address) == (MessageState.WAITING, Channel.EMAIL, "ada@home.example")


def test_a_call_waits_for_a_person_and_is_never_sent(context, make):
    caller = make.person("Ada Example", contact_by=Channel.PHONE, phone="+441134960000")
    called = post(caller)

    assert claim() is None
    assert row(called).state is MessageState.TO_CALL


def test_a_claim_is_for_one_worker_until_its_lease_runs_out(context, ada):
    post(ada)

    first = claim()
    assert claim() is None
    later(context, seconds=rules.LEASE.total_seconds() - 1)
    assert claim() is None
    later(context, seconds=1)
    again = claim()

    assert first is not None
    assert again is not None
    assert (again.id, again.message_id, again.attempts) == (first.id, first.message_id, 2)


def test_a_message_for_later_waits_for_its_time(context, ada):
    post(ada, due_at=clock.now() + timedelta(hours=1))

    assert claim() is None
    later(context, hours=1)
    assert claim() is not None


def test_who_was_too_slow_changes_nothing_any_more(context, ada):
    row_id = post(ada)
    slow = claim()
    later(context, minutes=5)
    claim()

    settle(outbox.refused, slow, "too late")

    assert row(row_id).state is MessageState.WAITING


def test_a_cancellation_waits_until_its_invitation_is_sent(context, ada):
    invited = post(ada, calendar=part("REQUEST", 0), to="ada@home.example")
    cancelled = post(ada, calendar=part("CANCEL", 1), to="ada@home.example", once="1")
    elsewhere = post(ada, "place:2", calendar=part("REQUEST", 0, "v" * 32 + "@x"), to="ada@home.example")

    first, second, third = claim(), claim(), claim()

    assert (first.id, second.id, third) == (invited, elsewhere, None)
    settle(outbox.put_off, first, "the mail server is away")
    settle(outbox.sent, second)
    assert claim() is None
    later(context, minutes=2)
    settle(outbox.sent, claim())
    last = claim()
    assert (last.id, last.method, last.calendar) == (cancelled, "CANCEL", b"BEGIN:VCALENDAR\r\n")


@pytest.mark.parametrize("end", [outbox.sent, lambda claimed: outbox.refused(claimed, "no such person")])
def test_a_cancellation_of_what_may_stand_in_a_calendar_keeps_its_calendar_part(context, ada, end):
    post(ada, calendar=part("REQUEST", 0), to="ada@home.example")
    post(ada, calendar=part("CANCEL", 1), to="ada@home.example", once="1")

    settle(end, claim())

    assert claim().calendar is not None


def test_a_cancellation_of_what_never_went_out_is_words_alone(context, ada):
    post(ada, calendar=part("REQUEST", 0), to="ada@home.example")
    post(ada, calendar=part("CANCEL", 1), to="ada@home.example", once="1")

    settle(outbox.dropped, claim())

    cancelled = claim()
    assert (cancelled.method, cancelled.calendar) == ("CANCEL", None)


def test_an_invitation_dropped_after_an_unfinished_try_is_still_cancelled(context, ada):
    post(ada, calendar=part("REQUEST", 0), to="ada@home.example")
    post(ada, calendar=part("CANCEL", 1), to="ada@home.example", once="1")
    claim()  # and the worker dies, perhaps after sending
    later(context, minutes=5)

    settle(outbox.dropped, claim())

    assert claim().calendar is not None


def test_eight_tries_with_longer_and_longer_pauses_then_a_person_looks(context, ada):
    row_id = post(ada)
    pauses = []
    for _ in range(rules.MOST_ATTEMPTS):
        settle(outbox.put_off, claim(), "450 try later")
        found = row(row_id)
        if found.state is MessageState.WAITING:
            pauses.append(found.due_at - clock.now())
            later(context, seconds=pauses[-1].total_seconds())

    assert pauses == sorted(pauses)
    assert len(pauses) == rules.MOST_ATTEMPTS - 1
    assert sum(pauses, timedelta()) > timedelta(hours=12)
    assert (found.state, found.error, found.leased_until) == (MessageState.FAILED, "450 try later", None)
    assert claim() is None


def test_a_message_that_kills_every_worker_is_given_up_in_sight(context, ada):
    row_id = post(ada)
    post(ada, "place:2", due_at=clock.now() + timedelta(days=1))
    for _ in range(rules.MOST_ATTEMPTS):
        assert claim().id == row_id
        later(context, minutes=5)

    assert claim() is None
    assert row(row_id).state is MessageState.FAILED
    assert "worker stopped" in row(row_id).error


def test_a_link_is_forgotten_once_it_is_sent(context, monkeypatch, ada):
    monkeypatch.setitem(context.config, "DEMO", False)  # the demonstration shows one's own mail again
    with db.transaction() as session:
        person = session.get_one(Person, ada)
        link = outbox.post(person, WORDS, name="sign_in_link", about="link:1", to="ada@home.example")
    kept = post(ada)

    settle(outbox.sent, claim())
    settle(outbox.sent, claim())

    assert (row(link).text, row(link).html) == ("", None)
    assert row(kept).text == "The words\n"
