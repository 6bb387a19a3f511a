"""For the involvement team: a network, who convenes it, and joining or leaving for somebody who asked."""

from __future__ import annotations

from typing import Any

from flask import abort, flash, redirect, render_template, url_for

from app.coproduction.network import actions, pages, queries
from app.coproduction.network.forms import JoinBehalfForm, LeaveBehalfForm, NetworkForm
from app.coproduction.network.models import Network
from app.coproduction.network.permissions import anybody, convenes, member_of
from app.coproduction.network.routes.bp import Answer, bp, load, page
from app.coproduction.network.routes.bp import people as people_
from app.core import db, web
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.people import queries as people
from app.people.behalf import behalf
from app.people.models import Person, Role
from app.people.permissions import may_see_person, team


@bp.route("/team/networks/new", methods=["GET", "POST"])
@allow(team)
def new() -> Answer:
    return _edit(None, NetworkForm(), url_for("network.index"))


@bp.route("/team/networks/<ref>", methods=["GET", "POST"])
@allow(team)
def change(ref: str) -> Answer:
    row = load(ref, anybody)
    return _edit(row, NetworkForm(data={"name": row.name, "about": row.about}), page(ref))


def _edit(row: Network | None, form: NetworkForm, back: str) -> Answer:
    number = row.id if row else None
    if form.validate_on_submit():
        name, about, by = form.name.data or "", form.about.data or "", web.actor()
        try:
            with db.transaction():
                ref = actions.save_network(number, name, about, by=by).ref
        except RuleBroken as broken:
            form.form_errors.append(str(broken))
        else:
            flash(_("Saved."), "success")
            return redirect(page(ref))  # type: ignore[return-value]
    title = _("Change the network") if row else _("Begin a network")
    return render_template("coproduction/network/form.html", form=form, back=back, title=title)


@bp.get("/networks/<ref>/members")
@people_
def members(ref: str) -> Answer:
    """Everybody, for the involvement team and who convenes."""
    network = load(ref, convenes)
    return render_template(
        "coproduction/network/members.html", network=network, rows=pages.here(network), comes=pages.COMES
    )


@bp.post("/team/networks/<ref>/members/<person>/<any(convenes, not):what>")
@allow(team)
def convening(ref: str, person: str, what: str) -> Answer:
    network = load(ref, anybody)
    number, yes = network.id, what == "convenes"
    found = next((row.person_id for row in pages.here(network) if row.person.ref == person), None) or abort(404)
    said = _("They convene it now.") if yes else _("They do not convene it any more.")
    return web.press(
        lambda by: actions.change_member(number, found, convenes=yes, by=by), said, url_for("network.members", ref=ref)
    )


def _somebody(ref: str) -> Person:
    found: Any = people.advisor_by_ref(ref)
    person: Person = web.allowed(found, may_see_person)
    return person


@bp.get("/team/people/<ref>/networks")
@allow(team)
def of_person(ref: str) -> Answer:
    person = _somebody(ref)
    rows = [(row, member_of(row, person.id) is not None) for row in queries.networks()]
    return render_template("coproduction/network/of_person.html", person=person, rows=rows)


@bp.route("/team/people/<ref>/networks/<network>/<any(join, leave):what>", methods=["GET", "POST"])
@allow(team)
def say_for(ref: str, network: str, what: str) -> Answer:
    person, row = _somebody(ref), load(network, anybody)
    form = JoinBehalfForm(whose=person.id) if what == "join" else LeaveBehalfForm(whose=person.id)
    if isinstance(form, JoinBehalfForm):
        form.offer(pages.ways([Role.ADVISOR]), here=False)
    number, person_id, back = row.id, person.id, url_for("network.of_person", ref=ref)
    if form.validate_on_submit():
        by = behalf(person_id, form)
        told = web.done(form, lambda _me: _say(number, person_id, form, by), _("Saved, as they said it."), back)
        if told:
            return told
    title = _("%(name)s: %(network)s", name=person.name, network=row.name)
    return render_template("coproduction/network/form.html", form=form, back=back, title=title)


def _say(network_id: int, person_id: int, form: JoinBehalfForm | LeaveBehalfForm, by: Any) -> None:
    if isinstance(form, JoinBehalfForm):
        shows = bool(form.shows_name.data)
        actions.join(network_id, person_id, form.chosen(), shows_name=shows, by=by)
    else:
        actions.leave(network_id, person_id, by=by)
