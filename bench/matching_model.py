"""The plain model of the same objective, as anyone would write it down: what the exact solvers are given."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from app.matching.solver.problem import Problem

Terms = dict[int, int]  # column -> factor


@dataclass
class Plain:
    """Pairs are whole columns 0, 1, ...; after them what is missing, and the steps of the load."""

    most: list[int] = field(default_factory=list)  # of each column; the least is 0
    rows: list[tuple[int | None, int | None, Terms]] = field(default_factory=list)
    tiers: list[Terms] = field(default_factory=lambda: [{}, {}, {}, {}])  # all to be made small

    def column(self, most: int) -> int:
        self.most.append(most)
        return len(self.most) - 1


def plain(problem: Problem) -> Plain:
    made = Plain(most=[1] * len(problem.pairs))
    for opportunity, places in enumerate(problem.places.tolist()):
        part = problem.at(opportunity)
        made.rows.append((None, places, dict.fromkeys(range(part.start, part.stop), 1)))
        for need in problem.needs_of[opportunity]:
            missing = made.column(need.least)
            made.tiers[0][missing] = 1
            counted = [n for n in range(part.start, part.stop) if need.by is None or need.by[n - part.start]]
            made.rows.append((need.least, None, {**dict.fromkeys(counted, 1), missing: 1}))
    own = defaultdict(list)
    for number, advisor in enumerate(problem.pairs.advisor.tolist()):
        own[advisor].append(number)
    for advisor, numbers in own.items():
        _advisor(problem, made, advisor, numbers)
    made.tiers[1] = dict.fromkeys(range(len(problem.pairs)), -1)
    made.tiers[3] = {number: -int(value) for number, value in enumerate(problem.value.tolist())}
    return made


def _advisor(problem: Problem, made: Plain, advisor: int, numbers: list[int]) -> None:
    base, most = int(problem.base[advisor]), min(int(problem.most[advisor]), len(numbers))
    steps = [made.column(1) for _step in range(most)]
    made.tiers[2] |= {step: base + turn for turn, step in enumerate(steps, 1)}
    made.rows.append((0, 0, {**dict.fromkeys(numbers, 1), **dict.fromkeys(steps, -1)}))
    months: dict[int, Terms] = defaultdict(dict)
    days, groups = defaultdict(list), defaultdict(list)
    for number in numbers:
        opportunity = int(problem.pairs.opportunity[number])
        groups[problem.instance.opportunities[opportunity].group].append(number)
        for month, minutes in problem.minutes[opportunity]:
            months[month][number] = minutes
        for day, start, end in problem.instance.widened(problem.instance.opportunities[opportunity]):
            days[day].append((start, end, number))
    for month, terms in months.items():
        room = int(problem.room[month, advisor])
        if sum(terms.values()) > room:
            made.rows.append((None, room, terms))
    if most > 1:
        cliques = {
            frozenset(number for start, end, number in sessions if start <= at < end)
            for sessions in days.values()
            for at, _end, _number in sessions
        }
        cliques |= {frozenset(group) for name, group in groups.items() if name is not None}
        made.rows += [(None, 1, dict.fromkeys(each, 1)) for each in sorted(cliques, key=sorted) if len(each) > 1]
