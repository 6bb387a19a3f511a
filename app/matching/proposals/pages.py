"""A proposal in words: its state, what is said of a pair, and what a release does."""

from __future__ import annotations

from collections.abc import Callable

from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.core.i18n import ngettext
from app.core.preview import Change
from app.matching.proposals.models import Proposal
from app.matching.proposals.states import IN_IT, Changed, Mark, Outcome, ProposalState

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
CHANGES: dict[Changed, Words] = {
    Changed.NEW: lambda: _("New since the last time"),
    Changed.GONE: lambda: _("Was in it before"),
    Changed.MARKED: lambda: _("Changed by you"),
}
OUTCOMES: dict[Outcome, tuple[Words, str]] = {
    Outcome.OFFERED: (lambda: _("Has an offer"), "green"),
    Outcome.ASKED: (lambda: _("Was asked"), "blue"),
    Outcome.LEFT_OUT: (lambda: _("Nobody was asked"), "red"),
}
ONLY_NAMES = {True: _l("Only those whose name is down"), False: _l("Everybody it fits")}


def state_tag(proposal: Proposal) -> tuple[str, str]:
    words, colour = STATES[proposal.state]
    return words(), colour


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
