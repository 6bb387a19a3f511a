"""What somebody could read over a shoulder: a plain name, until the person chooses otherwise, and never a reason."""

from __future__ import annotations

import email
import re
from email.policy import default

import pytest
from icalendar import Calendar

from app.calendar import actions, occasions
from app.calendar import queries as calendar_queries
from app.core import clock
from app.messages import write
from app.messages.delivery import Delivery
from app.messages.write import Why
from app.opportunities.models import Session
from app.people.models import Person
from app.signups.everyone import pages as everyone
from app.signups.everyone.states import Subject
from app.signups.states import PlaceState
from tests.calendar.told import VENUE, change, do, hold_over, hours, opportunity, outbox

TITLE = "Nurse panel, Psychiatric Liaison, patient seat, £15 an hour"
SAID = "About the nurse panel on the ward: the patient fee is £15."
NEVER = re.compile(r"nurse|panel|psychiatric|liaison|patient|ward|service user|£|\bfee\b|an hour", re.IGNORECASE)


def everything(application, make, place, sessions, person_id):
    """Each kind of message about a place that this person can get."""
    ref = opportunity(make, title=TITLE, sessions=2)
    waiting = place(person_id, opportunity(make, title=TITLE, in_days=20), state=PlaceState.OFFERED)
    place_id = place(person_id, ref)
    first, second = sessions(ref)
    do(actions.invite, place_id)
    change(Session, first, venue=f"{VENUE}\nSecond floor")
    do(actions.update_for_session, first, reason="The room was needed.")
    hold_over(application)
    with application.app_context():
        from app.core import db

        moved = db.session().get_one(Session, second)
        starts_at, ends_at = moved.starts_at + hours(24), moved.ends_at + hours(24)
    change(Session, second, starts_at=starts_at, ends_at=ends_at)
    do(actions.update_for_session, second, time_changed=True, reason="The room was needed.")
    hold_over(application)
    do(_offer, waiting)
    do(actions.cancel, waiting, why=Why.CALLED_OFF, held=False)
    do(actions.cancel, place_id, why=Why.RELEASED, held=True, reason="One person too many.")


def _offer(place_id):
    place = calendar_queries.place(place_id)
    occasion = occasions.of_place(place, clock.now(), held=False)
    write.place_offered(place.person, place_id, occasion, once="1", answer_by=clock.now() + hours(48))
    write.reminder(place.person, 1, occasion, kind="week", ref=place.ref, said_yes=False)
    write.answer_wanted(place.person, 1, occasion, ref=place.ref)
    write.name_noted(place.person, place_id, occasion)
    write.reserve_joined(place.person, place_id, occasion, number=1)
    write.cover_asked(place.person, 1, occasion, ref=place.ref)
    write.offer_lapsed(place.person, place_id, occasion, answer_by=clock.now())
    write.decline_noted(place.person, place_id, occasion, until=clock.now(), once="1")
    write.place_gone(place.person, place_id, occasion, ref="abc", once="1")
    write.answer_again(place.person, place_id, occasion, once="1")
    write.time_kept(place.person, place_id, occasion, words=SAID, once="1")
    for number, subject in enumerate(Subject):  # to everybody with a place
        write.team_message(place.person, number, occasion, subject=everyone.about(subject), words=SAID)
        write.team_message(place.person, 10 + number, occasion, subject=everyone.about(subject), words=SAID, host="Hal")


def mails(application):
    """(name of the message, header lines, calendar file or none), as they leave the house."""
    delivery = Delivery.from_config(application.config)
    for row in outbox():
        if not row.address or "@" not in row.address:
            yield row.name, [row.subject], None
            continue
        mail = email.message_from_bytes(delivery.mail_of(row).content, policy=default)
        files = [part.get_filename() or "" for part in mail.walk()]
        yield row.name, [" ".join(str(mail["Subject"]).split()), str(mail["From"]), *files], row.calendar


def test_nothing_tells_who_somebody_is_unless_they_chose_it(application, context, make, place, sessions, ada):
    everything(application, make, place, sessions, ada)

    seen = list(mails(application))

    assert len({name for name, _lines, _calendar in seen}) >= 15
    for name, lines, calendar in seen:
        assert not [line for line in lines if NEVER.search(line)], (name, lines)
        for event in Calendar.from_ical(calendar).events if calendar else ():
            assert str(event["SUMMARY"]) == "Involvement session"
            assert str(event["CLASS"]) == "PRIVATE"
            assert b"\xc2\xa3" not in calendar


def test_whoever_chose_it_reads_the_title_everywhere(application, context, make, place, sessions, ada):
    change(Person, ada, full_titles=True)
    everything(application, make, place, sessions, ada)

    for name, lines, calendar in mails(application):
        assert "Nurse panel" in lines[0], (name, lines)
        assert all("Nurse" not in line for line in lines[1:])
        for event in Calendar.from_ical(calendar).events if calendar else ():
            assert str(event["SUMMARY"]) == TITLE
            assert str(event["CLASS"]) == "PRIVATE"


def test_the_choice_of_one_is_nobody_elses(application, context, make, place, ada):
    bea = make.advisor("Bea Example", email="bea@home.example", account=False)
    change(Person, bea, full_titles=True)
    ref = opportunity(make, title=TITLE)
    for person_id in (ada, bea):
        do(actions.invite, place(person_id, ref))

    titles = {row.address: row.subject for row in outbox()}

    assert "Nurse" not in titles["ada@home.example"]
    assert "Nurse" in titles["bea@home.example"]


@pytest.mark.parametrize("full", [False, True])
def test_the_preview_shows_the_very_words(application, make, browser, place, full):
    ada = make.advisor("Ada Example", email="ada@home.example", full_titles=full)
    place_id = place(ada, opportunity(make, title=TITLE))
    with application.app_context():
        do(actions.invite, place_id)
        ((_name, (subject, sender, *files), calendar),) = mails(application)
    (event,) = Calendar.from_ical(calendar).events
    browser.sign_in("ada@home.example")

    page = browser.get("/account/calendar/preview")

    now = page.text.index("(your choice now)")
    mine = page.text[now:] if full else page.text[now : page.text.index("With the full title")]
    for word in (subject, sender, files[-1], str(event["SUMMARY"]), str(event["LOCATION"])):
        assert word in mine, (word, mine)
    assert ("Nurse" in mine) is full
    with application.app_context():
        assert len(outbox()) == 1  # looking sends nothing


def test_the_preview_has_an_example_for_who_has_no_dates(make, browser):
    make.advisor("Ada Example", email="ada@home.example")
    browser.sign_in("ada@home.example")

    page = browser.get("/account/calendar/preview")

    assert "Confirmed: Involvement session, " in page.text
