"""Why an opportunity fits an advisor, and what is missing: for the list, for the sign-up and for the matcher alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from app.core.clock import LONDON
from app.core.i18n import gettext as _
from app.opportunities.rules import signing
from app.opportunities.rules.facts import AdvisorFacts
from app.opportunities.rules.likes import ConditionLike, Fitting, SeatLike
from app.opportunities.rules.met import (
    AskTick,
    Met,
    NotMet,
    ask_for_training,
    met,
    training_done,
    training_missing,
)
from app.opportunities.rules.private import kept_from
from app.opportunities.states import Facet, SeatRole, SeatType, Strength


@dataclass(frozen=True)
class Reason:
    """`met` is None where only the person can say.

    `code` is register, private, seat, signed-off, training, interest or the facet's. `private` is for the person and
    the involvement team alone: judge `facts.before_others()` for whatever a host may read.
    """

    met: bool | None
    sentence: str
    next_step: str = ""
    code: str = ""
    course: str = ""  # the code of the training that is missing, where it has no day of its own


def reasons(opportunity: Fitting, facts: AdvisorFacts, now: datetime, *, on: date | None = None) -> list[Reason]:
    """Every reason for and against, what stands in the way first; conditions for one session or seat are left out.

    Judged on the day `on`, or else on the day of the first session.

    Needs `conditions`, `seats` and `kind` (with its course) loaded; asks the database nothing else.
    """
    on = on or day_of(opportunity, now)
    found = [
        *_register(facts),
        *_private(opportunity, facts),
        *_seats(opportunity, facts),
        *_kind_training(opportunity, facts, on),
    ]
    for condition in opportunity.conditions:
        if condition.session_id is None and condition.seat_id is None:
            found += _condition(condition, facts, on)
    found += _interest(opportunity, facts)
    return sorted(found, key=lambda reason: (reason.met is not False, reason.met is None))


def why(opportunity: Fitting, facts: AdvisorFacts, now: datetime) -> str:
    """One plain line: what is missing and how to get it, or why it fits."""
    found = reasons(opportunity, facts, now)
    missing = next((reason for reason in found if reason.met is False), None)
    if missing:
        return f"{missing.sentence} {missing.next_step}".strip()
    good = [reason for reason in found if reason.met]
    said = next((reason.sentence for reason in good if reason.code == "training"), None)
    said = said or next((reason.sentence for reason in good if reason.code in {"interest", "role"}), None)
    if any(reason.met is None for reason in found):
        said = said or _("This may fit you.")
        return f"{said} {_('We will ask you to check a few things when you sign up.')}"
    return said or _("This fits you: nothing else is needed.")


def good_reasons(opportunity: Fitting, facts: AdvisorFacts, now: datetime) -> list[str]:
    """All that speaks for one that fits, as sentences, and whether more will be asked; never empty."""
    found = reasons(opportunity, facts, now)
    said = [reason.sentence for reason in found if reason.met]
    if any(reason.met is None for reason in found):
        return [*(said or [_("This may fit you.")]), _("We will ask you to check a few things when you sign up.")]
    return said or [_("This fits you: nothing else is needed.")]


def fits(opportunity: Fitting, facts: AdvisorFacts, now: datetime) -> bool:
    """Whether nothing on the record stands in the way."""
    return all(reason.met is not False for reason in reasons(opportunity, facts, now))


def day_of(opportunity: Fitting, now: datetime) -> date:
    """The day on which conditions are judged: that of the first session, else today."""
    return (opportunity.first_starts_at or now).astimezone(LONDON).date()


def seat_suits(type_: SeatType, facts: AdvisorFacts) -> bool:
    """A service user's seat is for service users, a carer's for carers; either for anybody."""
    if type_ is SeatType.SERVICE_USER:
        return facts.service_user
    return facts.carer if type_ is SeatType.CARER else True


def _register(facts: AdvisorFacts) -> Iterator[Reason]:
    if not facts.active:
        sentence = _("You are on a break, or your registration is not finished.")
        next_step = _("Under My account you can end a break. Or ring us.")
        yield Reason(met=False, sentence=sentence, next_step=next_step, code="register")


def _private(opportunity: Fitting, facts: AdvisorFacts) -> Iterator[Reason]:
    if kept_from(opportunity, facts):
        sentence = _("This is on your private list of what you keep away from. No host can see that.")
        next_step = _("You can change the list in your passport.")
        yield Reason(met=False, sentence=sentence, next_step=next_step, code="private")


def seat_open(opportunity: Fitting, seat: SeatLike, facts: AdvisorFacts) -> bool:
    """Whether nobody has to sign this person off for the seat first."""
    return signing.is_open(opportunity.kind, opportunity.kind_code, seat.role, facts)


def _seats(opportunity: Fitting, facts: AdvisorFacts) -> Iterator[Reason]:
    suiting = [seat for seat in opportunity.seats if seat_suits(seat.type, facts)]
    if opportunity.seats and not suiting:
        carers = all(seat.type is SeatType.CARER for seat in opportunity.seats)
        sentence = _("The places are for carers.") if carers else _("The places are for service users.")
        next_step = _("Look for other opportunities that fit you.")
        yield Reason(met=False, sentence=sentence, next_step=next_step, code="seat")
    closed = [seat.role for seat in suiting if not seat_open(opportunity, seat, facts)]
    if closed:
        yield _signed_off(closed[0], [seat.role for seat in suiting if seat_open(opportunity, seat, facts)])


def _signed_off(closed: SeatRole, open_: list[SeatRole]) -> Reason:
    """Where another seat is open to them, what they may do now comes first."""
    why_not, how_to = signing.why_not(closed), signing.how_to(closed)
    if not open_:
        return Reason(met=False, sentence=why_not, next_step=how_to, code="signed-off")
    sitting_in = all(role is SeatRole.SHADOW for role in open_)
    words = signing.open_words(SeatRole.SHADOW if sitting_in else SeatRole.MEMBER)
    return Reason(met=True, sentence=words, next_step=f"{why_not} {how_to}", code="signed-off")


def _kind_training(opportunity: Fitting, facts: AdvisorFacts, on: date) -> Iterator[Reason]:
    course = opportunity.kind.course
    if course is None or _asks_for(opportunity, course.code):
        return
    if facts.has_done(course.code, on):
        yield Reason(met=True, sentence=training_done(course.name), code="training")
    else:
        sentence = training_missing(course.code, course.name, facts, on)
        step = ask_for_training()
        yield Reason(met=False, sentence=sentence, next_step=step, code="training", course=course.code)


def course_wanted(opportunity: Fitting) -> bool:
    """Whether any training that the record knows is asked for."""
    asked = (c.facet is Facet.TRAINING and c.fields.get("course") for c in opportunity.conditions)
    return opportunity.kind.course is not None or any(asked)


def _asks_for(opportunity: Fitting, course: str) -> bool:
    return any(c.facet is Facet.TRAINING and c.fields.get("course") == course for c in opportunity.conditions)


def _condition(condition: ConditionLike, facts: AdvisorFacts, on: date) -> Iterator[Reason]:
    verdict = met(condition, facts, on)
    code: str = condition.facet.value
    if isinstance(verdict, Met):
        yield Reason(met=True, sentence=verdict.sentence, code=code)
    elif isinstance(verdict, NotMet):
        course = "" if condition.fields.get("on") else str(condition.fields.get("course") or "")
        yield Reason(met=False, sentence=verdict.sentence, next_step=verdict.next_step, code=code, course=course)
    elif isinstance(verdict, AskTick):
        yield Reason(met=None, sentence=verdict.sentence, code=code)
    elif condition.strength is Strength.MUST:
        yield Reason(met=None, sentence=verdict.sentence, code="read")


def _interest(opportunity: Fitting, facts: AdvisorFacts) -> Iterator[Reason]:
    if opportunity.kind_code in facts.interests:
        kind = opportunity.kind.name.lower()
        sentence = _("You told us you are interested in this: %(kind)s.", kind=kind)
        yield Reason(met=True, sentence=sentence, code="interest")
    if facts.hears_from and opportunity.team_id in facts.hears_from:
        yield Reason(met=True, sentence=_("You would like to hear from this team."), code="interest")
