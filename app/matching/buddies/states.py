"""From wanting a buddy to having met one."""

from __future__ import annotations

import enum

from app.core.states import table


class BuddyState(enum.Enum):
    ASKED = "asked"  # somebody would like one
    PROPOSED = "proposed"  # the team thought of somebody: both are asked, and neither knows who it is
    AGREED = "agreed"  # both said yes, and know the first name
    MET = "met"  # they were there for each other: both can be thanked for it
    ENDED = "ended"  # not wanted any more, or somebody stepped back; nobody says why


B = BuddyState
BUDDY_MOVES = table(
    {
        None: {B.ASKED},
        B.ASKED: {B.PROPOSED, B.ENDED},
        B.PROPOSED: {B.AGREED, B.ENDED},
        B.AGREED: {B.MET, B.ENDED},
        B.MET: set(),
        B.ENDED: set(),
    }
)
LIVE = frozenset({B.ASKED, B.PROPOSED, B.AGREED})
NAMED = frozenset({B.PROPOSED, B.AGREED})  # somebody is to be the buddy
