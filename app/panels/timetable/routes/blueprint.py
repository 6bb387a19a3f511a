"""What the pages of a timetable share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, abort, flash, redirect, render_template, url_for

from app.core import clock, preview, web
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.core.preview import Change
from app.opportunities.models import Session
from app.opportunities.states import LIVE
from app.panels.models import Candidate, Panel
from app.panels.permissions import may_run
from app.panels.queries import with_hosts
from app.panels.timetable import queries
from app.panels.timetable.actions import Changed
from app.panels.timetable.actions.taking import Stale
from app.panels.timetable.forms import ChangeForm
from app.panels.timetable.models import InterviewDay, Timetable
from app.panels.timetable.telling import facts_of
from app.people import permissions as people

bp = Blueprint("timetable", __name__)
Answer = Response | str
AREA = "/host/panels/<ref>/timetable"
staff = allow(people.host, people.team)


@dataclass(frozen=True)
class Hand:
    """Everything about one panel's timetable that its pages read."""

    panel: Panel
    timetable: Timetable | None
    days: list[InterviewDay]
    sessions: list[Session]

    @property
    def in_calendars(self) -> bool:
        """Whether anybody is told where a day to come begins or ends at another time."""
        opportunity, now = self.panel.opportunity, clock.now()
        ahead = any(session.starts_at > now for session in self.sessions)
        return opportunity is not None and opportunity.state in LIVE and ahead

    @property
    def back(self) -> str:
        return url_for("timetable.host_show", ref=self.panel.ref)

    def made(self) -> Timetable:
        """The timetable, or the answer that there is no such page yet."""
        return self.timetable or abort(404)

    def day(self, ref: str) -> InterviewDay:
        return next((day for day in self.days if day.ref == ref), None) or abort(404)

    def place(self, day: InterviewDay) -> str:
        session = queries.session_on(self.sessions, day)
        opportunity = self.panel.opportunity
        return (session.venue if session else "") or day.venue or (opportunity.venue if opportunity else "")

    def places(self) -> list[tuple[InterviewDay, str]]:
        return [(day, self.place(day)) for day in self.days]


def in_hand(ref: str) -> Hand:
    return hand_of(web.load(Panel, ref, may_run, with_hosts()))


def hand_of(panel: Panel) -> Hand:
    return Hand(panel, queries.timetable_of(panel), queries.days_of(panel), list(queries.sessions_of(panel)))


def candidate(hand: Hand, ref: str) -> Candidate:
    return next((each for each in queries.coming(hand.panel) if each.ref == ref), None) or abort(404)


def tell(form: ChangeForm, hand: Hand, title: str, said: str, act: Callable[[Actor], Changed], **shown: Any) -> Answer:
    """The form; then what the change does and sends; then done. Its facts are those of the change itself."""
    if not hand.in_calendars and "tell" in form:
        form.without_calendar()
    if preview.ready(form):
        facts: list[tuple[str, str]] = []
        panel, by, calendar = hand.panel, web.actor(), hand.in_calendars
        back = hand.back

        def carried_out() -> None:
            done = act(by)
            numbers = {each.id: each.number for each in queries.labels(panel.id)}
            groups = hand.timetable.groups.splitlines() if hand.timetable else queries.groups_of(panel)
            facts[:] = facts_of(done, numbers, groups, calendar=calendar, reason=form.saving().reason)

        try:
            page = preview.carry_out(carried_out, Change(title, facts, _("Save it")))
        except RuleBroken as broken:
            form.refuse(broken)
            if isinstance(broken, Stale):
                form.show(hand.panel)
        else:
            if not page:
                flash(said, "success")
            return page or redirect(back)  # type: ignore[return-value]
    if not form.is_submitted():
        form.show(hand.panel)
    return render_template("panels/timetable/form.html", form=form, back=hand.back, title=title, hand=hand, **shown)
