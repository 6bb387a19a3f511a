"""Who sits before which panel in which round, keeping as many as can be where they were."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

Key = tuple[int, int]  # candidate, group
Seats = dict[Key, int]  # -> which round
TRIES = 3_000  # ways of taking slots out that are looked at; days of a usual size need a few dozen


def rotation(candidates: Sequence[int], groups: int) -> Seats:
    """From nothing: candidates go round in companies as large as there are panels, so that nobody waits for long."""
    seats: Seats = {}
    at = 0
    for company in _companies(candidates, groups):
        size = max(len(company), groups)
        for number, candidate in enumerate(company):
            seats |= {(candidate, group): at + (number + group) % size for group in range(groups)}
        at += size
    return seats


def _companies(candidates: Sequence[int], groups: int) -> Iterator[Sequence[int]]:
    """The last one also takes those who are left over: too few for one of their own."""
    whole = max(1, len(candidates) // groups)
    for number in range(whole):
        last = number == whole - 1
        yield candidates[number * groups :] if last else candidates[number * groups : (number + 1) * groups]


def completed(
    candidates: Sequence[int], groups: int, rounds: int, there: Mapping[Key, int], *,
    pinned: frozenset[Key], least: int,
) -> Seats | None:  # fmt: skip
    """Everybody before every panel once, with the most of `there` kept, if that is more than `least`; else None.

    Slots are taken out one, two, three at a time until the rest can be filled up: the first that can is the best.
    After `TRIES`, all but the pinned ones are: it then holds, and may move more than it had to.
    """
    loose = [key for key in there if key not in pinned]
    tries = 0
    for out in range(len(loose) + 1):
        if len(there) - out <= least:
            return None
        for gone in combinations(loose, out):
            tries += 1
            kept = {key: place for key, place in there.items() if key not in gone}
            found = _filled(candidates, groups, rounds, kept)
            if found is not None:
                return found
            if tries >= TRIES:
                return _filled(candidates, groups, rounds, {key: there[key] for key in pinned & there.keys()})
    return None


def _filled(candidates: Sequence[int], groups: int, rounds: int, kept: Seats) -> Seats | None:
    """`kept` with all others in the rounds that are left, the one with the fewest choices first."""
    taken = {(place, key[1]) for key, place in kept.items()}
    busy = {(place, key[0]) for key, place in kept.items()}
    if len(taken) < len(kept) or len(busy) < len(kept):
        return None
    return _fill(dict(kept), [(c, g) for c in candidates for g in range(groups) if (c, g) not in kept], rounds)


def _fill(seats: Seats, left: list[Key], rounds: int) -> Seats | None:
    if not left:
        return seats
    choices = {key: _open(seats, key, rounds) for key in left}
    key = min(left, key=lambda each: (len(choices[each]), each))
    for place in choices[key]:
        found = _fill({**seats, key: place}, [each for each in left if each != key], rounds)
        if found is not None:
            return found
    return None


def _open(seats: Seats, key: Key, rounds: int) -> list[int]:
    """The rounds in which neither this candidate nor this panel has anybody; those next to their others first."""
    taken = {place for other, place in seats.items() if other[0] == key[0] or other[1] == key[1]}
    own = [place for other, place in seats.items() if other[0] == key[0]]
    free = [place for place in range(rounds) if place not in taken]
    return sorted(free, key=lambda place: (min((abs(place - each) for each in own), default=0), place))
