"""Which cases of a test run on which database: see ADR 037."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Sequence

import pytest

BOTH = ("tests/core/", "tests/house/")


def out(items: Sequence[pytest.Item], databases: Sequence[str]) -> list[pytest.Item]:
    """Each case on one database, in the order of their names in turn; on all where the test is marked `both`, and in
    the folders of what the databases differ in."""
    cases: dict[str, set[str]] = defaultdict(set)
    for item in items:
        if found := _case(item):
            cases[found[0]].add(found[1])
    numbers = {test: {name: number for number, name in enumerate(sorted(names))} for test, names in cases.items()}
    return [item for item in items if _runs(item, numbers, databases)]


def _case(item: pytest.Item) -> tuple[str, str] | None:
    """The test, and which of its cases this is whatever the database; nothing where it is not of a database."""
    callspec = getattr(item, "callspec", None)
    if callspec is None or "prepared" not in callspec.params:
        return None
    database = callspec.params["prepared"]
    return item.nodeid.partition("[")[0], "-".join(part for part in callspec.id.split("-") if part != database)


def _runs(item: pytest.Item, numbers: dict[str, dict[str, int]], databases: Sequence[str]) -> bool:
    found = _case(item)
    if found is None or item.get_closest_marker("both") or item.nodeid.startswith(BOTH):
        return True
    test, case = found
    first = zlib.crc32(test.encode())  # else SQLite would have all that have one case
    of_this = databases[(numbers[test][case] + first) % len(databases)]
    return bool(item.callspec.params["prepared"] == of_this)  # type: ignore[attr-defined]  # it has cases
