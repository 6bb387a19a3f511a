"""Ways in: somebody who may chair, somebody who asks to, a buddy who is offered, and one who is wanted."""

from __future__ import annotations

from app.core import clock
from app.core.actor import Actor
from app.demo.people import Cast
from app.matching.buddies import actions as buddies
from app.matching.buddies import queries as known
from app.matching.ways import actions, queries
from app.matching.welcomes import actions as welcomes
from app.opportunities.states import SeatRole
from app.signups import rules
from app.signups.queries import places_of_person
from app.signups.states import PlaceState

PANEL = "interview-panel"


def ways(cast: Cast) -> None:
    """Through the verbs that the pages use. Whoever took part in a panel asks; where nobody has, nobody does."""
    actions.sign_off(cast.advisor, PANEL, SeatRole.CHAIR, by=Actor(cast.team_member))
    for person_id in cast.advisors[1:]:
        been_in = queries.been_in(person_id, PANEL)
        if been_in:
            actions.ask(person_id, PANEL, SeatRole.CHAIR, been_in[0].id, by=Actor(person_id))
    for person_id in cast.advisors[:8]:
        buddies.set_offers(person_id, known.kinds_known(person_id), by=Actor(person_id))
    _wish(cast)
    _welcomes(cast)


def _welcomes(cast: Cast) -> None:
    """One is shown, one waits to be read."""
    first, second = cast.teams
    words = "We welcome people who have not worked with us before, to help us choose staff and plan our training."
    welcomes.write(first, words, by=Actor(cast.host))
    welcomes.show(first, words, words, by=Actor(cast.team_member))
    welcomes.write(second, "Come and look at our leaflets with us. We make good tea.", by=Actor(cast.host_2))
    for person_id in cast.advisors[2:8]:
        welcomes.hear_from(person_id, [first], by=Actor(person_id))


def _wish(cast: Cast) -> None:
    """The first who has a place to come, of those who have not taken part in anything yet."""
    for person_id in cast.advisors[2:]:
        for place in places_of_person(person_id, frozenset({PlaceState.CONFIRMED})):
            if not rules.has_begun(place.opportunity, place.session, clock.now()):
                buddies.ask(place.id, by=Actor(person_id))
                return
