"""Letters to one person: what they have coming, and what they have done. In neutral words, for a table at home."""

from __future__ import annotations

from datetime import datetime

from flask import current_app, url_for
from sqlalchemy.orm.attributes import set_committed_value

from app.calendar import occasions
from app.core.formatting import day, hours, money, short_day, span
from app.core.i18n import gettext as _
from app.core.papers import Letter, Part, address_of
from app.home.places import of_person
from app.messages.write import Meeting
from app.people.models import Person
from app.people.pages import own_code
from app.recognition import queries as recognition
from app.recognition.models import Contribution
from app.recognition.pages import payment
from app.signups.models import Place
from app.signups.pages.coming import Answers, sessions_ahead
from app.signups.queries import attending_of
from app.signups.states import Coming


def timetable(person: Person, now: datetime) -> Letter:
    """The coming sessions in order: when, where, whom to ask on the day; offers to answer; and how to say no."""
    places = of_person(person.id)
    for place in (*places.coming, *places.offers):
        set_committed_value(place, "person", person)  # they are read without whose they are
    answers = attending_of([place.id for place in places.coming])
    coming = [part for place in places.coming for part in _coming(place, answers, now)]
    offers = [_offer(place, now) for place in places.offers]
    parts = [part for _when, part in sorted([*coming, *offers], key=lambda pair: pair[0])]
    words = [_("Hello %(name)s.", name=person.first_name)]
    words.append(_("This is what you have coming.") if parts else _("You have nothing coming at the moment."))
    return Letter(
        heading=_("Your timetable"), to=address_of(person.name, person.address), on=now.date(), words=words,
        parts=[*parts, _how_to_say_no(), *_own_code(person)],
    )  # fmt: skip


def _coming(place: Place, answers: Answers, now: datetime) -> list[tuple[datetime, Part]]:
    """A part for each session to come, save those days they said they cannot come on."""
    occasion = occasions.of_place(place, now, held=True)
    facts = [
        (_("Getting in and around"), place.opportunity.venue_access),
        (_("Who to ask on the day"), occasion.ask),
        (_("Payment"), payment(place.opportunity)),
        (_("Supporter"), _("You bring somebody who supports you.") if place.supporter else ""),
    ]
    if not place.opportunity.sessions:
        due = occasion.due_on
        when = [(_("When"), _("In your own time, by %(day)s", day=day(due)) if due else "")]
        return [(now, Part(occasion.title, facts=[*when, *facts]))]
    said_no = {
        session.id for session in place.opportunity.sessions
        if (row := answers.get((place.id, session.id))) and row.answer is Coming.NOT_THAT_DAY
    }  # fmt: skip
    mine = [session for session in sessions_ahead(place, now) if session.id not in said_no]
    ahead = [occasions.meeting(session, held=True) for session in mine]
    return [
        (meeting.starts_at, Part(_titled(occasion.title, meeting), facts=[*_when_where(meeting), *facts]))
        for meeting in ahead
    ]


def _titled(title: str, meeting: Meeting) -> str:
    """Several of one kind are told apart by their days."""
    return _("%(title)s on %(day)s", title=title, day=short_day(meeting.starts_at))


def _offer(place: Place, now: datetime) -> tuple[datetime, Part]:
    occasion = occasions.of_place(place, now, held=False)
    first = occasion.meetings[0] if occasion.meetings else None
    answer_by = (_("Answer by"), span(place.answer_by) if place.answer_by else _("We will ring you"))
    facts = [*(_when_where(first) if first else []), (_("Payment"), payment(place.opportunity)), answer_by]
    part = Part(_("An offer: %(title)s", title=occasion.title), facts=facts)
    return (first.starts_at if first else now, part)


def _when_where(meeting: Meeting) -> list[tuple[str, str]]:
    return [(_("When"), span(meeting.starts_at, meeting.ends_at)), (_("Where"), meeting.where)]


def _how_to_say_no() -> Part:
    config = current_app.config
    words = _("If you cannot or do not want to come, ring %(phone)s (%(hours)s), at any time until it begins.",
              phone=config["CONTACT_PHONE"], hours=config["CONTACT_HOURS"])  # fmt: skip
    return Part(_("How to say no, or to ask something"), words + " " + _("Nobody will ask why."))


def _own_code(person: Person) -> list[Part]:
    if person.advisor is None or not person.advisor.own_code:
        return []
    words = _("If somebody on the day does not find your name, give them this code: %(code)s",
              code=own_code(person.advisor))  # fmt: skip
    return [Part(_("Your own code"), words)]


def record(person: Person, now: datetime) -> Letter:
    """What they have taken part in: the time, the payment and how it was worked out, and the certificate's address."""
    done = recognition.contributions(person.id)
    words = [_("Hello %(name)s.", name=person.first_name)]
    words.append(_("This is what you have taken part in. Thank you.") if done else _("Nothing is written down yet."))
    return Letter(
        heading=_("What you have done"), to=address_of(person.name, person.address), on=now.date(), words=words,
        parts=[Part(each.place.opportunity.kind.name, facts=_done(each)) for each in done],
        after=[_("Is something missing, or not right? Ring us on %(phone)s.", phone=_phone())],
    )  # fmt: skip


def _phone() -> str:
    return str(current_app.config["CONTACT_PHONE"])


def _done(contribution: Contribution) -> list[tuple[str, str]]:
    certificate, pence = contribution.certificate, contribution.pence
    check = ""
    if certificate and certificate.checkable:
        check = current_app.config["BASE_URL"] + url_for("recognition.check", code=certificate.code)
    return [
        (_("When"), day(contribution.happened_on)),
        (_("Your time"), hours(contribution.given_minutes)),
        (_("Involvement payment"), money(pence) if pence is not None else _("Not worked out yet")),
        (_("How it was worked out"), contribution.reckoning),
        (_("Your certificate, for anyone to check"), check),
    ]
