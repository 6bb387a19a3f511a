"""The team's list of whom still to tell: calls to make, and messages that no channel could carry."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.core import db
from app.core.audit import AuditEntry
from app.messages import outbox
from app.messages.mime import CalendarPart
from app.messages.models import OutboxMessage
from app.messages.rules import HOLD
from app.messages.states import MessageState
from app.messages.words import Words
from app.messages.worker import run
from app.people.models import Channel, Person, Role
from tests.messages.post import WORDS, claim, post, row


@pytest.fixture
def team(make, browser):
    make.person("Tom Team", Role.TEAM, email="tom@staff.example")
    browser.sign_in("tom@staff.example")
    return browser


@pytest.fixture
def ada(make) -> int:
    return make.person("Ada Example", email="ada@home.example")


def clock_of(application):
    return application.extensions["clock"].now()


def failed(application, person_id: int, about: str = "place:1", **how) -> OutboxMessage:
    row_id = post(application, person_id, about, **how)
    with application.app_context():
        with db.transaction():
            claimed = claim()
        with db.transaction():
            outbox.refused(claimed, "550 no such person")
    return row(application, row_id)


def test_a_call_to_make_stands_on_the_list_until_somebody_made_it(application, make, team):
    caller = make.person("Cy Example", contact_by=Channel.PHONE, phone="+441134960000")
    row_id = post(application, caller)

    page = team.get("/team/messages")
    assert "Cy Example" in page.text
    assert "To call" in page.text
    page = team.post(f"/team/messages/{row(application, row_id).ref}/told")
    again = team.post(f"/team/messages/{row(application, row_id).ref}/told")

    assert "Recorded. Thank you for telling them." in page.text
    assert "There is nothing in this list." in again.text
    assert row(application, row_id).state is MessageState.CALLED
    with application.app_context():
        events = [entry.event for entry in db.session().query(AuditEntry) if entry.event == "PersonTold"]
    assert events == ["PersonTold"]


def test_a_failed_message_shows_why_and_can_be_sent_again_to_a_new_address(application, team, ada):
    message = failed(application, ada)
    with application.app_context(), db.transaction() as session:
        session.get_one(Person, ada).email = "ada@new.example"

    assert "550 no such person" in team.get("/team/messages").text
    team.post(f"/team/messages/{message.ref}/send-again")

    again = row(application, message.id)
    assert (again.state, again.attempts, again.error) == (MessageState.WAITING, 0, None)
    assert (again.message_id, again.address) == (message.message_id, "ada@new.example")


def test_what_is_on_its_way_is_left_alone(application, team, ada):
    message = row(application, post(application, ada))

    for verb in ("send-again", "told"):
        page = team.post(f"/team/messages/{message.ref}/{verb}")
        assert "You do not need to do anything." in page.soup.get_text()

    assert row(application, message.id).state is MessageState.WAITING


def test_a_link_or_an_old_invitation_is_not_sent_again(application, team, ada):
    part = CalendarPart("REQUEST", "u" * 32 + "@x", 0, b"BEGIN:VCALENDAR\r\n")
    link = failed(application, ada, "link:1", name="sign_in_link")
    old = failed(application, ada, calendar=part, to="ada@home.example")
    post(application, ada, once="2", calendar=part, to="ada@home.example")

    assert "ask for a new link" in team.post(f"/team/messages/{link.ref}/send-again").soup.get_text()
    assert "A newer message" in team.post(f"/team/messages/{old.ref}/send-again").soup.get_text()
    assert {row(application, one.id).state for one in (link, old)} == {MessageState.FAILED}


def test_the_words_can_be_read_but_never_a_link(application, monkeypatch, make, team, ada):
    monkeypatch.setitem(application.config, "DEMO", False)  # where nobody of the demonstration is signed in
    make.own_password("tom@staff.example", "three random words")
    team.sign_in("tom@staff.example", "three random words")
    link, message = failed(application, ada, "link:1", name="sign_in_link"), failed(application, ada)

    assert "is not kept" in team.get(f"/team/messages/{link.ref}").text
    assert WORDS.text.strip() in team.get(f"/team/messages/{message.ref}").text


def test_a_link_that_still_waits_to_be_sent_is_not_read_by_the_team(application, team, ada):
    waiting = row(application, post(application, ada, "link:1", name="password_reset", to="ada@home.example"))

    page = team.get(f"/team/messages/{waiting.ref}")

    assert WORDS.text.strip() in waiting.text
    assert WORDS.text.strip() not in page.text


@pytest.mark.parametrize(("shown", "count"), [("to-do", 0), ("waiting", 1), ("done", 0), ("what", 0)])
def test_the_lists(application, team, ada, shown, count):
    post(application, ada)

    assert len(team.get("/team/messages", show=shown).soup.select("article")) == count


@pytest.mark.parametrize("role", [Role.ADVISOR, Role.HOST, Role.ADMIN, Role.FINANCE])
def test_others_may_not_look(application, make, browser, ada, role):
    message = row(application, post(application, ada))
    make.person("Somebody Else", role, email="else@staff.example")
    browser.sign_in("else@staff.example")

    for path in ("/team/messages", f"/team/messages/{message.ref}"):
        browser.get(path, status=403)
    browser.post(f"/team/messages/{message.ref}/told", status=403)
    assert row(application, message.id).state is MessageState.WAITING


def test_what_is_held_can_go_now_and_what_waits_can_be_stopped(application, extensions, mail, team, ada):
    extensions("still_true", {})
    held = row(application, post(application, ada, name="name_noted", due_at=clock_of(application) + HOLD))
    plain = row(application, post(application, ada, "place:2", name="name_noted", due_at=clock_of(application) + HOLD))

    page = team.get("/team/messages", show="waiting")
    assert page.text.count("Goes out") == 2
    assert "It goes out now." in team.post(f"/team/messages/{held.ref}/send-now").soup.get_text()
    assert "Stopped. It will not be sent." in team.post(f"/team/messages/{plain.ref}/stop").soup.get_text()
    assert run(application, once=True)

    assert row(application, plain.id).state is MessageState.DROPPED
    assert row(application, held.id).due_at == clock_of(application)
    assert "too late to stop" in team.post(f"/team/messages/{held.ref}/stop").soup.get_text()


def test_a_change_of_a_calendar_or_an_offer_is_not_stopped_here(application, team, ada):
    part = CalendarPart("REQUEST", "u" * 32 + "@x", 0, b"BEGIN:VCALENDAR\r\n")
    invitation = row(application, post(application, ada, calendar=part, to="ada@home.example"))
    offer = row(application, post(application, ada, "place:2", name="place_offered"))

    assert "put back what was changed" in team.post(f"/team/messages/{invitation.ref}/stop").soup.get_text()
    assert "take the offer back" in team.post(f"/team/messages/{offer.ref}/stop").soup.get_text()
    assert {row(application, one.id).state for one in (invitation, offer)} == {MessageState.WAITING}


LINK = "https://involvement.example/answer/WzEsIm9mZmVyIiw3LDBd.abc"
WITH_A_LINK = (
    f"Can you still come?\n- call 020 7946 0000\n- or answer here: {LINK}\n\nYour page: http://localhost/places/abc"
)


def has_letters_now(application, person_id: int) -> None:
    with application.app_context(), db.transaction() as session:
        person = session.get_one(Person, person_id)
        person.contact_by, person.address = Channel.LETTER, "1 Elm Row\nTown"


@pytest.mark.parametrize("verb", ["send-copy", "send-again"])
def test_a_mail_that_goes_again_as_a_letter_has_nothing_in_it_to_press(application, team, ada, verb):
    words = Words("Your place", WITH_A_LINK, f"<p>{LINK}</p>", None)
    with application.app_context(), db.transaction():
        person = db.session().get_one(Person, ada)
        message = db.session().get_one(OutboxMessage, outbox.post(person, words, name="reminder", about="place:1"))
        message.state = MessageState.SENT if verb == "send-copy" else MessageState.FAILED
        db.session().flush()
        ref = message.ref
    has_letters_now(application, ada)

    team.post(f"/team/messages/{ref}/{verb}")

    with application.app_context():
        letter = db.session().scalars(select(OutboxMessage).order_by(OutboxMessage.id.desc()).limit(1)).one()
    assert (letter.channel, letter.html, letter.state) == (Channel.LETTER, None, MessageState.WAITING)
    assert letter.address.endswith("1 Elm Row\nTown")
    assert letter.text == "Can you still come?\n- call 020 7946 0000\n\nYour page: http://localhost/places/abc"


def test_what_stands_in_a_calendar_or_offers_a_place_does_not_go_as_a_letter(application, team, ada):
    part = CalendarPart("REQUEST", "u" * 32 + "@x", 0, b"BEGIN:VCALENDAR\r\n")
    invitation = failed(application, ada, calendar=part, to="ada@home.example")
    offer = row(application, post(application, ada, "place:2", name="place_offered"))
    with application.app_context(), db.transaction() as session:
        session.get_one(OutboxMessage, offer.id).state = MessageState.SENT
    has_letters_now(application, ada)

    team.post(f"/team/messages/{invitation.ref}/send-again")
    team.post(f"/team/messages/{offer.ref}/send-copy")

    with application.app_context():
        assert {each.channel for each in db.session().scalars(select(OutboxMessage))} == {Channel.EMAIL}


def test_an_invitation_once_more_is_the_same_entry_under_another_message_id(application, extensions, mail, team, ada):
    extensions("still_true", {})
    part = CalendarPart("REQUEST", "u" * 32 + "@x", 0, b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
    first = row(application, post(application, ada, calendar=part, to="ada@home.example"))
    assert "has not been sent yet" in team.post(f"/team/messages/{first.ref}/send-copy").soup.get_text()
    assert run(application, once=True)

    assert "once more" in team.post(f"/team/messages/{first.ref}/send-copy").soup.get_text()
    assert run(application, once=True)

    with application.app_context():
        rows = list(db.session().scalars(select(OutboxMessage).order_by(OutboxMessage.id)))
    assert [(one.uid, one.sequence, one.calendar, one.state) for one in rows] == [
        (part.uid, 0, part.content, MessageState.SENT)
    ] * 2
    assert rows[0].message_id != rows[1].message_id
    assert "send that one again" in team.post(f"/team/messages/{first.ref}/send-copy").soup.get_text()


def test_the_mail_as_it_is_sent_and_never_one_with_a_link(application, team, ada):
    message = row(application, post(application, ada, name="name_noted"))
    link = row(application, post(application, ada, "link:1", name="sign_in_link"))

    answer = team.client.get(f"/team/messages/{message.ref}.eml")

    assert (answer.status_code, answer.mimetype) == (200, "message/rfc822")
    assert f"Message-ID: <{message.message_id}>".encode() in answer.data
    assert team.client.get(f"/team/messages/{link.ref}.eml").status_code == 404


def test_the_messages_of_one_person_are_found_by_name(application, make, team, ada):
    post(application, ada)
    post(application, make.person("Bo Other", email="bo@home.example"))

    page = team.get("/team/messages", show="waiting", person="bo oth")

    assert [card.h2.get_text(strip=True) for card in page.soup.select("article")] == ["Bo Other"]
