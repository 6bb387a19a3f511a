"""The plain questions, the common scale, and what the gap says, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import Any

from app.coproduction.ladder import queries, rules
from app.coproduction.ladder.models import LadderRating
from app.coproduction.ladder.rules import Halfyear, Pairs
from app.coproduction.ladder.states import BroughtIn, Changed, Decided, DoneBy, SetBy
from app.core import clock
from app.core.formatting import month
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.opportunities.pages.levels import Level, chosen, on_step
from app.opportunities.states import Ladder

SHOWN = 4  # half-years
ABOUT_SAME = 0.5  # of a step
CANNOT = _l("I cannot say")
STEPS: dict[Ladder, Any] = {  # the common scale, least say first
    Ladder.INVOLVEMENT: _l("1: people take part, and have no say"),
    Ladder.CONSULTATION: _l("2: people are asked, and others decide"),
    Ladder.ENGAGEMENT: _l("3: people are listened to over time, and others decide"),
    Ladder.CO_DESIGN: _l("4: people plan it together"),
    Ladder.CO_PRODUCTION: _l("5: people decide, do and review it together, with equal power"),
}
QUESTIONS: dict[str, tuple[type[Enum], Any, Mapping[Any, Any]]] = {
    "set_by": (SetBy, _l("Who said what it was about?"), {
        SetBy.STAFF: _l("Staff did"), SetBy.STAFF_AFTER_ASKING: _l("Staff did, after asking us"),
        SetBy.TOGETHER: _l("We did together"), SetBy.ADVISORS: _l("People with lived experience did"),
        SetBy.CANNOT_SAY: CANNOT,
    }),
    "decided": (Decided, _l("Who decided?"), {
        Decided.STAFF: _l("Staff did"), Decided.STAFF_AFTER_LISTENING: _l("Staff did, after listening to us"),
        Decided.SOME_VOTE: _l("We had a vote, and staff had more of a say"),
        Decided.EQUAL_VOTE: _l("We did together, and each voice counted the same"), Decided.CANNOT_SAY: CANNOT,
    }),
    "done_by": (DoneBy, _l("Who did the work?"), {
        DoneBy.STAFF: _l("Staff did"), DoneBy.MOSTLY_STAFF: _l("Staff did most of it"),
        DoneBy.TOGETHER: _l("We did it together"), DoneBy.CANNOT_SAY: CANNOT,
    }),
    "changed": (Changed, _l("Did anything change because of it?"), {
        Changed.YES: _l("Yes"), Changed.A_LITTLE: _l("A little"), Changed.NO: _l("No"),
        Changed.CANNOT_SAY: _l("I cannot say, or it is too soon"),
    }),
    "brought_in": (BroughtIn, _l("When were you brought in?"), {
        BroughtIn.START: _l("At the start"), BroughtIn.MIDDLE: _l("Part of the way through"),
        BroughtIn.LATE: _l("Late, when most of it was settled"), BroughtIn.AFTER: _l("After it was decided"),
        BroughtIn.CANNOT_SAY: CANNOT,
    }),
}  # fmt: skip


@dataclass(frozen=True)
class Bar:
    """One half-year of all teams: its name, and both means; no means where there are too few."""

    name: str
    claimed: float | None
    rated: float | None


@dataclass(frozen=True)
class Gap:
    """`rows`: a team and its cell for each half-year. `bars` are of all teams together."""

    finding: str
    heads: list[str]
    rows: list[tuple[str, list[str]]]
    bars: list[Bar]

    @property
    def drawn(self) -> bool:
        return any(bar.rated is not None for bar in self.bars)


def levels_in_force() -> list[Level]:
    """Of the wording in force today; none while the built-in words are."""
    wording = queries.wording_on(clock.today())
    if wording is None:
        return []
    return [Level(f"level-{each.id}", each.name, each.about, each.step) for each in wording.levels]


def answered(row: LadderRating) -> list[tuple[str, str]]:
    return [(str(label), str(words[getattr(row, name)])) for name, (_kind, label, words) in QUESTIONS.items()]


def rated_words(row: LadderRating) -> str:
    """What the answers come to, in the words in force."""
    if row.step is None:
        return _("Your answers leave it open how much say you had. That is fine.")
    level = on_step(row.step)
    return _("By your answers this was: %(level)s. %(about)s", level=level.name, about=level.about)


def claimed_words(row: LadderRating) -> str:
    level = chosen(row.opportunity)
    if level is None:
        return _("The team did not say how much say people would have.")
    return _("The team said beforehand: %(level)s. %(about)s", level=level.name, about=level.about)


def halfyear(each: Halfyear) -> str:
    """Such as "January 2026 to June 2026"."""
    return _("%(first)s to %(last)s", first=month(each.first), last=month(each.end - timedelta(days=1)))


def gap(of_teams: Sequence[int] | None = None) -> Gap:
    """Of all teams, or with the rows of these alone. What is closed is worked out over all teams, whoever looks."""
    halfyears = rules.last_halfyears(clock.today(), SHOWN)
    found, teams = queries.pairs(halfyears), queries.teams()
    ids = [number for number, _name in teams]
    closed = [rules.shut(ids, at, found) for at in range(SHOWN)]
    rows = [
        (name, [_cell(found.get((number, at)), shut=number in closed[at]) for at in range(SHOWN)])
        for number, name in teams
        if (of_teams is None or number in of_teams) and any((number, at) in found for at in range(SHOWN))
    ]
    sums = [_sum(found, at) for at in range(SHOWN)]
    bars = [_bar(halfyear(each), pairs) for each, pairs in zip(halfyears, sums, strict=True)]
    return Gap(_finding(halfyears, sums), [_("Team"), *(bar.name for bar in bars)], rows, bars)


def _sum(found: Mapping[tuple[int, int], Pairs], period: int) -> Pairs:
    total = Pairs()
    for (_team, at), pairs in found.items():
        total = total.plus(pairs) if at == period else total
    return total


def _bar(name: str, pairs: Pairs) -> Bar:
    if not pairs.enough:
        return Bar(name, None, None)
    return Bar(name, round(pairs.claimed / pairs.number, 1), round(pairs.rated / pairs.number, 1))


def _cell(pairs: Pairs | None, *, shut: bool) -> str:
    if pairs is None:
        return "–"
    if shut:
        return _("not shown")
    said = {"claimed": f"{pairs.claimed / pairs.number:.1f}", "rated": f"{pairs.rated / pairs.number:.1f}"}
    return _("said %(claimed)s, rated %(rated)s, by %(people)d", people=pairs.number, **said)


def _finding(halfyears: Sequence[Halfyear], sums: Sequence[Pairs]) -> str:
    """Of the newest half-year that has enough, and whether the gap grew."""
    enough = [at for at, pairs in enumerate(sums) if pairs.enough]
    if not enough:
        return _("Fewer than five people have rated in each half-year that is over. That is too few to say anything.")
    newest = enough[-1]
    pairs = sums[newest]
    words = {
        "when": halfyear(halfyears[newest]), "claimed": f"{pairs.claimed / pairs.number:.1f}",
        "rated": f"{pairs.rated / pairs.number:.1f}",
    }  # fmt: skip
    if abs(pairs.gap) < ABOUT_SAME:
        said = _("%(when)s: teams said %(claimed)s of 5, and advisors rated %(rated)s. They see it alike.", **words)
    elif pairs.gap > 0:
        said = _("%(when)s: teams said %(claimed)s of 5, and advisors rated it lower, at %(rated)s.", **words)
    else:
        said = _("%(when)s: teams said %(claimed)s of 5, and advisors rated it higher, at %(rated)s.", **words)
    return f"{said} {_trend(pairs, sums[enough[-2]])}" if len(enough) > 1 else said


def _trend(now: Pairs, before: Pairs) -> str:
    change = abs(now.gap) - abs(before.gap)
    if abs(change) < 0.1:
        return _("The gap is about the same as before.")
    return _("The gap is larger than before.") if change > 0 else _("The gap is smaller than before.")
