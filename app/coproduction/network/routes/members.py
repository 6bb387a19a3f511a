"""A network as whoever could join reads it, and as its members do; joining, leaving, and what is one's own."""

from __future__ import annotations

from flask import abort, render_template, url_for
from flask_login import current_user

from app.coproduction.network import actions, pages, queries
from app.coproduction.network.forms import JoinForm
from app.coproduction.network.permissions import anybody, convenes, may_change, member_of, reads
from app.coproduction.network.routes.bp import ONE, Answer, bp, load, page, people
from app.core import clock, web
from app.core.i18n import gettext as _


@bp.get("/networks")
@people
def index() -> Answer:
    me = current_user.person_id
    rows = [(row, member_of(row, me) is not None) for row in queries.networks()]
    return render_template("coproduction/network/index.html", rows=rows)


@bp.get(ONE)
@people
def show(ref: str) -> Answer:
    """Who is not in it reads what it is for, and no more."""
    network, me = load(ref, anybody), current_user.person_id
    runs, now = convenes(current_user, network), clock.now()
    ahead, past = pages.meetings(network, now)
    return render_template(
        "coproduction/network/show.html", network=network, mine=member_of(network, me),
        reads=reads(current_user, network), runs=runs, ahead=ahead, past=past, pages=pages,
        here=pages.here(network), today=clock.today(),
        placed=queries.placed(me, [row.opportunity_id for row in network.meetings]),
        may_change=lambda row: may_change(current_user, network, row),
        owner=lambda row: pages.owner_words(row, network, me, all_names=runs),
    )  # fmt: skip


@bp.route(ONE + "/join", methods=["GET", "POST"])
@people
def join(ref: str) -> Answer:
    """Joining; and for who is in it, how they come and whether their name is seen."""
    network, me = load(ref, anybody), current_user.person_id
    mine = member_of(network, me)
    known = pages.ways(current_user.roles)
    given = {"comes_as": mine.comes_as.value, "shows_name": mine.shows_name} if mine else {
        "comes_as": next(iter(known)).value if len(known) == 1 else None}  # fmt: skip
    form, number = JoinForm(data=given), network.id
    form.offer(known, here=mine is not None)
    if form.validate_on_submit():
        comes_as, shows = form.chosen(), bool(form.shows_name.data)
        told = web.done(
            form, lambda by: actions.join(number, me, comes_as, shows_name=shows, by=by),
            _("Saved.") if mine else _("You are in. Welcome."), page(ref),
        )  # fmt: skip
        if told:
            return told
    title = _("Change how you come") if mine else _("Join: %(name)s", name=network.name)
    return render_template("coproduction/network/form.html", form=form, back=page(ref), title=title)


@bp.post(ONE + "/leave")
@people
def leave(ref: str) -> Answer:
    number, me = load(ref, anybody).id, current_user.person_id
    said = _("You have left the network. You can come back at any time.")
    return web.press(lambda by: actions.leave(number, me, by=by), said, url_for("network.index"))


@bp.post(ONE + "/actions/<action>/done")
@people
def action_done(ref: str, action: str) -> Answer:
    network = load(ref, reads)
    row = next((each for each in network.actions if each.ref == action), None)
    if row is None or not may_change(current_user, network, row):
        abort(404)
    number, action_id = network.id, row.id
    return web.press(lambda by: actions.done(number, action_id, by=by), _("Thank you. It is done."), page(ref))
