"""The chapters from a name put down to an invitation, and to the same invitation at another time."""

from __future__ import annotations

from datetime import datetime, time
from email.message import EmailMessage
from typing import Any

from icalendar import Calendar

from app.core.clock import LONDON
from app.messages.rules import HOLD
from tests.journeys.posting import DAY, START, TITLE
from tests.journeys.register import AMARA, AMARA_EMAIL, LUCJA
from tests.support.live import Live
from tests.support.walk import Walk

EARLIER = time(9, 30)


def an_advisor_puts_her_name_down(amara: Walk) -> None:
    amara.follows("Opportunities")
    amara.follows(TITLE)
    assert "Meadow House" not in amara.reads  # only people with a place see it
    amara.follows("Sign up")
    amara.presses("Sign up")
    assert amara.heading == "We have your name"


def another_asks_by_phone_and_the_team_writes_it_down(team: Walk, ref: str) -> None:
    _to_the_places(team, ref)
    team.follows("Sign somebody up who asked us to")
    team.fills(q="Żurawska")
    team.presses("Search")
    team.follows(LUCJA)
    team.is_refused("Sign up", "Choose how they asked.")
    team.answers("Sign up", asked="phone")
    assert "Waiting (2)" in team.reads


def the_team_offers_both_a_place(team: Walk) -> None:
    for name in (AMARA, LUCJA):
        team.presses("Offer a place", about=f"to {name}")
    assert "Places and offers (2)" in team.reads


def one_accepts_on_her_phone(amara: Walk) -> None:
    amara.follows("My involvement")
    amara.follows(TITLE)
    assert amara.heading == "You have an offer of a place"
    amara.presses("Yes, I will come")
    assert amara.heading == "You have a place"
    assert "Meadow House" in amara.reads


def the_other_rings_and_says_no(team: Walk, ref: str) -> None:
    _to_the_places(team, ref)
    team.follows(f"They rang or wrote {LUCJA}")
    team.is_refused("Record it", "Choose what they said.", "Choose how they asked.")
    team.answers("Record it", what="decline", asked="phone")
    assert "Said no" in team.part(LUCJA)


def the_host_sees_who_comes_and_nobody_else(host: Walk, ref: str) -> None:
    host.opens(f"/host/opportunities/{ref}")
    host.follows("People and places")
    assert AMARA in host.reads
    assert LUCJA not in host.reads


def the_host_moves_the_time(host: Walk, ref: str) -> None:
    host.opens(f"/host/opportunities/{ref}")
    host.follows("Change the time or place: Tuesday 30 March 2027, 10am to 1pm")
    host.is_refused("Continue", "Enter when it starts.", keeping={"start-hour": "", "start-minute": ""})
    host.answers("Continue", start=EARLIER, reason="The room is ours from half past nine.")
    assert host.heading.endswith("Check what will be sent")
    host.presses("Save the change and tell them")
    assert "9:30am" in host.reads


def the_invitation(live: Live, sequence: int, starts: time = START) -> str:
    """The last one in the advisor's mail is whole and says when; returns its UID."""
    if sequence:
        live.advance(HOLD)  # a change waits for more to come
    live.post_goes_out()
    mail = [each for each in live.letters_to(AMARA_EMAIL) if _calendar(each)][-1]
    assert [part.get_content_type() for part in mail.walk() if not part.is_multipart()][:3] == [
        "text/plain", "text/html", "text/calendar",
    ]  # fmt: skip
    said = Calendar.from_ical(_calendar(mail))
    (event,) = said.events
    assert (said["METHOD"], event.sequence) == ("REQUEST", sequence)
    assert event.start == datetime.combine(DAY, starts, LONDON)
    assert [str(each) for each in event.attendees] == [f"mailto:{AMARA_EMAIL}"]
    return str(event.uid)


def _calendar(mail: EmailMessage) -> Any:
    parts = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
    return parts[0].get_content() if parts else None


def _to_the_places(team: Walk, ref: str) -> None:
    team.opens(f"/team/opportunities/{ref}")
    team.follows("People and places")
