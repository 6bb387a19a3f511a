"""A plan of the liaison team that is agreed, with two who see it differently, and what it said of its first year."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from app.coproduction.plans import actions
from app.coproduction.plans.models import PlanCriterion
from app.coproduction.plans.presets import PRESETS
from app.coproduction.plans.states import Reached, Shown, Side, View
from app.core import clock, db
from app.core.actor import Actor
from app.demo.people import Cast
from app.opportunities.states import Ladder

FIRST = (
    ("First hours", "Everybody who is referred hears within an hour who will see them, and when.",
     "We ask ten people a month.", "6 of 10", "9 of 10", Ladder.CONSULTATION, Ladder.CO_DESIGN),
    ("First hours", "There is a quiet place to wait, and people who used it helped to choose it.",
     "A walk round, four times a year.", "None", "One on each site", Ladder.INVOLVEMENT, Ladder.CO_PRODUCTION),
    ("Who decides", "People with lived experience have a vote on how the team learns from complaints.",
     "Minutes of the learning group.", "Two guests, no vote", "Two members with a vote", Ladder.ENGAGEMENT,
     Ladder.CO_PRODUCTION),
)  # fmt: skip
NAMES = ("priority", "statement", "measure", "baseline", "target", "ladder_now", "ladder_aim")


def plans(cast: Cast) -> None:
    """Through the verbs that the pages use."""
    team, host, advisor = Actor(cast.team_member), Actor(cast.host), Actor(cast.advisor)
    for name, source, lines in PRESETS.values():
        actions.save_framework(None, name, source, lines, by=team)
    today = clock.today()
    plan = actions.begin(cast.teams[0], "Better first hours", today + timedelta(days=120), by=host)
    plan.from_on = today - timedelta(days=330)
    for row in FIRST:
        answers = dict(zip(NAMES, row, strict=True)) | {"target_on": today + timedelta(days=200)}
        number = actions.save(plan.id, None, answers, by=host)
        actions.ask(number, Side.STAFF, cast.host, by=host)
        actions.ask(number, Side.LIVED, cast.advisor, by=host)
        actions.answer(number, yes=True, by=host)
        actions.answer(number, yes=True, by=advisor)
    actions.agree(plan.id, by=host)
    ids = db.session().scalars(select(PlanCriterion.id).where(PlanCriterion.plan_id == plan.id).order_by("id")).all()
    _seen(list(ids), host, advisor, cast)
    statement = actions.make(plan.id, plan.from_on, today, "We began with what people told us at the door.", by=host)
    actions.publish(statement.id, by=team)


def _seen(ids: list[int], host: Actor, advisor: Actor, cast: Cast) -> None:
    first, second, third = ids
    actions.see(first, View.GREEN, "Nine of ten in the last two months.", by=host)
    actions.see(first, View.AMBER, "By day, yes. At night people still wait without a word.", by=advisor)
    actions.see(second, View.AMBER, "Meadow House has one. Quay Street does not yet.", by=host)
    actions.see(second, View.AMBER, "The room we chose is good. One site is missing.", by=advisor)
    actions.see(third, View.RED, "The terms of the group have not been changed.", by=host)
    actions.choose_shown(first, Shown.WORDS, by=advisor)
    actions.choose_shown(second, Shown.NAME, by=advisor)
    day = clock.today() + timedelta(days=40)
    night = {"words": "Ask twelve people who came at night.", "owner_id": cast.advisor, "due_on": day, "done_on": None}
    actions.save_action(first, None, night, by=advisor)
    board = {"words": "Put a board with the names up at the door.", "owner_id": cast.host, "due_on": None,
             "done_on": clock.today()}  # fmt: skip
    actions.save_action(first, None, board, by=host)
    actions.add_evidence(first, "Answers of ten people a month since spring.", {}, by=host)
    actions.say_reached(first, Reached.PARTLY, "By day it is reached. At night there is one person.", Ladder.ENGAGEMENT,
                        by=host)  # fmt: skip
    actions.say_reached(third, Reached.NOT_REACHED, "The board has not answered yet.", Ladder.ENGAGEMENT, by=host)
