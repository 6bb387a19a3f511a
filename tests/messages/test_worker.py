"""The worker against a real mail server: kind, refusing, wavering, gone; and a database that goes away."""

from __future__ import annotations

import threading
import time
from collections import Counter
from datetime import datetime

import pytest
from sqlalchemy import func, select

from app.core import audit, clock, db
from app.messages import outbox
from app.messages.models import OutboxMessage
from app.messages.states import MessageState
from app.messages.worker import Worker, run
from app.people.models import Channel, Person
from tests.messages.post import WORDS, later, post, row

pytestmark = pytest.mark.both


def test_what_is_due_arrives_once_and_is_marked_sent(application, office, ada):
    row_id = post(application, ada)

    assert run(application, once=True)
    assert run(application, once=True)

    sent = row(application, row_id)
    assert office.message_ids == [f"<{sent.message_id}>"]
    assert office.mails[0]["To"] == "ada@home.example"
    assert (sent.state, sent.leased_until, sent.attempts) == (MessageState.SENT, None, 1)
    assert sent.sent_at == datetime.fromisoformat("2026-12-01T09:00:00+00:00")


def test_texts_and_letters_become_files_and_mail_goes_to_the_maildir(application, make, prepared, mail, extensions):
    for number, (channel, fields) in enumerate(
        [
            (Channel.TEXT, {"phone": "+447700900123"}),
            (Channel.LETTER, {"address": "1 Low Street"}),
            (Channel.EMAIL, {"email": "a@b.example"}),
        ]
    ):
        post(application, make.person("Ada Example", contact_by=channel, **fields), f"place:{number}")

    assert run(application, once=True)

    (text,) = (prepared.folder / "texts").glob("*.txt")
    (letter,) = (prepared.folder / "letters").glob("*.txt")
    assert text.read_text() == "+447700900123\n\nShort words\n"
    assert letter.read_text() == "Ada Example\n1 Low Street\n\nThe words\n"
    assert len(list((prepared.folder / "letters").glob("*.pdf"))) == 1
    assert len(list((mail / "new").iterdir())) == 1


@pytest.mark.parametrize("stage", ["at_recipient", "at_data"])
def test_a_mail_put_off_goes_out_later_under_the_same_id(application, office, ada, stage):
    row_id = post(application, ada)
    setattr(office, stage, "451 try later")

    assert run(application, once=True)
    waiting = row(application, row_id)
    setattr(office, stage, "250 OK")
    run(application, once=True)
    assert office.mails == []
    later(application, minutes=2)
    run(application, once=True)

    assert (waiting.state, waiting.attempts) == (MessageState.WAITING, 1)
    assert "451" in waiting.error
    assert office.message_ids == [f"<{waiting.message_id}>"]
    assert row(application, row_id).error is None


def test_a_mail_refused_for_good_is_kept_where_a_person_sees_why(application, office, ada):
    row_id = post(application, ada)
    office.at_recipient = "550 5.1.1 no such person"

    run(application, once=True)

    assert row(application, row_id).state is MessageState.FAILED
    assert "550 5.1.1 no such person" in row(application, row_id).error


def test_a_server_that_hangs_up_or_is_gone_loses_nothing(application, office, ada, monkeypatch, closed_port):
    row_id = post(application, ada)
    office.drops = True
    assert run(application, once=True)
    office.drops = False
    later(application, minutes=2)
    with monkeypatch.context() as patch:
        patch.setitem(application.config, "MAIL_URL", f"smtp://127.0.0.1:{closed_port}")
        assert run(application, once=True)
    later(application, minutes=6)
    run(application, once=True)

    assert office.message_ids == [f"<{row(application, row_id).message_id}>"]
    assert row(application, row_id).attempts == 3


def test_what_is_no_longer_true_is_not_said(application, office, ada, make, extensions):
    asked = []
    extensions(
        "still_true",
        {"place_confirmed": lambda found, now: asked.append((found.about, now)) or found.about == "place:2"},
    )
    gone, there = post(application, ada, "place:1"), post(application, ada, "place:2")
    other = post(application, make.person("Bo Example", email="bo@home.example"), "place:1", name="place_cancelled")

    run(application, once=True)

    assert row(application, gone).state is MessageState.DROPPED
    assert [row(application, kept).state for kept in (there, other)] == [MessageState.SENT] * 2
    assert len(office.mails) == 2
    assert set(asked) == {
        (about, datetime.fromisoformat("2026-12-01T09:00:00+00:00")) for about in ("place:1", "place:2")
    }


def test_a_fault_in_one_message_does_not_stop_the_next(application, office, ada, extensions):
    def broken(found: OutboxMessage, _now: datetime) -> bool:
        raise LookupError(found.about)

    extensions("still_true", {"place_confirmed": broken})
    bad, good = post(application, ada), post(application, ada, name="place_cancelled")

    assert run(application, once=True)

    assert (row(application, bad).state, row(application, bad).error) == (MessageState.WAITING, "LookupError")
    assert row(application, good).state is MessageState.SENT


def test_an_address_that_cannot_be_fails_in_sight(application, office, ada):
    row_id = post(application, ada, to="ada@home.example, eve@else.example")

    run(application, once=True)

    assert row(application, row_id).state is MessageState.FAILED
    assert office.mails == []


def test_what_is_due_is_done_first_and_its_messages_leave_at_once(application, office, ada, extensions):
    def remind(now: datetime) -> int:
        with db.transaction() as session:
            if session.scalar(select(func.count()).select_from(OutboxMessage)):
                return 0
            outbox.post(session.get_one(Person, ada), WORDS, name="reminder", about="place:1", due_at=now)
            return 1

    def broken(_now: datetime) -> int:
        raise LookupError("this one never works")

    extensions("due", [broken, remind])

    assert run(application, once=True)

    assert len(office.mails) == 1


def test_a_call_that_is_no_longer_true_leaves_the_list_by_itself(application, make, extensions):
    extensions("still_true", {"place_confirmed": lambda found, _now: found.about == "place:2"})
    caller = make.person("Cy Example", contact_by=Channel.PHONE, phone="+441134960000")
    gone, there = post(application, caller, "place:1"), post(application, caller, "place:2")

    assert run(application, once=True)

    assert row(application, gone).state is MessageState.DROPPED
    assert row(application, there).state is MessageState.TO_CALL


def test_the_audit_is_chained_on_the_way(application, office, ada):
    with application.app_context(), db.transaction() as session:
        session.add_all([audit.AuditEntry(at=clock.now(), event="Something", data={"n": n}) for n in range(3)])

    assert run(application, once=True)

    with application.app_context():
        assert db.session().scalar(select(func.count()).select_from(audit.AuditLink)) == 3
        assert audit.first_broken(db.session()) is None


def test_many_workers_send_each_message_once(application, office, make, extensions):
    extensions("still_true", {})
    people = [make.person(f"Person {number}", email=f"p{number}@home.example") for number in range(30)]
    rows = [post(application, person) for person in people]
    until = time.monotonic() + 120
    drained = []
    threads = [
        threading.Thread(target=lambda: drained.append(Worker(application).drain(until)), name=f"worker {number}")
        for number in range(5)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(150)

    assert drained == [True] * 5
    assert Counter(office.message_ids).most_common(1)[0][1] == 1
    assert len(office.mails) == 30
    assert {row(application, row_id).state for row_id in rows} == {MessageState.SENT}
