"""The further pages of a panel. A sub-room adds its line here, and nothing else has to know of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_login import current_user

from app.core.i18n import lazy_gettext as _l
from app.panels import queries
from app.panels.models import Panel
from app.people.permissions import team


def always(_panel: Panel) -> bool:
    return True


def with_opportunity(panel: Panel) -> bool:
    return panel.opportunity is not None


def its_own(panel: Panel) -> dict[str, Any]:
    return {"ref": panel.ref}


def its_opportunity(panel: Panel) -> dict[str, Any]:
    return {"ref": panel.opportunity.ref if panel.opportunity else ""}


def kept(panel: Panel) -> dict[str, Any]:
    """Of a page of its opportunity that hosts and the team each have in their own part."""
    return {**its_opportunity(panel), "area": "team" if team(current_user) else "host"}


@dataclass(frozen=True)
class Link:
    """A page at `url_for(endpoint, **where(panel))`; `when` says for which panels there is one."""

    endpoint: str
    words: Any  # lazily translated
    when: Callable[[Panel], bool] = always
    where: Callable[[Panel], dict[str, Any]] = its_own


def _scores(panel: Panel) -> bool:
    """Whether the reader scores on it: a scribe or an observer has no sheet."""
    found = queries.sits_on(panel, current_user.person_id)
    return found is not None and found.scores


HOST: tuple[Link, ...] = (  # on /host/panels/REF, for the hosts of the team and the involvement team
    Link("panel_way.host", _l("The way to the day: who does what by when"), with_opportunity),
    Link("timetable.host_show", _l("Timetable of the interviews")),
    Link("documents.keep", _l("Documents"), with_opportunity, kept),
    Link("conflicts.counted", _l("Who knows a candidate")),
    Link("scores.questions", _l("Questions and criteria")),
    Link("scores.staff", _l("Scores")),
    Link("panel_after.host", _l("After the panel"), with_opportunity),
)
MEMBER: tuple[Link, ...] = (  # on /panels/REF, for whoever sits on it
    Link("timetable.own", _l("Your day: what you do when")),
    Link("documents.read", _l("What there is to read"), with_opportunity, its_opportunity),
    Link("conflicts.known", _l("Do you know any of the candidates?")),
    Link("scores.questions", _l("Questions and criteria")),
    Link("scores.my_scores", _l("My scores"), _scores),
    Link("scores.wash_up", _l("Wash-up: all scores side by side, once they are open")),
    Link("panel_way.member", _l("What happens when")),
)


def links_of(panel: Panel, links: tuple[Link, ...]) -> list[tuple[str, str]]:
    """(words, address) of those that this panel has."""
    return [(str(each.words), url_for(each.endpoint, **each.where(panel))) for each in links if each.when(panel)]
