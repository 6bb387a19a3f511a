"""A proposal as it is shown: opportunity by opportunity, who is in it and why, who is not and by which rule."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.core.i18n import ngettext
from app.core.preview import Change
from app.matching.fit.held import own_of_all
from app.matching.fit.rules import criteria
from app.matching.fit.stock import stock
from app.matching.proposals.models import PassedOver, Proposal, ProposalPair
from app.matching.proposals.states import IN_IT, Mark, Outcome, ProposalState
from app.opportunities.models import Opportunity
from app.opportunities.pages import when_words
from app.opportunities.queries import as_read
from app.opportunities.queries.facts import facts_of

Words = Callable[[], str]

STATES: dict[ProposalState, tuple[Words, str]] = {
    ProposalState.ASKED: (lambda: _("Waits for its turn"), "blue"),
    ProposalState.RUNNING: (lambda: _("Being worked out"), "blue"),
    ProposalState.READY: (lambda: _("Ready to look at"), "green"),
    ProposalState.RELEASED: (lambda: _("Everybody was asked"), "grey"),
    ProposalState.FAILED: (lambda: _("It did not work"), "red"),
    ProposalState.DROPPED: (lambda: _("Dropped"), "grey"),
}
MARKS: dict[Mark, tuple[Words, str]] = {
    Mark.PROPOSED: (lambda: _("Proposed"), "blue"),
    Mark.PINNED: (lambda: _("Kept by you"), "green"),
    Mark.FORBIDDEN: (lambda: _("Left out by you"), "grey"),
}
OUTCOMES: dict[Outcome, tuple[Words, str]] = {
    Outcome.OFFERED: (lambda: _("Has an offer"), "green"),
    Outcome.ASKED: (lambda: _("Was asked"), "blue"),
    Outcome.LEFT_OUT: (lambda: _("Nobody was asked"), "red"),
}
ONLY_NAMES = {True: _l("Only those whose name is down"), False: _l("Everybody it fits")}


@dataclass(frozen=True)
class Line:
    """One person in it, or left out of it by hand. `unit` tells which place, for the buttons."""

    pair: ProposalPair
    tag: tuple[str, str]
    unit: str
    where: str
    why: str


@dataclass(frozen=True)
class Part:
    """One opportunity of a proposal."""

    opportunity: Opportunity
    when: str
    lines: Sequence[Line]
    passed: Sequence[PassedOver]

    @property
    def people(self) -> int:
        return sum(line.pair.mark in IN_IT for line in self.lines)


def state_tag(proposal: Proposal) -> tuple[str, str]:
    words, colour = STATES[proposal.state]
    return words(), colour


def parts(proposal: Proposal, now: datetime) -> list[Part]:
    """In the order of the list: the soonest first. A few statements, whatever the number of pairs."""
    ids = {each.opportunity_id for each in proposal.pairs} | {each.opportunity_id for each in proposal.passed}
    rows = as_read.by_ids(ids)
    why = _why(proposal, now)
    order = sorted(rows, key=lambda each: (rows[each].first_starts_at is None, rows[each].first_starts_at, each))
    return [
        Part(
            rows[number],
            when_words(rows[number]),
            [_line(each, why) for each in proposal.pairs if each.opportunity_id == number],
            [each for each in proposal.passed if each.opportunity_id == number],
        )
        for number in order
    ]


def _line(pair: ProposalPair, why: dict[tuple[int, int], str]) -> Line:
    words, colour = OUTCOMES[pair.outcome] if pair.outcome else MARKS[pair.mark]
    return Line(
        pair,
        (words(), colour),
        unit_code(pair.seat_id, pair.session_id),
        pair.seat.group,
        pair.said or why.get((pair.person_id, pair.opportunity_id), ""),
    )


def _why(proposal: Proposal, now: datetime) -> dict[tuple[int, int], str]:
    """What is good about each pair, in the words that the person reads too."""
    open_ = stock().rows
    facts, own = facts_of({each.person_id for each in proposal.pairs}), own_of_all(now)
    found = {}
    for pair in proposal.pairs:
        row, known = open_.get(pair.opportunity_id), facts.get(pair.person_id)
        if row is not None and known is not None and pair.outcome is None:
            said = criteria(row, known, own[pair.person_id], now)
            found[pair.person_id, pair.opportunity_id] = " ".join(each.sentence for each in said if each.met)
    return found


def unit_code(seat_id: int, session_id: int | None) -> str:
    return f"{seat_id}-{session_id or 0}"


def releasing(proposal: Proposal) -> Change:
    """What is about to happen, for the page that shows what it sends."""
    number = sum(each.mark in IN_IT for each in proposal.pairs)
    facts = [
        (_("People"), ngettext("%(num)d place for somebody", "%(num)d places for somebody", number)),
        (
            _("What happens"),
            _("Whose name is down gets an offer. The others are asked whether they would like to come."),
        ),
    ]
    return Change(_("Ask everybody in the proposal"), facts, _("Ask them now"))
