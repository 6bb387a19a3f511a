"""Making a proposal: what is read in the database becomes an instance, is solved apart, and comes back as rows.

Reading takes no lock, and solving holds no connection. The solver runs in a process of its own: whatever it does to
memory or to itself, the worker goes on with its messages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from multiprocessing import get_context

from app.core import db
from app.core.clock import LONDON
from app.matching.fit.held import own_of_all
from app.matching.fit.rules import Own, criteria
from app.matching.fit.stock import stock
from app.matching.ledger.rules import LOAD_CAP, LOAD_UNIT_MINUTES
from app.matching.proposals.giving import Giving, as_opportunity, givings
from app.matching.proposals.history import History, history
from app.matching.proposals.models import Proposal
from app.matching.proposals.register import Classes, Register, Round
from app.matching.proposals.rules import Chosen, decided
from app.matching.proposals.states import Mark, Rule
from app.matching.solver import explain
from app.matching.solver import instance as solver
from app.matching.solver.objective import standing
from app.opportunities.queries.facts import facts_of_active
from app.opportunities.rules.facts import AdvisorFacts
from app.signups.rules import TRAVEL_MINUTES

SECONDS = 60.0  # for the solver; what it has then is what is shown, with what is known about better ones
LIMIT = 600.0  # and its process is given up after this


@dataclass(frozen=True)
class Given:
    """Everything that a proposal is made from. `ids` are the persons in the order of the instance's advisors."""

    instance: solver.Instance
    givings: Sequence[Giving]
    ids: Sequence[int]
    facts: Mapping[int, AdvisorFacts]
    own: Mapping[int, Own]
    past: History
    now: datetime


@dataclass(frozen=True)
class Passed:
    """Somebody whose name is down and who was not chosen, and why."""

    place_id: int
    person_id: int
    opportunity_id: int
    rule: Rule
    sentence: str


@dataclass(frozen=True)
class Found:
    """What came out: persons with their givings, how good it is, and who was passed over."""

    pairs: Sequence[tuple[int, Giving]]
    tiers: Sequence[int]
    bound: Sequence[int] | None
    proved: bool
    passed: Sequence[Passed]


def gather(proposal_id: int, now: datetime) -> Given:
    """Reads only. What people pinned and forbade is part of the instance; what is not free or not there is left out."""
    proposal = db.session().get_one(Proposal, proposal_id)
    today = now.astimezone(LONDON).date()
    epoch = today - timedelta(days=today.weekday())
    given, past = givings(now), history(now)
    facts, own = facts_of_active(), own_of_all(now)
    asked = Round(proposal.only_names, proposal.most_each, epoch, _months(given, today), now)
    classes, register = Classes(given, now), Register(given, past, asked)
    ids = sorted(facts)
    instance = solver.Instance(
        epoch_date=epoch.isoformat(),
        today=(today - epoch).days,
        month_start_days=tuple((first - epoch).days for first in asked.months),
        travel_pad_minutes=next((each.limits.travel_minutes for each in own.values()), TRAVEL_MINUTES),
        load_unit_minutes=LOAD_UNIT_MINUTES,
        load_cap=LOAD_CAP,
        advisors=tuple(register.advisor(facts[each], own[each], classes.allowed(facts[each])) for each in ids),
        opportunities=tuple(as_opportunity(each, classes.tag(each), epoch, now) for each in given),
    )
    made = Given(instance, given, ids, facts, own, past, now)
    return replace(made, instance=replace(instance, wishes=_wishes(proposal, made)))


def _months(given: Sequence[Giving], today: date) -> tuple[date, ...]:
    """The first day of this month and of every one after it, until the last session or due day."""
    last = max((day for giving in given for day in _days(giving)), default=today)
    number = (last.year - today.year) * 12 + last.month - today.month
    at = [divmod(today.year * 12 + today.month - 1 + each, 12) for each in range(number + 1)]
    return tuple(date(year, month + 1, 1) for year, month in at)


def _days(giving: Giving) -> list[date]:
    due = giving.row.first_day
    return [each.on for each in giving.row.planned] + ([] if due is None else [due])


def _wishes(proposal: Proposal, given: Given) -> solver.Wishes:
    """What people kept stands as far as it can, the first of it first: a rule is not broken for it."""
    marked: dict[Mark, list[tuple[int, int]]] = defaultdict(list)
    who = {person_id: number for number, person_id in enumerate(given.ids)}
    what = {each.unit: number for number, each in enumerate(given.givings)}
    for pair in proposal.pairs:
        if pair.person_id in who and pair.unit in what:
            marked[pair.mark].append((who[pair.person_id], what[pair.unit]))
    pinned = frozenset(standing(given.instance, marked[Mark.PINNED]))
    return solver.Wishes(pinned, frozenset(marked[Mark.FORBIDDEN]), frozenset(marked[Mark.PROPOSED]))


def solve(given: Given) -> Found:
    """Raises `BrokenExecutor` where the solver's process died, `TimeoutError` where it never came back."""
    from app.matching.solver.solve import solve as solved

    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        answer = pool.submit(solved, given.instance, seconds=SECONDS).result(LIMIT)
    pairs = [(given.ids[a], given.givings[o]) for a, o in answer.assignments]
    bound = list(answer.bound) if answer.bound is not None else None
    return Found(pairs, list(answer.tiers), bound, answer.proved, _passed(given, answer.assignments))


def _passed(given: Given, chosen: Sequence[tuple[int, int]]) -> list[Passed]:
    """Everybody whose name is down for something that is given, and who does not have it in this answer."""
    taking: dict[int, list[int]] = defaultdict(list)
    doing: dict[int, list[int]] = defaultdict(list)
    for a, o in chosen:
        taking[o].append(a)
        doing[a].append(o)
    number = {person_id: each for each, person_id in enumerate(given.ids)}
    of: dict[tuple[int, int | None], list[int]] = defaultdict(list)
    for o, each in enumerate(given.givings):
        of[each.row.id, each.unit[1]].append(o)
    found = []
    for person_id, names in given.past.waiting.items():
        for opportunity_id, session_id, place_id in names:
            those, mine = of.get((opportunity_id, session_id), []), number.get(person_id)
            if mine is None or not those or not set(those).isdisjoint(doing[mine]):
                continue
            rule, sentence = _why_not(given, mine, those, taking, doing)
            found.append(Passed(place_id, person_id, opportunity_id, rule, sentence))
    return sorted(found, key=lambda each: each.place_id)


def _why_not(
    given: Given, a: int, those: Sequence[int], taking: Mapping[int, list[int]], doing: Mapping[int, list[int]]
) -> tuple[Rule, str]:
    instance, person_id = given.instance, given.ids[a]
    row = given.givings[those[0]].row
    reasons = criteria(row, given.facts[person_id], given.own[person_id], given.now, stock())
    allowed = [o for o in those if explain.eligible(instance, instance.advisors[a], instance.opportunities[o])]
    missing = next((each for each in reasons if each.met is False), None)
    at = allowed or list(those)
    others = [_counts(given, b, o, len(doing[b])) for o in at for b in taking.get(o, ())]
    busy = len(doing[a]) >= instance.advisors[a].max_activities or _clash(given, a, at, doing)
    elsewhere = next((given.givings[o].row.title for o in doing[a]), "") if busy else ""
    return decided(
        _counts(given, a, at[0], len(doing[a]) + 1), others,
        missing=missing if not allowed else None,
        forbidden=any((a, o) in instance.wishes.forbidden for o in those),
        elsewhere=elsewhere,
        full_mix=frozenset(number for o in at for number, _rule in enumerate(instance.opportunities[o].mix)),
    )  # fmt: skip


def _counts(given: Given, a: int, o: int, activities: int) -> Chosen:
    instance = given.instance
    advisor, opportunity = instance.advisors[a], instance.opportunities[o]
    meets = (number for number, rule in enumerate(opportunity.mix) if rule.any_of & advisor.tags)
    load = instance.load(advisor) + activities
    return Chosen(load, explain.fit(instance, advisor, opportunity).total, frozenset(meets))


def _clash(given: Given, a: int, at: Sequence[int], doing: Mapping[int, list[int]]) -> bool:
    instance = given.instance
    groups = {given.givings[o].group for o in doing[a]} - {None}
    if not groups.isdisjoint(given.givings[o].group for o in at):
        return True
    mine = [window for o in doing[a] for window in instance.widened(instance.opportunities[o])]
    wanted = [window for o in at for window in instance.widened(instance.opportunities[o])]
    return any(x[0] == y[0] and x[1] < y[2] and y[1] < x[2] for x in mine for y in wanted)
