"""Ways in: somebody who may chair, and somebody who asks to."""

from __future__ import annotations

from app.core.actor import Actor
from app.demo.people import Cast
from app.matching.ways import actions, queries
from app.opportunities.states import SeatRole

PANEL = "interview-panel"


def ways(cast: Cast) -> None:
    """Through the verbs that the pages use. Whoever took part in a panel asks; where nobody has, nobody does."""
    actions.sign_off(cast.advisor, PANEL, SeatRole.CHAIR, by=Actor(cast.team_member))
    for person_id in cast.advisors[1:]:
        been_in = queries.been_in(person_id, PANEL)
        if been_in:
            actions.ask(person_id, PANEL, SeatRole.CHAIR, been_in[0].id, by=Actor(person_id))
