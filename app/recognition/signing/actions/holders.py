"""Who holds a cost centre, who acts for them, and how much there is."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.people.actions.persons import hold
from app.recognition.signing import events, queries
from app.recognition.signing.models import Budget, BudgetDeputy, BudgetHolder

LONGEST = timedelta(days=366)  # that somebody is away


def name_holder(cost_centre: str, person_id: int, *, by: Actor) -> None:
    hold(person_id)
    _must_have_the_role(person_id)
    same = BudgetHolder.cost_centre == cost_centre, BudgetHolder.person_id == person_id
    if db.session().scalar(select(BudgetHolder.id).where(*same)) is not None:
        raise RuleBroken(_("They hold this cost centre already."))
    row = BudgetHolder(cost_centre=cost_centre, person_id=person_id, since=clock.now())
    db.session().add(row)
    db.session().flush()
    emit(events.HolderNamed(row.id, person_id), by=by)


def end_holder(holder_id: int, *, by: Actor) -> None:
    row = db.session().get(BudgetHolder, holder_id, with_for_update=True)
    if row is None:
        return  # pressed twice
    db.session().delete(row)
    emit(events.HolderEnded(holder_id, row.person_id), by=by)


def name_deputy(person_id: int, deputy_id: int, from_on: date, until_on: date, *, by: Actor) -> None:
    """From day to day, both included, for all that `person_id` holds."""
    hold(person_id, deputy_id)
    _must_have_the_role(deputy_id)
    if person_id == deputy_id:
        raise RuleBroken(_("Choose somebody else: nobody acts for themselves."))
    if until_on < from_on:
        raise RuleBroken(_("The last day is before the first. Check both."))
    if until_on < clock.today():
        raise RuleBroken(_("These days are over. Choose a last day from today on."))
    if until_on - from_on > LONGEST:
        raise RuleBroken(_("That is longer than a year. Choose an earlier last day."))
    row = BudgetDeputy(person_id=person_id, deputy_id=deputy_id, from_on=from_on, until_on=until_on)
    db.session().add(row)
    db.session().flush()
    emit(events.DeputyNamed(row.id, person_id), by=by)


def end_deputy(deputy_id: int, *, by: Actor) -> None:
    row = db.session().get(BudgetDeputy, deputy_id, with_for_update=True)
    if row is None:
        return  # pressed twice
    db.session().delete(row)
    emit(events.DeputyEnded(deputy_id), by=by)


def set_budget(cost_centre: str, year: int, pence: int, *, by: Actor) -> None:
    """The sum of the year that begins in April of `year`, in place of an earlier one."""
    wanted = select(Budget).where(Budget.cost_centre == cost_centre, Budget.year == year).with_for_update()
    row = db.session().scalars(wanted).one_or_none()
    if row is None:
        row = Budget(cost_centre=cost_centre, year=year, pence=pence)
        db.session().add(row)
    row.pence = pence
    db.session().flush()
    emit(events.BudgetSet(row.id, pence), by=by)


def _must_have_the_role(person_id: int) -> None:
    if person_id not in {person.id for person in queries.budget_people()}:
        raise RuleBroken(_("They cannot sign in as a budget holder. Ask an administrator to give them that role."))
