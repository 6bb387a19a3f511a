"""Being a member of a network, and as what."""

from __future__ import annotations

import enum

from app.core.states import table


class MemberState(enum.Enum):
    HERE = "here"
    LEFT = "left"


M = MemberState
MEMBER_MOVES = table({None: {M.HERE}, M.HERE: {M.LEFT}, M.LEFT: {M.HERE}})


class ComesAs(enum.Enum):
    """As what somebody comes, as they say. Only who convenes and the involvement team read it."""

    ADVISOR = "advisor"
    STAFF = "staff"
    PEER_WORKER = "peer-worker"
