"""The link itself: signed, bound to a place, a question and, for an offer, to this very offer."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app

from app.calendar.answering.states import Question
from app.opportunities.models import Session
from app.people import links
from app.signups.models import Place
from app.signups.states import PlaceState

SALT = "answer"


@dataclass(frozen=True)
class Bound:
    """What a token names. `move_id` is the move by which the place was offered; 0 where it is held."""

    place_id: int
    question: Question
    move_id: int
    session_id: int | None


def for_offer(place: Place) -> str:
    """The link for an offer that stands; empty where there is none."""
    return _address(place, Question.OFFER, move_id=place.moves[-1].id) if place.state is PlaceState.OFFERED else ""


def for_place(place: Place) -> str:
    return _address(place, Question.PLACE)


def for_session(place: Place, session: Session) -> str:
    return _address(place, Question.COMING, session_id=session.id)


def _address(place: Place, question: Question, *, move_id: int = 0, session_id: int = 0) -> str:
    """From BASE_URL only, never from the request."""
    token = links.signed(SALT, [place.id, question.value, move_id, session_id])
    return f"{current_app.config['BASE_URL']}/answer/{token}"


def read(token: str) -> Bound | None:
    """What a token names, or nothing where it was bent on the way."""
    found = links.unsigned(SALT, token)
    if not isinstance(found, list) or len(found) != 4:
        return None
    place_id, question, move_id, session_id = found
    return Bound(place_id, Question(question), move_id, session_id or None)
