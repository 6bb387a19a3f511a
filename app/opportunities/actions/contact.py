"""After publishing: whom people ask, and who answers for it; those with a place are told, with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.opportunities import events
from app.opportunities.actions.drafts import saved
from app.opportunities.actions.taking import refuse, take
from app.opportunities.models import Notice, Opportunity
from app.opportunities.rules.contact import who_to_ask
from app.opportunities.rules.ready import step_problems
from app.opportunities.states import LIVE


def change_contact(
    opportunity: Opportunity, answers: Mapping[str, Any], edition: int, *, by: Actor, reason: str
) -> None:
    """The answers of the step "contact" of a published opportunity. Who is told on the day reads `reason`."""
    take(opportunity, edition)
    if opportunity.state not in LIVE:
        raise RuleBroken(_("This opportunity is not published, so nothing was changed."))
    before = who_to_ask(opportunity)
    for name in ("contact_name", "contact_phone", "contact_email", "day_contact"):
        setattr(opportunity, name, answers[name])
    with db.session().no_autoflush:
        refuse(step_problems("contact", opportunity, clock.now()))
    saved(opportunity, "contact", by=by)
    if who_to_ask(opportunity) != before:
        noted = notice(opportunity, reason, by=by, before=before, after=who_to_ask(opportunity))
        emit(events.ContactChanged(opportunity.id, noted), by=by)


def notice(opportunity: Opportunity, reason: str, *, by: Actor, before: str = "", after: str = "") -> int | None:
    """Keep why something was changed, for the message that says so; nothing where no reason was given."""
    if not reason.strip():
        return None
    row = Notice(
        opportunity_id=opportunity.id, at=clock.now(), actor_id=by.person_id, reason=reason.strip(),
        before=before, after=after,
    )  # fmt: skip
    db.session().add(row)
    db.session().flush()
    return row.id
