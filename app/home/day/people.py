"""People on the register whom somebody of the team should be in touch with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from flask import url_for
from sqlalchemy import func, or_, select
from sqlalchemy.orm import aliased

from app.core import formatting
from app.core.i18n import gettext as _
from app.home.day.need import Need, Viewer, oldest
from app.people.models import Account, Advisor, AdvisorMove, Channel, Person
from app.people.rules import TIME_TO_ANSWER
from app.people.states import AdvisorState

LONG_BREAK = timedelta(days=180)
SAY_HELLO = timedelta(days=7)  # so long a break that ended by itself stands on the page


def in_state(state: AdvisorState, *, moved: bool = False) -> Any:
    """The people in a state; with `moved` beside the newest move that led there."""
    wanted = select(Person).join(Advisor, Advisor.person_id == Person.id).where(Advisor.state == state)
    if not moved:
        return wanted
    each = aliased(AdvisorMove)
    newest = select(func.max(each.id)).where(each.advisor_id == Advisor.person_id).correlate(Advisor)
    return wanted.join(AdvisorMove, AdvisorMove.id == newest.scalar_subquery())


def about(row: Any, sentence: str) -> Need:
    """A need that is seen to on the page of the person of this row."""
    return Need(row.since, sentence, url_for("register.person", ref=row.Person.ref))


def addresses_that_fail(_viewer: Viewer) -> Iterator[Need]:
    """Whose mails come back, while anything still goes to them by mail."""
    by_mail = or_(*(way == Channel.EMAIL for way in (Person.contact_by, Person.reminders_by, Person.news_by)))
    wanted = select(Person).join(Advisor, Advisor.person_id == Person.id).where(Advisor.state != AdvisorState.ENDED)
    failing = wanted.where(Person.email_failing_since.is_not(None), Person.silent_since.is_(None), by_mail)
    for row in oldest(failing, Person.email_failing_since):
        said = _("Mail to %(name)s comes back: ring them, put the address right, or send letters", name=row.Person.name)
        yield about(row, said)


def breaks_without_end(viewer: Viewer) -> Iterator[Need]:
    wanted = in_state(AdvisorState.PAUSED, moved=True)
    long = wanted.where(Advisor.paused_until.is_(None), AdvisorMove.at <= viewer.now - LONG_BREAK)
    for row in oldest(long, AdvisorMove.at):
        yield about(row, _("Ask %(name)s how things are: they have been on a break for long", name=row.Person.name))


def breaks_ended(viewer: Viewer) -> Iterator[Need]:
    """Whose break ended on the day they had named, with nobody there: for a week."""
    wanted = in_state(AdvisorState.ACTIVE, moved=True).where(
        AdvisorMove.before == AdvisorState.PAUSED.value,
        AdvisorMove.actor_id.is_(None),
        AdvisorMove.at > viewer.now - SAY_HELLO,
    )
    for row in oldest(wanted, AdvisorMove.at):
        yield about(row, _("The break of %(name)s has ended: say hello", name=row.Person.name))


def no_answer_whether_they_stay(viewer: Viewer) -> Iterator[Need]:
    wanted = select(Person).join(Advisor, Advisor.person_id == Person.id)
    silent = wanted.where(Advisor.stay_asked_at <= viewer.now - TIME_TO_ANSWER)
    for row in oldest(silent, Advisor.stay_asked_at):
        yield about(row, _("%(name)s has not said whether they would like to stay", name=row.Person.name))


def facilitators_who_left(_viewer: Viewer) -> Iterator[Need]:
    """One line for each of them: their people need another one."""
    wanted = (
        select(Person, func.count(Advisor.person_id).label("people"))
        .join(Account, Account.person_id == Person.id)
        .join(Advisor, Advisor.facilitator_id == Person.id)
        .where(Account.ended_at.is_not(None), Advisor.state != AdvisorState.ENDED)
        .group_by(Person.id, Account.person_id)
    )
    for row in oldest(wanted, Account.ended_at):
        people = formatting.people(row.people)
        said = _("%(name)s has left: choose another facilitator for %(people)s", name=row.Person.name, people=people)
        yield Need(row.since, said, url_for("register.people", facilitator=row.Person.id))
