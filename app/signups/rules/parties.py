"""Those who are asked as one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol, TypeVar


class Waits(Protocol):
    pair_id: Any


T = TypeVar("T", bound=Waits)


def parties(line: Sequence[T], *, halves: bool = False) -> Iterator[list[T]]:
    """In the order of the line: one alone; two who come together, where the later stands.

    Half a pair not at all, unless somebody rings who can ask (`halves`) whether they come alone.
    """
    for place in line:
        pair = [each for each in line if each is place or (place.pair_id and each.pair_id == place.pair_id)]
        whole = len(pair) == 2 and pair[-1] is place
        if whole or (len(pair) == 1 and (halves or place.pair_id is None)):
            yield pair
