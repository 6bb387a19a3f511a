"""The messages that ask people whether they come, by name; kept in `golden/` like all others (`test_write.py`)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

from sqlalchemy import select

from app.core import db
from app.messages import write
from app.messages.models import OutboxMessage
from app.messages.write import Contents, Group, Listed, New, Occasion
from app.people.models import Channel, Person
from tests.messages import outcomes, replies

Writes = dict[str, Callable[[Person], int]]
SOON = datetime(2026, 12, 3, 17, 0, tzinfo=UTC)
OTHERS = {"before": "Kim Host", "after": "Lou Host", "reason": "Kim is away that week.", "once": "1"}
WORDS = "The lift is out of order.\nUse the blue door.\n\nIt is <b>flat</b> & wide."
PANEL = New(
    "Interview panel", "Friday 4 December 2026, 10am to midday UK time", "1 High Street", "£20 for 3 hours",
    "Tuesday 1 December 2026, 5pm UK time", ["You told us you are interested in this: interview panel."],
    "/opportunities/abc",
)  # fmt: skip
FACTS = (
    ("What", "Interview panel"), ("When", "Friday 4 December 2026, 10am to midday UK time"), ("Where", "1 High Street"),
    ("How long", "2 hours"), ("Payment", "£20 for 3 hours"), ("Getting in and around", "There is a lift."),
    ("Answer by", "Tuesday 1 December 2026, 5pm UK time"), ("How places are given", "The team chooses."),
)  # fmt: skip
HELP = Listed(1, "Interview panel", "Nurse for the Night Ward", FACTS, "/opportunities/abc")
READ = Listed(2, "Involvement reading", "Read our leaflet", (FACTS[0], FACTS[4]), "/opportunities/def")
ISSUE = Contents(
    "The days are short. We hope you are well.\n\nTea is on us on Friday.", "We are closed on 25 December.",
    (Group("New", (HELP,)), Group("Also open", (READ,))), more=3, changed=(outcomes.HEATERS,),
)  # fmt: skip
QUIET = Contents("", "We are closed on 25 December.", (), more=0)
READING = replace(PANEL, title="Involvement reading", closes="", path="/opportunities/def")
AT = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)
CALLS = {
    "answer_wanted",
    "ring_wanted",
    "not_sure",
    "place_offered_by_a_call",
    "bulletin_by_letter",
}  # always a call of the team, or a letter: no page of it is sent


def messages(occasion: Occasion) -> Writes:
    return short(occasion) | {
        "ring_wanted": lambda p: write.ring_wanted(p, 1, occasion, once="1"),
        "not_sure": lambda p: write.not_sure(p, 1, occasion, once="1"),
        "answer_wanted": lambda p: write.answer_wanted(p, 1, occasion, ref="abc"),
        "asked_alone_waiting": lambda p: write.asked_alone(p, 1, occasion, once="1", answer_by=None, offered=False),
        **replies.more(occasion),
        "day_called_off_because": lambda p: write.day_called_off(
            p, 1, occasion, once="1", offered=False, reason="The host is ill."
        ),
        "break_over": lambda p: write.break_over(p, last_day=date(2026, 11, 30)),
        "bulletin_quiet": lambda p: _last(write.bulletins([(p, QUIET)], 1)),
        "bulletin_by_letter": lambda p: _last(write.bulletins([(_by(p, Channel.LETTER), ISSUE)], 1)),
        "bulletin_full_titles": lambda p: _last(write.bulletins([(_full(p), ISSUE)], 1)),
    }


def _last(_written: None) -> int:
    """Many at once are written without being handed back."""
    return db.session().scalars(select(OutboxMessage.id).order_by(OutboxMessage.id.desc()).limit(1)).one()


def _by(person: Person, channel: Channel) -> Person:
    person.news_by = channel
    return person


def _full(person: Person) -> Person:
    person.full_titles = True
    return person


def short(occasion: Occasion) -> Writes:
    """Those whose text message tells of a session."""
    return {
        **replies.short(occasion),
        "asked_alone": lambda p: write.asked_alone(p, 1, occasion, once="1", answer_by=SOON, offered=True),
        "reminder": lambda p: write.reminder(p, 1, occasion, kind="week", ref="abc", said_yes=False),
        "reminder_said_yes": lambda p: write.reminder(p, 1, occasion, kind="morning", ref="abc", said_yes=True),
        "day_called_off": lambda p: write.day_called_off(p, 1, occasion, once="1", offered=False),
        "day_called_off_offer": lambda p: write.day_called_off(p, 1, occasion, once="1", offered=True),
        "cover_asked": lambda p: write.cover_asked(p, 1, occasion, ref="abc"),
        "new_for_you": lambda p: _last(write.news([(p, [PANEL, READING])], at=AT)),
        "bulletin": lambda p: _last(write.bulletins([(p, ISSUE)], 1)),
        "team_message": lambda p: write.team_message(
            p, 1, occasion.told_briefly(), subject="How to get there", words=WORDS
        ),
        "team_message_host": lambda p: write.team_message(
            p, 1, occasion.told_briefly(), subject="Thank you", words=WORDS, host="Sam Host"
        ),
        "pack_ready": lambda p: write.pack_ready(p, 1, occasion, ref="abc", by_post=False, once="1"),
        "pack_ready_by_post": lambda p: write.pack_ready(p, 1, occasion, ref="abc", by_post=True, once="1"),
        "pack_posted": lambda p: write.pack_posted(p, 1, occasion, ref="abc"),
        "look_again": lambda p: write.look_again(p, 1, occasion, ref="abc", once="1"),
        "panel_outcome": lambda p: write.panel_outcome(p, 1, occasion, outcome="1 person was appointed.", once="1"),
        "names_told": lambda p: write.names_told(p, 1, occasion, ref="abc", once="1"),
        "buddy_asked": lambda p: write.buddy_asked(p, 1, occasion, ref="abc", as_buddy=False),
        "buddy_asked_as_buddy": lambda p: write.buddy_asked(p, 1, occasion, ref="abc", as_buddy=True),
        "buddy_agreed": lambda p: write.buddy_agreed(p, 1, occasion, ref="abc", as_buddy=False, other="Sam"),
        "buddy_agreed_as_buddy": lambda p: write.buddy_agreed(p, 1, occasion, ref="abc", as_buddy=True, other="S" * 60),
        "buddy_off": lambda p: write.buddy_off(p, 1, occasion, as_buddy=False),
        "buddy_off_as_buddy": lambda p: write.buddy_off(p, 1, occasion, as_buddy=True),
        "cover_filled": lambda p: write.cover_filled(p, 1, occasion),
        "contact_changed": lambda p: write.contact_changed(p, 1, occasion, host=False, **OTHERS),
        "contact_changed_host": lambda p: write.contact_changed(p, 1, occasion, host=True, **OTHERS),
    }
