"""A story on paper, and what of it goes into a CV: in neutral words, or with the names if they choose so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from app.core.formatting import hours, month
from app.core.i18n import gettext as _
from app.core.papers import Letter, Part, address_of
from app.opportunities.states import Shape
from app.people.models import Person, Team
from app.recognition.story.models import Story
from app.recognition.story.pages import NEUTRAL, ROLES, facts, first_line, time_line
from app.recognition.story.queries import Told
from app.recognition.story.rules import Thing, by_shape, minutes
from app.recognition.story.together import check_address


@dataclass(frozen=True)
class Unheaded(Letter):
    """Without a letterhead: the name of the organisation may say what nobody asked."""

    @property
    def sender(self) -> list[str]:
        return []


def story(person: Person, team: Team, told: Told, now: datetime) -> Letter:
    words = [told.story.words if told.story else "", first_line(told.on_it, own=True), time_line(told.on_it)]
    return Letter(
        heading=_("My story with %(team)s", team=team.name), to=address_of(person.name, person.address), on=now.date(),
        words=[each for each in words if each], parts=[*_things(told), *_standards(told)],
    )  # fmt: skip


def for_host(story: Story, told: Told, now: datetime) -> Letter:
    name = story.person.name
    words = [told.story.words if told.story else "", first_line(told.on_it, name=name), time_line(told.on_it)]
    return Letter(
        heading=_("%(name)s and %(team)s", name=name, team=story.team.name), to=[story.team.name], on=now.date(),
        words=[each for each in words if each], parts=[*_things(told), *_standards(told)],
        after=[_("%(name)s shared this, and can take it back. Then destroy this paper. Do not ask why.", name=name)],
    )  # fmt: skip


def cv(person: Person, _team: Team, told: Told, now: datetime) -> Letter:
    """Nothing of a team, a service or an organisation, no title, no own sentence and no certificate."""
    return Unheaded(
        heading=_("Involvement"), to=[person.name], on=now.date(), words=[_("Time given: %(time)s.", time=_time(told))],
        parts=[_sort(shape, things) for shape, things in by_shape(told.on_it)],
    )  # fmt: skip


def cv_with_names(person: Person, team: Team, told: Told, now: datetime) -> Letter:
    own = [told.story.words] if told.story and told.story.words else []
    return Letter(
        heading=_("Involvement with %(team)s", team=team.name), to=[person.name], on=now.date(),
        words=[*own, _("Time given: %(time)s.", time=_time(told))], parts=_things(told),
    )  # fmt: skip


PAPERS: dict[str, Callable[[Person, Team, Told, datetime], Letter]] = {
    "story": story, "cv": cv, "cv-with-names": cv_with_names,
}  # fmt: skip


def _time(told: Told) -> str:
    return hours(minutes(told.on_it))


def _things(told: Told) -> list[Part]:
    return [Part(each.title, facts=[*facts(each), (_("Certificate"), check_address(each))]) for each in told.on_it]


def _standards(told: Told) -> list[Part]:
    if not (told.with_standards and told.standards):
        return []
    lines = [f"{row.review.scheme}: {row.number} {row.words}" for row in told.standards]
    return [Part(_("Standards looked after"), lines=lines)]


def _sort(shape: Shape, things: list[Thing]) -> Part:
    days = [each.on for each in things]
    roles = ", ".join(str(ROLES[role]) for role in dict.fromkeys(each.role for each in things))
    facts = [
        (_("When"), _when(min(days), max(days))), (_("How often"), str(len(things))), (_("Role"), roles),
        (_("Time"), hours(minutes(things))),
    ]  # fmt: skip
    return Part(str(NEUTRAL[shape]), facts=facts)


def _when(first: date, last: date) -> str:
    if month(first) == month(last):
        return month(first)
    return _("%(first)s to %(last)s", first=month(first), last=month(last))
