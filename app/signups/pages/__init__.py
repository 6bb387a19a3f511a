"""How places are said, to the person and to those who arrange."""

from app.signups.pages.coming import asked, one_of_several, said, sessions_ahead, wants_new_yes
from app.signups.pages.places import (
    Wording,
    answer_by,
    init_app,
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
    "own_tag",
    "place_begins",
    "said",
    "seat_counts",
    "sessions_ahead",
    "state_counts",
    "taken_back",
    "until_if_told",
    "wants_new_yes",
    "wording",
]
