"""Writing to everybody with a place."""

from __future__ import annotations

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.opportunities.actions.taking import lock
from app.opportunities.states import SessionState
from app.signups.everyone import events, queries, rules
from app.signups.everyone.models import EveryoneMessage, EveryoneMessageTo
from app.signups.everyone.states import Subject, Whom


def write(
    opportunity_id: int, session_id: int | None, subject: Subject, words: str, whom: Whom, *, by: Actor, by_team: bool
) -> int:
    """One message to everybody with a place, of one session or of all; returns to how many people.

    The opportunity's row is taken first: two who press at once are counted one after the other.
    """
    opportunity = lock(opportunity_id)
    planned = {each.id for each in opportunity.sessions if each.state is SessionState.PLANNED}
    if session_id is not None and session_id not in planned:
        raise RuleBroken(
            _(
                "This session was called off, so nothing was sent. Everybody was told about that already. "
                "You do not need to do anything."
            )
        )
    words = words.strip()
    if not words or len(words) > rules.LONGEST or by.person_id is None:
        raise RuleBroken(_("Write your message in %(most)d characters or fewer.", most=rules.LONGEST))
    people = queries.recipients(opportunity.id, session_id, whom)
    why_not = rules.refusal(len(people), queries.written_today(opportunity.id))
    if why_not:
        raise RuleBroken(why_not)
    message = EveryoneMessage(
        opportunity_id=opportunity.id, session_id=session_id, subject=subject, whom=whom, words=words,
        author_id=by.person_id, by_team=by_team, written_at=clock.now(), people=len(people),
    )  # fmt: skip
    message.to = [EveryoneMessageTo(person_id=each) for each in people]
    db.session().add(message)
    db.session().flush()
    emit(events.EveryoneWrittenTo(message.id, opportunity.id, session_id, len(people)), by=by)
    return len(people)
