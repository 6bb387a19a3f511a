"""Saying yes or no, and taking a yes back. The person is taken first, so that two windows of theirs come in turn."""

from __future__ import annotations

from collections.abc import Mapping

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.states import move
from app.people.actions.persons import hold
from app.signups.consents import queries
from app.signups.consents.events import ConsentSaid, ConsentTakenBack
from app.signups.consents.models import Consent
from app.signups.consents.rules import asked
from app.signups.consents.states import ConsentState, ConsentTo
from app.signups.models import Place
from app.signups.states import HELD


def say(place_id: int, answers: Mapping[ConsentTo, bool], words: Mapping[ConsentTo, str], *, by: Actor) -> None:
    """What they say to each question; a no after a yes takes it back.

    A yes needs the place. To take one back nothing is needed: also whoever left, or was there years ago, may.
    """
    place = db.session().get_one(Place, place_id)
    hold(place.person_id)
    db.session().refresh(place)
    if by.speaks_for != place.person_id:
        raise RuleBroken(_("Only the person themselves can say so. Say how they asked you to."))
    said = queries.of_person(place.person_id, place.opportunity_id)
    questions = {*asked(place.opportunity.details), *said}
    for to, yes in answers.items():
        if to not in questions:
            raise RuleBroken(_("This is not asked any more. Look at the page again."))
        if yes and place.state not in HELD:
            raise RuleBroken(_("You do not have this place any more. You can still take a yes back."))
        _answer(place, to, said.get(to), words[to], yes=yes, by=by)


def _answer(place: Place, to: ConsentTo, row: Consent | None, words: str, *, yes: bool, by: Actor) -> None:
    before = row.state if row else None
    after = _after(before, yes=yes)
    if after is before:
        return
    if row is None:
        row = Consent(person_id=place.person_id, opportunity_id=place.opportunity_id, to=to)
        db.session().add(row)
    row.words, row.at = words, clock.now()
    move(row, after, by=by, now=clock.now())
    db.session().flush()
    taken_back = after is ConsentState.TAKEN_BACK
    emit(ConsentTakenBack(row.id, to.value) if taken_back else ConsentSaid(row.id, to.value, after.value), by=by)


def _after(before: ConsentState | None, *, yes: bool) -> ConsentState:
    if yes:
        return ConsentState.YES
    if before is ConsentState.YES:
        return ConsentState.TAKEN_BACK
    return before or ConsentState.NO
