"""Several plain messages to one person go as one; invitations, links and second tries stay alone."""

from __future__ import annotations

from dataclasses import replace

from app.messages.mime import CalendarPart
from app.messages.states import MessageState
from app.messages.worker import run
from app.people.models import Channel, Role
from tests.messages.post import LETTER, later, post, row

REQUEST = CalendarPart("REQUEST", "u" * 32 + "@x", 0, b"BEGIN:VCALENDAR\r\n")


def states(application, *ids: int) -> list[MessageState]:
    return [row(application, one).state for one in ids]


def test_what_waits_for_one_person_at_once_is_one_mail_that_says_it_all(application, office, ada, make):
    ids = [post(application, ada, f"place:{number}", name=name, words=LETTER) for number, name in enumerate(
        ("name_noted", "reserve_joined", "not_chosen"))]  # fmt: skip
    other = post(application, make.person("Bo Example", email="bo@home.example"), name="name_noted")

    assert run(application, once=True)

    assert sorted(str(mail["Subject"]) for mail in office.mails) == ["3 messages from us in one", "A subject"]
    (whole,) = [mail for mail in office.mails if mail["To"] == "ada@home.example"]
    text = whole.get_body(("plain",)).get_content().replace("\r\n", "\n")
    assert text.startswith("Hello Ada,\n\nHere are 3 messages in one.\n\n1. A subject\n\nThe words\n")
    assert text.count("With best wishes") == 1
    assert whole.get_body(("html",)).get_content().count("<h2>") == 3
    assert states(application, *ids, other) == [MessageState.SENT] * 4


def test_the_next_within_the_window_waits_for_its_end(application, office, ada):
    first = post(application, ada, "place:1", name="name_noted")
    assert run(application, once=True)
    later(application, minutes=2)
    second = post(application, ada, "place:2", name="name_noted")
    later(application, minutes=1)
    third = post(application, ada, "place:3", name="name_noted")
    assert run(application, once=True)
    assert states(application, first, second, third) == [MessageState.SENT, MessageState.WAITING, MessageState.WAITING]

    later(application, minutes=12)
    assert run(application, once=True)

    assert [str(mail["Subject"]) for mail in office.mails] == ["A subject", "2 messages from us in one"]
    assert states(application, second, third) == [MessageState.SENT] * 2


def test_an_invitation_and_a_link_to_sign_in_neither_wait_nor_are_joined(application, office, ada):
    plain = post(application, ada, "place:1", name="name_noted")
    assert run(application, once=True)
    link = post(application, ada, "link:1", name="sign_in_link")
    invitation = post(application, ada, "place:2", calendar=REQUEST)

    assert run(application, once=True)

    assert states(application, plain, link, invitation) == [MessageState.SENT] * 3
    assert len(office.mails) == 3


def test_what_is_not_true_any_more_is_left_out(application, office, ada, extensions):
    extensions("still_true", {"not_chosen": lambda _row, _now: False})
    good = [post(application, ada, f"place:{number}", name="name_noted") for number in (1, 2)]
    stale = post(application, ada, "place:3", name="not_chosen")

    assert run(application, once=True)

    assert states(application, *good, stale) == [MessageState.SENT, MessageState.SENT, MessageState.DROPPED]
    (mail,) = office.mails
    assert str(mail["Subject"]) == "2 messages from us in one"


def test_good_wishes_that_somebody_typed_cut_nothing_off(application, office, ada):
    typed = LETTER.text.replace("The words", "Dear all\n\nWith best wishes\nSam\n\nThe rest")
    post(application, ada, "place:1", name="name_noted", words=replace(LETTER, text=typed))
    post(application, ada, "place:2", name="name_noted", words=LETTER)

    assert run(application, once=True)

    text = office.mails[0].get_body(("plain",)).get_content()
    assert "Sam" in text and "The rest" in text


def test_a_joined_message_that_fails_is_seen_once_and_goes_again_whole(application, office, ada, make, browser):
    ids = [post(application, ada, f"place:{number}", name="name_noted") for number in (1, 2)]
    office.at_recipient = "550 no such person"
    assert run(application, once=True)
    assert states(application, *ids) == [MessageState.FAILED] * 2
    make.person("Tom Team", Role.TEAM, email="tom@staff.example")
    browser.sign_in("tom@staff.example")

    page = browser.get("/team/messages")
    assert page.text.count("Could not be sent") == 1
    assert "2 messages from us in one" in page.text
    office.at_recipient = "250 OK"
    browser.send(page, action="send-again")
    assert run(application, once=True)

    assert states(application, *ids) == [MessageState.SENT] * 2
    assert len(office.mails) == 1


def test_a_text_is_not_sent_at_night_but_what_is_about_an_account_is(application, make, prepared, mail, extensions):
    extensions("still_true", {})
    cy = make.person("Cy Example", contact_by=Channel.TEXT, phone="+447700900123")
    later(application, hours=14)  # 11 in the evening
    text = post(application, cy, name="name_noted")
    told = post(application, cy, "link:1", name="password_changed", to="cy@home.example")
    assert run(application, once=True)
    assert states(application, text, told) == [MessageState.WAITING, MessageState.SENT]

    later(application, hours=10)
    assert run(application, once=True)

    assert states(application, text) == [MessageState.SENT]
    assert len(list((prepared.folder / "texts").glob("*.txt"))) == 1
