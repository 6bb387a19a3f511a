"""Who waits for a seat that nobody has signed them off for (any more): passed over, with their number kept."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from app.core import db
from app.core.i18n import gettext as _
from app.opportunities.models import Opportunity, SignOff
from app.opportunities.queries import advisor_facts
from app.opportunities.rules import signing
from app.opportunities.rules.fit import seat_open
from app.opportunities.states import SeatRole, SignOffState
from app.signups.models import Place
from app.signups.rules import Concern, seats_for

SIGNED_OFF = "signed-off"


def not_signed_off(opportunity: Opportunity, places: Iterable[Place]) -> set[int]:
    """The ids of those of these places; one statement, and none where nobody has to be signed off."""
    roles = {seat.id: seat.role for seat in opportunity.seats if signing.asks(opportunity.kind, seat.role)}
    asked = [place for place in places if place.seat_id in roles and not place.past_sign_off]
    if not asked:
        return set()
    pairs = {(place.person_id, roles[place.seat_id]) for place in asked}
    wanted = select(SignOff.person_id, SignOff.role).where(
        SignOff.kind_code == opportunity.kind_code,
        SignOff.state == SignOffState.GIVEN,
        SignOff.person_id.in_({person_id for person_id, _role in pairs}),
    )
    has: set[tuple[int, SeatRole]] = {(row.person_id, row.role) for row in db.session().execute(wanted)}
    enough = {place.id: {(place.person_id, role) for role in (roles[place.seat_id], SeatRole.CHAIR)} for place in asked}
    return {place_id for place_id, any_of in enough.items() if not any_of & has}


def to_pass_over(opportunity: Opportunity, person_id: int, seat_id: int | None) -> list[Concern]:
    """What the team is told before it gives this seat (or the only kind there is) to somebody not signed off for it."""
    facts = advisor_facts(person_id)
    if facts is None:
        return []
    fitting = seats_for(opportunity.seats, service_user=facts.service_user, carer=facts.carer)
    wanted = next((seat for seat in fitting if seat_id in {None, seat.id}), None)
    if wanted is None or seat_open(opportunity, wanted, facts):
        return []
    words = _("Nobody has signed them off for this place. If you go on, it is kept that you did so on purpose.")
    return [Concern(SIGNED_OFF, SIGNED_OFF, words)]


def said() -> str:
    """Why such a name is not asked now."""
    return _("This place asks for a sign-off, and there is none at the moment.")
