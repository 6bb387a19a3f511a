"""Putting an idea forward, taking it back, taking it up, and saying why not. The idea is taken first."""

from __future__ import annotations

from typing import NamedTuple

from app.coproduction.doors import queries
from app.coproduction.doors.events import IdeaAnswered, IdeaPutForward, IdeaTakenBack, PlanningBegun
from app.coproduction.doors.models import Idea, Planner
from app.coproduction.doors.states import IdeaFor, IdeaState
from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.states import move, stored
from app.opportunities.actions import drafts
from app.opportunities.actions.kinds import reword_kind
from app.opportunities.models import Kind, Opportunity
from app.people.actions.persons import hold

MOST_OPEN = 10


class Put(NamedTuple):
    sort: IdeaFor
    title: str
    words: str
    reason: str = ""
    starter: str = ""
    kind_code: str | None = None
    team_id: int | None = None
    together: bool = False


def put_forward(person_id: int, put: Put, *, by: Actor) -> Idea:
    hold(person_id)
    _themselves(person_id, by)
    waiting = [each for each in queries.ideas_of(person_id) if each.state is IdeaState.PUT_FORWARD]
    if len(waiting) >= MOST_OPEN:
        raise RuleBroken(_("Ten of your ideas wait for an answer. Please let us answer those first."))
    idea = Idea(person_id=person_id, made_at=clock.now(), **put._asdict())
    move(idea, IdeaState.PUT_FORWARD, by=by, now=clock.now())
    db.session().add(idea)
    db.session().flush()
    emit(IdeaPutForward(idea.id, person_id), by=by)
    return idea


def take_back(idea_id: int, *, by: Actor) -> None:
    idea = _taken(idea_id)
    _themselves(idea.person_id, by)
    _must_be_open(idea)
    move(idea, IdeaState.TAKEN_BACK, by=by, now=clock.now())
    emit(IdeaTakenBack(idea.id), by=by)


def take_up(idea_id: int, kind_code: str, team_id: int, host_id: int, *, by: Actor) -> Opportunity:
    """A draft with the person's own words. They plan it with its host, if they said that they would."""
    idea = _taken(idea_id)
    _must_be_open(idea)
    if idea.sort is not IdeaFor.OPPORTUNITY:
        raise RuleBroken(_("This idea is for the words of a kind. Take it up there."))
    answers = {"kind_code": kind_code, "team_id": team_id, "host_id": host_id, "title": idea.title}
    opportunity = drafts.draft(answers, by=by)
    opportunity.summary, opportunity.may_change = idea.words, idea.reason
    idea.opportunity_id = opportunity.id
    row = move(idea, IdeaState.TAKEN_UP, by=by, now=clock.now())
    emit(IdeaAnswered(idea.id, stored(row)), by=by)
    if idea.together:
        db.session().add(Planner(opportunity_id=opportunity.id, person_id=idea.person_id, since=clock.now()))
        emit(PlanningBegun(opportunity.id, idea.person_id), by=by)
    return opportunity


def take_up_words(idea_id: int, *, by: Actor) -> None:
    """From now on the kind says what the advisor wrote."""
    idea = _taken(idea_id)
    _must_be_open(idea)
    if idea.sort is not IdeaFor.KIND:
        raise RuleBroken(_("This idea is for an opportunity. Take it up there."))
    reword_kind(db.session().get_one(Kind, idea.kind_code), idea.words, idea.starter, by=by)
    row = move(idea, IdeaState.TAKEN_UP, by=by, now=clock.now())
    emit(IdeaAnswered(idea.id, stored(row)), by=by)


def answer_not_now(idea_id: int, reason: str, *, by: Actor) -> None:
    """With a reason, which the person reads."""
    idea = _taken(idea_id)
    if idea.state is not IdeaState.PUT_FORWARD:
        raise RuleBroken(_("It was answered or taken back in the meantime. Please look at it again."))
    row = move(idea, IdeaState.NOT_NOW, by=by, now=clock.now(), reason=reason)
    emit(IdeaAnswered(idea.id, stored(row)), by=by)


def _taken(idea_id: int) -> Idea:
    return db.session().get_one(Idea, idea_id, with_for_update=True, populate_existing=True)


def _must_be_open(idea: Idea) -> None:
    if idea.state not in {IdeaState.PUT_FORWARD, IdeaState.NOT_NOW}:
        raise RuleBroken(_("It was taken up or taken back in the meantime. Please look at it again."))


def _themselves(person_id: int, by: Actor) -> None:
    if by.speaks_for != person_id:
        raise RuleBroken(_("Only the person themselves can say so. Say how they asked you to."))
