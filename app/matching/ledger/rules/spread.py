"""How evenly something is spread over people, in exact fractions: from how many people had 0, 1, 2 … of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise


@dataclass(frozen=True)
class Spread:
    """`people_by_turns`: turns -> how many people had so many. Who had none is counted too, under 0."""

    people_by_turns: Mapping[int, int]

    @property
    def people(self) -> int:
        return sum(self.people_by_turns.values())

    @property
    def with_turns(self) -> int:
        return self.people - self.people_by_turns.get(0, 0)

    @property
    def turns(self) -> int:
        return sum(turns * people for turns, people in self.people_by_turns.items())

    def gini(self) -> Fraction:
        """0 where everybody had the same (also nothing); towards 1 the more it was a few. Always below 1.

        The mean difference between two people, drawn with return, over twice the mean (Gini, 1912). With the people in
        rising order x_1 … x_n it is 2 * sum(i * x_i) / (n * sum(x_i)) - (n + 1) / n. It does not change where all have
        so many times as much.
        """
        if not self.turns:
            return Fraction(0)
        ranked = Fraction(0)
        before = 0
        for turns, people in self._rising():
            ranked += turns * Fraction(people * (2 * before + people + 1), 2)  # the sum of their places in the order
            before += people
        return 2 * ranked / (self.people * self.turns) - Fraction(self.people + 1, self.people)

    def median(self) -> Fraction:
        """Half of the people had at most so many; between two numbers it is the middle. 0 where there is nobody."""
        if not self.people:
            return Fraction(0)
        return Fraction(self._of((self.people - 1) // 2) + self._of(self.people // 2), 2)

    def median_of_those(self) -> Fraction:
        """The median of those who had a turn at all."""
        return Spread({turns: people for turns, people in self.people_by_turns.items() if turns}).median()

    @property
    def tenth(self) -> int:
        """How many people are a tenth, rounded up."""
        return -(-self.people // 10)

    def top_tenth(self) -> Fraction:
        """What share of all turns the tenth with the most had.

        Where several at its edge had the same, it makes no difference who of them counts as in it.
        """
        left, had = self.tenth, 0
        for turns, people in reversed(list(self._rising())):
            had += turns * min(left, people)
            left -= min(left, people)
        return Fraction(had, self.turns) if self.turns else Fraction(0)

    def fifths(self) -> tuple[Fraction, ...]:
        """What share of all turns each fifth of the people had, the fifth with the fewest first. Their sum is 1.

        Whoever stands on the edge between two fifths belongs to both in part.
        """
        if not self.turns:
            return ()
        edges = [self._had_by(Fraction(self.people * fifth, 5)) / self.turns for fifth in range(6)]
        return tuple(upper - lower for lower, upper in pairwise(edges))

    def _had_by(self, people: Fraction) -> Fraction:
        """The turns of so many people (also part of one), those with the fewest first."""
        had, left = Fraction(0), people
        for turns, number in self._rising():
            these = min(left, Fraction(number))
            had, left = had + turns * these, left - these
        return had

    def _of(self, place: int) -> int:
        """The turns of the person at this place of the order, counted from 0."""
        for turns, people in self._rising():
            if place < people:
                return turns
            place -= people
        raise IndexError(place)

    def _rising(self) -> Iterator[tuple[int, int]]:
        return ((turns, people) for turns, people in sorted(self.people_by_turns.items()) if people)
