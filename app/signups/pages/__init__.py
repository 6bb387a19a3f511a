"""How places are said, to the person and to those who arrange."""

from flask import Flask

from app.signups.consents import rules as consents
from app.signups.everyone import pages as everyone
from app.signups.office import pages as office
from app.signups.pages import order, places
from app.signups.pages.calls import to_ring
from app.signups.pages.coming import asked, one_of_several, said, sessions_ahead, wants_new_yes
from app.signups.pages.order import order_lists
from app.signups.pages.places import (
    Wording,
    answer_by,
    own_tag,
    place_begins,
    seat_counts,
    state_counts,
    taken_back,
    until_if_told,
    wording,
)

__all__ = [
    "Wording",
    "answer_by",
    "asked",
    "init_app",
    "one_of_several",
    "order_lists",
    "own_tag",
    "place_begins",
    "said",
    "seat_counts",
    "sessions_ahead",
    "state_counts",
    "taken_back",
    "to_ring",
    "until_if_told",
    "wants_new_yes",
    "wording",
]


def init_app(app: Flask) -> None:
    app.jinja_env.globals["consents_asked"] = lambda opportunity: bool(consents.asked(opportunity.details))
    app.jinja_env.globals["own_term"] = office.own
    places.init_app(app)
    order.init_app(app)
    everyone.init_app(app)
