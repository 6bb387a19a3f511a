"""The pages of a proposal, for the involvement team: ask for one, look, change, release."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, Response, flash, make_response, redirect, render_template, request, url_for

from app.core import clock, db, preview, web
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.core.i18n import ngettext
from app.core.permissions import allow
from app.matching.proposals import actions, pages, queries, table
from app.matching.proposals.forms import AskForm, ReleaseForm
from app.matching.proposals.models import Proposal, ProposalPair
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
    everything = [] if at_work else table.parts(proposal, clock.now())
    changed = table.changes(everything)
    found = web.page_of(changed if _only_changes() else everything, web.page_number())
    page = make_response(
        render_template(
            "matching/proposal.html", proposal=proposal, page=found, state=pages.state_tag(proposal), at_work=at_work,
            good=how_good(proposal.tiers, proposal.bound, proved=bool(proposal.proved)) if proposal.tiers else [],
            open=proposal.state is ProposalState.READY, seconds=LOOK_AGAIN, scope=pages.ONLY_NAMES[proposal.only_names],
            only=_only_changes(), changed=sum(len(part.lines) for part in changed), words=pages.CHANGES,
            lines=sum(len(part.lines) for part in everything), edit=_edited(proposal, everything),
        )
    )  # fmt: skip
    if at_work:
        page.headers["Refresh"] = str(LOOK_AGAIN)
    return page


def _only_changes() -> bool:
    return request.values.get("only") == "changed"


def _edited(proposal: Proposal, everything: Sequence[table.Part]) -> table.Edited | None:
    """Where on the page somebody else is chosen: in the place of one pair, or beside all those of an opportunity."""
    if proposal.state is not ProposalState.READY:
        return None
    return table.edited(everything, request.args.get("instead", ""), request.args.get("put", ""), clock.now())


def _here(ref: str, opportunity: Opportunity) -> str:
    """Back to the rows of this opportunity, as they were shown."""
    only = "changed" if _only_changes() else None
    return url_for("proposals.show", ref=ref, page=web.page_number(), only=only, _anchor=f"o-{opportunity.ref}")


@bp.post("/team/proposals/<ref>/pairs")
@allow(team)
def mark(ref: str) -> Response:
    """Keep, leave out, or undo one pair; what it was shown as is in the form."""
    proposal = web.load(Proposal, ref, may_see)
    asked, pair = request.form.get("do", ""), _pair(proposal, request.form)
    if asked not in MARKS or pair is None:
        return _nothing(ref)
    proposal_id, here = proposal.id, _here(ref, pair.opportunity)
    person_id, opportunity_id, unit = pair.person_id, pair.opportunity_id, pair.unit
    return web.press(
        lambda by: actions.mark(proposal_id, person_id, opportunity_id, unit, MARKS[asked], by=by), _changed(), here
    )


def _changed() -> str:
    return _("Changed. Press “Work it out again” to have the rest fit to it.")


def _nothing(ref: str) -> Response:
    flash(_("This is not in the proposal any more. Nothing was changed."), "error")
    return redirect(url_for("proposals.show", ref=ref, page=web.page_number()))  # type: ignore[return-value]


@bp.post("/team/proposals/<ref>/instead")
@allow(team)
def instead(ref: str) -> Response:
    """Somebody else in the place of one pair."""
    proposal = web.load(Proposal, ref, may_see)
    other = web.load(Person, request.form.get("person", ""), may_see_person)
    pair = _pair(proposal, request.form)
    if pair is None:
        return _nothing(ref)
    proposal_id, other_id, here = proposal.id, other.id, _here(ref, pair.opportunity)
    person_id, opportunity_id, unit = pair.person_id, pair.opportunity_id, pair.unit
    return web.press(
        lambda by: actions.instead(proposal_id, person_id, opportunity_id, unit, other_id, by=by), _changed(), here
    )


@bp.post("/team/proposals/<ref>/add")
@allow(team)
def add(ref: str) -> Response:
    """Put somebody in by hand: for the place of this opportunity that is free and suits them."""
    proposal = web.load(Proposal, ref, may_see)
    opportunity = web.load(Opportunity, request.form.get("opportunity", ""), may_manage)
    person = web.load(Person, request.form.get("person", ""), may_see_person)
    from_table = "table" in request.form
    back = _here(ref, opportunity) if from_table else url_for("fit.who_fits", ref=opportunity.ref, q=person.full_name)
    session_id = request.form.get("session", type=int)
    unit = queries.unit_for(opportunity.id, person.id, clock.now(), session_id)
    if unit is None:
        flash(_("No place of this one is free that suits %(name)s. Nothing was changed.", name=person.name), "error")
        return redirect(back)  # type: ignore[return-value]
    proposal_id, person_id, opportunity_id = proposal.id, person.id, opportunity.id
    said = _("%(name)s is in the proposal now.", name=person.name)
    return web.press(
        lambda by: actions.mark(proposal_id, person_id, opportunity_id, unit, Mark.PINNED, by=by), said, back
    )


def _pair(proposal: Proposal, given: Any) -> ProposalPair | None:
    return {str(each.id): each for each in proposal.pairs}.get(given.get("pair", ""))


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
