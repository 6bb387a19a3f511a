"""How a passport is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from typing import Any

from app.core import formatting
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.core.i18n import ngettext
from app.people import interests
from app.people.models import Advisor, Away, Exclusion, PassportEntry, PassportReading, Person, Window
from app.people.passport.queries import Whole
from app.people.passport.states import Field, Read, Sharing, Shun, TagSort

SHARING: dict[Sharing, Any] = {
    Sharing.TEAM: _l("Only the involvement team"),
    Sharing.HOSTS: _l("The team, and the host once I have a place"),
    Sharing.ASK: _l("The team. Ask me each time before a host can"),
}
FIELDS: dict[Field, Any] = {
    Field.BRINGS: _l("What I bring"),
    Field.EXPERIENCE: _l("My experience"),
    Field.INTERESTS: _l("What I would like to do"),
    Field.ACCESS: _l("What helps me take part"),
    Field.CONTACT: _l("Before you contact me"),
    Field.TRAVEL: _l("Getting there"),
    Field.HARD_DAY: _l("What helps on a hard day"),
}
WEEKDAYS = (_l("Monday"), _l("Tuesday"), _l("Wednesday"), _l("Thursday"), _l("Friday"), _l("Saturday"), _l("Sunday"))
SHUNS: dict[Shun, Any] = {
    Shun.SERVICE: _l("A service, such as the one that cares for me"),
    Shun.TEAM: _l("A team"),
    Shun.HIDE: _l("A team that must not learn that I take part"),
    Shun.PERSON: _l("A person, such as somebody who treats me"),
    Shun.AREA: _l("An area"),
}
WHICH: dict[Shun, Any] = {
    Shun.SERVICE: _l("Choose the service."),
    Shun.TEAM: _l("Choose the team."),
    Shun.HIDE: _l("Choose the team."),
    Shun.PERSON: _l("Write the name of the person."),
    Shun.AREA: _l("Write the name of the area."),
}
TITLES: dict[str, Any] = {
    "bring": _l("What I bring"),
    "interests": _l("What interests me"),
    "access": _l("What helps me take part"),
    "times": _l("Days and times that suit me"),
    "away": _l("When I am away"),
    "getting-there": _l("Online, in person, and getting there"),
    "how-much": _l("How much, and how long before"),
    "contact": _l("Before you contact me"),
    "hard-day": _l("What helps on a hard day"),
    "private": _l("What I keep away from"),
}

READS: dict[Read, Any] = {**{Read.of(each): words for each, words in FIELDS.items()}, Read.PRIVATE: TITLES["private"]}
Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class Part:
    """One section as it is read: its code, its title, what it says as (label, words, who may read it)."""

    code: str
    title: str
    rows: Sequence[tuple[str, str, str]]


def parts(there: Whole, advisor: Advisor) -> list[Part]:
    """The passport in order, but for what is private."""
    areas = _tags(there, TagSort.AREA, _("I can get to"))
    said = {
        "bring": [*_entries(there, Field.BRINGS, Field.EXPERIENCE), *_tags(there, TagSort.EXPERIENCE, _("In a word"))],
        "interests": [*_kinds(advisor), *_tags(there, TagSort.TOPIC, _("Topics")), *_entries(there, Field.INTERESTS)],
        "access": _entries(there, Field.ACCESS),
        "times": _plain(_("Every week"), times(there.windows)),
        "away": _plain(_("Away"), "\n".join(map(away_words, there.away))),
        "getting-there": [*_mode(there), *areas, *_entries(there, Field.TRAVEL)],
        "how-much": _numbers(there),
        "contact": _entries(there, Field.CONTACT),
        "hard-day": _entries(there, Field.HARD_DAY),
    }  # fmt: skip
    return [Part(code, str(TITLES[code]), rows) for code, rows in said.items()]


def _entries(there: Whole, *fields: Field) -> list[tuple[str, str, str]]:
    return [(str(FIELDS[each]), entry.words, sharing(entry)) for each in fields for entry in there.of(each)]


def sharing(entry: PassportEntry) -> str:
    if entry.field is Field.HARD_DAY:
        return _("For you and the involvement team. No host can ever read it.")
    return str(SHARING[entry.sharing])


def _plain(label: str, words: str) -> list[tuple[str, str, str]]:
    return [(label, words, "")] if words else []


def _tags(there: Whole, sort: TagSort, label: str) -> list[tuple[str, str, str]]:
    return _plain(label, ", ".join(there.tagged(sort)))


def _kinds(advisor: Advisor) -> list[tuple[str, str, str]]:
    offered = dict(interests.choices())
    liked = [offered.get(each.kind_code) for each in advisor.interests]
    return _plain(_("Kinds of opportunity"), formatting.joined(filter(None, liked)))


def _mode(there: Whole) -> list[tuple[str, str, str]]:
    row = there.numbers
    if row is None or (row.online and row.in_person):
        return []
    return _plain(_("How"), _("Online or by phone only") if row.online else _("In person only"))


def _numbers(there: Whole) -> list[tuple[str, str, str]]:
    row = there.numbers
    found = []
    if row is not None and row.notice_days is not None:
        days = ngettext("%(number)s day before", "%(number)s days before", row.notice_days, number=row.notice_days)
        found += _plain(_("I would like to know"), days)
    if row is not None and row.at_once is not None:
        most = ngettext("%(number)s place", "%(number)s places", row.at_once, number=row.at_once)
        found += _plain(_("At once, at most"), most)
    return found


def times(windows: Sequence[Window]) -> str:
    """A line for each day."""
    days: dict[int, list[str]] = {}
    for each in windows:
        days.setdefault(each.weekday, []).append(window_words(each))
    return "\n".join(f"{WEEKDAYS[day]}: {formatting.joined(said)}" for day, said in days.items())


def window_words(window: Window) -> str:
    return _("%(start)s to %(end)s", start=_clock(window.starts), end=_clock(window.ends))


def _clock(minutes: int) -> str:
    return formatting.clock(time(*divmod(minutes, 60))) if minutes < 24 * 60 else _("midnight")


def away_words(away: Away) -> str:
    if away.from_on == away.until_on:
        return formatting.day(away.from_on)
    return _("%(first)s to %(last)s", first=formatting.day(away.from_on), last=formatting.day(away.until_on))


def exclusion_words(row: tuple[Exclusion, str | None, str | None]) -> str:
    exclusion, service, team = row
    named = {
        Shun.SERVICE: _("The service “%(name)s”", name=service),
        Shun.TEAM: _("The team “%(name)s”", name=team),
        Shun.HIDE: _(
            "The team “%(name)s”, which must not learn of it. Whatever somebody of it hosts is left out too", name=team
        ),
        Shun.PERSON: _("The person “%(name)s”", name=exclusion.words),
        Shun.AREA: _("The area “%(name)s”", name=exclusion.words),
    }
    return named[exclusion.sort]


def exclusion_note(exclusion: Exclusion) -> str:
    """What happens with a person in words that nobody here is called by."""
    if exclusion.sort is not Shun.PERSON or exclusion.whom_id is not None:
        return ""
    return _("Nobody who hosts here has this name yet. The involvement team reads it and takes care.")


def reading_words(reading: PassportReading, reader: Person) -> str:
    """ "What helps me take part: read by Sam Reed on 3 March 2026"."""
    return _("%(what)s: read by %(who)s on %(day)s", what=READS[reading.field], who=reader.name,
             day=formatting.day(reading.read_on))  # fmt: skip
