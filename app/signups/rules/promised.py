"""The mix as one question: can all that was promised of the whole still be met in the seats that are left?

Who sits, and who may move where, stands against the seats; so does every person whom a rule still waits for. It is one
matching (Kuhn, with room for several in a seat), exact and small. Of those who are not there yet nobody is counted on
for two rules: they may never come. Nothing here looks anything up.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence


def without_a_place(
    seats: Mapping[int, int], people: Sequence[Collection[int]], awaited: Sequence[Collection[int]]
) -> int:
    """How many of those awaited have no seat left, however everybody is seated.

    `seats`: by id, how many it is for. `people` and `awaited`: of each the ids of the seats they could have. People
    come first: nobody stands up for somebody who is awaited.
    """
    asking = [*people, *awaited]
    sitting: dict[int, list[int]] = {seat: [] for seat in seats}

    def seat_for(one: int, looked: set[int]) -> bool:
        for seat in asking[one]:
            if seat in looked:
                continue
            looked.add(seat)
            if len(sitting[seat]) < seats[seat]:
                sitting[seat].append(one)
                return True
            for other in sitting[seat]:
                if seat_for(other, looked):
                    sitting[seat].remove(other)
                    sitting[seat].append(one)
                    return True
        return False

    return sum(not seat_for(one, set()) and one >= len(people) for one in range(len(asking)))
