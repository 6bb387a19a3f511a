"""The table: shape of a kind -> its questions; what cannot be in the answers, and how an answer is read."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from app.core import formatting
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.core.i18n import ngettext
from app.opportunities.conditions.shapes import Answer, Field, Problem
from app.opportunities.states import PayPart, Shape


class Seen(enum.Enum):
    """Who reads an answer. Each one also reads what the one before reads."""

    EVERYBODY = "everybody"
    PLACE = "place"  # whoever has a place
    STAFF = "staff"


@dataclass(frozen=True)
class Question(Field):
    """`minutes`: the number is a length of time, shown in hours. `part`: time that is given besides a session, and what
    it counts as; `each` where it comes with every session, and not once."""

    seen: Seen = Seen.EVERYBODY
    minutes: bool = False
    part: PayPart | None = None
    each: bool = False


def _text(key: str, label: Any, hint: Any = "", seen: Seen = Seen.EVERYBODY) -> Question:
    return Question(key, Answer.TEXT, label, hint, most=300, seen=seen)


def _minutes(key: str, label: Any, part: PayPart | None = None, *, each: bool = False) -> Question:
    hint = _l("In minutes. For example, 90")
    return Question(key, Answer.NUMBER, label, hint, most=6000, minutes=True, part=part, each=each)


def _yes(key: str, label: Any, hint: Any = "") -> Question:
    return Question(key, Answer.YES, label, hint)


LENGTH, UNIT = "term_length", "term_unit"
STORY = (
    ("no", _l("No. Nobody is asked to tell their story")),
    ("if-you-wish", _l("Only if you wish. You choose what, and can change your mind")),
    ("yes", _l("Yes. You choose what you tell, and can change your mind")),
)
SLIDES = (
    ("together", _l("Everybody who trains, together")),
    ("staff", _l("The staff trainer")),
    ("person", _l("Whoever made them keeps them")),
)
DEVICES = (
    ("withheld", _l("A phone of ours, with the number withheld")),
    ("ours", _l("A phone of ours")),
    ("online", _l("A call on the computer")),
)
BASES = (("office", _l("In our rooms")), ("home", _l("From home")), ("either", _l("In our rooms or from home")))
UNITS = (("months", _l("Months")), ("years", _l("Years")))
STAGES = (
    ("idea", _l("An idea")),
    ("plan", _l("A plan")),
    ("testing", _l("Trying it out")),
    ("spreading", _l("Spreading what works")),
)

SPECS: dict[Shape, tuple[Question, ...]] = {
    Shape.PANEL: (
        _minutes("planning_minutes", _l("Length of the planning meeting"), PayPart.MEETINGS),
        _minutes("briefing_minutes", _l("Briefing and talk afterwards, besides the interviews"), PayPart.BRIEFING),
    ),
    Shape.TRAINING: (
        _text("programme", _l("Which programme or course is it part of?")),
        _text("audience", _l("Who is trained?"), _l("For example, new nurses")),
        Question("audience_size", Answer.NUMBER, _l("About how many people are trained?"), most=2000),
        _text("aims", _l("What should they be able to do afterwards?")),
        _text("trainers", _l("Who trains beside people with lived experience?"),
              _l("Their role, such as “nurse trainer”.")),
        Question("slides", Answer.ONE, _l("Whose are the slides?"), choices=SLIDES),
        _minutes("design_minutes", _l("Time to plan it together"), PayPart.DESIGN),
        _minutes("rehearsal_minutes", _l("Time to rehearse"), PayPart.REHEARSAL),
        Question("rehearsal_on", Answer.DAY, _l("Day of the rehearsal")),
        Question("story", Answer.ONE, _l("Are people asked to tell their own story?"), choices=STORY),
        _yes("recorded", _l("It is recorded"), _l("Each person then says yes or no to it, and can take it back.")),
        _text("reuse", _l("Where else is the recording or the material used?")),
        _text("topics", _l("Which topics may be hard to hear?")),
        _yes("quiet_room", _l("There is a quiet room")),
        _text("supporter", _l("Who is there only to support people?"), _l("Their role, not their name.")),
        _text("certificate", _l("What does the certificate say?")),
    ),
    Shape.CALLS: (
        _text("project", _l("Which project or service are the calls for?")),
        _text("guide", _l("Which version of the questions is used?")),
        Question("device", Answer.ONE, _l("With what do people ring?"), choices=DEVICES),
        Question("base", Answer.ONE, _l("From where?"), choices=BASES),
        Question("most_calls", Answer.NUMBER, _l("How many calls at most in one session?"),
                 _l("Six to eight is usual."), most=40),
        _text("tool", _l("Where are the answers written down?"),
              _l("In the survey's own form. Never here: we keep counts and hours only.")),
        _text("script", _l("Which version of the words about consent is read out?")),
        _yes("interpreter", _l("An interpreter can be booked")),
        _minutes("debrief_minutes", _l("Time to talk afterwards"), PayPart.BRIEFING, each=True),
        _text("supervisor", _l("Who is there all the time, and how are they reached?"),
              _l("Name and phone number. Only people with a place see it."), Seen.PLACE),
        _text("escalation", _l("Who is rung if somebody on the phone is in distress?"),
              _l("Name and phone number, during the session only. Only people with a place see it."), Seen.PLACE),
    ),
    Shape.COMMITTEE: (
        _text("terms", _l("Where do the terms of reference stand?")),
        Question("term_length", Answer.NUMBER, _l("How long is one term of office?"), most=99),
        Question("term_unit", Answer.ONE, _l("Months or years"), choices=UNITS),
        Question("term_most", Answer.NUMBER, _l("How many terms at most?"), most=9),
        Question("papers_days", Answer.NUMBER, _l("How many working days before a meeting are papers sent?"),
                 _l("Five to seven is usual."), most=30),
        _text("papers_formats", _l("In which formats?"), _l("For example, print by post, Word, large print")),
        _minutes("reading_minutes", _l("Time to read for each meeting"), PayPart.PREPARATION, each=True),
        _text("pre_meet", _l("Who meets people before the meeting, and where?")),
        Question("pre_meet_minutes", Answer.NUMBER, _l("How long before the meeting do they meet?"),
                 _l("In minutes before it starts. For example, 30"), most=600, minutes=True),
        _yes("deputy", _l("Somebody may send a deputy")),
        _yes("vote", _l("People have a vote like every member")),
        _yes("interests", _l("Members declare their interests")),
        _text("minutes", _l("Where do the minutes stand?"), seen=Seen.PLACE),
    ),
    Shape.DOCUMENT: (
        Question("pages", Answer.NUMBER, _l("How many pages is it?"), most=2000),
        Question("words", Answer.NUMBER, _l("How many words is it?"), most=500_000),
        _text("readers", _l("Who will read it in the end?")),
        _text("asked", _l("What do you want to know about it?"),
              _l("For example, what is unclear, and what is missing")),
    ),
    Shape.PROJECT: (
        _text("aim", _l("What should be better at the end?")),
        Question("stage", Answer.ONE, _l("How far is it?"), choices=STAGES),
        _minutes("most_minutes", _l("Most time in a month")),
        _text("funder", _l("Who pays for the project?"), _l("Where a funder sets the rate, say so under payment.")),
        _text("grant", _l("Grant code"), seen=Seen.STAFF),
    ),
}  # fmt: skip


def asked_of(opportunity: Any) -> tuple[Question, ...]:
    """The questions about an opportunity beside the common ones; none for most kinds."""
    return SPECS.get(opportunity.kind.shape, ())


def problems(opportunity: Any) -> list[Problem]:
    """What cannot be in the answers."""
    kept: Mapping[str, Any] = opportunity.details or {}
    if "term_length" in kept and "term_unit" not in kept:
        return [Problem("term_unit", _("Choose months or years."))]
    if kept.get("reuse") and not kept.get("recorded") and kept.get("story") in {None, "no"}:
        return [Problem("reuse", _("Nothing is recorded or told that could be used elsewhere. Leave this empty."))]
    return []


def said(opportunity: Any, seen: Seen) -> list[tuple[str, str]]:
    """The answers that this reader may read, as (question, answer); what was not answered is left out."""
    may = list(Seen)[: list(Seen).index(seen) + 1]
    kept: Mapping[str, Any] = opportunity.details or {}
    return [
        (str(each.label), words(each, kept[each.key]) if each.key != LENGTH else _length(kept))
        for each in asked_of(opportunity)
        if each.key in kept and each.seen in may and each.key != UNIT
    ]


def _length(kept: Mapping[str, Any]) -> str:
    """ "2 years": the number and its unit are two answers, and are read as one."""
    number = int(kept[LENGTH])
    if kept.get(UNIT) == "years":
        return ngettext("%(num)d year", "%(num)d years", number)
    return ngettext("%(num)d month", "%(num)d months", number)


def pre_meet_at(opportunity: Any, starts_at: datetime) -> datetime | None:
    """When people are met before a meeting that starts then; nothing where nobody promised to."""
    minutes = (opportunity.details or {}).get("pre_meet_minutes")
    if not minutes or opportunity.kind.shape is not Shape.COMMITTEE:
        return None
    return starts_at - timedelta(minutes=int(minutes))


def words(question: Question, value: Any) -> str:
    if question.shape is Answer.YES:
        return _("Yes")
    if question.shape is Answer.DAY:
        return formatting.day(date.fromisoformat(value))
    if question.choices:
        return question.label_of(value)
    return formatting.hours(value) if question.minutes else str(value)
