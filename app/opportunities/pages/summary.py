"""An opportunity for those who answer for it: a row of their list, and its own page with what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from flask import request, url_for

from app.core.i18n import gettext as _
from app.opportunities.daybook.rules import ASKED
from app.opportunities.models import Opportunity, Session
from app.opportunities.pages.answers import Section, answers
from app.opportunities.pages.choice import closes_words
from app.opportunities.pages.labels import state_tag
from app.opportunities.pages.steps import TITLES, address, done_steps
from app.opportunities.pages.when import session_words, when_words
from app.opportunities.pages.where import session_where_words
from app.opportunities.rules import steps, times
from app.opportunities.states import EDITABLE, LIVE, OpportunityState, SessionState, Shape

S = OpportunityState


class Row(NamedTuple):
    title: str
    href: str
    pairs: list[tuple[str, str]]
    tags: list[tuple[str, str]]


def row(opportunity: Opportunity, area: str) -> Row:
    """One card of a list."""
    pairs = [(_("When"), when_words(opportunity)), (_("Team"), opportunity.team.name)]
    if area == "team":
        pairs.append((_("Host"), opportunity.host.name))
    href = url_for(f"opportunities.{area}_show", ref=opportunity.ref)
    return Row(opportunity.title, href, pairs, [state_tag(opportunity, area), (opportunity.kind.name, "white")])


class Button(NamedTuple):
    """Something to do. `post` sends at once; else it is a link to a page that asks first."""

    text: str
    href: str
    post: bool = False


class SessionLine(NamedTuple):
    words: str
    where: str
    cancelled: bool
    move: str  # addresses; "" where it can no longer be changed
    cancel: str


@dataclass(frozen=True)
class Shown:
    tag: tuple[str, str]
    what_next: str
    reason: str
    tasks: list[tuple[str, str, bool]]
    check: str
    sessions: list[SessionLine]
    buttons: list[Button]
    places: str
    panel: str
    sections: list[Section]


def shown(opportunity: Opportunity, area: str, now: datetime) -> Shown:
    """The page of one opportunity for its host or the team."""
    state = opportunity.state
    theirs = area == "team" and state is S.RETURNED  # the next step is the host's
    draft = state in EDITABLE and not theirs
    writable = draft or (area == "team" and state is S.SUBMITTED)
    return Shown(
        tag=state_tag(opportunity, area),
        what_next=_what_next(opportunity, area),
        reason=_reason(opportunity),
        tasks=_tasks(opportunity, area) if draft else [],
        check=address(area, opportunity, "check") if writable else "",
        sessions=[_line(opportunity, area, each, now) for each in opportunity.sessions]
        if state not in EDITABLE
        else [],
        buttons=_buttons(opportunity, area, now),
        places=_places(opportunity, area),
        panel=_panel(opportunity, area),
        sections=[] if draft else answers(opportunity, area, changeable=False),
    )


def _places(opportunity: Opportunity, area: str) -> str:
    """The address of the page with the people; it belongs to another room, so it is not made from an endpoint."""
    if opportunity.state not in LIVE | {S.DONE}:
        return ""
    return f"{request.script_root}/{area}/opportunities/{opportunity.ref}/places"


def _panel(opportunity: Opportunity, area: str) -> str:
    """The address of the page of its recruitment panel, which is another room's too, once there are days."""
    if opportunity.kind.shape is not Shape.PANEL or not times.planned(opportunity.sessions):
        return ""
    return f"{request.script_root}/{area}/opportunities/{opportunity.ref}/panel"


def _documents(opportunity: Opportunity, area: str) -> str:
    return f"{request.script_root}/{area}/opportunities/{opportunity.ref}/documents"


def _outcome(opportunity: Opportunity, area: str) -> str:
    return f"{request.script_root}/{area}/opportunities/{opportunity.ref}/outcome"


def _what_next(opportunity: Opportunity, area: str) -> str:
    closes = closes_words(opportunity) if opportunity.closes_at else _("the first session")
    by_host = {
        S.DRAFT: _("Answer each part in any order. Everything is saved as you go. Then check it and send it."),
        S.SUBMITTED: _("The involvement team is reading it. They publish it, or send it back with a reason."),
        S.RETURNED: _("Change what the involvement team asks for, then check it and send it again."),
    }
    by_team = {
        S.DRAFT: _("Answer each part in any order. Everything is saved as you go. Then check it and publish it."),
        S.SUBMITTED: _("Read it. Then publish it, or send it back with a reason."),
        S.RETURNED: _("The host is changing it. They send it again when they are ready."),
    }
    said = {
        S.OPEN: _("People can put their names down until %(closes)s.", closes=closes),
        S.CLOSED: _("Nobody new can put their name down. Places stand."),
        S.FILLED: _("Every place is taken. New names go on the reserve list."),
        S.DONE: _("It is over."),
        S.CANCELLED: _("It was cancelled and will not happen."),
    } | (by_team if area == "team" else by_host)
    return said[opportunity.state]


def _reason(opportunity: Opportunity) -> str:
    if opportunity.state not in {S.RETURNED, S.CANCELLED} or not opportunity.moves:
        return ""
    return opportunity.moves[-1].reason or ""


def _tasks(opportunity: Opportunity, area: str) -> list[tuple[str, str, bool]]:
    done = done_steps(opportunity)
    return [(str(TITLES[s]), address(area, opportunity, s), s in done) for s in steps.path(opportunity)]


def _line(opportunity: Opportunity, area: str, session: Session, now: datetime) -> SessionLine:
    cancelled = session.state is SessionState.CANCELLED
    open_ = opportunity.state in LIVE and not cancelled and session.starts_at > now
    named: dict[str, Any] = {"area": area, "ref": opportunity.ref, "session_ref": session.ref}
    several = len(times.planned(opportunity.sessions)) > 1
    return SessionLine(
        words=session_words(session),
        where=session_where_words(session, has_place=True),
        cancelled=cancelled,
        move=url_for("opportunities.move_session", **named) if open_ else "",
        cancel=url_for("opportunities.cancel_session", **named) if open_ and several else "",
    )


def _buttons(opportunity: Opportunity, area: str, now: datetime) -> list[Button]:
    """What may be done now, and only that."""
    named: dict[str, Any] = {"area": area, "ref": opportunity.ref}
    state, found = opportunity.state, []
    if state in LIVE:
        found += _live_buttons(opportunity, named, now)
    if state in LIVE | {S.DONE}:
        found.append(Button(_("What came of it: tell those who took part"), _outcome(opportunity, area)))
        found.append(Button(_("Documents"), _documents(opportunity, area)))
    if state in LIVE | {S.DONE} and opportunity.kind.shape in ASKED:
        found.append(Button(_("What was done, in numbers"), url_for("daybook.index", **named)))
    if state in LIVE | {S.DONE} and opportunity.kind.shape is Shape.COMMITTEE:
        found.append(Button(_("Terms of office: who until when"), url_for("office.index", **named)))
    if area == "team" and state is S.SUBMITTED:
        found.append(Button(_("Send it back"), url_for("opportunities.send_back", ref=opportunity.ref)))
    if area == "team" and state is S.RETURNED:
        found.append(Button(_("Change it for the host"), address(area, opportunity, "check")))
    if area == "team" and state not in {S.DONE, S.CANCELLED}:
        found.append(Button(_("Hand over to another host"), url_for("opportunities.hand_over", ref=opportunity.ref)))
    found.append(Button(_("Copy as a new draft"), url_for("opportunities.copy", **named), post=True))
    if state not in {S.DONE, S.CANCELLED}:
        words = _("Cancel this draft") if state in EDITABLE else _("Cancel the opportunity")
        found.append(Button(words, url_for("opportunities.cancel", **named)))
    return found


def _live_buttons(opportunity: Opportunity, named: dict[str, Any], now: datetime) -> list[Button]:
    found = []
    if opportunity.state is S.CLOSED:
        found.append(Button(_("Open it again"), url_for("opportunities.open_again", **named)))
    else:
        found.append(Button(_("Close for new names"), url_for("opportunities.close", **named), post=True))
    found.append(Button(_("Add a session"), url_for("opportunities.several", step="sessions", **named)))
    found.append(Button(_("Change the place"), url_for("opportunities.change_place", **named)))
    found += [
        Button(str(TITLES[step]), url_for("opportunities.step", step=step, **named))
        for step in steps.path(opportunity)
        if step in steps.AFTER_PUBLISHING
    ]
    if not any(session.ends_at > now for session in times.planned(opportunity.sessions)):
        found.append(Button(_("It is done"), url_for("opportunities.done", **named), post=True))
    return found
