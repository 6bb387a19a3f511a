"""What a network decided, and what its members do about it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.coproduction.network import events
from app.coproduction.network.actions.taking import take
from app.coproduction.network.models import Decision, NetworkAction
from app.coproduction.network.permissions import member_of
from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _

MOST = 500  # of each, in one network


def save_decision(network_id: int, decision_id: int | None, words: str, on: date, *, by: Actor) -> None:
    network = take(network_id)
    row = next((each for each in network.decisions if each.id == decision_id), None)
    if row is None:
        _room(len(network.decisions))
        row = Decision(network_id=network_id)
    row.words, row.on = words, on
    db.session().add(row)
    db.session().flush()
    emit(events.DecisionSaved(row.id), by=by)


def save_action(network_id: int, action_id: int | None, answers: Mapping[str, Any], *, by: Actor) -> None:
    """`words`, `owner_id` (a member), `due_on`, `done_on`."""
    network = take(network_id)
    row = next((each for each in network.actions if each.id == action_id), None)
    owner = answers["owner_id"]
    if owner is not None and member_of(network, owner) is None and (row is None or row.owner_id != owner):
        raise RuleBroken(_("Choose a member of the network."))
    if row is None:
        _room(len(network.actions))
        row = NetworkAction(network_id=network_id)
    for name in ("words", "owner_id", "due_on", "done_on"):
        setattr(row, name, answers[name])
    db.session().add(row)
    db.session().flush()
    emit(events.NetworkActionSaved(row.id, row.done_on is not None), by=by)


def done(network_id: int, action_id: int, *, by: Actor) -> None:
    """Its owner, or who convenes, says that it is done today. Twice is once."""
    row = next((each for each in take(network_id).actions if each.id == action_id), None)
    if row is not None and row.done_on is None:
        row.done_on = clock.today()
        emit(events.NetworkActionSaved(row.id, done=True), by=by)


def _room(number: int) -> None:
    if number >= MOST:
        raise RuleBroken(_("There are five hundred already. Please tell the involvement team."))
