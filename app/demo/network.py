"""A network with members of every sort, one meeting that was and what came of it."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from app.coproduction.network import actions, queries
from app.coproduction.network.models import Meeting
from app.coproduction.network.states import ComesAs
from app.core import clock, db
from app.core.actor import Actor
from app.core.ids import digest
from app.demo.people import Cast

ABOUT = (
    "We look at how power is shared here, from ward to board. Anybody who works here or has used our "
    "services is welcome, also for one meeting. We meet every second month, in person and online."
)
MINUTES = (
    "Who was there: fourteen of us, six with lived experience.\n\n"
    "1. Papers come a week before from now on. Two of us test each one in large print.\n"
    "2. The first question of every new project: who is in the room?\n"
    "3. Next time we read the first yearly statements together."
)


def network(cast: Cast) -> None:
    """Through the verbs that the pages use."""
    team = Actor(cast.team_member)
    made = actions.save_network(None, "Co-production network", ABOUT, by=team)
    come = [(cast.host, ComesAs.STAFF), (cast.host_2, ComesAs.PEER_WORKER), (cast.advisor, ComesAs.ADVISOR),
            *((each, ComesAs.ADVISOR) for each in cast.advisors[1:8])]  # fmt: skip
    for number, (person_id, comes_as) in enumerate(come):
        actions.join(made.id, person_id, comes_as, shows_name=number % 2 == 0, by=Actor(person_id))
    actions.change_member(made.id, cast.host, convenes=True, by=team)
    actions.change_member(made.id, cast.advisor, convenes=True, by=team)
    today = clock.today()
    meetings = [row for row in queries.to_link(None) if row.first_starts_at]
    ahead = next((row for row in meetings if row.first_starts_at and row.first_starts_at > clock.now()), None)
    past = next((row for row in meetings if row.first_starts_at and row.first_starts_at < clock.now()), None)
    for row in (ahead, past):
        if row is not None:
            actions.link(made.id, row.id, by=team)
    if past is not None:
        kept = db.session().scalars(select(Meeting).where(Meeting.opportunity_id == past.id)).one()
        actions.keep_minutes(kept.id, MINUTES, digest(""), publish=True, by=team)
    words = "Papers are sent a week before, or the meeting is moved."
    actions.save_decision(made.id, None, words, today - timedelta(days=30), by=Actor(cast.advisor))
    read = {"words": "Read three papers in large print.", "owner_id": cast.advisor,
            "due_on": today + timedelta(days=20), "done_on": None}  # fmt: skip
    door = {"words": "Put the first question onto the form for new projects.", "owner_id": cast.host,
            "due_on": today + timedelta(days=10), "done_on": None}  # fmt: skip
    for answers in (read, door):
        actions.save_action(made.id, None, answers, by=Actor(cast.host))
