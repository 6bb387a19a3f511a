"""The way in one kind: sitting in, member, chair; and which of these steps somebody signs off before."""

from __future__ import annotations

from app.core.i18n import gettext as _
from app.opportunities.rules.facts import AdvisorFacts
from app.opportunities.rules.likes import KindLike
from app.opportunities.states import SeatRole


def asks(kind: KindLike, role: SeatRole | None) -> bool:
    """Whether a person is signed off before they have such a seat. Sitting in is open to everybody."""
    if role is SeatRole.CHAIR:
        return bool(kind.chair_asks_sign_off)
    return role is SeatRole.MEMBER and bool(kind.member_asks_sign_off)


def is_open(kind: KindLike, kind_code: str, role: SeatRole | None, facts: AdvisorFacts) -> bool:
    """Whoever may chair may take part as a member too."""
    chairs = (kind_code, SeatRole.CHAIR) in facts.signed_off
    return not asks(kind, role) or chairs or (kind_code, role) in facts.signed_off


def why_not(role: SeatRole) -> str:
    """Why such a seat is not open to somebody yet."""
    if role is SeatRole.CHAIR:
        return _("Before you chair one of these, somebody who was there signs you off for it.")
    return _("Before you take part in one of these as a member, somebody who was there signs you off for it.")


def how_to(role: SeatRole) -> str:
    """The next step to it."""
    if role is SeatRole.CHAIR:
        return _("Take part in one first. Then ask for it under My next steps, or ring us.")
    return _("Sit in on one first. Then ask for it under My next steps, or ring us.")


def open_words(role: SeatRole | None) -> str:
    """What is open to somebody where another seat is not."""
    if role is SeatRole.SHADOW:
        return _("You can sit in here to learn.")
    return _("You can take part here as a member.")
