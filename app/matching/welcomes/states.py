"""From a team's own words to what everybody on the register reads."""

from __future__ import annotations

import enum

from app.core.states import table


class WelcomeState(enum.Enum):
    WRITTEN = "written"  # by the host, or other words than are shown; the involvement team looks at them
    SHOWN = "shown"
    TAKEN_DOWN = "taken-down"


W = WelcomeState
WELCOME_MOVES = table(
    {
        None: {W.WRITTEN},
        W.WRITTEN: {W.SHOWN, W.TAKEN_DOWN},
        W.SHOWN: {W.WRITTEN, W.TAKEN_DOWN},
        W.TAKEN_DOWN: {W.WRITTEN},
    }
)
