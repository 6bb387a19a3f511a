"""A proposal as one table: by opportunity who is in it and why, who is not and by which rule, and what has changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.core.formatting import span
from app.core.i18n import gettext as _
from app.matching.fit.held import own_of_all
from app.matching.fit.queries import Ranked
from app.matching.fit.rules import criteria
from app.matching.fit.stock import stock
from app.matching.proposals import queries
from app.matching.proposals.models import PassedOver, Proposal, ProposalPair
from app.matching.proposals.pages import MARKS, OUTCOMES
from app.matching.proposals.states import IN_IT, Changed, Mark
from app.opportunities.models import Opportunity
from app.opportunities.pages import when_words
from app.opportunities.queries import as_read
from app.opportunities.queries.facts import facts_of
from app.people.models import Person
from app.signups.rules import Unit

Words = dict[tuple[int, int], str]
Name = tuple[int, int, int | None]  # person, opportunity, session
Known = set[tuple[int, Unit]]


@dataclass(frozen=True)
class Line:
    """One person beside one opportunity. `pair` is nothing for whoever is not in it; `session_id` of what they would
    be put into."""

    person: Person
    tag: tuple[str, str]
    place: str
    why: str
    pair: ProposalPair | None = None
    changed: Changed | None = None
    session_id: int | None = None

    @property
    def can(self) -> tuple[str, ...]:
        """What may be done with it, as the buttons name it."""
        if self.pair is None:
            return ("put-in",)
        return ("keep", "leave-out", "instead") if self.pair.mark is Mark.PROPOSED else ("undo",)


@dataclass(frozen=True)
class Part:
    """One opportunity of a proposal. `people` are in it, whichever of them are shown."""

    opportunity: Opportunity
    when: str
    people: int
    lines: Sequence[Line]


def parts(proposal: Proposal, now: datetime) -> list[Part]:
    """In the order of the list: the soonest first. A few statements, whatever the number of pairs."""
    lines = _lines(proposal, now)
    rows = as_read.by_ids(lines)
    order = sorted(rows, key=lambda each: (rows[each].first_starts_at is None, rows[each].first_starts_at, each))
    return [Part(rows[each], when_words(rows[each]), _people(lines[each]), lines[each]) for each in order]


def _people(lines: Sequence[Line]) -> int:
    return sum(line.pair is not None and line.pair.mark in IN_IT for line in lines)


def changes(found: Sequence[Part]) -> list[Part]:
    """What is different alone, and nothing of what is not."""
    only = (replace(part, lines=[line for line in part.lines if line.changed]) for part in found)
    return [part for part in only if part.lines]


def _lines(proposal: Proposal, now: datetime) -> dict[int, list[Line]]:
    """By opportunity: those in it, those who are not in it any more, those whose name is down."""
    why, before = _why(proposal, now), queries.in_former(proposal)
    sentence = {(each.person_id, each.opportunity_id, each.place.session_id): each.sentence for each in proposal.passed}
    known = {(each.person_id, each.unit) for each in before}
    there = {(each.person_id, each.unit) for each in proposal.pairs}
    found: dict[int, list[Line]] = defaultdict(list)
    for pair in proposal.pairs:
        said = sentence.pop(_name(pair), "") or why.get((pair.person_id, pair.opportunity_id), "")
        changed = _changed(pair, known) if before else _marked(pair)
        found[pair.opportunity_id].append(_in_it(pair, pair.said or said, changed))
    for pair in before:
        if (pair.person_id, pair.unit) not in there:
            found[pair.opportunity_id].append(_gone(pair, sentence.pop(_name(pair), "")))
    for each in proposal.passed:
        if (each.person_id, each.opportunity_id, each.place.session_id) in sentence:
            found[each.opportunity_id].append(_passed(each))
    return found


def _name(pair: ProposalPair) -> Name:
    return pair.person_id, pair.opportunity_id, pair.session_id


def _changed(pair: ProposalPair, known: Known) -> Changed | None:
    fresh = pair.mark is Mark.PROPOSED and (pair.person_id, pair.unit) not in known
    return Changed.NEW if fresh else _marked(pair)


def _marked(pair: ProposalPair) -> Changed | None:
    return Changed.MARKED if pair.marked_at is not None else None


def _in_it(pair: ProposalPair, said: str, changed: Changed | None) -> Line:
    words, colour = OUTCOMES[pair.outcome] if pair.outcome else MARKS[pair.mark]
    return Line(pair.person, (words(), colour), _place(pair), said, pair, None if pair.outcome else changed)


def _gone(pair: ProposalPair, sentence: str) -> Line:
    """The rule that decided where their name is down; else that there is a better one, which it always is."""
    said = sentence or _("They were in the one before. By the rules it is better without them now.")
    return Line(pair.person, (_("Not in it"), "grey"), _place(pair), said, None, Changed.GONE, pair.session_id)


def _passed(passed: PassedOver) -> Line:
    session = passed.place.session
    tag, place = (_("Name is down, not in it"), "white"), span(session.starts_at) if session else ""
    return Line(passed.person, tag, place, passed.sentence, session_id=passed.place.session_id)


def _place(pair: ProposalPair) -> str:
    parts = (span(pair.session.starts_at) if pair.session else "", pair.seat.group)
    return ", ".join(part for part in parts if part)


def _why(proposal: Proposal, now: datetime) -> Words:
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


@dataclass(frozen=True)
class Edited:
    """Where somebody is chosen by hand: for this opportunity, in the place of this pair or of nobody."""

    opportunity: Opportunity
    pair: ProposalPair | None
    others: Sequence[tuple[Ranked, str]]


def edited(found: Sequence[Part], pair_id: str, ref: str, now: datetime) -> Edited | None:
    """What is asked for by the id of a pair or by the reference of an opportunity, if it is still there."""
    for part in found:
        pairs = [line.pair for line in part.lines if line.pair is not None]
        pair = next((each for each in pairs if str(each.id) == pair_id), None)
        if pair is not None or part.opportunity.ref == ref:
            besides = {each.person_id for each in pairs}
            others = queries.others_for(part.opportunity.id, pair.unit if pair else None, besides, now)
            return Edited(part.opportunity, pair, [(each, _good(part.opportunity, each, now)) for each in others])
    return None


def _good(opportunity: Opportunity, other: Ranked, now: datetime) -> str:
    said = other.why(stock().rows[opportunity.id], now, stock())
    return " ".join(each.sentence for each in said if each.met)
