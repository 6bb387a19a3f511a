"""Which rows of a table keep their numbers back, so that none under five can be read, or worked out from the others."""

from __future__ import annotations

from collections.abc import Sequence

LEAST = 5


def shown(number: int, least: int = LEAST) -> int | None:
    """A number that stands by itself: nothing for one that would point at a few. 0 says nothing of anybody."""
    return number if number >= least or number == 0 else None


def closed(rows: Sequence[Sequence[int]], least: int = LEAST) -> frozenset[int]:
    """The rows of which nothing is shown, where the sum of a column may be known, unless that is under `least` itself.

    A row with a number under `least` is closed. So is then the first other in the order of the table, and the next ones
    while too little is closed in some column. A row or a column of nothing but 0 is of nobody, and keeps nothing back.

    Why so: whoever knows this rule and sees the table still finds several numbers for each that is closed. Two that
    are small, and 8 together, would be 4 and 4; so one that is not small is always among them, and nothing tells which.
    "The smallest of the others" would tell how large it can be; a word of its own for it, how small: of 1 and 5
    somebody who sees the sum, 6, would know both.
    """
    columns = [at for at in range(len(rows[0])) if any(row[at] for row in rows)] if rows else []
    some = [number for number, row in enumerate(rows) if any(row)]
    small = {number for number in some if any(rows[number][at] < least for at in columns)}
    found, enough = set(small), least + len(small)
    for number in some if small else ():
        if len(found) > len(small) and all(sum(rows[each][at] for each in found) > enough for at in columns):
            break
        found.add(number)
    return frozenset(found)
