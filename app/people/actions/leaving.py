"""Leaving the register: moving on, being asked whether to stay, and dying."""

from __future__ import annotations

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.states import move
from app.people import events, rules
from app.people.actions import sign_ins
from app.people.actions.advisors import go, locked_advisor
from app.people.actions.persons import locked
from app.people.models import Account, Advisor
from app.people.states import AdvisorState, Ending


def move_on(person_id: int, because: Ending = Ending.CHOICE, *, by: Actor) -> None:
    """They leave the register; what they did stays theirs. Whoever was silent has been asked first, and given time."""
    if because is Ending.DIED:
        raise ValueError("a death has its own verb")
    problem = rules.why_not_no_contact(locked_advisor(person_id).stay_asked_at, clock.now())
    if because is Ending.NO_CONTACT and problem:
        raise RuleBroken(problem)
    advisor = go(person_id, AdvisorState.ENDED, by=by)
    advisor.ended_because, advisor.stay_asked_at = because, None


def ask_to_stay(person_id: int, *, by: Actor) -> None:
    """Ask somebody we have not heard from whether they would like to stay. Asking again begins the time anew."""
    advisor = locked_advisor(person_id)
    if advisor.state not in {AdvisorState.ACTIVE, AdvisorState.PAUSED}:
        raise RuleBroken(_("This person is not on the register at the moment, so there is nothing to ask."))
    advisor.stay_asked_at = clock.now()
    emit(events.StayAsked(person_id, advisor.stay_asked_at), by=by)


def stays(person_id: int, *, by: Actor) -> None:
    """They would like to stay. Saying it twice is the same as once."""
    advisor = locked_advisor(person_id)
    if advisor.stay_asked_at is not None:
        advisor.stay_asked_at = None
        emit(events.StayAnswered(person_id), by=by)


def died(person_id: int, *, by: Actor) -> None:
    """They have died: nothing is written to them any more, what they held is free, and their account is closed."""
    person, advisor = locked(person_id), locked_advisor(person_id)
    if person.silent_since is not None:
        raise RuleBroken(_("This is written down already. Nothing was changed now."))
    person.silent_since = clock.now()
    emit(events.AdvisorDied(person_id), by=by)
    if advisor.state is not AdvisorState.ENDED:
        go(person_id, AdvisorState.ENDED, by=by)
    advisor.ended_because, advisor.stay_asked_at = Ending.DIED, None
    account = db.session().get(Account, person_id)
    if account is not None and account.ended_at is None:
        account.ended_at = person.silent_since
        sign_ins.end_all(person_id)
        sign_ins.close_links(person_id)
        emit(events.AccountEnded(person_id), by=by)


def did_not_die(person_id: int, *, by: Actor) -> None:
    """It was a mistake: they are where they were, and can sign in as before. Places they held are not taken back."""
    person, advisor = locked(person_id), locked_advisor(person_id)
    if person.silent_since is None:
        raise RuleBroken(_("This was put right already. Nothing was changed now."))
    account = db.session().get(Account, person_id)
    if account is not None and account.ended_at == person.silent_since:
        account.ended_at = None
        emit(events.AccountOpened(person_id), by=by)
    before = _state_before(advisor)
    person.silent_since, advisor.ended_because = None, None
    if before is not AdvisorState.ENDED:
        move(advisor, before, by=by, now=clock.now())
        emit(events.AdvisorMoved(person_id, before.value), by=by)
    emit(events.AdvisorDeathUndone(person_id), by=by)


def _state_before(advisor: Advisor) -> AdvisorState:
    """Where they were when the mistake was made: of the last move, what it came from, if it was the end then."""
    last = advisor.moves[-1]
    written = advisor.person.silent_since
    if last.after == AdvisorState.ENDED.value and written is not None and last.at >= written and last.before:
        return AdvisorState(last.before)
    return AdvisorState.ENDED
