"""Meetings of a network: which they are, and their minutes."""

from __future__ import annotations

from flask import abort, render_template, url_for
from flask_login import current_user

from app.coproduction.network import actions, pages, queries
from app.coproduction.network.forms import MeetingForm, MinutesForm
from app.coproduction.network.permissions import convenes, reads
from app.coproduction.network.routes.bp import ONE, Answer, bp, load, meeting_of, page, people
from app.core import web
from app.core.i18n import gettext as _
from app.core.ids import digest
from app.people.permissions import team


@bp.route(ONE + "/meetings/link", methods=["GET", "POST"])
@people
def link(ref: str) -> Answer:
    """Who convenes chooses among the meetings of their own teams, the involvement team among all."""
    network = load(ref, convenes)
    rows = {row.ref: row for row in queries.to_link(None if team(current_user) else current_user.person_id)}
    form, number = MeetingForm(), network.id
    form.offer(rows.values())
    if form.validate_on_submit():
        chosen = rows[form.opportunity.data or ""].id
        told = web.done(form, lambda by: actions.link(number, chosen, by=by), _("Linked."), page(ref))
        if told:
            return told
    return render_template("coproduction/network/link.html", form=form, back=page(ref), some=bool(rows))


@bp.post(ONE + "/meetings/<opportunity>/unlink")
@people
def unlink(ref: str, opportunity: str) -> Answer:
    number = meeting_of(load(ref, convenes), opportunity).id
    return web.press(lambda by: actions.unlink(number, by=by), _("Not a meeting of the network any more."), page(ref))


@bp.get(ONE + "/meetings/<opportunity>")
@people
def minutes(ref: str, opportunity: str) -> Answer:
    """The minutes, once members can read them; for who convenes also before."""
    network = load(ref, reads)
    row, runs = meeting_of(network, opportunity), convenes(current_user, network)
    if not runs and row.minutes_at is None:
        abort(404)
    return render_template(
        "coproduction/network/minutes.html", network=network, row=row, runs=runs, when=pages.when(row)
    )


@bp.route(ONE + "/meetings/<opportunity>/minutes", methods=["GET", "POST"])
@people
def write_minutes(ref: str, opportunity: str) -> Answer:
    row = meeting_of(load(ref, convenes), opportunity)
    form, number = MinutesForm(data={"minutes": row.minutes, "publish": row.minutes_at is not None}), row.id
    back = url_for("network.minutes", ref=ref, opportunity=opportunity)
    if form.validate_on_submit():
        words, before, publish = form.minutes.data or "", form.before.data or "", bool(form.publish.data)
        told = web.done(
            form, lambda by: actions.keep_minutes(number, words, before, publish=publish, by=by), _("Saved."), back
        )
        if told:
            return told
        row = meeting_of(load(ref, convenes), opportunity)
    theirs = row.minutes if form.form_errors else ""
    return render_template(
        "coproduction/network/write_minutes.html", form=form, back=back, before=digest(row.minutes), theirs=theirs
    )
