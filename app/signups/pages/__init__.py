"""How places are said, to the person and to those who arrange."""

from app.signups.pages.places import Wording, answer_by, init_app, own_tag, seat_counts, state_counts, wording

__all__ = ["Wording", "answer_by", "init_app", "own_tag", "seat_counts", "state_counts", "wording"]
