"""Who looks after a criterion: asking them, their yes or no, how they see it, and what may be shown of them."""

from __future__ import annotations

from app.coproduction.plans import events, queries
from app.coproduction.plans.actions.taking import take, take_of
from app.coproduction.plans.models import Owner, OwnerView, PlanCriterion
from app.coproduction.plans.permissions import of
from app.coproduction.plans.states import HERE, OwnerState, Shown, Side, View
from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.states import move


def ask(criterion_id: int, side: Side, person_id: int, *, by: Actor) -> None:
    """Ask somebody to look after it. Another person in their stead begins anew: with no yes and nothing shown."""
    row = take_of(criterion_id)
    _may_be_asked(row, side, person_id)
    owner = next((each for each in row.owners if each.side is side), None)
    if owner is not None and owner.person_id == person_id and owner.state in HERE:
        return
    if owner is None:
        owner = Owner(criterion_id=criterion_id, side=side, person_id=person_id, at=clock.now(), shown=Shown.COLOUR)
        db.session().add(owner)
    elif owner.person_id != person_id:
        owner.person_id, owner.shown = person_id, Shown.COLOUR
    owner.at = clock.now()
    move(owner, OwnerState.ASKED, by=by, now=clock.now())
    db.session().flush()
    emit(events.OwnerAsked(owner.id, again=False), by=by)


def _may_be_asked(row: PlanCriterion, side: Side, person_id: int) -> None:
    if any(each.person_id == person_id and each.side is not side and each.state in HERE for each in row.owners):
        raise RuleBroken(_("Two people look after it, one from each side. Choose somebody else."))
    if side is Side.STAFF and person_id not in {each.id for each in queries.staff_of(row.plan.team_id)}:
        raise RuleBroken(_("This person is not in the team any more. Choose somebody else."))
    if side is Side.LIVED and not queries.is_active_advisor(person_id):
        raise RuleBroken(_("This person is not active on the register. Choose somebody else."))


def answer(criterion_id: int, *, yes: bool, by: Actor) -> None:
    """Their yes, or their no; after a yes a no means that they step back. Nobody is asked why. Twice is once."""
    row = take_of(criterion_id)
    owner = _own(row, by, HERE)
    before = owner.state
    to = OwnerState.YES if yes else OwnerState.NO if before is OwnerState.ASKED else OwnerState.STEPPED_BACK
    if to is before:
        return
    if not yes:
        owner.shown = Shown.COLOUR
    owner.at = clock.now()
    move(owner, to, by=by, now=clock.now())
    emit(events.OwnerAnswered(owner.id, to.value), by=by)


def see(criterion_id: int, view: View, words: str, *, by: Actor) -> None:
    """How one owner sees it, in their own words, beside the other's and never instead of it."""
    row = take_of(criterion_id)
    owner = _own(row, by, {OwnerState.YES})
    made = OwnerView(
        criterion_id=criterion_id, side=owner.side, person_id=owner.person_id, view=view, words=words, at=clock.now()
    )
    db.session().add(made)
    db.session().flush()
    emit(events.ViewGiven(criterion_id, made.id), by=by)


def choose_shown(criterion_id: int, shown: Shown, *, by: Actor) -> None:
    owner = _own(take_of(criterion_id), by, {OwnerState.YES})
    if owner.shown is not shown:
        owner.shown = shown
        emit(events.OwnerShown(owner.id, shown.value), by=by)


def _own(row: PlanCriterion, by: Actor, states: set[OwnerState] | frozenset[OwnerState]) -> Owner:
    """The row of whoever speaks; nobody else writes to it."""
    owner = of(row, by.speaks_for) if by.speaks_for is not None else None
    if owner is None or owner.state not in states:
        raise RuleBroken(_("This is not yours to say any more. Look at the page again."))
    return owner


def leave_all(person_id: int, side: Side, team_id: int | None = None, *, by: Actor) -> None:
    """Somebody has left the register, or this team: others are looked for, and nothing of theirs is shown any more."""
    for number, plan_id in [(owner.id, owner.criterion.plan_id) for owner in queries.owned(person_id, side, team_id)]:
        take(plan_id, over=True)
        owner = db.session().get_one(Owner, number, populate_existing=True)
        if owner.person_id == person_id and owner.state in HERE:
            owner.shown, owner.at = Shown.COLOUR, clock.now()
            move(owner, OwnerState.STEPPED_BACK, by=by, now=clock.now())
            emit(events.OwnerAnswered(owner.id, OwnerState.STEPPED_BACK.value), by=by)
