"""Writing a term down, taking it off, and that the host was reminded. The opportunity is taken first."""

from __future__ import annotations

from datetime import date

from app.core import clock, db
from app.core.actor import Actor
from app.core.clock import LONDON
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.opportunities.actions.taking import lock, refuse
from app.opportunities.models import Opportunity
from app.opportunities.states import SessionState, Shape
from app.signups.models import Place
from app.signups.office import events, queries
from app.signups.office.models import TermOfOffice
from app.signups.office.rules import Span, last_day, months, problems


def begin(place_id: int, *, by: Actor) -> None:
    """With a place on a committee that says how long a term is. Nothing where one goes on, or none is said."""
    place = db.session().get_one(Place, place_id)
    opportunity, person_id = place.opportunity, place.person_id
    length = months(opportunity.details) if opportunity.kind.shape is Shape.COMMITTEE else None
    if not length:
        return
    before, first = queries.of_person(person_id, opportunity.id), _first_day(place)
    if before and before[-1].ends_on >= first:
        return
    number, ends_on = (before[-1].number + 1 if before else 1), last_day(first, length, opportunity.term_until)
    if ends_on <= first:
        return
    row = TermOfOffice(
        person_id=person_id, opportunity_id=opportunity.id, number=number, begins_on=first, ends_on=ends_on
    )
    db.session().add(row)
    emit(events.TermBegun(opportunity.id, person_id, number), by=by)


def save(opportunity_id: int, person_id: int, span: Span, *, instead_of: int | None, by: Actor) -> None:
    """This term, in place of the one with the number `instead_of`; or one more, where that is None."""
    opportunity = lock(opportunity_id)
    here = {row.number: row for row in _terms_of(opportunity, person_id)}
    row = here.pop(instead_of, None) if instead_of is not None else None
    if instead_of is not None and row is None:
        raise RuleBroken(_("That term is not there any more. Look at the page again."))
    refuse(problems(span, [Span(each.number, each.begins_on, each.ends_on) for each in here.values()]))
    row = row or TermOfOffice(person_id=person_id, opportunity_id=opportunity_id)
    row.number, row.begins_on, row.ends_on = span.number, span.begins_on, span.ends_on
    db.session().add(row)
    emit(events.TermSaved(opportunity_id, person_id, span.number), by=by)


def take_off(opportunity_id: int, person_id: int, number: int, *, by: Actor) -> None:
    """Written down by mistake. Twice is once."""
    opportunity = lock(opportunity_id)
    for row in _terms_of(opportunity, person_id):
        if row.number == number:
            db.session().delete(row)
            emit(events.TermTakenOff(opportunity_id, person_id, number), by=by)


def remind(term_id: int, *, by: Actor) -> bool:
    """Once for each last day. Whether there was anything to say."""
    lock(db.session().get_one(TermOfOffice, term_id).opportunity_id)
    row = queries.still_ends(term_id, clock.today())
    if row is None or row.reminded_for == row.ends_on:
        return False
    row.reminded_for, row.reminded_at = row.ends_on, clock.now()
    emit(events.OfficeEnds(row.id), by=by)
    return True


def _terms_of(opportunity: Opportunity, person_id: int) -> list[TermOfOffice]:
    seated = next((each for each in queries.seated(opportunity.id) if each.person.id == person_id), None)
    if seated is None:
        raise RuleBroken(_("This person has no place here any more. Look at the list again."))
    return seated.terms


def _first_day(place: Place) -> date:
    """The day of the first meeting that is ahead; today where none is."""
    meetings = [place.session] if place.session else place.opportunity.sessions
    ahead = [each.starts_at for each in meetings if each.state is SessionState.PLANNED and each.ends_at > clock.now()]
    return min(ahead).astimezone(LONDON).date() if ahead else clock.today()
