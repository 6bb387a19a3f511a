"""Opening a round, and choosing in it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import delete, select

from app.coproduction.doors import rules
from app.coproduction.doors.events import PrioritiesChosen, RoundOpened
from app.coproduction.doors.models import Priority, PriorityChoice, PriorityRound
from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.people.actions.persons import hold


def open_round(name: str, lines: Sequence[str], closes_on: date, *, by: Actor) -> PriorityRound:
    if closes_on < clock.today():
        raise RuleBroken(_("Choose today or a later day, so that people can choose."))
    if not 2 <= len(lines) <= rules.MOST_LISTED:
        raise RuleBroken(_("List from 2 to %(most)d, one on each line.", most=rules.MOST_LISTED))
    made = PriorityRound(name=name, closes_on=closes_on, made_at=clock.now())
    made.priorities = [Priority(position=at, words=words) for at, words in enumerate(lines, 1)]
    db.session().add(made)
    db.session().flush()
    emit(RoundOpened(made.id), by=by)
    return made


def choose(round_id: int, person_id: int, refs: Collection[str], *, by: Actor) -> None:
    """These and no others, until the last day. None at all takes an earlier choice back."""
    hold(person_id)
    if by.speaks_for != person_id:
        raise RuleBroken(_("Only the person themselves can say so. Say how they asked you to."))
    found = db.session().get_one(PriorityRound, round_id)
    if not rules.is_open(found.closes_on, clock.today()):
        raise RuleBroken(_("The last day to choose is over. Look at what was chosen."))
    if len(refs) > rules.MOST_CHOSEN:
        raise RuleBroken(_("Choose up to %(most)d.", most=rules.MOST_CHOSEN))
    listed = {each.ref: each.id for each in found.priorities}
    if not set(refs) <= listed.keys():
        raise RuleBroken(_("Choose from the list. It is on this page."))
    mine = select(Priority.id).where(Priority.round_id == round_id)
    session = db.session()
    session.execute(
        delete(PriorityChoice).where(PriorityChoice.person_id == person_id, PriorityChoice.priority_id.in_(mine))
    )
    session.add_all(PriorityChoice(priority_id=listed[ref], person_id=person_id) for ref in refs)
    emit(PrioritiesChosen(round_id, person_id), by=by)
