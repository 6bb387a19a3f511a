"""An answer in the making: what is taken, and what can still be taken beside it. Arrays are by pair or by advisor."""

from __future__ import annotations

import numpy as np

from app.matching.solver.columns import Bools, Ints
from app.matching.solver.problem import Problem


class Plan:
    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.taken: Bools = np.zeros(len(problem.pairs), bool)
        self.blocked = np.zeros(len(problem.pairs), np.int16)  # by how many that clash with it
        self.doing = np.zeros(len(problem.most), np.int64)
        self.room: Ints = problem.room.copy()
        self.free: Ints = problem.places.copy()
        self.moves = 0
        self.wanting = {id(need): need.least for need in problem.needs}

    def add(self, number: int) -> None:
        self._move(number, 1)

    def remove(self, number: int) -> None:
        self._move(number, -1)

    def _move(self, number: int, sign: int) -> None:
        problem = self.problem
        self.moves += 1
        advisor, opportunity = int(problem.pairs.advisor[number]), int(problem.pairs.opportunity[number])
        self.taken[number] = sign > 0
        self.doing[advisor] += sign
        self.free[opportunity] -= sign
        for month, minutes in problem.minutes[opportunity]:
            self.room[month, advisor] -= sign * minutes
        own = self.pairs_of(advisor)
        self.blocked[own[np.isin(problem.pairs.opportunity[own], problem.clashes[opportunity])]] += sign
        place = number - int(problem.pairs.start[opportunity])
        for need in problem.needs_of[opportunity]:
            if need.by is None or need.by[place]:
                self.wanting[id(need)] -= sign

    def pairs_of(self, advisor: int) -> Ints:
        order, start = self.problem.of_advisor
        return order[start[advisor] : start[advisor + 1]]

    def chosen_of(self, advisor: int) -> Ints:
        own = self.pairs_of(advisor)
        return own[self.taken[own]]

    def possible(self, opportunity: int) -> Bools:
        """Which of its pairs could be added now."""
        if self.free[opportunity] <= 0:
            part = self.problem.at(opportunity)
            return np.zeros(part.stop - part.start, bool)
        return self.open_to(opportunity)

    def open_to(self, opportunity: int) -> Bools:
        """Which of its pairs could be added if there were a place."""
        part = self.problem.at(opportunity)
        who = self.problem.pairs.advisor[part]
        good: Bools = ~self.taken[part] & (self.blocked[part] == 0) & (self.doing[who] < self.problem.most[who])
        for month, minutes in self.problem.minutes[opportunity]:
            good &= self.room[month][who] >= minutes
        return good

    def can(self, number: int) -> bool:
        problem = self.problem
        advisor, opportunity = int(problem.pairs.advisor[number]), int(problem.pairs.opportunity[number])
        return bool(
            self.free[opportunity] > 0
            and not self.taken[number]
            and self.blocked[number] == 0
            and self.doing[advisor] < problem.most[advisor]
            and all(self.room[month, advisor] >= minutes for month, minutes in problem.minutes[opportunity])
        )

    def meets(self, opportunity: int) -> Ints:
        """By pair, how many wants of the opportunity that are still open one more person would meet."""
        part = self.problem.at(opportunity)
        met = np.zeros(part.stop - part.start, np.int64)
        for need in self.problem.needs_of[opportunity]:
            if self.wanting[id(need)] > 0:
                met += 1 if need.by is None else need.by
        return met

    def lost(self, number: int) -> int:
        """How many wants would be open again without this pair."""
        opportunity = int(self.problem.pairs.opportunity[number])
        place = number - int(self.problem.pairs.start[opportunity])
        return sum(
            self.wanting[id(need)] >= 0
            for need in self.problem.needs_of[opportunity]
            if need.by is None or need.by[place]
        )

    def load(self, opportunity: int) -> Ints:
        """By pair, what one more activity of that person adds to the load."""
        who = self.problem.pairs.advisor[self.problem.at(opportunity)]
        added: Ints = self.problem.base[who] + self.doing[who] + 1
        return added

    @property
    def missing(self) -> int:
        return sum(max(0, each) for each in self.wanting.values())

    @property
    def numbers(self) -> Ints:
        return np.flatnonzero(self.taken)
