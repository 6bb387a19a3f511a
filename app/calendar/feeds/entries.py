"""From what stands in a feed to its bytes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from flask import current_app, url_for

from app.calendar import entries, ics, occasions
from app.calendar.feeds import queries
from app.calendar.feeds.queries import Asked, Dated
from app.calendar.feeds.states import FeedKind
from app.core import clock
from app.core.i18n import gettext as _
from app.messages import outbox
from app.messages.delivery import sender_name
from app.opportunities.rules.contact import who_to_ask


def written(asked: Asked) -> tuple[bytes, datetime | None]:
    """The bytes as they are now, and the newest change they tell of, if there is any in them."""
    found = _own(asked) if asked.kind is FeedKind.OWN else _hosted(asked)
    newest = max((each.dtstamp for each in found), default=None)
    return ics.feed(found, _("Involvement"), now=clock.now()), newest


def _own(asked: Asked) -> list[ics.Entry]:
    return [entries.entry(invitation) for invitation in queries.own_dates(asked.person_id)]


def _hosted(asked: Asked) -> list[ics.Entry]:
    teams: Sequence[int] | None = None if asked.kind is FeedKind.TEAM else asked.teams
    return [_session(dated, asked.kind) for dated in queries.sessions(teams)]


def _session(dated: Dated, kind: FeedKind) -> ics.Entry:
    """What everybody who looks after it may know; who has a place stands on its page, behind the sign-in."""
    session, config = dated.session, current_app.config
    opportunity = session.opportunity
    page = "opportunities.host_show" if kind is FeedKind.HOST else "opportunities.team_show"
    ask = who_to_ask(opportunity)
    return ics.Entry(
        uid=f"{session.ref}@{outbox.host()}",
        sequence=opportunity.edition + dated.cancelled,
        dtstamp=dated.since,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        title=f"{opportunity.title}: {session.label}" if session.label else opportunity.title,
        location=occasions.where(session, held=True),
        description=_("Who to ask: %(ask)s", ask=ask) if ask else "",
        url=f"{config['BASE_URL']}{url_for(page, ref=opportunity.ref)}",
        organiser_address=config["INVITE_ADDRESS"],
        organiser_name=sender_name(),
        attendee_address=config["INVITE_ADDRESS"],
        attendee_name="",
        cancelled=dated.cancelled,
    )
