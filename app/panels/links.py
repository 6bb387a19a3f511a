"""The further pages of a panel. A sub-room adds its line here, and nothing else has to know of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import url_for

from app.core.i18n import lazy_gettext as _l
from app.panels.models import Panel


def always(_panel: Panel) -> bool:
    return True


@dataclass(frozen=True)
class Link:
    """A page at `url_for(endpoint, ref=panel.ref)`; `when` says for which panels there is one."""

    endpoint: str
    words: Any  # lazily translated
    when: Callable[[Panel], bool] = always


HOST: tuple[Link, ...] = (  # on /host/panels/REF, for the hosts of the team and the involvement team
    Link("timetable.host_show", _l("Timetable of the interviews")),
)
MEMBER: tuple[Link, ...] = (  # on /panels/REF, for whoever sits on it
    Link("timetable.own", _l("Your day: what you do when")),
)


def links_of(panel: Panel, links: tuple[Link, ...]) -> list[tuple[str, str]]:
    """(words, address) of those that this panel has."""
    return [(str(each.words), url_for(each.endpoint, ref=panel.ref)) for each in links if each.when(panel)]
