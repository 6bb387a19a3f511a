"""Recent load, as the proposal over all that is open counts it: the first places go to those with less of it."""

from __future__ import annotations

LOAD_UNIT_MINUTES = 240  # half a day
LOAD_CAP = 12  # beyond it more makes no difference: nobody falls behind for ever
