"""What the worker does by itself: scores go when their time is over."""

from __future__ import annotations

from datetime import datetime

from flask import current_app

from app.core import clock, db
from app.core.actor import SYSTEM
from app.panels.scores import actions, queries


def remove_old_scores(now: datetime) -> int:
    """Returns of how many panels something was removed."""
    months = current_app.config["SCORES_KEPT_MONTHS"]
    done = 0
    for panel_id in queries.out_of_time(now.astimezone(clock.LONDON).date(), months):
        with db.transaction():
            done += actions.remove(panel_id, months, by=SYSTEM) is not None
    return done
