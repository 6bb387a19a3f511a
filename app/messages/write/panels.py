"""Messages to the staff who run a panel. None of them names an advisor, except the one that says who has stopped."""

from __future__ import annotations

from datetime import date

from app.core import formatting
from app.messages import outbox
from app.messages.words import render
from app.people.models import Person


def panel_task_due(person: Person, task_id: int, *, what: str, post: str, due_on: date, ref: str, step: str) -> int:
    """What they are to do for a panel, on the day it is due. Goes by day."""
    facts = {"person": person, "what": what, "post": post, "day": formatting.day(due_on), "ref": ref, "step": step}
    words = render("panel_task_due", facts)
    about = f"panel-task:{task_id}"
    return outbox.post(person, words, name="panel_task_due", about=about, once=due_on.isoformat())


def panel_chair_wanted(person: Person, panel_id: int, *, post: str, by: date, ref: str, once: str) -> int:
    """Whoever was to chair the panel is gone. Nobody says why."""
    words = render("panel_chair_wanted", {"person": person, "post": post, "by": formatting.day(by), "ref": ref})
    return outbox.post(person, words, name="panel_chair_wanted", about=f"panel:{panel_id}", once=once)


def panel_stopped(person: Person, place_id: int, *, name: str, post: str) -> int:
    """An advisor has stopped on the day. No reason is asked, and there is none to tell."""
    words = render("panel_stopped", {"person": person, "name": name, "post": post})
    return outbox.post(person, words, name="panel_stopped", about=f"place:{place_id}")
