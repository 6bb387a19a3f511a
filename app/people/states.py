"""The life of an advisor on the register."""

from __future__ import annotations

import enum

from app.core.states import table


class AdvisorState(enum.Enum):
    ENQUIRY = "enquiry"
    ACTIVE = "active"
    PAUSED = "paused"
    ENDED = "ended"


ADVISOR_MOVES = table(
    {
        None: {AdvisorState.ENQUIRY, AdvisorState.ACTIVE, AdvisorState.PAUSED},
        AdvisorState.ENQUIRY: {AdvisorState.ACTIVE, AdvisorState.PAUSED, AdvisorState.ENDED},
        AdvisorState.ACTIVE: {AdvisorState.PAUSED, AdvisorState.ENDED},
        AdvisorState.PAUSED: {AdvisorState.ACTIVE, AdvisorState.ENDED},
        AdvisorState.ENDED: {AdvisorState.ACTIVE},
    }
)
