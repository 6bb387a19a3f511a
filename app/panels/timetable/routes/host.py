"""The whole timetable of a panel, for its hosts."""

from __future__ import annotations

from flask import Response, render_template

from app.core import clock, web
from app.core.csv_file import csv_file
from app.core.formatting import day as day_words
from app.core.formatting import local, span
from app.core.i18n import gettext as _
from app.core.i18n import ngettext
from app.panels.states import PanelState
from app.panels.timetable import actions, pages, queries
from app.panels.timetable.models import InterviewDay
from app.panels.timetable.routes.blueprint import AREA, Answer, Hand, bp, in_hand, staff
from app.panels.timetable.rules import day_warnings
from app.panels.timetable.states import ItemKind


@bp.get(AREA)
@staff
def host_show(ref: str) -> Answer:
    hand = in_hand(ref)
    shown = [pages.day_rows(hand.timetable, day, place, codes=True) for day, place in hand.places() if hand.timetable]
    return render_template(
        "panels/timetable/host_show.html", hand=hand, panel=hand.panel, shown=shown, warnings=_warnings(hand),
        kind=ItemKind, now=clock.now(), made=hand.timetable is not None,
        running=hand.panel.state is not PanelState.CALLED_OFF,
        untaken=bool({local(session.starts_at).date() for session in hand.sessions} - {day.on for day in hand.days}),
    )  # fmt: skip


def _warnings(hand: Hand) -> list[str]:
    if hand.panel.state is PanelState.CALLED_OFF:
        return [_("This panel was called off. The timetable stays as it was.")]
    said = []
    for day in hand.days:
        seen = len({item.candidate_id for item in day.items if item.candidate_id is not None})
        said += day_warnings(day.on, seen)
        said += _beside_calendar(hand, day)
        if not seen and hand.timetable is not None:
            said.append(_("Nobody is seen on %(day)s.", day=day_words(day.on)))
    coming, expected = len(queries.coming(hand.panel)), hand.panel.candidates
    if hand.timetable is not None and expected is not None and expected != coming:
        said.append(_(
            "The panel expects %(expected)d candidates, and the timetable is for %(coming)d.",
            expected=expected, coming=coming,
        ))  # fmt: skip
    waiting = coming - len({
        item.candidate_id for day in hand.days for item in day.items if item.candidate_id is not None
    })  # fmt: skip
    if waiting > 0 and hand.timetable is not None:
        said.append(ngettext("%(num)d candidate has no slot.", "%(num)d candidates have no slot.", waiting))
    return said


def _beside_calendar(hand: Hand, day: InterviewDay) -> list[str]:
    """Where the session that people have in their calendars says other hours than this."""
    session = queries.session_on(hand.sessions, day)
    if day.finishes_at is None or (session is None and not hand.in_calendars):
        return []
    if session is None:
        return [_("The opportunity has no session on %(day)s, so nobody has it in a calendar.", day=day_words(day.on))]
    if (session.starts_at, session.ends_at) == (day.arrives_at, day.finishes_at):
        return []
    return [_("People have %(hours)s in their calendars.", hours=span(session.starts_at, session.ends_at))]


@bp.post(f"{AREA}/take-days")
@staff
def take_days(ref: str) -> Response:
    hand = in_hand(ref)
    panel_id, said = hand.panel.id, _("The days are there. Look at their hours, then make the timetable.")
    return web.press(lambda by: actions.take_days(panel_id, by=by), said, hand.back)


@bp.get(f"{AREA}.csv")
@staff
def list_file(ref: str) -> Response:
    """For whoever writes to candidates: labels, codes and times."""
    hand = in_hand(ref)
    return csv_file("candidates.csv", pages.list_heading(), pages.list_rows(hand.made(), hand.days))
