"""How much say people have, in the organisation's own words: the levels that a host chooses from, and what was chosen.

The words come from a later capability, which hands them in at start. Each level stands on one step of the common scale
(`states.Ladder`), so that figures stay comparable when the words change.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from flask import Flask, current_app

from app.opportunities.models import Opportunity
from app.opportunities.pages.labels import LADDER, LADDER_HINTS
from app.opportunities.states import Ladder


class Level(NamedTuple):
    """`code` is its own in these words and in no others: a form that was open over a change chooses nothing else."""

    code: str
    name: str
    about: str
    step: Ladder


Levels = Callable[[], Sequence[Level]]


def init_app(app: Flask, current: Levels) -> None:
    """`current()` gives the levels in force, the least say first; none where the built-in ones are."""
    app.extensions["levels"] = current


def built_in() -> list[Level]:
    return [Level(step.value, str(LADDER[step]), str(LADDER_HINTS[step]), step) for step in Ladder]


def levels() -> Sequence[Level]:
    current: Levels = current_app.extensions.get("levels", list)
    return current() or built_in()


def on_step(step: Ladder) -> Level:
    """The level in force that stands on it, or the nearest with less say, or else the first."""
    order, found = list(Ladder), levels()
    fitting = [each for each in found if order.index(each.step) <= order.index(step)]
    return max(fitting, key=lambda each: order.index(each.step)) if fitting else found[0]


def chosen(opportunity: Opportunity) -> Level | None:
    """What its host says, in the words as they stood then."""
    step = opportunity.ladder
    if step is None:
        return None
    if opportunity.ladder_name:
        return Level("", opportunity.ladder_name, opportunity.ladder_about or "", step)
    return Level(step.value, str(LADDER[step]), str(LADDER_HINTS[step]), step)


def code_of(opportunity: Opportunity) -> str | None:
    """Which of the levels in force is ticked in a form: the one with the same name, else the one on the same step."""
    said = chosen(opportunity)
    if said is None:
        return None
    same = (each.code for each in levels() if (each.name, each.step) == (said.name, said.step))
    return next(same, None) or on_step(said.step).code
