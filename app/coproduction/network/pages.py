"""What people read of a network."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from flask import url_for

from app.coproduction.network import queries
from app.coproduction.network.models import Meeting, Member, Network, NetworkAction
from app.coproduction.network.permissions import STAFF
from app.coproduction.network.states import ComesAs, MemberState
from app.core.formatting import day, short_day
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.people.models import Role

COMES: dict[ComesAs, Any] = {
    ComesAs.ADVISOR: _l("With lived experience"),
    ComesAs.PEER_WORKER: _l("As a peer worker"),
    ComesAs.STAFF: _l("As another member of staff"),
}


def ways(roles: Iterable[Role]) -> dict[ComesAs, Any]:
    """As what somebody with these roles can come."""
    held = set(roles)
    open_ = ({ComesAs.ADVISOR} if Role.ADVISOR in held else set()) | (
        {ComesAs.STAFF, ComesAs.PEER_WORKER} if held.intersection(STAFF) else set()
    )
    return {each: words for each, words in COMES.items() if each in open_}


def here(network: Network) -> list[Member]:
    return [row for row in network.members if row.state is MemberState.HERE]


def names(network: Network) -> list[str]:
    """Of those who let other members see theirs."""
    return sorted((row.person.name for row in here(network) if row.shows_name), key=str.casefold)


def owner_words(row: NetworkAction, network: Network, viewer_id: int, *, all_names: bool) -> str:
    """Who sees to it, for somebody who looks: their name where they show it to members."""
    if row.owner is None:
        return _("Somebody is wanted")
    if row.owner_id == viewer_id:
        return _("You")
    shown = any(each.person_id == row.owner_id and each.shows_name for each in here(network))
    return row.owner.name if shown or all_names else _("A member")


def meetings(network: Network, now: datetime) -> tuple[list[Meeting], list[Meeting]]:
    """Those to come, the next first, and those that were, the latest first."""
    rows = sorted(network.meetings, key=lambda row: (row.opportunity.first_starts_at or now, row.id))
    ahead = [row for row in rows if row.opportunity.first_starts_at is None or row.opportunity.first_starts_at > now]
    return ahead, [row for row in reversed(rows) if row not in ahead]


def when(row: Meeting) -> str:
    starts = row.opportunity.first_starts_at
    return day(starts) if starts else _("No day yet")


def todo(person_id: int) -> list[tuple[str, str]]:
    """Of somebody's own page: what they said they would do in a network, and where it stands."""
    return [
        (
            _("%(what)s (by %(day)s)", what=row.words, day=short_day(row.due_on)) if row.due_on else row.words,
            url_for("network.show", ref=row.network.ref),
        )
        for row in queries.open_actions(person_id)
    ]
