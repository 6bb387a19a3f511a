"""My involvement: what an advisor has coming, what they wait for, what they have done."""

from __future__ import annotations

from flask import render_template
from flask_login import current_user

from app.core import clock
from app.core.permissions import allow
from app.home.routes.about import bp
from app.people.permissions import advisor
from app.recognition import queries as recognition
from app.signups import queries, rules
from app.signups.models import Place
from app.signups.states import AFTERWARDS, PlaceState


@bp.get("/my-involvement")
@allow(advisor)
def my_involvement() -> str:
    places = queries.places_of_person(current_user.person_id)
    return render_template(
        "home/my_involvement.html",
        offers=[p for p in places if p.state is PlaceState.OFFERED],
        coming=[p for p in places if p.state is PlaceState.CONFIRMED or _goes_on(p)],
        waiting=[p for p in places if p.state in {PlaceState.INTERESTED, PlaceState.RESERVE, PlaceState.LAPSED}],
        over=[p for p in places if p.state in _OVER][:20],
        contributions=recognition.contributions(current_user.person_id),
    )


def _goes_on(place: Place) -> bool:
    """A series of which a part is recorded, and another part is still to come."""
    whole = place.state is PlaceState.TOOK_PART and place.session_id is None
    return whole and bool(rules.coming(place.opportunity, clock.now()))


_OVER = frozenset(PlaceState) - AFTERWARDS - frozenset(
    {PlaceState.OFFERED, PlaceState.CONFIRMED, PlaceState.INTERESTED, PlaceState.RESERVE, PlaceState.LAPSED}
)  # fmt: skip
