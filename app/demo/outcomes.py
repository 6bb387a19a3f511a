"""What came of what is over in the demonstration: told, waiting for a yes, promised, and one that is late."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import exists, select

from app.coproduction.outcomes import actions, queries
from app.coproduction.outcomes.actions import Typed
from app.coproduction.outcomes.actions.telling import digest
from app.coproduction.outcomes.models import OutcomePoint
from app.coproduction.outcomes.states import Answer, Audience, PointState, ReplyTo
from app.core import clock, db
from app.core.actor import Actor
from app.demo.opportunities import make
from app.demo.past import place, took_part
from app.demo.people import Cast
from app.opportunities.actions.taking import promise
from app.opportunities.models import Opportunity, Seat
from app.opportunities.states import Format, Method, OpportunityState, SeatType
from app.recognition.models import Contribution
from app.signups.models import Place

A = Answer
POINTS: tuple[tuple[str, Answer, str], ...] = (
    ("The waiting room is loud, and nobody says how long it takes.", A.DONE,
     "We turned the radio off. A nurse comes out every twenty minutes and says who is next."),
    ("Letters use words that we have to look up.", A.DONE,
     "Three of you rewrote the first letter with us. It is half as long, and everybody gets the new one."),
    ("A visit at nine is too early for those who take tablets at night.", A.COULD_NOT,
     "The room is only ours in the morning. We now offer a call in the afternoon instead."),
    ("New staff should hear us before they meet their first patient.", A.DONE,
     "The first week now begins with an hour that two advisors lead."),
    ("There is nowhere to sit with somebody who came along.", A.DONE,
     "Room 3 has two armchairs and a door that shuts."),
    ("We asked the same question in every interview, and nobody had to answer it.", A.DONE,
     "“What would you do on a bad day?” is question one on every panel of the team."),
    ("Carers are rung at work.", A.DONE, "We ask for a good time at the first visit, and it stands on the file."),
    ("The leaflet shows nobody who looks like us.", A.COULD_NOT,
     "It is printed until the summer. The next one is made with you from the first page."),
)  # fmt: skip
PROMISE = ("The garden door is locked at five.", A.WILL, "We ask for a lock that opens from the inside.")
WAITING = (
    "Nobody told us what became of the last survey.",
    A.DONE,
    "What came of it hangs in the entrance, in large print.",
)


def outcomes(cast: Cast) -> None:
    """Through the verbs of the pages. The days on which it was told are spread over the last year."""
    for row in db.session().scalars(select(Opportunity).where(Opportunity.promised_on.is_(None))):
        promise(row)
    part = exists().where(Contribution.place_id == Place.id, Place.opportunity_id == Opportunity.id)
    wanted = select(Opportunity).where(Opportunity.state == OpportunityState.DONE, part)
    over = db.session().scalars(wanted.order_by(Opportunity.first_starts_at.desc(), Opportunity.id)).all()
    for number, (opportunity, point) in enumerate(zip(over[1:], POINTS, strict=False)):
        _tell(opportunity, point, by=cast.team_member, days=20 + 45 * number)
    if over:
        _tell(over[0], PROMISE, by=cast.team_member, days=30, by_day=5)
        _tell(over[0], WAITING, by=over[0].host_id, days=3)
        _answer(over[0])
    _late(cast)


def _tell(
    opportunity: Opportunity, point: tuple[str, Answer, str], *, by: int, days: int, by_day: int | None = None
) -> None:
    said, answer, words = point
    day = clock.today() + timedelta(days=by_day) if by_day else None
    actions.write(opportunity.id, Typed(said, answer, words, day, Audience.PUBLIC), by=Actor(by))
    drafts = queries.drafts(queries.of_opportunity(opportunity.id))
    actions.tell(opportunity.id, digest(drafts), by=Actor(by))
    then = clock.now() - timedelta(days=days)
    for row in drafts:
        _as_of(row, then)


def _as_of(point: OutcomePoint, then: object) -> None:
    point.out_at = point.written_at = then  # type: ignore[assignment]
    if point.approved_at is not None:
        point.approved_at = then  # type: ignore[assignment]
    if point.answer is Answer.WILL and point.state is PointState.OUT:
        point.by_day = clock.today() - timedelta(days=2)  # a promise that comes back


def _answer(opportunity: Opportunity) -> None:
    outcome = queries.of_opportunity(opportunity.id)
    people = queries.people_told(opportunity.id)
    if outcome is not None and people:
        words = "It was not the lock. It was that nobody had the key."
        actions.reply(outcome.id, people[0].id, words, agrees=False, meant_for=ReplyTo.HOST, by=Actor(people[0].id))


def _late(cast: Cast) -> None:
    """Over for two months, and nobody has said what came of it."""
    thing = make(
        cast, kind_code="workshop", title="What should a first visit be like?", team=0,
        summary="An afternoon with tea about the first hour with us.", days=((-63, "14:00", 120),),
        format=Format.IN_PERSON, seats=[Seat(type=SeatType.EITHER, number=3, group="")], method=Method.CHOSEN,
        choice_rule="The team chooses.",
    )  # fmt: skip
    db.session().flush()
    took_part(thing, [place(thing, person_id) for person_id in cast.advisors[:3]])
    promise(thing)
