"""Writing down for somebody who waits why others were chosen this time, in the words that they read."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import update

from app.core import db
from app.signups.models import Place
from app.signups.states import WAITING


def not_chosen(said: Mapping[int, str]) -> None:
    """By place the sentence. It moves and counts nothing; whoever does not wait any more has their answer already."""
    for place_id, sentence in sorted(said.items()):
        waits = update(Place).where(Place.id == place_id, Place.state.in_(WAITING))
        db.session().execute(waits.values(not_chosen=sentence), execution_options={"synchronize_session": False})
