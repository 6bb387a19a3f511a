"""What is done with a published opportunity, and copying an earlier one."""

from __future__ import annotations

from flask import Response, flash, redirect, render_template, url_for

from app.core import db, web
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.opportunities import queries
from app.opportunities.actions import approval, drafts, life
from app.opportunities.forms.choosing import ReopenForm
from app.opportunities.forms.decide import CancelForm, HandOverForm, SendBackForm
from app.opportunities.forms.step import EditionForm
from app.opportunities.pages import changes
from app.opportunities.pages.decide import Decision
from app.opportunities.routes.blueprint import AREA, Answer, bp, load, show, staff
from app.opportunities.routes.parts import said, saved
from app.opportunities.routes.telling import tell
from app.people import permissions as people


@bp.route("/team/opportunities/<ref>/return", methods=["GET", "POST"])
@allow(people.team)
def send_back(ref: str) -> Answer:
    opportunity = load("team", ref)
    form = SendBackForm()
    reason = str(form.reason.data or "")
    if form.validate_on_submit() and saved(
        form, opportunity, lambda actor: approval.send_back(opportunity, reason, by=actor)
    ):
        return _done("team", ref, _("It was sent back. The host reads your words."))
    return _ask(form, "team", ref, Decision.send_back())


@bp.route(f"{AREA}/<ref>/cancel", methods=["GET", "POST"])
@staff
def cancel(area: str, ref: str) -> Answer:
    opportunity, decision = load(area, ref), Decision.cancel()
    form, title = CancelForm(), opportunity.title
    reason = str(form.reason.data or "")
    answer = tell(
        form,
        opportunity,
        lambda actor: life.cancel(opportunity, reason, by=actor),
        lambda: changes.called_off(decision, title, reason),
        lambda: _done(area, ref, _("It is cancelled. Everybody with a place is told.")),
    )
    return answer or _ask(form, area, ref, decision)


@bp.route(f"{AREA}/<ref>/reopen", methods=["GET", "POST"])
@staff
def open_again(area: str, ref: str) -> Answer:
    opportunity = load(area, ref)
    form = ReopenForm()
    if form.validate_on_submit() and saved(
        form, opportunity, lambda actor: life.open_again(opportunity, form.closes_at, by=actor)
    ):
        return _done(area, ref, _("It is open again for new names."))
    return _ask(form, area, ref, Decision.reopen())


@bp.route("/team/opportunities/<ref>/hand-over", methods=["GET", "POST"])
@allow(people.team)
def hand_over(ref: str) -> Answer:
    opportunity, decision = load("team", ref), Decision.hand_over()
    members = {each.id: each for each in queries.members_of(opportunity.team_id) if each.id != opportunity.host_id}
    form, before = HandOverForm(), opportunity.host.name
    form.offer(members.values())
    to, why = int(form.to.data or 0), str(form.reason.data or "")
    answer = tell(
        form,
        opportunity,
        lambda by: life.hand_over(opportunity, to, by=by, reason=why),
        lambda: changes.person(decision, before, members[to].name, why),
        lambda: _done("team", ref, _("Somebody else answers for it now.")),
    )
    return answer or _ask(form, "team", ref, decision)


def _ask(form: EditionForm, area: str, ref: str, decision: Decision) -> str:
    back = url_for(f"opportunities.{area}_show", ref=ref)
    return render_template("opportunities/decide.html", form=form, back=back, decision=decision)


def _done(area: str, ref: str, words: str) -> Response:
    flash(words, "success")
    return show(area, ref)


@bp.post(f"{AREA}/<ref>/close")
@staff
def close(area: str, ref: str) -> Answer:
    opportunity = load(area, ref)
    form = EditionForm()
    if saved(form, opportunity, lambda actor: life.close(opportunity, by=actor)):
        return _done(area, ref, _("It is closed. Nobody new can put their name down; places stand."))
    return said(form, area, ref)


@bp.post(f"{AREA}/<ref>/done")
@staff
def done(area: str, ref: str) -> Answer:
    opportunity = load(area, ref)
    form = EditionForm()
    if saved(form, opportunity, lambda actor: life.done(opportunity, by=actor)):
        return _done(area, ref, _("It is done. Thank you."))
    return said(form, area, ref)


@bp.post(f"{AREA}/<ref>/copy")
@staff
def copy(area: str, ref: str) -> Answer:
    """A new draft like this one, without dates."""
    opportunity, actor = load(area, ref), web.actor()
    with db.transaction():
        fresh = drafts.copy(opportunity, by=actor).ref
    flash(_("This is a copy. Its dates are empty, so add them before you send it."), "success")
    return redirect(url_for(f"opportunities.{area}_show", ref=fresh))  # type: ignore[return-value]
