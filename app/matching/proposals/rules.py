"""By which rule somebody was passed over, and how good a proposal is, in words. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.i18n import gettext as _
from app.core.i18n import ngettext
from app.matching.proposals.states import Rule
from app.opportunities.rules.fit import Reason


@dataclass(frozen=True)
class Chosen:
    """What counts of one person for a kind of place: the load with this one, the fit, and what of the mix they meet."""

    load: int
    fit: int
    meets: frozenset[int] = frozenset()  # numbers of the rules of the mix


def decided(
    own: Chosen,
    others: Sequence[Chosen],
    *,
    missing: Reason | None,
    forbidden: bool,
    elsewhere: str,
    full_mix: frozenset[int],
) -> tuple[Rule, str]:
    """The first rule that told this person from those who were chosen, in the order in which the solver asks.

    `missing`: the first thing in the way; `elsewhere`: what else they are proposed for and cannot do beside it;
    `full_mix`: the rules of the mix that would be broken if one of those chosen made room.
    """
    if missing is not None:
        return Rule.CRITERION, f"{missing.sentence} {missing.next_step}".strip()
    if forbidden:
        return Rule.FORBIDDEN, _("The involvement team left this one out for you. Ask us why: we will tell you.")
    if elsewhere:
        return Rule.ELSEWHERE, _("You are thought of for “%(title)s”, and both is not possible.", title=elsewhere)
    free = [each for each in others if not (each.meets & full_mix) - own.meets]
    if others and not free:
        return Rule.MIX, _("The places went to people whose kind of experience was promised for this one.")
    most = max((each.load for each in free), default=0)
    if free and own.load > most:
        return Rule.TURNS, _("The places went to people who have had fewer turns lately. Your turn comes again.")
    least = min((each.fit for each in free if each.load == own.load), default=own.fit)
    if own.fit < least:
        return Rule.FIT, _("The places went to people whose interests and experience are nearer to what is asked.")
    return Rule.EQUAL, _("Several people fitted equally well, and there were not places for all.")


def how_good(tiers: Sequence[int], bound: Sequence[int] | None, *, proved: bool) -> list[str]:
    """What the four tiers come to, as sentences, and whether there could be a better one."""
    missing, filled = tiers[0], tiers[1]
    said = [
        ngettext("It fills %(num)d place.", "It fills %(num)d places.", filled),
        ngettext(
            "%(num)d person is still missing for what was promised.",
            "%(num)d people are still missing for what was promised.",
            missing,
        )
        if missing
        else _("Nothing that was promised is missing."),
    ]
    if proved:
        said.append(_("It is proved that no other choice does better by the rules."))
    elif bound is not None:
        most = bound[1] - filled if bound[0] == missing else 0
        said.append(_("A better one may exist. It would not have fewer than %(least)s missing.", least=bound[0]))
        if most > 0:
            said.append(ngettext("It would fill at most %(num)d more.", "It would fill at most %(num)d more.", most))
    else:
        said.append(_("It is a good one. Nobody has proved that there is no better."))
    return said
