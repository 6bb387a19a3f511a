"""What stands on a paper: one shape for the page, the PDF, the check and the files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from flask import Flask, current_app
from flask_login import current_user

from app.core import papers
from app.core.formatting import day, hours, month
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.core.i18n import ngettext
from app.people.permissions import host
from app.recognition.papers import queries, rules
from app.recognition.papers.models import Paper
from app.recognition.papers.rules import Known, Part, Sort, Trained
from app.recognition.papers.states import PaperKind
from app.recognition.rules import initials
from app.recognition.story.pages import NEUTRAL, ROLES

KINDS: dict[PaperKind, Any] = {
    PaperKind.STATEMENT: _l("Statement of hours"),
    PaperKind.LETTER: _l("Letter of reference"),
    PaperKind.PASSPORT: _l("Skills passport"),
    PaperKind.BADGE: _l("Badge"),
}


def init_app(app: Flask) -> None:
    app.jinja_env.globals.update(letters_to_write=letters_to_write)


def letters_to_write() -> int:
    """For whoever looks, as a host."""
    return queries.number_to_write(current_user.person_id) if host(current_user) else 0


@dataclass
class Sheet:
    """All words of a paper. `data` is the same for a machine: the rows of a CSV file, the body of a JSON file."""

    name: str
    heading: str
    plain: bool
    words: list[str] = field(default_factory=list)
    facts: list[tuple[str, str]] = field(default_factory=list)
    tables: list[dict[str, Any]] = field(default_factory=list)
    lists: list[dict[str, Any]] = field(default_factory=list)
    signed: list[str] = field(default_factory=list)
    data: dict[str, Any] = field(default_factory=dict)

    @property
    def kept(self) -> dict[str, Any]:
        """As it stands in the database."""
        return asdict(self)


def statement(name: str, parts: Sequence[Part], first: date, last: date, *, plain: bool) -> Sheet:
    """Every part between two days, the first first, and the sum."""
    rows = [_row(part, plain=plain) for part in sorted(parts, key=lambda each: each.on)]
    return Sheet(
        name, str(KINDS[PaperKind.STATEMENT]), plain,
        facts=[(_("From"), day(first)), (_("To"), day(last)), (_("Time given"), hours(rules.minutes(parts))),
               (_("How often"), ngettext("%(num)d time", "%(num)d times", len(parts)))],
        tables=[{"heading": _("Each time"), "rows": rows,
                 "columns": [_("Date"), _("Activity"), _("Role"), _("Time given")]}],
        data={"from": first.isoformat(), "to": last.isoformat(), "minutes": rules.minutes(parts),
              "parts": [_plainly(part, plain=plain) for part in sorted(parts, key=lambda each: each.on)]},
    )  # fmt: skip


def passport(
    name: str, sorts: Sequence[Sort], skills: Sequence[Known], trained: Sequence[Trained], words: str, *, plain: bool
) -> Sheet:  # fmt: skip
    """What somebody can do and has done. With `plain` in words that never tell why they know about it, or where."""
    lists = [
        {
            "heading": _("Skills, confirmed by a team they worked with"),
            "lines": [s.words for s in skills if s.confirmed],
        },
        {"heading": _("Skills, in their own words"), "lines": [s.words for s in skills if not s.confirmed]},
        {"heading": _("Training"), "lines": [training_words(each) for each in trained]},
        {"heading": _("Where"), "lines": [] if plain else _places(sorts)},
    ]
    columns = [_("Activity"), _("Role"), _("How often"), _("Time given"), _("When")]
    table = {"heading": _("Experience"), "columns": columns, "rows": [_sort(each) for each in sorts]}
    return Sheet(
        name, str(KINDS[PaperKind.PASSPORT]), plain, words=[words] if words else [],
        tables=[table] if sorts else [], lists=[each for each in lists if each["lines"]],
        data={
            "words": words,
            "skills": [{"words": s.words, "confirmed": s.confirmed, "times": s.times} for s in skills],
            "training": [{"name": each.name, "done": each.on.isoformat() if each.on else None} for each in trained],
            "experience": [
                {"activity": str(NEUTRAL[s.shape]), "role": str(ROLES[s.role]), "times": len(s.parts),
                 "minutes": s.minutes, "first": s.first.isoformat(), "last": s.last.isoformat()} for s in sorts
            ],
        },
    )  # fmt: skip


def letter(name: str, parts: Sequence[Part], words: str, signed: Sequence[str], *, plain: bool) -> Sheet:
    """The writer's words, with what is recorded beside them."""
    return Sheet(
        name, str(KINDS[PaperKind.LETTER]), plain, words=words.split("\n\n"),
        lists=[{"heading": _("What is recorded"), "lines": facts_of(parts, plain=plain)}], signed=list(signed),
        data={"words": words, "signed": list(signed)},
    )  # fmt: skip


def facts_of(parts: Sequence[Part], *, plain: bool) -> list[str]:
    """Lines such as "Recruitment panels, member: 4 times, 12 hours, June 2024 to May 2026"."""
    return [
        _("%(what)s, %(role)s: %(times)s, %(time)s, %(when)s", what=_what(each, plain=plain),
          role=str(ROLES[each.role]).lower(), times=times(each), time=hours(each.minutes), when=_when(each))
        for each in rules.sorts(parts)
    ]  # fmt: skip


def _what(each: Sort, *, plain: bool) -> str:
    titles = list(dict.fromkeys(part.title for part in each.parts))
    return str(NEUTRAL[each.shape]) if plain or len(titles) > 3 else "; ".join(titles)


def times(each: Sort) -> str:
    return ngettext("%(num)d time", "%(num)d times", len(each.parts))


def _sort(each: Sort) -> list[str]:
    return [str(NEUTRAL[each.shape]), str(ROLES[each.role]), times(each), hours(each.minutes), _when(each)]


def sort_words(each: Sort) -> str:
    """To choose from."""
    return _("%(what)s, %(role)s", what=NEUTRAL[each.shape], role=str(ROLES[each.role]).lower())


def sort_hint(each: Sort) -> str:
    return f"{times(each)}, {hours(each.minutes)}, {_when(each)}"


def skill_hint(skill: Known) -> str:
    return _("Confirmed by a host") if skill.confirmed else _("In your own words")


def training_words(each: Trained) -> str:
    return _("%(name)s, %(month)s", name=each.name, month=month(each.on)) if each.on else each.name


def _when(each: Sort) -> str:
    if month(each.first) == month(each.last):
        return month(each.first)
    return _("%(first)s to %(last)s", first=month(each.first), last=month(each.last))


def _places(sorts: Sequence[Sort]) -> list[str]:
    found = [part for each in sorts for part in each.parts]
    said = [
        _("%(title)s, %(team)s, %(month)s", title=part.title, team=part.team, month=month(part.on)) for part in found
    ]
    return list(dict.fromkeys(said))


def _row(part: Part, *, plain: bool) -> list[str]:
    what = str(NEUTRAL[part.shape]) if plain else _("%(title)s, %(team)s", title=part.title, team=part.team)
    return [day(part.on), what, str(ROLES[part.role]), hours(part.minutes)]


def _plainly(part: Part, *, plain: bool) -> dict[str, Any]:
    named = {} if plain else {"title": part.title, "team": part.team}
    return {"date": part.on.isoformat(), "activity": str(NEUTRAL[part.shape]), "role": str(ROLES[part.role]),
            "minutes": part.minutes, **named}  # fmt: skip


def csv_rows(said: dict[str, Any]) -> tuple[list[str], list[list[str | int]]]:
    """Of a statement: a row each time. Titles and teams only where they stand on the paper."""
    names = [] if said["plain"] else ["title", "team"]
    heading = [_("Date"), _("Activity"), _("Role"), _("Minutes")] + ([_("Title"), _("Team")] if names else [])
    keys = ["date", "activity", "role", "minutes", *names]
    return heading, [[part[key] for key in keys] for part in said["data"]["parts"]]


def check_address(paper: Paper) -> str:
    """Where anybody checks it (`recognition.check`); commands make papers too, where there is no request."""
    return f"{current_app.config['BASE_URL']}/certificates/{paper.code}"


def taken_away(paper: Paper) -> dict[str, Any]:
    """The JSON file, with where it can be checked."""
    return {
        "type": str(KINDS[paper.kind]), "issuer": current_app.config["ORGANISATION_NAME"],
        "name": paper.said["name"], "made": paper.made_at.date().isoformat(), "check": check_address(paper),
        **paper.said["data"],
    }  # fmt: skip


def printed(paper: Paper, *, large_print: bool) -> dict[str, Any]:
    """The data of `paper.typ`."""
    said = paper.said
    title = _("%(what)s: %(name)s", what=said["heading"], name=said["name"])
    return {
        **papers.sheet(title, large_print=large_print),
        **{key: said[key] for key in ("heading", "name", "words", "facts", "tables", "lists", "signed")},
        "day": day(paper.made_at),
        "check": {
            "heading": _("To check this paper"), "address": check_address(paper),
            "text": _("Anyone who has this address can see that the paper is real:"),
        },
    }  # fmt: skip


def checked(paper: Paper) -> Sheet:
    """For anyone who holds the code: everything but the name, and a letter's words, unless the holder shows them."""
    said: dict[str, Any] = {**paper.said}
    if not paper.shows_name:
        said["name"] = initials(said["name"])
        if paper.kind is PaperKind.LETTER:
            said["words"] = []
    return Sheet(**said)
