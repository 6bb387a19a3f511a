"""A bulletin in words: what will be sent and to whom, what was sent, and how it reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.bulletin import contents, queries
from app.bulletin.models import Bulletin
from app.bulletin.writing import Written
from app.core.formatting import people, span
from app.core.i18n import gettext as _
from app.core.i18n import ngettext
from app.messages.pages import by_way, will_send
from app.messages.words import Words
from app.messages.write import Contents, bulletin_words
from app.people.models import Channel


@dataclass(frozen=True)
class Somebody:
    """Stands for whoever reads it."""

    first_name: str


@dataclass(frozen=True)
class Preview:
    """Exactly what will be sent, and to how many; `code` is the digest of both."""

    contents: Contents
    code: str
    sent: str
    besides: list[str]
    words: Words
    letter: str
    full: str  # as those read it who chose the host's titles; empty where nobody has
    goes: bool  # whether there is anything to say, and anybody to say it to


def preview(made: Written, readers: queries.Readers) -> Preview:
    whole, ways = made.contents, readers.ways
    somebody = Somebody(_("(first name)"))
    full = bulletin_words(somebody, whole, Channel.EMAIL, full=True).text if readers.full_titles else ""
    says = bool(whole.number or whole.opening or whole.closing)
    return Preview(
        contents=whole,
        code=contents.digest(whole, ways),
        sent=will_send(ways, len(readers.to)) if readers.to else _("Nobody is there to send it to."),
        besides=list(_besides(readers)),
        words=bulletin_words(somebody, whole, Channel.EMAIL, full=False),
        letter=bulletin_words(somebody, whole, Channel.LETTER, full=False).text,
        full=full,
        goes=bool(readers.to) and says,
    )


def _besides(readers: queries.Readers) -> Iterator[str]:
    """Whom it does not go to, and why."""
    if readers.told:
        yield ngettext(
            "%(num)d had news of their own this week, so they are left out.",
            "%(num)d had news of their own this week, so they are left out.", readers.told,
        )  # fmt: skip
    if readers.no_news:
        yield ngettext("%(num)d has said no to news.", "%(num)d have said no to news.", readers.no_news)
    if readers.on_a_break:
        yield ngettext("%(num)d is on a break.", "%(num)d are on a break.", readers.on_a_break)
    if readers.not_reached:
        yield ngettext(
            "%(num)d has given us no way to reach them.", "%(num)d have given us no way to reach them.",
            readers.not_reached,
        )  # fmt: skip


def sent_facts(bulletin: Bulletin) -> list[tuple[str, str]]:
    """Who sent it, when, and to how many by which way."""
    assert bulletin.sent_at is not None
    ways: Mapping[Channel, int] = {Channel(way): number for way, number in bulletin.ways.items()}
    to = _("%(ways)s, to %(people)s", ways=by_way(ways), people=people(bulletin.people))
    return [
        (_("Sent"), span(bulletin.sent_at)),
        (_("By"), bulletin.sender.name if bulletin.sender else ""),
        (_("How many"), to),
    ]


def of(kept: Mapping[str, Any] | None) -> Contents:
    """What was sent, as it is kept."""
    assert kept is not None
    return contents.read(kept)
