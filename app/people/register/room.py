"""A register that holds only so many: whoever of a file is beyond that waits, in the order of the file. Pure."""

from __future__ import annotations

from dataclasses import replace

from app.core.i18n import gettext as _
from app.core.i18n import ngettext
from app.people.register.plan import Outcome, Plan, Ready
from app.people.states import HAS_A_PLACE, AdvisorState


def fitted(plan: Plan, room: int | None) -> Plan:
    """The plan with whoever is beyond the `room` on the waiting list instead; nothing is no limit."""
    if room is None:
        return plan
    outcomes: list[Outcome] = []
    for each in plan.outcomes:
        if isinstance(each, Ready) and not each.already and each.entry.state in HAS_A_PLACE:
            room -= 1
            outcomes.append(_waits(each) if room < 0 else each)
        else:
            outcomes.append(each)
    return Plan(tuple(outcomes))


def _waits(one: Ready) -> Ready:
    said = _("The register is full, so they go on the waiting list.")
    entry = replace(one.entry, state=AdvisorState.WAITING, paused_until=None, signs_in=False)
    return replace(one, entry=entry, notes=(*one.notes, said))


def waiting(plan: Plan) -> int:
    """How many of the new ones go on the waiting list."""
    return sum(each.entry.state is AdvisorState.WAITING for each in plan.new)


def said(plan: Plan) -> str:
    """How many wait because the register is full; nothing where all fit."""
    number = waiting(plan)
    if not number:
        return ""
    return str(ngettext(
        "The register is full: %(num)d of these people goes on the waiting list, at its end.",
        "The register is full: %(num)d of these people go on the waiting list, at its end, in the order of the file.",
        number,
    ))  # fmt: skip
