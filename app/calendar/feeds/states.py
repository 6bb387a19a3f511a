"""Which dates a feed is of."""

from __future__ import annotations

import enum


class FeedKind(enum.Enum):
    OWN = "own"  # the dates of one's own places
    HOST = "host"  # the sessions of one's own teams
    TEAM = "team"  # every session
