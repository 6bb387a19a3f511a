"""The weekly bulletin: the same for everybody, save how much a title tells and the way it goes."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

from app.core.drawn import drawn
from app.messages import outbox
from app.messages.rules import way_to
from app.messages.words import Words, render, us
from app.messages.write.outcomes import Point
from app.people.models import Channel, Person

NAME = "bulletin"


@dataclass(frozen=True)
class Listed:
    """One opportunity. `title` is the name of its kind, `full_title` the host's, for who chose to have it.

    `facts` are (label, words), and none is empty. `path` leads to its page.
    """

    number: int
    title: str
    full_title: str
    facts: tuple[tuple[str, str], ...]
    path: str


@dataclass(frozen=True)
class Group:
    heading: str
    listed: tuple[Listed, ...]


@dataclass(frozen=True)
class Contents:
    """`opening` and `closing` are what somebody typed; `more` is how many are open besides those listed."""

    opening: str
    closing: str
    groups: tuple[Group, ...]
    more: int
    changed: tuple[Point, ...] = ()  # what came of what people said, lately

    def without(self, paths: Collection[str]) -> Contents:
        """The same without these; the others keep their numbers, by which somebody may answer on paper."""
        left = (replace(group, listed=tuple(x for x in group.listed if x.path not in paths)) for group in self.groups)
        return replace(self, groups=tuple(group for group in left if group.listed))

    @property
    def paths(self) -> list[str]:
        return [each.path for group in self.groups for each in group.listed]

    @property
    def number(self) -> int:
        return sum(len(group.listed) for group in self.groups)


def bulletin_words(person: Any, contents: Contents, channel: Channel, *, full: bool) -> Words:
    """As somebody reads it whom it reaches by this channel. Of `person` the first name is asked, and no more."""
    return render(NAME, {"person": person, "contents": contents, "channel": channel, "full": full})


def bulletin_text(contents: Contents) -> str:
    """The part between greeting and good wishes, for a wall: without the titles of hosts, and without links."""
    words = {"contents": contents, "channel": Channel.PHONE, "full": False, "us": us()}
    return str(drawn("messages/bulletin/words.txt", **words)).strip() + "\n"


def bulletins(readers: Iterable[tuple[Person, Contents]], bulletin_id: int) -> None:
    """One message to each: two statements for all of them."""
    said = [(person, _words(person, contents)) for person, contents in readers]
    outbox.post_all(said, name=NAME, about=f"bulletin:{bulletin_id}")


def _words(person: Person, contents: Contents) -> Words:
    channel, _address = way_to(person, short=True, name=NAME)
    return bulletin_words(person, contents, channel, full=person.full_titles)
