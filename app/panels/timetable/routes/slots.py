"""One slot: moved, pinned, released; and the code of its candidate."""

from __future__ import annotations

from flask import Response, abort, render_template, request

from app.core import clock, web
from app.core.actor import Actor
from app.core.formatting import local
from app.core.i18n import gettext as _
from app.panels.models import Candidate
from app.panels.timetable import actions
from app.panels.timetable.actions import Changed
from app.panels.timetable.forms import CodeForm, SlotForm, day_of, offer_days
from app.panels.timetable.models import TimetableItem
from app.panels.timetable.routes.blueprint import AREA, Answer, Hand, bp, candidate, in_hand, staff, tell
from app.panels.timetable.rules.changes import Move
from app.panels.timetable.words import label


def _slot(hand: Hand, ref: str) -> tuple[TimetableItem, Candidate]:
    found = next((row for day in hand.days for row in day.items if row.ref == ref), None)
    if found is None or found.candidate is None:
        abort(404)
    return found, found.candidate


@bp.route(f"{AREA}/slots/<item>", methods=["GET", "POST"])
@staff
def slot(ref: str, item: str) -> Answer:
    """Another time for it; and from here its candidate's code, and that they have withdrawn."""
    hand = in_hand(ref)
    row, who = _slot(hand, item)
    form = SlotForm(data={"day": row.day.ref, "start": local(row.starts_at).time()})
    open_ = offer_days(form, hand.days, clock.now())
    on = day_of(form, open_)
    start = form.at(on.on, form.start) if on and form.start.data else None
    groups = hand.made().groups.splitlines() or [""]
    wanted = Move(
        who.id, groups.index(row.group) if row.group in groups else 0, on.id if on else 0, start or clock.now()
    )
    panel_id, name = hand.panel.id, label(who.number)

    def act(by: Actor) -> Changed:
        return actions.change(panel_id, wanted, form.saving(), by=by)

    title = _("Another time for %(name)s", name=name)
    said = _("%(name)s has another time, and it stays until you release it.", name=name)
    return tell(form, hand, title, said, act, slot=row, who=who, ahead=row.starts_at > clock.now())


@bp.post(f"{AREA}/slots/<item>/pin")
@staff
def pin(ref: str, item: str) -> Response:
    hand = in_hand(ref)
    row, who = _slot(hand, item)
    pinned, ids, name = request.form.get("pinned") == "yes", (hand.panel.id, row.id), label(who.number)
    stays = _("The slot of %(name)s stays where it is, whatever else changes.", name=name)
    said = stays if pinned else _("The slot of %(name)s may move again.", name=name)
    return web.press(lambda by: actions.pin(*ids, pinned=pinned, by=by), said, hand.back)


@bp.route(f"{AREA}/candidates/<who>/code", methods=["GET", "POST"])
@staff
def code(ref: str, who: str) -> Answer:
    hand = in_hand(ref)
    found = candidate(hand, who)
    form = CodeForm(data={"reference": found.reference})
    ids, code_, name = (hand.panel.id, found.id), form.reference.data or "", label(found.number)
    if form.validate_on_submit():
        said = _("The code of %(name)s is saved.", name=name)
        told = web.done(
            form, lambda by: actions.set_code(*ids, code_, by=by), said, hand.back, beside=(form.reference,)
        )  # fmt: skip
        if told:
            return told
    title = _("Code of %(name)s", name=name)
    return render_template("panels/timetable/form.html", form=form, back=hand.back, title=title, hand=hand)
