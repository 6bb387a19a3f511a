"""The days of the interviews, and the lengths of everything on them."""

from __future__ import annotations

from flask import Response, flash, redirect, render_template

from app.core import db, web
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.formatting import day as day_words
from app.core.i18n import gettext as _
from app.panels.states import PanelShape
from app.panels.timetable import actions
from app.panels.timetable.actions import Changed
from app.panels.timetable.forms import HoursForm, LengthsForm
from app.panels.timetable.routes.blueprint import AREA, Answer, Hand, bp, in_hand, staff, tell
from app.panels.timetable.rules.changes import Hours


@bp.route(f"{AREA}/lengths", methods=["GET", "POST"])
@staff
def lengths(ref: str) -> Answer:
    hand = in_hand(ref)
    first = hand.timetable is None
    form = LengthsForm(data=LengthsForm.of(hand.timetable, hand.panel))
    form.offer(first=first, parallel=hand.panel.shape is PanelShape.PARALLEL, days=len(hand.days))
    panel_id = hand.panel.id

    def act(by: Actor) -> Changed:
        number = form.candidates.data if "candidates" in form else None
        again = bool("again" in form and form.again.data)
        return actions.make(panel_id, form.lengths(), number, form.saving(), again=again, by=by)

    title = _("Make the timetable") if first else _("Change lengths and breaks")
    return tell(form, hand, title, _("The timetable is made."), act)


@bp.route(f"{AREA}/days/add", methods=["GET", "POST"])
@staff
def add_day(ref: str) -> Answer:
    hand = in_hand(ref)
    form = HoursForm()
    del form.late, form.prefer
    form.without_calendar()
    if not form.validate_on_submit():
        return _day_form(form, hand)
    on, panel_id, venue = form.on.data, hand.panel.id, form.venue.data or ""
    hours = form.moments(on) if on else None
    if on is None or hours is None:
        return _day_form(form, hand)
    by, version = web.actor(), form.saving().version
    try:
        with db.transaction():
            actions.add_day(panel_id, on, *hours, venue=venue, version=version, by=by)
    except RuleBroken as broken:
        form.refuse(broken)
        return _day_form(form, hand)
    flash(_("The day is added."), "success")
    return redirect(hand.back)  # type: ignore[return-value]


def _day_form(form: HoursForm, hand: Hand) -> Answer:
    form.show(hand.panel)
    return render_template("panels/timetable/form.html", form=form, back=hand.back, title=_("Add a day"), hand=hand)


@bp.route(f"{AREA}/days/<day>", methods=["GET", "POST"])
@staff
def change_day(ref: str, day: str) -> Answer:
    hand = in_hand(ref)
    on = hand.day(day)
    form = HoursForm(data=HoursForm.of(on))
    del form.on, form.venue
    if hand.timetable is None:
        del form.late, form.prefer
        form.without_calendar()
    number, panel_id, date = on.id, hand.panel.id, on.on

    def act(by: Actor) -> Changed:
        hours = form.moments(date)
        if hours is None:
            raise RuleBroken(_("The clocks go forward that night, so there is no such time. Enter another time."))
        late = form.late.data or 0 if "late" in form else 0
        return actions.change(panel_id, Hours(number, *hours, late), form.saving(), by=by)

    title = _("Change %(day)s", day=day_words(on.on))
    return tell(form, hand, title, _("The day was changed."), act, day=on)


@bp.post(f"{AREA}/days/<day>/remove")
@staff
def remove_day(ref: str, day: str) -> Response:
    hand = in_hand(ref)
    ids = (hand.panel.id, hand.day(day).id)
    return web.press(lambda by: actions.remove_day(*ids, by=by), _("The day is taken off."), hand.back)
