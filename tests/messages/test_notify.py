"""Text messages and letters through GOV.UK Notify: taken, refused, put off, cut off, and never twice."""

from __future__ import annotations

import base64

import pytest

from app.core import db
from app.messages.states import MessageState
from app.messages.worker import run
from app.people.models import Channel, Person
from config import BadConfiguration, settings
from tests.messages.notify import INVALID_NUMBER, KEY, TOO_MANY, serving
from tests.messages.post import LETTER, later, post, row


@pytest.fixture
def notify(application, monkeypatch, extensions, mail):
    with serving() as server:
        monkeypatch.setitem(application.config, "SMS_URL", server.url)
        monkeypatch.setitem(application.config, "LETTER_URL", server.url)
        yield server


@pytest.fixture
def cy(make) -> int:
    return make.person("Cy Example", contact_by=Channel.TEXT, phone="+447700900123")


def test_a_text_is_sent_with_its_words_and_our_own_reference(application, notify, cy):
    row_id = post(application, cy, words=LETTER)

    assert run(application, once=True)

    ((path, sent),) = notify.posted
    message = row(application, row_id)
    assert path == "/v2/notifications/sms"
    assert (sent["phone_number"], sent["personalisation"]) == ("+447700900123", {"words": "Short"})
    assert sent["reference"] == message.message_id
    assert message.state is MessageState.SENT


def test_a_letter_is_a_pdf_with_the_name_on_the_envelope(application, notify, make):
    dee = make.person("Dee Example", contact_by=Channel.LETTER, address="1 Low Street\nLeeds", large_print=True)
    row_id = post(application, dee, words=LETTER)

    assert run(application, once=True)

    ((path, sent),) = notify.posted
    assert path == "/v2/notifications/letter"
    assert base64.b64decode(sent["content"]).startswith(b"%PDF")
    assert row(application, row_id).address == "Dee Example\n1 Low Street\nLeeds"
    assert row(application, row_id).state is MessageState.SENT


def test_a_number_that_is_none_fails_in_sight_and_in_words(application, notify, cy):
    notify.answers = [(400, INVALID_NUMBER)]
    row_id = post(application, cy)

    assert run(application, once=True)

    message = row(application, row_id)
    assert (message.state, message.error) == (
        MessageState.FAILED, "GOV.UK Notify answered 400: phone_number Not enough digits",
    )  # fmt: skip


def test_too_many_for_now_goes_later(application, notify, cy):
    notify.answers = [(429, TOO_MANY)]
    row_id = post(application, cy)
    assert run(application, once=True)
    assert row(application, row_id).state is MessageState.WAITING

    later(application, minutes=2)
    assert run(application, once=True)

    assert row(application, row_id).state is MessageState.SENT
    assert len(notify.posted) == 1


def test_what_was_taken_before_the_line_broke_is_not_sent_twice(application, notify, cy):
    notify.breaks_off = True
    row_id = post(application, cy)
    assert run(application, once=True)
    assert row(application, row_id).state is MessageState.WAITING
    assert KEY not in (row(application, row_id).error or "")

    notify.breaks_off = False
    later(application, minutes=2)
    assert run(application, once=True)

    assert row(application, row_id).state is MessageState.SENT
    assert len(notify.posted) == 1


def test_reminders_come_the_way_the_person_chose_for_them(application, notify, cy):
    with application.app_context(), db.transaction() as session:
        session.get_one(Person, cy).email = "cy@home.example"
        session.get_one(Person, cy).contact_by = Channel.EMAIL
        session.get_one(Person, cy).reminders_by = Channel.TEXT

    reminder, other = post(application, cy, "attending:1", name="reminder"), post(application, cy)

    assert row(application, reminder).channel is Channel.TEXT
    assert row(application, other).channel is Channel.EMAIL


@pytest.mark.parametrize("url", ["notify://", "notify://short?template=x", f"notify://{KEY}", "post://x"])
def test_an_address_of_notify_that_cannot_be_is_one_sentence(url, tmp_path):
    with pytest.raises(BadConfiguration, match="SMS_URL must"):
        settings({"SMS_URL": url, "VAR_DIR": str(tmp_path)})
