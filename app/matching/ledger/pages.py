"""What the ledger says, in words: the spread and what it means, with the time before beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from app.core.formatting import day, month
from app.core.i18n import gettext as _
from app.core.i18n import ngettext
from app.matching.ledger.queries import AskedTimes, Looked
from app.matching.ledger.rules import LEAST, LOAD_CAP, Period, Spread, shown

Cell = str | int
CLEARLY = Fraction(2, 100)  # less of a difference between two times is none that anybody should act on
BANDS = (Fraction(30, 100), Fraction(50, 100), Fraction(70, 100))


@dataclass(frozen=True)
class Table:
    """A table of numbers: what it is of, its heads (that of the first column too), and of each row a name and cells."""

    code: str
    caption: str
    heads: Sequence[str]
    rows: Sequence[tuple[str, Sequence[Cell]]]

    @property
    def empty(self) -> bool:
        """Nothing of it is shown."""
        return all(cell == hidden() for _name, cells in self.rows for cell in cells)


def days_of(period: Period) -> str:
    return _("%(first)s to %(last)s", first=day(period.first), last=day(period.last))


def hidden() -> str:
    return _("not shown")


def few() -> str:
    return _("fewer than %(least)d", least=LEAST)


def last_turn(at: datetime | None) -> str:
    return _("No turn yet") if at is None else month(at)


def hours(minutes: int) -> str:
    """Whole hours, which is as exact as a plan is."""
    return f"{round(minutes / 60):,}"


def percent(share: Fraction) -> str:
    return f"{round(share * 100)}%"


def spread_table(now: Looked, before: Looked, offers: Sequence[AskedTimes], earlier: Sequence[AskedTimes]) -> Table:
    heads = [_("What"), _("This time"), _("The time before")]
    sides = [_side(now, offers), _side(before, earlier)]
    rows = [(name, [cell, sides[1][name]]) for name, cell in sides[0].items()]
    return Table("spread", _("The spread"), heads, rows)


def _side(looked: Looked, offers: Sequence[AskedTimes]) -> dict[str, Cell]:
    spread = looked.spread()
    enough = spread.with_turns >= LEAST
    offered, accepted = sum(each.offered for each in offers), sum(each.accepted for each in offers)
    return {
        _("People active"): _alone(spread.people),
        _("Had at least one turn"): _had(spread),
        _("First-timers"): _alone(looked.first_timers),
        _("Turns"): _alone(spread.turns),
        _("Hours, as planned"): hours(looked.minutes) if enough else _few_or_none(spread),
        _("Offers made"): _alone(offered),
        _("Offers accepted"): _alone(accepted),
        _("Turns of the person in the middle (median)"): _number(spread.median()) if enough else _few_or_none(spread),
        _("The same, of those who had a turn"): _number(spread.median_of_those()) if enough else _few_or_none(spread),
        _("Share of the tenth with the most turns"): _top(spread) if enough else _few_or_none(spread),
        _("Concentration (Gini)"): f"{float(spread.gini()):.2f}" if enough else _few_or_none(spread),
    }


def _alone(number: int) -> Cell:
    return few() if shown(number) is None else f"{number:,}"


def _had(spread: Spread) -> Cell:
    """Where only a few had none, how many had some would give them away."""
    if 0 < spread.people - spread.with_turns < LEAST <= spread.people:
        return _("nearly everybody")
    return _alone(spread.with_turns)


def _few_or_none(spread: Spread) -> str:
    return _("too few people") if spread.turns else "–"


def _number(number: Fraction) -> str:
    return f"{float(number):g}"


def _top(spread: Spread) -> str:
    if spread.tenth < LEAST:
        return _("too few people")
    return _("%(share)s (%(people)d people)", share=percent(spread.top_tenth()), people=spread.tenth)


def meaning(now: Looked, before: Looked) -> list[str]:
    """What the concentration means, and whether it got better, in sentences."""
    spread, earlier = now.spread(), before.spread()
    if not spread.turns:
        return [_("Nobody had a turn in this time.")]
    if spread.with_turns < LEAST:
        return [_("Only a few people had a turn in this time: too few to say how even it is.")]
    gini = spread.gini()
    words = (
        _("Turns are spread quite evenly over everybody who is active."),
        _("Some people had clearly more turns than others."),
        _("A smaller group of people had most of the turns."),
        _("A few people had most of the turns. Many had none."),
    )
    return [words[sum(gini >= edge for edge in BANDS)], _scale(), *_compared(gini, earlier)]


def _scale() -> str:
    return _("Concentration is 0 if everybody had the same. It is close to 1 if one person had all the turns.")


def _compared(gini: Fraction, earlier: Spread) -> list[str]:
    if earlier.with_turns < LEAST:
        return [_("There is too little from the time before to compare with.")]
    if abs(gini - earlier.gini()) < CLEARLY:
        return [_("It is about the same as in the time before.")]
    return [
        _("It is more even than in the time before.")
        if gini < earlier.gini()
        else _("It is less even than in the time before.")
    ]


@dataclass(frozen=True)
class Bar:
    """One fifth of the people: its name, its share in percent, and that of the time before where there is one."""

    name: str
    share: int
    words: str
    before: str


def bars(now: Looked, before: Looked) -> list[Bar]:
    """The share of turns that each fifth had; nothing where a fifth would be a few people."""
    spread, earlier = now.spread(), before.spread()
    if spread.people < 5 * LEAST or spread.with_turns < LEAST:
        return []
    names = (
        _("The fifth with the fewest turns"), _("The second fifth"), _("The middle fifth"), _("The fourth fifth"),
        _("The fifth with the most turns"),
    )  # fmt: skip
    then = earlier.fifths() if earlier.people >= 5 * LEAST and earlier.with_turns >= LEAST else (None,) * 5
    return [
        Bar(name, round(share * 100), percent(share), "–" if was is None else percent(was))
        for name, share, was in zip(names, spread.fifths(), then, strict=True)
    ]


def proposal(by_load: Mapping[int, int]) -> str:
    """How many people the next proposal would favour. `by_load`: units of recent load -> active people."""
    everybody = sum(by_load.values())
    if not everybody:
        return _("Nobody is active at the moment.")
    least = min(unit for unit, people in by_load.items() if people)
    favoured = by_load[least]
    if shown(favoured) is None:
        return _("Fewer than %(least)d people have the least recent load, and would come first.", least=LEAST)
    if least == LOAD_CAP:
        return _("Everybody who is active has %(num)d half days or more, so all are equal in this.", num=LOAD_CAP)
    if 0 < everybody - favoured < LEAST:
        return _("Nearly everybody who is active has equally little recent load, so they are equal in this.")
    if least == 0:
        return _("%(num)d people who are active have less than half a day, and would come first.", num=favoured)
    return ngettext(
        "%(people)d people have the least, %(num)d half day, and would come first.",
        "%(people)d people have the least, %(num)d half days, and would come first.",
        least, people=favoured,
    )  # fmt: skip
