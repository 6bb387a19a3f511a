"""Sense in a promise of payment: nothing is left for somebody to guess later."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.formatting import hours
from app.core.i18n import gettext as _
from app.opportunities.conditions.shapes import Problem
from app.opportunities.rules.likes import TermLike
from app.opportunities.states import PayModel

NEEDS: dict[PayModel, tuple[str, ...]] = {
    PayModel.BLOCK: ("pence", "unit_minutes"),
    PayModel.DAY: ("pence", "half_pence", "threshold_minutes"),
    PayModel.BAND: ("pence", "half_pence", "threshold_minutes"),
    PayModel.FIXED: ("pence",),
    PayModel.MONTHLY: ("pence",),
    PayModel.MENU: ("cap_pence",),
}


def term_problems(term: TermLike, others: Sequence[TermLike] = ()) -> list[Problem]:
    """`others` are the terms already promised for the same opportunity."""
    if any(other.part is term.part for other in others):
        return [Problem("part", _("This part has a payment already. Remove that first, or choose another part."))]
    if term.model is PayModel.HOURLY:
        both, neither = term.tier and term.pence, not term.tier and not term.pence
        if both or neither:
            return [Problem("tier", _("Choose a rate, or enter a sum for an hour, but not both."))]
        return []
    missing = [name for name in NEEDS.get(term.model, ()) if not getattr(term, name)]
    if missing:
        return [Problem(name, _sentence(name)) for name in missing]
    return _threshold(term) if term.model in {PayModel.DAY, PayModel.BAND} else []


def _sentence(name: str) -> str:
    return {
        "pence": _("Enter the sum."),
        "half_pence": _("Enter the sum for the shorter time."),
        "unit_minutes": _("Enter how long one block is."),
        "threshold_minutes": _("Enter the length of time at which the payment changes."),
        "cap_pence": _("Enter the most that is paid in all."),
    }[name]


def _threshold(term: TermLike) -> list[Problem]:
    if (term.half_pence or 0) > (term.pence or 0):
        return [Problem("half_pence", _("The sum for the shorter time must not be more than the other."))]
    if term.threshold_included is None:
        length = hours(term.threshold_minutes or 0)
        sentence = _("Say what happens at exactly %(length)s: the shorter or the longer sum.", length=length)
        return [Problem("threshold_included", sentence)]
    return []
