"""An outcome in words: its points, its day, and what those who write it do next."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, Protocol

from flask import Flask
from flask_login import current_user
from sqlalchemy import Select, func, select

from app.coproduction.outcomes import queries
from app.coproduction.outcomes.models import Outcome, OutcomePoint, OutcomeReply
from app.coproduction.outcomes.queries import public
from app.coproduction.outcomes.states import Answer, Audience, OutcomeState, PointState, WhyNone
from app.core import clock, db
from app.core.formatting import day, month
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.opportunities.models import Opportunity
from app.people.permissions import host

ANSWERS: dict[Answer, Any] = {
    Answer.DONE: _l("We did it"),
    Answer.WILL: _l("We will do it, by a day"),
    Answer.COULD_NOT: _l("We could not, because …"),
}
AUDIENCES: dict[Audience, Any] = {
    Audience.PUBLIC: _l("Everybody, on the page “What changed”"),
    Audience.TOOK_PART: _l("Only those who took part"),
}
WHY_NONE: dict[WhyNone, Any] = {
    WhyNone.NOBODY_CAME: _l("Nobody took part"),
    WhyNone.ELSEWHERE: _l("Another organisation tells those who took part"),
    WhyNone.OTHER: _l("Another reason"),
}


def init_app(app: Flask) -> None:
    app.jinja_env.globals.update(
        outcomes_waiting=outcomes_waiting, outcomes_for=outcomes_for, outcome_heading=heading,
    )  # fmt: skip


def outcomes_waiting() -> int:
    """For whoever looks, as a host: what is owed by today, promised, or answered."""
    if not host(current_user):
        return 0
    me, today = current_user.person_id, clock.today()
    asked: tuple[Select[Any], ...] = (
        queries.late_of_host(me, today), queries.promises_of_host(me, today), queries.late_replies(me),
    )  # fmt: skip
    counts = [
        each.options().order_by(None).with_only_columns(func.count(), maintain_column_froms=True).scalar_subquery()
        for each in asked
    ]
    return sum(db.session().execute(select(*counts)).one())


def outcomes_for(person_id: int, opportunity_ids: Collection[int]) -> dict[int, queries.Told]:
    """By opportunity what came of it, for somebody's own pages."""
    return queries.of_person(person_id, opportunity_ids)


class Answered(Protocol):
    """A point, or what everybody reads of it."""

    @property
    def answer(self) -> Answer: ...
    @property
    def by_day(self) -> date | None: ...


def about(changed: public.Changed) -> str:
    """ "Interview panel, Liaison team, June 2026", or without the team. Never a title, and nobody's name."""
    return ", ".join(part for part in (changed.kind, changed.team, month(changed.at)) if part)


def heading(point: Answered) -> str:
    """ "What we did", "What we will do by 3 May 2027", "What we could not do, and why"."""
    if point.answer is Answer.DONE:
        return _("What we did")
    if point.answer is Answer.COULD_NOT:
        return _("What we could not do, and why")
    assert point.by_day is not None
    return _("What we will do by %(day)s", day=day(point.by_day))


def tag_of(point: OutcomePoint) -> tuple[str, str]:
    """Who reads it at the moment."""
    if point.state is PointState.DRAFT:
        return _("Not told yet"), "white"
    if point.state is PointState.REPLACED:
        return _("Replaced by newer words"), "grey"
    if point.state is PointState.TAKEN_BACK:
        return _("Taken back"), "grey"
    if point.audience is Audience.TOOK_PART:
        return _("Read by those who took part"), "blue"
    if point.approved_at is None:
        return _("Not for everybody yet"), "orange"
    return _("Read by everybody"), "green"


def what_next(opportunity: Opportunity, outcome: Outcome | None) -> str:
    state = outcome.state if outcome else OutcomeState.OWED
    if state is OutcomeState.NONE and outcome and outcome.why:
        return _("There is nothing to tell: %(why)s.", why=str(WHY_NONE[outcome.why]).lower())
    if opportunity.answered_at is not None:
        return _("Those who took part have heard. You can add a point, or put one right, at any time.")
    if opportunity.promised_on is None:
        return _("Those who took part wait to hear what came of it.")
    if opportunity.promised_on < clock.today():
        return _("Those who took part were to hear what came of it by %(day)s.", day=day(opportunity.promised_on))
    return _("Those who took part hear what came of it by %(day)s.", day=day(opportunity.promised_on))


def history(outcome: Outcome | None) -> list[OutcomePoint]:
    """What does not count any more, the newest first."""
    gone = (PointState.REPLACED, PointState.TAKEN_BACK)
    return [each for each in reversed(outcome.points) if each.state in gone] if outcome else []


def reply_line(replies: Iterable[OutcomeReply]) -> str:
    """How many said yes, of those that whoever looks may see."""
    given = list(replies)
    yes = sum(each.agrees for each in given)
    if not given:
        return ""
    return _("%(yes)d of %(all)d who answered say: yes, that is what I said.", yes=yes, all=len(given))


def reply_words(reply: OutcomeReply) -> str:
    said = _("Yes, that is what I said.") if reply.agrees else _("Not quite.")
    return f"{said} {reply.words}".strip()
