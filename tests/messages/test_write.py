"""What a person will read, kept as files in `golden/`: whoever reviews a change reads it too.

`UPDATE_GOLDEN=1` writes the files anew.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from app.core import db
from app.messages import write
from app.messages.mime import CalendarPart
from app.messages.models import OutboxMessage
from app.messages.words import TEXT_LENGTH
from app.messages.write import Meeting, Occasion, Why
from app.opportunities.states import Mix
from app.people.models import Channel, Person
from app.signups.rules.sitting import kept_words
from tests.messages import accounts, asked, joining, outcomes, panels

GOLDEN = Path(__file__).parent / "golden"
TUESDAY = Meeting(
    datetime(2027, 6, 15, 9, 30, tzinfo=UTC), datetime(2027, 6, 15, 11, 0, tzinfo=UTC), "Room 2, 1 High Street"
)
WEDNESDAY = Meeting(
    datetime(2027, 6, 16, 13, 0, tzinfo=UTC), datetime(2027, 6, 16, 15, 0, tzinfo=UTC), "https://meet.example/abc"
)
WAY = {
    "way": "by lot, after the closing date. The seed of the draw is 0a1b2c3d4e5f6a7b.",
    "way_briefly": "Places are drawn by lot.",
}
ONE = Occasion("Involvement meeting", (TUESDAY,), ask="Sam Host, 020 7946 0001", **WAY)
DRAWN = "Drawn by lot: your number came 7th of 12 for 2 places."
FIRST = "Drawn by lot: your number came 1st of 12 for 2 places."
TWO = Occasion("Involvement meeting", (TUESDAY, WEDNESDAY))
WORK = Occasion("Involvement reading", due_on=date(2027, 6, 30))
PART = CalendarPart("REQUEST", "u" * 32 + "@x", 0, b"BEGIN:VCALENDAR\r\n")
CANCEL = replace(PART, method="CANCEL", sequence=1)
SOON = datetime(2026, 12, 3, 17, 0, tzinfo=UTC)
HOSTS = {"title": "Involvement meeting", "own_title": "Interview panel <b>", "path": "/host/opportunities/abc"}
TO = "ada@home.example"
LINK = "https://involvement.example/answer/WzEsIm9mZmVyIiw3LDBd.abc"

MESSAGES: dict[str, Callable[[Person], int]] = {
    "place_confirmed": lambda p: write.place_confirmed(p, 1, ONE, calendar=PART, to=TO),
    "place_confirmed_with_a_link": lambda p: write.place_confirmed(p, 1, ONE, calendar=PART, to=TO, link=LINK),
    "place_offered_with_a_link": lambda p: write.place_offered(p, 1, ONE, once="1", answer_by=SOON, link=LINK),
    "place_changed_with_a_link": lambda p: write.place_changed(p, 1, ONE, WEDNESDAY, once="1", ref="abc", link=LINK),
    "session_invitation_with_a_link": lambda p: write.session_invitation(p, 1, ONE, once="1", to=TO, link=LINK),
    "place_confirmed_several_dates": lambda p: write.place_confirmed(p, 1, TWO, to=TO),
    "place_confirmed_by_letter": lambda p: write.place_confirmed(p, 1, ONE),
    "place_confirmed_due_day": lambda p: write.place_confirmed(p, 1, WORK, to=TO),
    "session_invitation": lambda p: write.session_invitation(p, 1, ONE, once="1", calendar=PART, to=TO),
    "session_invitation_by_letter": lambda p: write.session_invitation(p, 1, ONE, once="1"),
    "invitation_moved": lambda p: write.invitation_moved(p, 1, ONE, once="1", calendar=CANCEL, to=TO),
    "invitation_moved_chosen": lambda p: write.invitation_moved(
        p, 1, ONE, once="1", calendar=CANCEL, to=TO, chosen=True
    ),
    "waiting_changed": lambda p: write.waiting_changed(p, 1, ONE, once="1"),
    "waiting_changed_offer": lambda p: write.waiting_changed(p, 1, ONE, once="1", answer_by=SOON),
    "place_changed_time": lambda p: write.place_changed(
        p,
        1,
        ONE,
        Meeting(WEDNESDAY.starts_at, WEDNESDAY.ends_at, TUESDAY.where),
        once="1",
        ref="abc",
        reason="The room was needed.",
        calendar=PART,
        to=TO,
    ),
    "place_changed_where": lambda p: write.place_changed(p, 1, ONE, replace(TUESDAY, where=""), once="1", ref="abc"),
    "place_changed_both": lambda p: write.place_changed(p, 1, ONE, WEDNESDAY, once="1", ref="abc"),
    "place_cancelled_called_off": lambda p: write.place_cancelled(
        p, 1, ONE, why=Why.CALLED_OFF, held=True, reason="The team moved to another house.", calendar=CANCEL, to=TO
    ),
    "place_cancelled_called_off_name_only": lambda p: write.place_cancelled(p, 1, ONE, why=Why.CALLED_OFF, held=False),
    "place_cancelled_withdrawn": lambda p: write.place_cancelled(p, 1, ONE, why=Why.WITHDRAWN, held=True),
    "place_cancelled_withdrawn_name_only": lambda p: write.place_cancelled(p, 1, ONE, why=Why.WITHDRAWN, held=False),
    "place_cancelled_released": lambda p: write.place_cancelled(
        p, 1, ONE, why=Why.RELEASED, held=True, reason="We booked one person too many."
    ),
    "name_noted": lambda p: write.name_noted(p, 1, ONE),
    "name_noted_with_number": lambda p: write.name_noted(p, 1, ONE, decided_by=SOON, number=482913),
    "name_noted_with_day": lambda p: write.name_noted(p, 1, ONE, decided_by=SOON),
    "reserve_joined": lambda p: write.reserve_joined(p, 1, ONE, number=2),
    "reserve_joined_for_the_mix": lambda p: write.reserve_joined(p, 1, ONE, why=kept_words(Mix.CARER)),
    "reserve_joined_by_lot": lambda p: write.reserve_joined(p, 1, ONE, number=5, because=DRAWN),
    "place_offered": lambda p: write.place_offered(p, 1, ONE, once="1", answer_by=SOON),
    "place_offered_by_lot": lambda p: write.place_offered(p, 1, ONE, once="1", answer_by=SOON, because=FIRST),
    "place_offered_by_a_call": lambda p: write.place_offered(p, 1, ONE, once="1", answer_by=None, rings=True),
    "place_offered_soon": lambda p: write.place_offered(p, 1, ONE, once="1", answer_by=None),
    "yes_came_second": lambda p: write.yes_came_second(p, 1, ONE, number=2, once="1"),
    "offer_lapsed": lambda p: write.offer_lapsed(p, 1, ONE, answer_by=SOON),
    "not_chosen": lambda p: write.not_chosen(p, 1, ONE, reason="Two people had not had a turn yet this year."),
    "opportunity_returned": lambda p: write.opportunity_returned(
        p, 1, move_id=3, reason="Please say who will meet people at the door.", **HOSTS
    ),
    "opportunity_approved": lambda p: write.opportunity_approved(p, 1, **HOSTS),
    **accounts.messages(TO),
    **asked.messages(ONE),
    **joining.MESSAGES,
    **panels.MESSAGES,
    **outcomes.MESSAGES,
}
SHORT: dict[str, Callable[[Person], int]] = {
    "place_confirmed": lambda p: write.place_confirmed(p, 1, ONE),
    "place_confirmed_several_dates": lambda p: write.place_confirmed(p, 1, TWO),
    "session_invitation": lambda p: write.session_invitation(p, 1, ONE, once="1"),
    "waiting_changed": lambda p: write.waiting_changed(p, 1, ONE, once="1"),
    "waiting_changed_offer": lambda p: write.waiting_changed(p, 1, ONE, once="1", answer_by=SOON),
    "place_changed_time": lambda p: write.place_changed(p, 1, ONE, WEDNESDAY, once="1", ref="abc"),
    "place_changed_where": lambda p: write.place_changed(p, 1, ONE, replace(TUESDAY, where=""), once="1", ref="abc"),
    "place_cancelled": lambda p: write.place_cancelled(p, 1, ONE, why=Why.CALLED_OFF, held=True),
    "place_withdrawn": lambda p: write.place_cancelled(p, 1, ONE, why=Why.WITHDRAWN, held=True),
    "name_noted": lambda p: write.name_noted(p, 1, ONE),
    "reserve_joined": lambda p: write.reserve_joined(p, 1, ONE, number=2),
    "place_offered": lambda p: write.place_offered(p, 1, ONE, once="1", answer_by=SOON),
    "place_offered_soon": lambda p: write.place_offered(p, 1, ONE, once="1", answer_by=None),
    "yes_came_second": lambda p: write.yes_came_second(p, 1, ONE, number=2, once="1"),
    "offer_lapsed": lambda p: write.offer_lapsed(p, 1, ONE, answer_by=SOON),
    "not_chosen": lambda p: write.not_chosen(p, 1, ONE, reason="Others had not had a turn."),
    "break_over": lambda p: write.break_over(p, last_day=date(2026, 11, 30)),
    **asked.short(ONE),
    **joining.SHORT,
    **outcomes.SHORT,
}


@pytest.fixture
def ada(context, make) -> Person:
    person_id = make.advisor(
        "Ada Example", email="ada@home.example", address="1 Low Street\nLeeds", phone="+447700900123"
    )
    return db.session().get_one(Person, person_id)


def written(person: Person, write_it: Callable[[Person], int], **fields: object) -> OutboxMessage:
    with db.transaction() as session:
        for name, value in fields.items():
            setattr(person, name, value)
        return session.get_one(OutboxMessage, write_it(person))


def reads(name: str, found: str) -> None:
    kept = GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN") == "1":
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(found)
    assert found == kept.read_text()


@pytest.mark.parametrize("name", MESSAGES)
def test_a_person_reads_exactly_this(ada, name):
    row = written(ada, MESSAGES[name])

    reads(name, f"Subject: {row.subject}\n\n{row.text}")


@pytest.mark.parametrize("name", SHORT)
def test_a_text_message_is_one_text_message_with_a_number_to_call(ada, name):
    row = written(ada, SHORT[name], contact_by=Channel.TEXT)

    assert (row.channel, row.address, row.html) == (Channel.TEXT, "+447700900123", None)
    assert len(row.text) <= TEXT_LENGTH
    assert "020 7946 0000" in row.text
    reads(f"sms_{name}", row.text + "\n")


def test_every_kept_message_is_still_written():
    assert {kept.stem for kept in GOLDEN.glob("*.txt")} == {*MESSAGES, *(f"sms_{name}" for name in SHORT)}


@pytest.mark.parametrize("name", [name for name in MESSAGES if name not in asked.CALLS])
def test_the_page_says_every_line_that_the_plain_words_say(ada, name):
    row = written(ada, MESSAGES[name])

    page = BeautifulSoup(row.html, "lxml")
    said = " ".join(page.get_text(" ").split())
    for line in row.text.splitlines():
        if line and "http" not in line:
            assert " ".join(line.removeprefix("- ").split()) in said
    assert page.html["lang"] == "en"
    assert not page.select("script, style, img, [style]")


@pytest.mark.parametrize(
    "name", [name for name in SHORT if name not in {"place_cancelled", "break_over", *joining.SHORT, *outcomes.SHORT}]
)
def test_long_titles_and_places_never_push_the_number_out_of_a_text_message(ada, name):
    long = Meeting(
        TUESDAY.starts_at, TUESDAY.ends_at, "A house with a very long name in a street with a longer one " * 3
    )
    occasion = Occasion("Involvement " * 6 + "meeting", (long,))
    verb = getattr(
        write,
        name.removesuffix("_offer"),
        write.place_changed if "changed" in name else write.place_cancelled,
    )
    facts = {
        "place_changed_time": {"old": WEDNESDAY, "once": "1", "ref": "abc"},
        "place_changed_where": {"old": replace(long, where=""), "once": "1", "ref": "abc"},
        "place_withdrawn": {"why": Why.WITHDRAWN, "held": True},
        "session_invitation": {"once": "1"},
        "waiting_changed": {"once": "1"},
        "place_offered": {"once": "1", "answer_by": SOON},
        "place_offered_soon": {"once": "1", "answer_by": None},
        "waiting_changed_offer": {"once": "1", "answer_by": SOON},
        "yes_came_second": {"number": 2, "once": "1"},
        "offer_lapsed": {"answer_by": SOON},
        "not_chosen": {"reason": "x"},
    }

    verb = write.place_confirmed if name.startswith("place_confirmed") else verb
    verb = write.place_offered if name.startswith("place_offered") else verb
    ask = asked.short(occasion).get(name) or (lambda p: verb(p, 1, occasion, **facts.get(name, {})))
    row = written(ada, ask, contact_by=Channel.TEXT)

    assert len(row.text) <= TEXT_LENGTH
    assert "020 7946 0000" in row.text


def test_what_people_typed_is_words_in_the_page_too(ada):
    name = "<b>Ada</b> & {{ 7 * 7 }} %(x)s"
    occasion = replace(ONE, ask="<script>alert(1)</script>")

    row = written(ada, lambda p: write.not_chosen(p, 1, occasion, reason='<img src="x"> {{ 7 * 7 }} %s'), known_as=name)

    page = BeautifulSoup(row.html, "lxml")
    assert not page.select("b, script, img")
    for words in (name, "<script>alert(1)</script>", '<img src="x"> {{ 7 * 7 }} %s'):
        assert words in page.get_text()
        assert words in row.text


def test_no_template_is_left_without_a_kept_message(context):
    folder = Path(context.root_path).parent / "templates" / "messages"

    written = {file.parent for file in folder.glob("*/*.txt")}
    assert written
    for one in written:
        assert any(name == one.name or name.startswith(f"{one.name}_") for name in MESSAGES)
        assert {"subject.txt", "body.txt", "body.html"} <= {file.name for file in one.iterdir()}
