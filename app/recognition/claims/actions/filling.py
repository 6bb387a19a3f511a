"""What the person does with a claim, or the team for them: say that they took part, choose, hand in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.opportunities.actions.taking import lock
from app.opportunities.states import SessionState
from app.people.actions.persons import hold
from app.recognition import queries as recognition
from app.recognition import rules as recognition_rules
from app.recognition.claims import queries, rules
from app.recognition.claims.actions.following import again, begin, close, of_part
from app.recognition.claims.actions.taking import changed, go, take
from app.recognition.claims.events import ClaimAmended, ClaimHandedIn
from app.recognition.claims.models import Charity, Claim
from app.recognition.claims.states import CHANGEABLE, Choice, ClaimState
from app.signups.models import Place
from app.signups.states import HELD

S = ClaimState


@dataclass(frozen=True)
class Wish:
    """What somebody wants for it: `part_pence` with a part, `charity_id` with a charity, and no day for "soon"."""

    choice: Choice = Choice.FULL
    part_pence: int | None = None
    charity_id: int | None = None
    pay_from: date | None = None


def say(place_id: int, session_id: int | None, minutes: int, prep: int, *, by: Actor) -> Claim:
    """ "I took part", where nobody has recorded it yet. It is no record, and nothing is owed for it."""
    known = db.session().get_one(Place, place_id)
    hold(known.person_id)
    opportunity = lock(known.opportunity_id)
    place = db.session().get_one(Place, place_id, populate_existing=True)
    session = next((each for each in opportunity.sessions if each.id == session_id), None)
    dated = session_id is not None
    if place.state not in HELD or (dated and (session is None or session.state is SessionState.CANCELLED)):
        raise RuleBroken(_("There is no place of yours here to say this about."))
    if session is not None and not recognition_rules.has_begun(session.starts_at, clock.now()):
        raise RuleBroken(_("You can say this once it has begun."))
    if recognition.latest_contribution(place_id, session_id) or _recorded_no(place_id, session_id):
        raise RuleBroken(_("This is recorded already. If it is wrong, please tell the involvement team."))
    most = recognition_rules.longest_activity(
        session.minutes if session else opportunity.activity_minutes, dated=session is not None
    )
    if not (0 < minutes <= most and 0 <= prep <= recognition_rules.LONGEST_PART):
        raise RuleBroken(_("That is longer than this can have taken. Check the time."))
    return _said(place, session_id, (minutes, prep), by=by)


def _recorded_no(place_id: int, session_id: int | None) -> bool:
    return session_id is not None and session_id in recognition.missed_by([place_id])[place_id]


def _said(place: Place, session_id: int | None, time: tuple[int, int], *, by: Actor) -> Claim:
    claim = of_part(place.id, session_id)
    if claim is not None:
        if claim.state not in {S.OPEN, S.CLAIMED, S.RETURNED}:
            raise RuleBroken(_("This is recorded already. If it is wrong, please tell the involvement team."))
        claim.said_minutes, claim.said_prep = time
        changed(claim, by=by)
        return claim
    session = next((each for each in place.opportunity.sessions if each.id == session_id), None)
    on = recognition_rules.local_day(session.starts_at) if session else clock.today()
    due = place.opportunity.work_due_on
    fresh = Claim(
        person_id=place.person_id, place_id=place.id, session_id=session_id, made_at=clock.now(),
        said_minutes=time[0], said_prep=time[1], happened_on=on if session or due is None else min(on, due),
    )  # fmt: skip
    return begin(fresh, by=by)


def choose(claim_id: int, wish: Wish, edition: int | None = None, *, by: Actor) -> None:
    """Until finance has it, and once finance has it never again. What was signed for stays signed: it is not more."""
    claim = to_change(claim_id, edition, closed=True)
    _must_be_possible(claim, wish)
    claim.choice, claim.pay_from = wish.choice, wish.pay_from
    claim.part_pence, claim.charity_id = wish.part_pence, wish.charity_id
    changed(claim, by=by)
    _told_of_choice(claim, by=by)


def _told_of_choice(claim: Claim, *, by: Actor) -> None:
    worth = bool(queries.owed_by(claim)) or not claim.stands
    if claim.state is S.CLOSED:
        if worth:
            go(claim, S.CLAIMED, ClaimHandedIn, by=by)
            emit(ClaimAmended(claim.id), by=by)
    elif claim.state in {S.CLAIMED, S.CONFIRMED, S.AUTHORISED} and not worth and _worked_out(claim):
        close(claim, by=by)
    elif claim.state is S.AUTHORISED:
        emit(ClaimAmended(claim.id), by=by)


def hand_in(claim_id: int, edition: int | None = None, *, late: bool = False, by: Actor) -> None:
    """To the host. Where nothing is to be paid it is closed, and that is all right. `late`: the team takes it."""
    claim = take(claim_id, edition)
    if claim.state in {S.CLAIMED, S.CONFIRMED, S.AUTHORISED, S.SENT, S.PAID}:
        return
    must_be_in_time(claim, late=late)
    if claim.state not in {S.OPEN, S.RETURNED}:
        raise RuleBroken(_("This claim was changed in the meantime. Please look at it again."))
    if not queries.owed_by(claim) and _worked_out(claim):
        close(claim, by=by)
    else:
        go(claim, S.CLAIMED, ClaimHandedIn, by=by)


def to_change(claim_id: int, edition: int | None, *, closed: bool = False) -> Claim:
    """A claim that the person may still change, held. `closed`: also one they closed by what they chose."""
    claim = take(claim_id, edition)
    theirs = claim.state is S.CLOSED and closed and claim.stands
    if claim.state not in CHANGEABLE and not theirs:
        raise RuleBroken(_("This claim cannot be changed any more. Please ring the involvement team."))
    if queries.was_sent(claim.id):
        raise RuleBroken(_("Money for this was sent to finance already. Please ring the involvement team."))
    return claim


def signed_anew(claim: Claim, *, by: Actor) -> None:
    """What is asked for is another sum: whoever signed for it does so again. One they had closed is open again."""
    if claim.state in {S.CONFIRMED, S.AUTHORISED}:
        again(claim, by=by)
    elif claim.state is S.CLOSED and queries.owed_by(claim):
        go(claim, S.OPEN, None, by=by)


def must_be_in_time(claim: Claim, *, late: bool) -> None:
    if not late and claim.state is S.OPEN and clock.today() > queries.last_day(claim):
        raise RuleBroken(_("The last day to claim for this is over. Please ring the involvement team: they can help."))


def _worked_out(claim: Claim) -> bool:
    return claim.due_pence is not None


def _must_be_possible(claim: Claim, wish: Wish) -> None:
    due = claim.due_pence
    if wish.choice is Choice.PART:
        if not wish.part_pence:
            raise RuleBroken(_("Enter how much you would like."))
        if due is not None and wish.part_pence >= due:
            raise RuleBroken(_("That is all of it or more. Choose all of it instead."))
    if wish.choice is Choice.CHARITY and _listed(wish.charity_id, claim.charity_id) is None:
        raise RuleBroken(_("Choose a charity from the list."))
    if (wish.choice is Choice.PART) != (wish.part_pence is not None) or (wish.choice is Choice.CHARITY) != (
        wish.charity_id is not None
    ):
        raise ValueError("a sum goes with a part, and a charity with a charity")
    if wish.pay_from and wish.pay_from > rules.latest_pay_day(clock.today()):
        raise RuleBroken(_("Choose a day within the next 12 months."))


def _listed(charity_id: int | None, before: int | None) -> int | None:
    """On the list, or the one that was chosen before it was taken off."""
    wanted = select(Charity.id).where(Charity.id == charity_id)
    if charity_id != before:
        wanted = wanted.where(Charity.active)
    return db.session().scalar(wanted)
