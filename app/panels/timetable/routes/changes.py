"""What happens to a timetable: somebody more, somebody less, a break."""

from __future__ import annotations

from flask import abort

from app.core import clock
from app.core.actor import Actor
from app.core.formatting import clock as clock_words
from app.core.i18n import gettext as _
from app.panels.timetable import actions, queries
from app.panels.timetable.actions import ADD, Changed
from app.panels.timetable.forms import AddForm, BreakForm, WithdrawForm, day_of, offer_days
from app.panels.timetable.routes.blueprint import AREA, Answer, bp, candidate, in_hand, staff, tell
from app.panels.timetable.rules.changes import Add, NoPause, Pause, Withdraw
from app.panels.timetable.states import ItemKind
from app.panels.timetable.words import label


@bp.route(f"{AREA}/candidates/add", methods=["GET", "POST"])
@staff
def add(ref: str) -> Answer:
    hand = in_hand(ref)
    hand.made()
    form = AddForm()
    open_ = offer_days(form, hand.days, clock.now())
    on = day_of(form, open_)
    panel_id, code, number = hand.panel.id, form.reference.data or "", on.id if on else 0

    def act(by: Actor) -> Changed:
        return actions.change(panel_id, Add(ADD, number), form.saving(), code=code, by=by)

    name = label(queries.next_number(hand.panel))
    return tell(form, hand, _("Add %(name)s", name=name), _("%(name)s is on the timetable.", name=name), act)


@bp.route(f"{AREA}/candidates/<who>/withdraw", methods=["GET", "POST"])
@staff
def withdraw(ref: str, who: str) -> Answer:
    hand = in_hand(ref)
    hand.made()
    gone = candidate(hand, who)
    number, panel_id, name = gone.id, hand.panel.id, label(gone.number)

    def act(by: Actor) -> Changed:
        return actions.change(panel_id, Withdraw(number), form.saving(), by=by)

    form = WithdrawForm()
    said = _("%(name)s is off the timetable. The number is not given to anybody else.", name=name)
    return tell(form, hand, _("%(name)s has withdrawn", name=name), said, act)


@bp.route(f"{AREA}/breaks/add", methods=["GET", "POST"])
@staff
def add_break(ref: str) -> Answer:
    hand = in_hand(ref)
    hand.made()
    form = BreakForm()
    open_ = offer_days(form, hand.days, clock.now())
    on = day_of(form, open_)
    start = form.at(on.on, form.start) if on and form.start.data else None
    panel_id, number, minutes = hand.panel.id, on.id if on else 0, form.minutes.data or 0

    def act(by: Actor) -> Changed:
        return actions.change(panel_id, Pause(number, start or clock.now(), minutes), form.saving(), by=by)

    return tell(form, hand, _("Add a break"), _("The break is on the timetable."), act)


@bp.route(f"{AREA}/breaks/<item>/remove", methods=["GET", "POST"])
@staff
def remove_break(ref: str, item: str) -> Answer:
    hand = in_hand(ref)
    found = next((row for day in hand.days for row in day.items if row.ref == item), None)
    if found is None or found.kind is not ItemKind.ADDED:
        abort(404)
    form, panel_id, wanted = WithdrawForm(), hand.panel.id, NoPause(found.day_id, found.starts_at)

    def act(by: Actor) -> Changed:
        return actions.change(panel_id, wanted, form.saving(), by=by)

    title = _("Take the break at %(time)s off", time=clock_words(found.starts_at))
    return tell(form, hand, title, _("The break is off the timetable."), act)
