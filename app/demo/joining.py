"""People at every stage of the way to the register, and notes on one who is on it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from app.core import clock, db
from app.core.actor import SYSTEM, Actor, Asked
from app.demo.people import Cast
from app.people.actions import advisors, leaving
from app.people.joining import actions, queries
from app.people.joining.actions import organising
from app.people.joining.models import Joining
from app.people.models import Channel
from app.people.notes.actions import write_note
from app.people.states import Ending

TEN = timedelta(hours=10)


def joining(cast: Cast) -> None:
    """Through the verbs that the pages use; the register is full in the end, so that two people wait for it."""
    by = Actor(cast.team_member)
    away = _ask("Hana Lindqvist", phone="+447700900605", by_web=True)
    actions.welcome(away, by=by)
    advisors.pause(away, clock.today() + timedelta(days=30), by=by)
    organising.begin_with_usual(by=by)
    _ask("Noor Aziz", phone="+447700900601", said="I am free in the mornings.", by_web=True)
    _ask("Bernard Holt", address="12 Mill Row, Riverbank RB3 5TT", carer=True, by=by, asked=Asked.LETTER)
    soon = _ask("Sana Malik", email="sana@demo.example", by_web=True)
    over = _ask("Ewan Price", email="ewan@demo.example", carer=True, by_web=True)
    for person_id in (soon, over):
        actions.arrange_talk(person_id, _at_ten(3), cast.team_member, tell=True, by=by)
    db.session().get_one(Joining, over).talk_at = _at_ten(-2)
    on_her_way = _ask("Grace Odum", email="grace@demo.example", by_web=True)
    actions.talked(on_her_way, by=by)
    agreement, *_others = queries.steps()
    actions.take_step(on_her_way, agreement.id, clock.today(), by=by)
    organising.set_size(queries.fullness().on_it, by=by)
    for name, phone in (("Peter Lund", "+447700900602"), ("Mei Chen", "+447700900603")):
        actions.talked(_ask(name, phone=phone, contact_by=Channel.TEXT, by_web=True), by=by)
    leaving.move_on(_ask("Ruth Abel", phone="+447700900604", by_web=True), Ending.MOVED_AREA, by=by)
    write_note(cast.advisor, "Prefers to arrive a quarter of an hour early, and to see the room first.", by=by)
    write_note(
        cast.advisor, "The lift at Quay Street is slow: ten minutes early is enough there.", by=Actor(cast.advisor)
    )


def _ask(
    name: str,
    *,
    said: str = "",
    by: Actor = SYSTEM,
    asked: Asked | None = None,
    by_web: bool = False,
    **fields: Any,
) -> int:
    carer = bool(fields.pop("carer", False))
    reached = {"email": None, "phone": None, "address": None} | fields
    way = Channel.EMAIL if reached["email"] else Channel.PHONE if reached["phone"] else Channel.LETTER
    values = {"full_name": name, "contact_by": way, "service_user": not carer, "carer": carer} | reached
    return actions.ask(values, said, by=by, asked=asked, by_web=by_web).id


def _at_ten(days: int) -> Any:
    """Ten in the morning in London, so many days from today."""
    midnight = clock.now().astimezone(clock.LONDON).replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + timedelta(days=days) + TEN
