"""What can happen to a panel, and to who sits on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.core.events import Event


@dataclass(frozen=True)
class PanelSetUp(Event):
    panel_id: int


@dataclass(frozen=True)
class PanelLogged(Event):
    """A panel without lived experience was written down."""

    panel_id: int


@dataclass(frozen=True)
class WhyWithoutSaid(Event):
    """Nobody with lived experience sat on it in the end, and why is known now."""

    panel_id: int


@dataclass(frozen=True)
class PanelChanged(Event):
    panel_id: int


@dataclass(frozen=True)
class PanelDaysMoved(Event):
    """The first or the last day of the interviews is another one."""

    panel_id: int
    first_on: date
    last_on: date


@dataclass(frozen=True)
class PanelCalledOff(Event):
    panel_id: int


@dataclass(frozen=True)
class PanelMemberAdded(Event):
    panel_id: int
    member_id: int


@dataclass(frozen=True)
class PanelMemberChanged(Event):
    panel_id: int
    member_id: int


@dataclass(frozen=True)
class MemberDeclared(Event):
    """Somebody without a sign-in agreed to confidentiality on paper, and it was written down for them."""

    panel_id: int
    member_id: int
    words: int


@dataclass(frozen=True)
class PanelMemberLeft(Event):
    """Stepped down or was replaced. `chaired`: the panel is without the one who was to chair it."""

    panel_id: int
    member_id: int
    chaired: bool
