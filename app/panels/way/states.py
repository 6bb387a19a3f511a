"""The steps of the way, and whose they are."""

from __future__ import annotations

import enum


class Step(enum.Enum):
    """In the order in which they come."""

    REQUEST = "request"
    SHORTLISTING = "shortlisting"
    PLANNING = "planning"
    CHAIR = "chair"  # only once the one who was to chair is gone
    QUESTIONS = "questions"
    PACK = "pack"
    BRIEFING = "briefing"
    INTERVIEWS = "interviews"
    WASH_UP = "wash-up"
    NOTES = "notes"
    OUTCOME = "outcome"
    DEBRIEF = "debrief"
    FOLLOW_UP = "follow-up"


class Owner(enum.Enum):
    HOST = "host"
    CHAIR = "chair"
    TEAM = "team"  # the involvement team


OWNERS: dict[Step, Owner] = {
    Step.PLANNING: Owner.CHAIR,
    Step.QUESTIONS: Owner.CHAIR,
    Step.BRIEFING: Owner.CHAIR,
    Step.INTERVIEWS: Owner.CHAIR,
    Step.WASH_UP: Owner.CHAIR,
    Step.DEBRIEF: Owner.TEAM,
}  # the others are the host's
"""Whose a step is at first."""
ON_THE_DAY = frozenset({Step.BRIEFING, Step.INTERVIEWS, Step.WASH_UP})  # nobody has to be reminded of the day itself
