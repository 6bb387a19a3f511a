"""What a place is called, in one wording for pages and lists."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from flask import Flask

from app.core.clock import now as time_now
from app.core.formatting import clock, day
from app.core.i18n import gettext as _
from app.core.preview import Change
from app.opportunities import pages as wording_of
from app.opportunities.models import Opportunity, Session
from app.signups import rules
from app.signups.models import Place
from app.signups.rules import Unit
from app.signups.states import WAITING, PlaceState

P = PlaceState


@dataclass(frozen=True)
class Wording:
    """`heading` is the h1 of the place's page, `next` what happens next, `tag` and `colour` for lists."""

    heading: str
    next: str
    tag: str
    colour: str = ""


def wording(place: Place, reserve_number: int | None = None) -> Wording:
    return _WORDS[place.state](place, reserve_number)


def answer_by(place: Place) -> str:
    """ "Thursday 3 December 2026, 9am UK time", or nothing when no offer stands."""
    if place.answer_by is None:
        return ""
    return _moment(place.answer_by)


def until_if_told(place: Place, now: datetime) -> str:
    """How long somebody has who is told of their offer now, for whoever rings them."""
    until = rules.answer_by(now, rules.begins(place.opportunity, place.session, now))
    return _("They have until %(when)s.", when=_moment(until)) if until else _("It is soon: ask for their answer now.")


def place_begins(place: Place) -> str:
    """When what a place is for is, in one line."""
    return wording_of.session_words(place.session) if place.session else wording_of.when_words(place.opportunity)


def _moment(when: datetime) -> str:
    return _("%(day)s, %(time)s UK time", day=day(when), time=clock(when))


def _confirmed(place: Place, _number: int | None) -> Wording:
    if place.leaving_at:
        told = _("We keep your place until %(when)s, in case it was a mistake. After that somebody else can have it.",
                 when=_moment(place.leaving_at))  # fmt: skip
        return Wording(_("You said that you cannot come"), told, _("You said no"), "grey")
    told = _("We will send you what you need in good time. You can withdraw at any time without giving a reason.")
    return Wording(_("You have a place"), told, _("You have a place"), "green")


def _interested(place: Place, _number: int | None) -> Wording:
    told = _("The involvement team will choose, by the rule shown below, and will tell you either way.")
    if place.number:
        told = _("After the closing date all names are put in order. We will tell you, whatever the answer is.")
    return Wording(_("We have your name"), told, _("We have your name"), "blue")


def _reserve(_place: Place, number: int | None) -> Wording:
    told = _("All places are taken now. If one becomes free, we ask people in order.")
    if number:
        told = _("You are number %(number)s on the list.", number=number) + " " + told
    return Wording(_("You are on the reserve list"), told, _("Reserve list"), "yellow")


def _offered(place: Place, _number: int | None) -> Wording:
    told = _("We keep this place for you until we have spoken. Please say yes or no when you can.")
    if place.answer_by:
        told = _(
            "Please answer by %(when)s. If you do not answer, nobody minds: we ask the next person.",
            when=answer_by(place),
        )
    return Wording(_("You have an offer of a place"), told, _("Offer: please answer"), "orange")


_WORDS: dict[PlaceState, Callable[[Place, int | None], Wording]] = {
    P.CONFIRMED: _confirmed,
    P.INTERESTED: _interested,
    P.RESERVE: _reserve,
    P.OFFERED: _offered,
    P.LAPSED: lambda _p, _n: Wording(
        _("The offer has passed"),
        _("The time to answer is over. That is all right. Ring us if you would still like to come."),
        _("Offer passed"),
        "grey",
    ),
    P.WITHDRAWN: lambda _p, _n: Wording(
        _("You have withdrawn"),
        _("Thank you for telling us. You are welcome to sign up again."),
        _("Withdrawn"),
        "grey",
    ),
    P.DECLINED: lambda _p, _n: Wording(
        _("You said no to this offer"),
        _("Thank you for telling us. This changes nothing for other opportunities."),
        _("You said no"),
        "grey",
    ),
    P.NOT_SELECTED: lambda _p, _n: Wording(
        _("You were not chosen this time"),
        _("The reason is below. Your name stays on the register as before."),
        _("Not chosen this time"),
        "grey",
    ),
    P.RELEASED: lambda _p, _n: Wording(
        _("The team has taken back this place"),
        _("The reason is below. Please ring us if you have questions."),
        _("Taken back by the team"),
        "grey",
    ),
    P.CANCELLED: lambda _p, _n: Wording(
        _("This has been cancelled"),
        _("It will not happen on that day. We are sorry for the trouble."),
        _("Cancelled"),
        "red",
    ),
    P.TOOK_PART: lambda _p, _n: Wording(
        _("You took part"),
        _("Thank you. Your time and what you know made a difference."),
        _("You took part"),
        "aqua-green",
    ),
    P.DID_NOT_TAKE_PART: lambda _p, _n: Wording(
        _("You could not be there"),
        _("That is all right. No reason is needed and none is kept."),
        _("Not this time"),
        "grey",
    ),
}


def taken_back(place: Place, why: str) -> Change:
    """What the team is about to do, for the page that shows what it sends."""
    facts = [(_("Name"), place.person.name), (_("What"), place.opportunity.title), (_("Reason"), why)]
    return Change(_("Take the place back"), facts, _("Take it back and tell them"), "warning")


STAFF_WORDS: dict[PlaceState, tuple[Callable[[], str], str]] = {
    P.CONFIRMED: (lambda: _("Has a place"), "green"),
    P.INTERESTED: (lambda: _("Would like to come"), "blue"),
    P.RESERVE: (lambda: _("Reserve"), "yellow"),
    P.OFFERED: (lambda: _("Offer sent"), "orange"),
    P.LAPSED: (lambda: _("Offer passed, still waiting"), "grey"),
    P.WITHDRAWN: (lambda: _("Withdrew"), "grey"),
    P.DECLINED: (lambda: _("Said no"), "grey"),
    P.NOT_SELECTED: (lambda: _("Not chosen this time"), "grey"),
    P.RELEASED: (lambda: _("Place taken back"), "grey"),
    P.CANCELLED: (lambda: _("Cancelled"), "red"),
    P.TOOK_PART: (lambda: _("Took part"), "aqua-green"),
    P.DID_NOT_TAKE_PART: (lambda: _("Not this time"), "grey"),
}


LEAVING: tuple[Callable[[], str], str] = (lambda: _("Leaving (said that they cannot come)"), "orange")


def _staff_words(place: Place) -> tuple[Callable[[], str], str]:
    return LEAVING if place.leaving_at else STAFF_WORDS[place.state]


def init_app(app: Flask) -> None:
    app.jinja_env.globals.update(
        offer_tag=offer_tag,
        offer_note=offer_note,
        own_tag=own_tag,
        place_begins=place_begins,
        todays=todays,
        seat_counts=seat_counts,
        state_counts=state_counts,
        state_words=lambda place: _staff_words(place)[0](),
        state_colour=lambda place: _staff_words(place)[1],
    )


def seat_counts(opportunity: Opportunity, taken: dict[Unit, int]) -> list[tuple[str, str]]:
    """(session or whole, "2 of 4 given") for every unit of places."""
    names = {session.id: wording_of.session_words(session) for session in opportunity.sessions}
    units = {unit for unit in taken if unit[0] in {seat.id for seat in opportunity.seats}}
    units |= {(seat.id, None) for seat in opportunity.seats if not rules.chooses_sessions(opportunity)}
    seats = {seat.id: seat for seat in opportunity.seats}
    lines = []
    for seat_id, session_id in sorted(units, key=lambda unit: (unit[1] or 0, unit[0])):
        seat = seats[seat_id]
        label = names.get(session_id or 0) or seat.group or _("Places")
        whole = 0 if session_id is None or rules.chooses_sessions(opportunity) else taken.get((seat_id, None), 0)
        given = whole + taken.get((seat_id, session_id), 0)
        lines.append((label, _("%(given)s of %(all)s given", given=given, all=seat.number)))
    return lines


def state_counts(counts: dict[PlaceState, int]) -> list[tuple[str, str]]:
    """For a host: how many people wait, hold an offer, or have a place; nobody is named."""
    waiting = sum(counts.get(state, 0) for state in WAITING)
    return [
        (_("Waiting"), str(waiting)),
        (_("Asked, not answered yet"), str(counts.get(P.OFFERED, 0))),
        (_("Have a place"), str(counts.get(P.CONFIRMED, 0))),
    ]


def todays(opportunity: Opportunity) -> list[Session]:
    """The sessions of this very day."""
    now = time_now()
    return [session for session in opportunity.sessions if rules.is_today(session, now)]


def offer_tag(place: Place) -> tuple[str, str]:
    """(words, colour) for an offer among one's own places; one whose time is over asks for nothing any more."""
    over = rules.too_late(place.answer_by, time_now())
    return (_("The time to answer is over"), "grey") if over else (_("Please answer"), "orange")


def offer_note(place: Place) -> str:
    """Until when, in one line."""
    over = rules.too_late(place.answer_by, time_now())
    return _("That is all right. Ring us if you would still like to come.") if over else _offered(place, None).next


def own_tag(state: PlaceState) -> tuple[str, str]:
    """(words, colour) for one's own place on a card."""
    return OWN_TAGS[state][0](), OWN_TAGS[state][1]


OWN_TAGS: dict[PlaceState, tuple[Callable[[], str], str]] = {
    P.CONFIRMED: (lambda: _("You have a place"), "green"),
    P.INTERESTED: (lambda: _("We have your name"), "blue"),
    P.RESERVE: (lambda: _("Reserve list"), "yellow"),
    P.OFFERED: (lambda: _("Offer: please answer"), "orange"),
    P.LAPSED: (lambda: _("Offer passed"), "grey"),
}
