"""Recent load, as the proposal over all that is open counts it: the first places go to those with less of it."""

from __future__ import annotations

LOAD_UNIT_MINUTES = 240  # half a day
LOAD_CAP = 4  # beyond it more makes no difference: nobody falls behind for ever


def recent_load(prior_minutes: int) -> int:
    """Units of load from the planned minutes of the last twelve months: whole units, at most `LOAD_CAP`."""
    return min(LOAD_CAP, prior_minutes // LOAD_UNIT_MINUTES)
