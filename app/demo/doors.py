"""What advisors of the demonstration put forward, what one plans with a host, and what mattered most last year."""

from __future__ import annotations

from datetime import timedelta

from app.coproduction.doors import actions
from app.coproduction.doors.actions import Put
from app.coproduction.doors.models import Priority, PriorityChoice, PriorityRound
from app.coproduction.doors.states import IdeaFor
from app.core import clock, db
from app.core.actor import Actor
from app.demo.people import Cast
from app.opportunities.models import Kind

LAST = ("The first letter people get", "Evenings on the ward", "Food", "How carers are told", "A quiet room")
NEXT = ("Being rung before a first visit", "Weekends", "Plans that people can read", "Going home from the ward")


def doors(cast: Cast) -> None:
    """Through the verbs that the pages use."""
    me, by = cast.advisor, Actor(cast.advisor)
    letter = Put(
        IdeaFor.OPPORTUNITY, "Rewrite the letter for a first visit",
        "We read the letter together and say what frightens us in it. Then we write it anew.",
        "More people would come to a first visit.", kind_code="workshop", team_id=cast.teams[0], together=True,
    )  # fmt: skip
    taken = actions.put_forward(me, letter, by=by)
    actions.take_up(taken.id, "workshop", cast.teams[0], cast.host, by=Actor(cast.host))
    bench = Put(IdeaFor.OPPORTUNITY, "A bench by the bus stop", "Find out with the council whether there can be one.")
    no = actions.put_forward(me, bench, by=by)
    why = "The pavement is too narrow there. We have asked the council for a seat at the shelter instead."
    actions.answer_not_now(no.id, why, by=Actor(cast.team_member))
    waits = Put(
        IdeaFor.OPPORTUNITY, "Carers at the ward meeting", "Two carers come to the meeting on Mondays.",
        "Carers would hear first what changes.", team_id=cast.teams[0],
    )  # fmt: skip
    actions.put_forward(cast.carer, waits, by=Actor(cast.carer))
    kind = db.session().get_one(Kind, "interview-panel")
    starter = (
        "You read what candidates wrote, without their names. You ask your own question. Your score counts the same."
    )
    words = Put(IdeaFor.KIND, kind.name, kind.about, starter=starter, kind_code=kind.code)
    actions.put_forward(cast.carer, words, by=Actor(cast.carer))
    _last_year(cast)
    on = clock.today() + timedelta(days=30)
    actions.open_round(f"What matters most in {clock.today().year + 1}", NEXT, on, by=Actor(cast.team_member))


def _last_year(cast: Cast) -> None:
    """A row is closed already: nobody can choose in it any more."""
    closed = clock.now() - timedelta(days=330)
    made = PriorityRound(
        name=f"What matters most in {clock.today().year}", closes_on=closed.date(), made_at=closed - timedelta(days=40)
    )
    made.priorities = [Priority(position=at, words=words) for at, words in enumerate(LAST, 1)]
    db.session().add(made)
    db.session().flush()
    for number, person_id in enumerate(cast.advisors[:18]):
        for at in {number % 2, number % 5}:
            db.session().add(PriorityChoice(priority_id=made.priorities[at].id, person_id=person_id))
