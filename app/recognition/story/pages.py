"""A story in words: its first line, its rows by year, and its file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from flask import Flask
from flask_login import current_user

from app.core.formatting import day, hours, joined, month
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.core.i18n import ngettext
from app.opportunities.states import SeatRole, Shape
from app.people.permissions import host
from app.recognition.story import queries
from app.recognition.story.models import Story, StoryReading
from app.recognition.story.rules import Thing, by_shape, minutes
from app.reviews.states import Part

ROLES: dict[SeatRole, Any] = {
    SeatRole.MEMBER: _l("Member"),
    SeatRole.CHAIR: _l("Chair"),
    SeatRole.SHADOW: _l("Sat in to learn"),
}
NEUTRAL: dict[Shape, Any] = {  # never a kind's own name: an organisation may call one "Carers' group"
    Shape.PANEL: _l("Recruitment panels"),
    Shape.REVIEW: _l("Quality reviews"),
    Shape.TRAINING: _l("Training of staff"),
    Shape.CALLS: _l("Interviews by phone"),
    Shape.COMMITTEE: _l("Committee meetings"),
    Shape.DOCUMENT: _l("Review of documents"),
    Shape.PROJECT: _l("Project work"),
    Shape.PLAIN: _l("Meetings and workshops"),
}
PARTS: dict[Part, Any] = {
    Part.HELP: _l("Helped with the review"),
    Part.VISIT: _l("Visited as a reviewer from outside"),
}
COUNTED: dict[Shape, Callable[[int], str]] = {
    Shape.PANEL: lambda n: ngettext("%(num)d interview panel", "%(num)d interview panels", n),
    Shape.REVIEW: lambda n: ngettext("%(num)d review", "%(num)d reviews", n),
    Shape.TRAINING: lambda n: ngettext("%(num)d training", "%(num)d trainings", n),
    Shape.CALLS: lambda n: ngettext("%(num)d round of calls", "%(num)d rounds of calls", n),
    Shape.COMMITTEE: lambda n: ngettext("%(num)d committee meeting", "%(num)d committee meetings", n),
    Shape.DOCUMENT: lambda n: ngettext("%(num)d document", "%(num)d documents", n),
    Shape.PROJECT: lambda n: ngettext("%(num)d part of a project", "%(num)d parts of projects", n),
    Shape.PLAIN: lambda n: ngettext("%(num)d other day", "%(num)d other days", n),
}


def init_app(app: Flask) -> None:
    app.jinja_env.globals.update(stories_cited=stories_cited, any_story=any_story)


def stories_cited(evidence: Sequence[Any]) -> dict[int, Story]:
    """To which stories these pieces of evidence lead, for whoever looks: nobody but a host of that team."""
    if not evidence or not host(current_user):
        return {}
    return queries.cited_by([each.id for each in evidence], current_user.person_id)


def any_story() -> bool:
    """Whether somebody shares theirs with a team of whoever looks."""
    return host(current_user) and queries.any_of_host(current_user.person_id)


def first_line(things: Sequence[Thing], *, name: str = "", own: bool = False) -> str:
    """ "Since June 2017 you have done 12 things together: 4 interview panels, …"; of a name; or of somebody."""
    if not things:
        return _("Nothing stands on it at the moment.")
    since, what = month(min(each.on for each in things)), joined(_counts(things))
    words = {"since": since, "what": what}
    if own:
        said = ngettext("Since %(since)s you have done %(num)d thing together: %(what)s.",
                        "Since %(since)s you have done %(num)d things together: %(what)s.", len(things),
                        **words)  # fmt: skip
    elif name:
        said = ngettext("Since %(since)s %(name)s and you have done %(num)d thing together: %(what)s.",
                        "Since %(since)s %(name)s and you have done %(num)d things together: %(what)s.", len(things),
                        name=name, **words)  # fmt: skip
    else:
        said = ngettext("Since %(since)s one advisor has done %(num)d thing with us: %(what)s.",
                        "Since %(since)s one advisor has done %(num)d things with us: %(what)s.", len(things),
                        **words)  # fmt: skip
    return said


def _counts(things: Sequence[Thing]) -> list[str]:
    return [COUNTED[shape](len(each)) for shape, each in by_shape(things)]


def time_line(things: Sequence[Thing]) -> str:
    return _("Time given: %(time)s.", time=hours(minutes(things))) if things else ""


def review_words(thing: Thing) -> str:
    return f"{PARTS[thing.part]}: {thing.scheme}" if thing.part else ""


def facts(thing: Thing) -> list[tuple[str, str]]:
    return [
        (_("When"), day(thing.on)),
        (_("What it was"), thing.kind if thing.kind != thing.title else ""),
        (_("Role"), str(ROLES[thing.role])),
        (_("Time"), hours(thing.minutes)),
        (_("Review"), review_words(thing)),
    ]


def reading_words(reading: StoryReading) -> str:
    return _("%(who)s on %(day)s", who=reading.reader.name, day=day(reading.read_on))


def file_rows(things: Sequence[Thing], check: Callable[[Thing], str]) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Heading and rows of the file, the oldest first."""
    heading = [_("Day"), _("Title"), _("Kind"), _("Role"), _("Minutes"), _("Review"), _("Certificate")]
    rows = [
        (
            each.on.isoformat(),
            each.title,
            each.kind,
            str(ROLES[each.role]),
            each.minutes,
            review_words(each),
            check(each),
        )
        for each in reversed(things)
    ]
    return heading, rows
