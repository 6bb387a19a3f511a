"""Taking the opportunity's row before a place is touched, and who may speak for a person."""

from __future__ import annotations

from sqlalchemy import or_, select
from sqlalchemy.orm import aliased, joinedload

from app.core import db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.opportunities.actions.taking import lock
from app.opportunities.models import Opportunity
from app.people.actions.persons import hold
from app.signups.models import Place


def take_place(place_id: int) -> tuple[Opportunity, Place]:
    """The place, with its opportunity's row locked first, then the place as it is now."""
    session = db.session()
    opportunity_id = session.scalar(select(Place.opportunity_id).where(Place.id == place_id))
    if opportunity_id is None:
        raise RuleBroken(_("That place is not there any more. Look at the page again."))
    opportunity = lock(opportunity_id)
    wanted = select(Place).where(Place.id == place_id).execution_options(populate_existing=True)
    return opportunity, session.scalars(wanted.options(joinedload(Place.person), joinedload(Place.session))).one()


def take_with_people(place_id: int) -> tuple[Opportunity, Place]:
    """The same for who may come to hold a place by it: they are held first, with whom they come (docs/adr/036)."""
    theirs = aliased(Place)
    wanted = select(theirs.person_id).join(Place, or_(theirs.id == Place.id, theirs.pair_id == Place.pair_id))
    hold(*db.session().scalars(wanted.where(Place.id == place_id)))
    return take_place(place_id)


def must_speak_for(place: Place, by: Actor) -> None:
    """Only the person says yes or no, unless somebody records that they asked."""
    if by.speaks_for != place.person_id:
        raise RuleBroken(_("Only the person who has the place can answer. Say how they asked you to."))
