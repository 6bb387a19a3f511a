"""Questions and criteria of the interview panel, a panel whose scores are open, one that scores today, and one of which
the scores were removed."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from app.core import clock, db
from app.core.actor import SYSTEM, Actor
from app.core.errors import RuleBroken
from app.core.states import move
from app.demo.opportunities import at, make
from app.demo.people import Cast
from app.opportunities.models import Opportunity, Seat
from app.opportunities.states import Format, Method, OpportunityState, SeatType
from app.panels import actions as panels
from app.panels.after import actions as after
from app.panels.after import queries as after_queries
from app.panels.models import Candidate, Panel
from app.panels.queries import of_opportunity
from app.panels.scores import actions, queries
from app.panels.scores.actions.questions import Wording
from app.panels.scores.states import Outcome
from app.panels.states import DecisionRule, PanelRole
from app.panels.way import actions as way
from app.panels.way.rules import PLANNED
from app.panels.way.states import Step
from app.signups import actions as signups
from app.signups.models import Place
from app.signups.states import PlaceState

CRITERIA = {
    "Kindness": (
        "How they speak of people who are having a hard day.",
        ["Speaks about people, never with them", "Kind words, no example", "One example, from far away",
         "An example of their own", "Several, and what people said", "Changed something because of what people said"],
    ),
    "Staying calm": (
        "What they do when somebody shouts.",
        ["Would leave", "Would call others at once", "Waits", "Speaks quietly", "Makes room and time",
         "Knows what helps this person, and does it"],
    ),
    "Working together": (
        "How they plan care with the person and those close to them.",
        ["Plans alone", "Tells people the plan", "Asks once", "Asks and writes it down", "Plans together",
         "Lets the person lead"],
    ),
}  # fmt: skip
QUESTIONS = ("Tell us about a time when somebody did not want your help.", "How do you plan care with a family?")
BEFORE = (Step.SHORTLISTING, Step.PLANNING, Step.QUESTIONS, Step.PACK, Step.BRIEFING, Step.INTERVIEWS, Step.WASH_UP)
LONG = timedelta(days=90)
KEPT_MONTHS = 12  # of what was long ago only its certificate of removal is left
OWN = "I come to you at three in the morning and I am scared. What do you say first?"


def scores(cast: Cast) -> None:
    """Through the verbs that the pages use."""
    planned = db.session().scalars(select(Opportunity).where(Opportunity.ref == "interview-panel")).one_or_none()
    panel = of_opportunity(planned.id) if planned else None
    if panel is not None:
        _agreed(panel, cast)
    _opened(cast, "panel-before", "Ward nurse interview panel", -6)
    _today(cast)
    long_ago = _opened(cast, "panel-long-ago", "Support worker interview panel", -430)
    actions.remove(long_ago.id, KEPT_MONTHS, by=SYSTEM)


def _opened(cast: Cast, ref: str, title: str, days: int) -> Panel:
    panel = _panel(cast, ref, title, days)
    for number, candidate in enumerate(queries.candidates(panel)):
        for step, person in enumerate((cast.advisor, cast.carer, cast.host)):
            _gives(panel, candidate, person, 2 + (number + step) % 4)
    with suppress(RuleBroken):
        actions.open_scores(panel.id, "", papers_in_hand=False, by=Actor(cast.host))
        first, second, *_others = queries.candidates(panel)
        _gives(panel, first, cast.carer, 5, reason="I had missed an example that the others heard")
        decided = {first.id: Outcome.APPOINTED, second.id: Outcome.RESERVE}
        actions.record_outcomes(panel.id, decided, by=Actor(cast.host))
    _over(panel, cast)
    return panel


def _over(panel: Panel, cast: Cast) -> None:
    """Everybody took part, and it is written down; what was long ago is looked after to the end."""
    found = db.session().get_one(Opportunity, panel.opportunity_id)
    session = found.sessions[0]
    for place in db.session().scalars(select(Place).where(Place.opportunity_id == found.id)).all():
        signups.took_part(place.id, session.id, activity_minutes=session.minutes, prep_minutes=0, by=SYSTEM)
        signups.series_recorded(place.id, took_part=True, by=SYSTEM)
    move(found, OpportunityState.DONE, by=SYSTEM, now=clock.now())
    for step in BEFORE:
        way.did(panel.id, step, by=Actor(cast.host))
    if panel.last_on < clock.today() - LONG:
        for step in PLANNED:
            way.did(panel.id, step, by=Actor(cast.host))
        for place in after_queries.advisors_of(panel):
            after.check_in(panel.id, place.ref, by=Actor(cast.team_member))


def _today(cast: Cast) -> None:
    """The carer has begun, the others have not: whoever signs in as one of them finds nothing of it."""
    panel = _panel(cast, "panel-today", "Healthcare assistant interview panel", 0)
    for step in BEFORE:
        way.did(panel.id, step, by=Actor(cast.host))
    for candidate in queries.candidates(panel)[:2]:
        _gives(panel, candidate, cast.carer, 4)


def _panel(cast: Cast, ref: str, title: str, days: int) -> Panel:
    """With two advisors on it, the host in the chair, and three candidates."""
    found = make(
        cast, ref=ref, kind_code="interview-panel", title=title, summary="Sit on the panel that chooses a colleague.",
        may_change="Who joins the ward.", who_for="Anybody who has done the panel training.",
        days=((days, "09:30", 420),), seats=[Seat(type=SeatType.EITHER, number=2, group="")], method=Method.CHOSEN,
        choice_rule="They choose after the closing date.", closes=days - 10, format=Format.IN_PERSON,
        venue="Meadow House, 14 Weir Lane, Riverbank RB1 4QA",
    )  # fmt: skip
    db.session().flush()
    for number, person in enumerate((cast.advisor, cast.carer), start=1):
        place = Place(
            person_id=person,
            opportunity_id=found.id,
            seat_id=found.seats[0].id,
            position=number,
            asked_at=at(-40, "10:00"),
        )
        move(place, PlaceState.CONFIRMED, by=Actor(cast.team_member), now=clock.now())
        db.session().add(place)
    db.session().flush()
    answers: dict[str, Any] = {"post": title.removesuffix(" interview panel"), "band": "5", "candidates": 3}
    panel = panels.set_up(found.id, answers, by=Actor(cast.host))
    panel.decision_rule = DecisionRule.AGREEMENT
    panels.add_member(panel.id, name=found.host.name, person_id=cast.host, role=PanelRole.CHAIR, by=Actor(cast.host))
    db.session().add_all(Candidate(panel_id=panel.id, number=number) for number in (1, 2, 3))
    db.session().flush()
    db.session().refresh(panel)
    _agreed(panel, cast)
    return panel


def _agreed(panel: Panel, cast: Cast) -> None:
    """Late ones say so: the pages of a panel that is over would ask for a reason too."""
    by, why = Actor(cast.host), "Written down after the planning meeting"
    made = [
        actions.add_criterion(panel.id, name, words, anchors, reason=why, by=by).id
        for name, (words, anchors) in CRITERIA.items()
    ]
    for words, criterion in zip(QUESTIONS, made[1:], strict=True):
        actions.add_question(panel.id, Wording(words, criterion, cast.host), written_by_id=cast.host, reason=why, by=by)
    own = Wording(OWN, made[0], cast.advisor)
    actions.add_question(panel.id, own, written_by_id=cast.advisor, reason=why, by=Actor(cast.advisor))


def _gives(panel: Panel, candidate: Candidate, person: int, points: int, *, reason: str = "") -> None:
    asked = [each.id for each in queries.criteria(panel)]
    answers = {criterion: (max(0, points - step), "") for step, criterion in enumerate(asked)}
    answers[asked[0]] = (points, "Told us what the person said afterwards.")
    with suppress(RuleBroken):  # at a weekend the day of the interviews is moved on
        actions.give(panel.id, candidate.id, answers, reason=reason, by=Actor(person))
