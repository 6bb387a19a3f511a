"""The pages of a panel for its hosts and the involvement team."""

from __future__ import annotations

from flask import redirect, render_template, url_for
from flask_login import current_user

from app.core import clock, web
from app.core.i18n import gettext as _
from app.documents.declaration import CURRENT, WORDS
from app.opportunities.models import Opportunity
from app.opportunities.permissions import may_host, may_manage
from app.opportunities.queries import whole_options
from app.opportunities.states import Shape
from app.panels import actions, pages, queries
from app.panels.forms import MemberForm, PanelForm
from app.panels.links import HOST, links_of
from app.panels.models import PanelMember
from app.panels.routes.blueprint import Answer, address, bp, load, show, staff
from app.panels.states import PanelState
from app.people import permissions as people


@bp.get("/host/panels/<ref>")
@staff
def host_show(ref: str) -> Answer:
    panel, today = load(ref), clock.today()
    running = panel.state is PanelState.PLANNED
    refs = {number: row.ref for number, row in queries.members_of(panel).items()}
    return render_template(
        "panels/host_show.html", panel=panel, facts=pages.facts(panel), tag=pages.STATES[panel.state],
        links=links_of(panel, HOST), lines=[pages.line(one, refs) for one in queries.sitting(panel)],
        running=running, warned=pages.all_warned(panel, today) if running else [],
        asks_why=queries.needs_a_reason(panel, today), team_view=people.team(current_user),
    )  # fmt: skip


@bp.route("/<any(host, team):area>/opportunities/<ref>/panel", methods=["GET", "POST"])
@staff
def of_opportunity(area: str, ref: str) -> Answer:
    """From the page of an opportunity to its panel, which is asked about the first time."""
    opportunity = web.load(Opportunity, ref, may_manage if area == "team" else may_host, *whole_options())
    there, back = queries.of_opportunity(opportunity.id), url_for(f"opportunities.{area}_show", ref=ref)
    if there is not None:
        return show(there.ref)
    if opportunity.kind.shape is not Shape.PANEL:
        return redirect(back)  # type: ignore[return-value]
    form = PanelForm(data={"post": opportunity.title})
    if form.validate_on_submit():
        opportunity_id, answers = opportunity.id, form.answers()
        said = _("The panel is set up. Now say who sits on it.")
        told = web.done(
            form, lambda by: actions.set_up(opportunity_id, answers, by=by), said, lambda panel: address(panel.ref)
        )  # fmt: skip
        if told:
            return told
    return render_template("panels/form.html", form=form, back=back)


@bp.route("/host/panels/<ref>/change", methods=["GET", "POST"])
@staff
def change(ref: str) -> Answer:
    panel = load(ref)
    if panel.opportunity_id is None:
        return show(ref)
    panel_id, form = panel.id, PanelForm(data=PanelForm.of(panel))
    if form.validate_on_submit():
        answers = form.answers()
        return web.press(lambda by: actions.change(panel_id, answers, by=by), _("Saved."), address(ref))
    return render_template("panels/form.html", form=form, back=address(ref))


@bp.route("/host/panels/<ref>/members/add", methods=["GET", "POST"])
@staff
def add_member(ref: str) -> Answer:
    panel, form = load(ref), MemberForm()
    people_ = {each.ref: each for each in queries.of_the_team(panel)}
    form.offer(panel, people_.values())
    panel_id = panel.id
    if form.validate_on_submit():
        person = people_.get((form.who.data or "") if form.who else "") or queries.staff_by_email(form.email.data or "")
        name, person_id = form.name.data or (person.name if person else ""), person.id if person else None
        if form.email.data and person is None:
            form.blame(form.email, _("No member of staff signs in with this address. Leave it empty, or ask them."))
        elif not name:
            form.blame(form.name, _("Choose somebody of your team, or enter a name."))
        else:
            seat, said = form.seat(), _("%(name)s is on the panel.", name=name)
            return web.press(
                lambda by: actions.add_member(panel_id, name=name, person_id=person_id, **seat, by=by),
                said, address(ref),
            )  # fmt: skip
    return render_template("panels/member.html", form=form, back=address(ref), name="")


@bp.route("/host/panels/<ref>/members/<member>", methods=["GET", "POST"])
@staff
def change_member(ref: str, member: str) -> Answer:
    panel, row = load(ref), _member(ref, member)
    form = MemberForm(data=MemberForm.of(row))
    form.offer(panel, ())
    del form.name, form.email
    if form.validate_on_submit():
        ids, seat = (panel.id, row.id), form.seat()
        return web.press(lambda by: actions.change_member(*ids, **seat, by=by), _("Saved."), address(ref))
    return render_template(
        "panels/member.html",
        form=form,
        back=address(ref),
        name=row.name,
        ref=ref,
        row=row,
        words=WORDS[row.declared_words or CURRENT],
    )


@bp.post("/host/panels/<ref>/members/<member>/declared")
@staff
def declared(ref: str, member: str) -> Answer:
    """Somebody without a sign-in agreed to confidentiality on paper."""
    ids, said = (load(ref).id, _member(ref, member).id), _("Written down: they keep it to themselves.")
    return web.press(lambda by: actions.declare_for(*ids, by=by), said, address(ref))


@bp.post("/host/panels/<ref>/members/<member>/leave")
@staff
def leave(ref: str, member: str) -> Answer:
    ids = (load(ref).id, _member(ref, member).id)
    said = _("They are not on the panel any more. Nobody keeps why.")
    return web.press(lambda by: actions.leave(*ids, by=by), said, address(ref))


def _member(ref: str, member: str) -> PanelMember:
    return web.load(PanelMember, member, lambda _user, row: row.panel.ref == ref and row.left_at is None)
