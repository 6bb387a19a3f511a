"""Pure: the wordings to start from, a rating from its answers, the gap and what of it is shown."""

from app.coproduction.ladder.rules.gap import Halfyear, Pairs, last_halfyears, shut
from app.coproduction.ladder.rules.presets import PRESETS, Preset
from app.coproduction.ladder.rules.rating import Answers, number, step_from, step_near

__all__ = [
    "PRESETS",
    "Answers",
    "Halfyear",
    "Pairs",
    "Preset",
    "last_halfyears",
    "number",
    "shut",
    "step_from",
    "step_near",
]
