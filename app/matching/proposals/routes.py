"""The pages of a proposal, for the involvement team: ask for one, look, change, release."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, flash, make_response, redirect, render_template, request, url_for

from app.core import clock, db, preview, web
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.core.i18n import ngettext
from app.core.permissions import allow
from app.matching.proposals import actions, pages, queries
from app.matching.proposals.forms import AskForm, ReleaseForm
from app.matching.proposals.models import Proposal
from app.matching.proposals.rules import how_good
from app.matching.proposals.states import AT_WORK, Mark, Outcome, ProposalState
from app.opportunities.models import Opportunity
from app.opportunities.permissions import may_manage
from app.people.models import Person
from app.people.permissions import may_see_person, team

bp = Blueprint("proposals", __name__)
Answer = Response | str
LOOK_AGAIN = 10  # seconds, while it is being made
MARKS = {"keep": Mark.PINNED, "leave-out": Mark.FORBIDDEN, "undo": None}


def may_see(user: Any, _proposal: Proposal) -> bool:
    return team(user)


@bp.route("/team/proposals", methods=["GET", "POST"])
@allow(team)
def index() -> Answer:
    form = AskForm(data={"who": "all", "most": "1"})
    if form.validate_on_submit():
        return _ask(only_names=form.who.data == "names", most_each=int(form.most.data or 1))
    return render_template(
        "matching/proposals.html", form=form, now=queries.to_see(), earlier=queries.earlier(), tag_of=pages.state_tag
    )


def _ask(*, only_names: bool, most_each: int) -> Response:
    by = web.actor()
    try:
        with db.transaction():
            ref = actions.ask(only_names=only_names, most_each=most_each, by=by).ref
    except RuleBroken as broken:
        flash(str(broken), "error")
        return redirect(url_for("proposals.index"))  # type: ignore[return-value]
    return redirect(url_for("proposals.show", ref=ref))  # type: ignore[return-value]


@bp.get("/team/proposals/<ref>")
@allow(team)
def show(ref: str) -> Response:
    """While it is being made the page looks again by itself; nothing can be typed on it then."""
    proposal = web.load(Proposal, ref, may_see, *queries.WHOLE)
    at_work = proposal.state in AT_WORK
    found = web.page_of(pages.parts(proposal, clock.now()), web.page_number())
    page = make_response(
        render_template(
            "matching/proposal.html", proposal=proposal, page=found, state=pages.state_tag(proposal), at_work=at_work,
            good=how_good(proposal.tiers, proposal.bound, proved=bool(proposal.proved)) if proposal.tiers else [],
            open=proposal.state is ProposalState.READY, seconds=LOOK_AGAIN, scope=pages.ONLY_NAMES[proposal.only_names],
        )
    )  # fmt: skip
    if at_work:
        page.headers["Refresh"] = str(LOOK_AGAIN)
    return page


@bp.post("/team/proposals/<ref>/pairs")
@allow(team)
def mark(ref: str) -> Response:
    """Keep, leave out, or undo one pair; what it was shown as is in the form."""
    proposal = web.load(Proposal, ref, may_see)
    here = url_for("proposals.show", ref=ref, page=web.page_number())
    asked, pair = request.form.get("do", ""), _pair(proposal, request.form)
    if asked not in MARKS or pair is None:
        flash(_("This is not in the proposal any more. Nothing was changed."), "error")
        return redirect(here)  # type: ignore[return-value]
    proposal_id = proposal.id
    person_id, opportunity_id, unit = pair
    said = _("Changed. Press “Work it out again” to have the rest fit to it.")
    return web.press(
        lambda by: actions.mark(proposal_id, person_id, opportunity_id, unit, MARKS[asked], by=by), said, here
    )


@bp.post("/team/proposals/<ref>/add")
@allow(team)
def add(ref: str) -> Response:
    """Put somebody in by hand: for the place of this opportunity that is free and suits them."""
    proposal = web.load(Proposal, ref, may_see)
    opportunity = web.load(Opportunity, request.form.get("opportunity", ""), may_manage)
    person = web.load(Person, request.form.get("person", ""), may_see_person)
    back = url_for("fit.who_fits", ref=opportunity.ref, q=person.full_name)
    unit = queries.unit_for(opportunity.id, person.id, clock.now())
    if unit is None:
        flash(_("No place of this one is free that suits %(name)s. Nothing was changed.", name=person.name), "error")
        return redirect(back)  # type: ignore[return-value]
    proposal_id, person_id, opportunity_id = proposal.id, person.id, opportunity.id
    said = _("%(name)s is in the proposal now.", name=person.name)
    return web.press(
        lambda by: actions.mark(proposal_id, person_id, opportunity_id, unit, Mark.PINNED, by=by), said, back
    )


def _pair(proposal: Proposal, given: Any) -> tuple[int, int, tuple[int, int | None]] | None:
    known = {str(each.id): (each.person_id, each.opportunity_id, each.unit) for each in proposal.pairs}
    return known.get(given.get("pair", ""))


@bp.post("/team/proposals/<ref>/again")
@allow(team)
def again(ref: str) -> Response:
    """Another one around what people kept and left out, which changes as little else as it can."""
    proposal = web.load(Proposal, ref, may_see)
    return _ask(only_names=proposal.only_names, most_each=proposal.most_each)


@bp.route("/team/proposals/<ref>/release", methods=["GET", "POST"])
@allow(team)
def release(ref: str) -> Answer:
    """Ask everybody in it, once it was shown what is sent."""
    proposal = web.load(Proposal, ref, may_see, *queries.WHOLE)
    form, back = ReleaseForm(), url_for("proposals.show", ref=ref)
    if proposal.state is not ProposalState.READY:
        flash(_("This proposal is not open any more. Look at the newest one."), "error")
        return redirect(back)  # type: ignore[return-value]
    if not preview.ready(form):
        return render_template("matching/release.html", form=form, proposal=proposal, change=pages.releasing(proposal))
    proposal_id, by, change = proposal.id, web.actor(), pages.releasing(proposal)
    counts: dict[Outcome, int] = {}

    def act() -> None:
        counts.update(actions.release(proposal_id, by=by))

    try:
        page = preview.carry_out(act, change)
    except RuleBroken as broken:
        flash(str(broken), "error")
        return redirect(back)  # type: ignore[return-value]
    if page:
        return page
    number = counts[Outcome.OFFERED] + counts[Outcome.ASKED]
    flash(ngettext("%(num)d person was asked.", "%(num)d people were asked.", number), "success")
    return redirect(back)  # type: ignore[return-value]


@bp.post("/team/proposals/<ref>/drop")
@allow(team)
def drop(ref: str) -> Response:
    proposal_id = web.load(Proposal, ref, may_see).id
    said = _("The proposal is dropped. Nobody was asked.")
    return web.press(lambda by: actions.drop(proposal_id, by=by), said, url_for("proposals.index"))
