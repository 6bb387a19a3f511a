"""Those who are asked as one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol, TypeVar


class Waits(Protocol):
    pair_id: Any


T = TypeVar("T", bound=Waits)


def parties(line: Sequence[T]) -> Iterator[list[T]]:
    """In the order of the line: one alone; two who come together, where the later stands; half a pair not at all."""
    for place in line:
        if place.pair_id is None:
            yield [place]
            continue
        pair = [each for each in line if each.pair_id == place.pair_id]
        if len(pair) == 2 and pair[-1] is place:
            yield pair
