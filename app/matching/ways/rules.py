"""What comes next on the way, from what somebody has done and is signed off for. Pure."""

from __future__ import annotations

import enum
from collections.abc import Collection
from dataclasses import dataclass

from app.opportunities.rules import signing
from app.opportunities.rules.likes import KindLike
from app.opportunities.states import SeatRole

MEMBER, CHAIR, SHADOW = SeatRole.MEMBER, SeatRole.CHAIR, SeatRole.SHADOW
ROLES = (SHADOW, MEMBER, CHAIR)  # in the order of the way


class Next(enum.Enum):
    """The next step; none of them has to be taken."""

    SIT_IN = "sit-in"  # needed, before somebody signs them off
    BEGIN = "begin"  # sit in, or take part at once
    ASK_MEMBER = "ask-member"
    ASKED_MEMBER = "asked-member"
    TAKE_PART = "take-part"
    ASK_CHAIR = "ask-chair"
    ASKED_CHAIR = "asked-chair"
    CHAIR = "chair"
    GOES_ON = "goes-on"


@dataclass(frozen=True)
class Done:
    """How often somebody took part in one kind."""

    shadow: int = 0
    member: int = 0
    chair: int = 0

    def __bool__(self) -> bool:
        return bool(self.shadow or self.member or self.chair)


def next_step(
    kind: KindLike, done: Done, signed_off: Collection[SeatRole], asked: Collection[SeatRole], *, has_chairs: bool
) -> Next:
    """`asked`: for which roles they have asked to be signed off. `has_chairs`: there is such a seat in this kind."""
    if signing.asks(kind, MEMBER) and not {MEMBER, CHAIR}.intersection(signed_off):
        if MEMBER in asked:
            return Next.ASKED_MEMBER
        return Next.ASK_MEMBER if done else Next.SIT_IN
    if not (done.member or done.chair):
        return Next.TAKE_PART if done.shadow else Next.BEGIN
    if signing.asks(kind, CHAIR) and CHAIR not in signed_off:
        return Next.ASKED_CHAIR if CHAIR in asked else Next.ASK_CHAIR
    return Next.CHAIR if has_chairs and not done.chair else Next.GOES_ON


GOES_TO: dict[Next, tuple[SeatRole, ...]] = {
    Next.SIT_IN: (SHADOW,),
    Next.BEGIN: (SHADOW, MEMBER),
    Next.TAKE_PART: (MEMBER,),
    Next.CHAIR: (CHAIR,),
}  # the seats that the next step is taken in

ASKS_FOR = {Next.ASK_MEMBER: MEMBER, Next.ASK_CHAIR: CHAIR}
ASKED_FOR = {Next.ASKED_MEMBER: MEMBER, Next.ASKED_CHAIR: CHAIR}
