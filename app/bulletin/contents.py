"""What a bulletin says, as it is kept with the row, and a digest of what somebody was shown."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from app.messages.write import Contents, Group, Listed, Point
from app.people.models import Channel

Ways = Mapping[Channel, int]


def stored(contents: Contents) -> dict[str, Any]:
    return asdict(contents)


def read(kept: Mapping[str, Any]) -> Contents:
    groups = tuple(
        Group(group["heading"], tuple(_listed(each) for each in group["listed"])) for group in kept["groups"]
    )
    return Contents(kept["opening"], kept["closing"], groups, kept["more"], _changed(kept))


def _changed(kept: Mapping[str, Any]) -> tuple[Point, ...]:
    """Bulletins from before have none."""
    return tuple(Point(**each) for each in kept.get("changed", ()))


def _listed(kept: Mapping[str, Any]) -> Listed:
    return Listed(**{**kept, "facts": tuple((label, words) for label, words in kept["facts"])})


def digest(contents: Contents, ways: Ways) -> str:
    """The same words to as many people by the same ways have the same digest."""
    shown = [stored(contents), sorted((way.value, number) for way, number in ways.items())]
    return hashlib.sha256(json.dumps(shown).encode()).hexdigest()[:32]
